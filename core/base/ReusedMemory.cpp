#include "core/base/ReusedMemory.h"

#include <cstddef>
#include <cstdlib>
#include <mutex>
#include <new>
#include <unordered_map>
#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace lab {

namespace {

constexpr std::size_t kLarge = 1U << 16U;  // bytes; the C library is good at less
constexpr std::size_t kHuge = 1U << 21U;   // a huge page of x86-64 and of ARM
constexpr std::size_t kPage = 1U << 12U;

thread_local ReusedMemory* current = nullptr;

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
    const std::size_t unit = bytes >= kHuge ? kHuge : kPage;
    return (bytes + unit - 1) / unit * unit;
}

// From the system; null when it has no more.
void* fresh(std::size_t bytes) {
#if defined(__linux__)
    if (bytes >= kHuge) {
        void* const room = ::mmap(nullptr, bytes + kHuge, PROT_READ | PROT_WRITE,
                                  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (room == MAP_FAILED) {
            return nullptr;
        }
        auto* const begin = static_cast<std::byte*>(room);
        const std::size_t before = -reinterpret_cast<std::uintptr_t>(begin) % kHuge;
        ::munmap(begin + before + bytes, kHuge - before);
        if (before > 0) {
            ::munmap(begin, before);
        }
        ::madvise(begin + before, bytes, MADV_HUGEPAGE);  // a wish: else the pages are small ones
        return begin + before;
    }
#endif
    return std::aligned_alloc(kPage, bytes);
}

void giveBack(void* memory, std::size_t bytes) noexcept {
#if defined(__linux__)
    if (bytes >= kHuge) {
        ::munmap(memory, bytes);
        return;
    }
#endif
    std::free(memory);
}

void release(void* memory) {
    const std::size_t bytes = pieces().remove(memory);
    if (bytes == 0) {
        c10::GetDefaultCPUAllocator()->raw_deleter()(memory);
    } else if (current != nullptr) {
        current->keep(memory, bytes);
    } else {
        giveBack(memory, bytes);
    }
}

class Allocator : public CpuAllocator {
public:
    at::DataPtr given(std::size_t bytes) const override {
        if (bytes < kLarge || current == nullptr) {
            return c10::GetDefaultCPUAllocator()->allocate(bytes);
        }
        const std::size_t size = rounded(bytes);
        void* memory = current->taken(size);
        if (memory == nullptr) {
            memory = fresh(size);
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

}  // namespace

ReusedMemory::ReusedMemory() : m_outermost(current == nullptr) {
    static std::once_flag once;
    std::call_once(once, [] {
        static Allocator allocator;
        if (kReuses) {
            c10::SetCPUAllocator(&allocator, /*priority=*/1);
        }
    });
    if (m_outermost) {
        current = this;
    }
}

ReusedMemory::~ReusedMemory() {
    if (m_outermost) {
        current = nullptr;
    }
    for (const auto& [bytes, memories] : m_kept) {
        for (void* memory : memories) {
            giveBack(memory, bytes);
        }
    }
}

void* ReusedMemory::taken(std::size_t bytes) {
    std::vector<void*>& some = m_kept[bytes];
    if (some.empty()) {
        return nullptr;
    }
    void* const memory = some.back();
    some.pop_back();
    return memory;
}

void ReusedMemory::keep(void* memory, std::size_t bytes) noexcept {
    try {
        m_kept[bytes].push_back(memory);
    } catch (const std::bad_alloc&) {
        giveBack(memory, bytes);
    }
}

}  // namespace lab
