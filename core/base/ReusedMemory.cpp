// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/ReusedMemory.h"

#include "core/base/PlacedMemory.h"
#include "core/base/platform/LargeMemory.h"

#include <cstddef>
#include <cstdlib>
#include <mutex>
#include <new>
#include <unordered_map>
#include <utility>

namespace lab {

namespace {

constexpr std::size_t kLarge = 1U << 16U;  // bytes; the C library is good at less

thread_local ReusedMemory* current = nullptr;

// What a PlacedMemory has for the next tensor, and what it has given.
struct Place {
    void* memory = nullptr;
    std::size_t bytes = 0;
    void* given = nullptr;
};

thread_local Place nextPlace;

// As LibTorch asks for memory through one allocator a process, what that one has given is known to
// the process: the size of each large piece.
class Pieces {
public:
    void add(void* memory, std::size_t bytes) {
        const std::lock_guard lock(m_mutex);
        m_bytes.emplace(memory, bytes);
    }

    /// 0: not one of these.
    std::size_t remove(void* memory) {
        const std::lock_guard lock(m_mutex);
        const auto found = m_bytes.find(memory);
        if (found == m_bytes.end()) {
            return 0;
        }
        const std::size_t bytes = found->second;
        m_bytes.erase(found);
        return bytes;
    }

private:
    std::mutex m_mutex;
    std::unordered_map<void*, std::size_t> m_bytes;
};

Pieces& pieces() {
    static auto* all = new Pieces;  // tensors may outlive whatever ends with main
    return *all;
}

std::size_t rounded(std::size_t bytes) {
    return (bytes + kPageBytes - 1) / kPageBytes * kPageBytes;
}

void release(void* memory) {
    if (memory == nextPlace.given && memory != nullptr) {
        return;
    }
    const std::size_t bytes = pieces().remove(memory);
    if (bytes == 0) {
        c10::GetDefaultCPUAllocator()->raw_deleter()(memory);
    } else if (current != nullptr) {
        current->keep(memory, bytes);
    } else {
        giveLargeMemoryBack(memory, bytes);
    }
}

class Allocator : public CpuAllocator {
public:
    at::DataPtr given(std::size_t bytes) const override {
        if (bytes == nextPlace.bytes && nextPlace.memory != nullptr) {
            nextPlace.given = std::exchange(nextPlace.memory, nullptr);
            return {nextPlace.given, nextPlace.given, release, at::Device(at::kCPU)};
        }
        if (bytes < kLarge || current == nullptr) {
            return c10::GetDefaultCPUAllocator()->allocate(bytes);
        }
        const std::size_t size = rounded(bytes);
        void* memory = current->taken(size);
        if (memory == nullptr) {
            memory = takeLargeMemory(size);
        }
        if (memory == nullptr) {  // it will say so in its own words
            return c10::GetDefaultCPUAllocator()->allocate(bytes);
        }
        pieces().add(memory, size);
        return {memory, memory, release, at::Device(at::kCPU)};
    }

    at::DeleterFnPtr raw_deleter() const override { return release; }
};

// Sanitizers must see each piece come and go.
constexpr bool kReuses =
#if defined(__SANITIZE_ADDRESS__)
    false;
#else
    true;
#endif

void standInFront() {
    static std::once_flag once;
    std::call_once(once, [] {
        if (kReuses) {
            static auto* allocator = new Allocator;
            c10::SetCPUAllocator(allocator, /*priority=*/1);
        }
    });
}

}  // namespace

ReusedMemory::ReusedMemory(std::size_t most) : m_most(most), m_outermost(current == nullptr) {
    standInFront();
    if (m_outermost) {
        current = this;
    }
}

ReusedMemory::~ReusedMemory() {
    if (m_outermost) {
        current = nullptr;
        clear();
    } else if (current->m_bytes > current->m_most) {
        current->clear();
    }
}

void* ReusedMemory::taken(std::size_t bytes) {
    const auto some = m_kept.find(bytes);
    if (some == m_kept.end() || some->second.empty()) {
        return nullptr;
    }
    void* const memory = some->second.back();
    some->second.pop_back();
    m_bytes -= bytes;
    return memory;
}

void ReusedMemory::keep(void* memory, std::size_t bytes) noexcept {
    try {
        m_kept[bytes].push_back(memory);
        m_bytes += bytes;
    } catch (const std::bad_alloc&) {
        giveLargeMemoryBack(memory, bytes);
    }
}

void ReusedMemory::clear() {
    for (const auto& [bytes, memories] : m_kept) {
        for (void* memory : memories) {
            giveLargeMemoryBack(memory, bytes);
        }
    }
    m_kept.clear();
    m_bytes = 0;
}

PlacedMemory::PlacedMemory(void* memory, std::size_t bytes) {
    standInFront();
    constexpr std::uintptr_t kAlignment = 64;  // as LibTorch's own tensors have it
    if (reinterpret_cast<std::uintptr_t>(memory) % kAlignment == 0) {
        nextPlace = {memory, bytes, nullptr};
    }
}

PlacedMemory::~PlacedMemory() {
    nextPlace = {};
}

}  // namespace lab
