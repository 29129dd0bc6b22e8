// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Torch.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace lab {

/// While it lives, the memory of large CPU tensors that its thread frees is kept for its thread's
/// next ones of the same size, in the system's huge pages where there are any. A training step asks
/// for the same sizes again and again, and what the system gives it fills with zeros first
/// (docs/decisions/0012-reused-memory.md). What is kept goes back to the system at the end. Make it
/// on the stack, in the thread that works. Within another one it leaves all to that, which at the
/// inner one's end gives all back if it holds more than its `most` bytes.
class ReusedMemory {
public:
    explicit ReusedMemory(std::size_t most = SIZE_MAX);
    ~ReusedMemory();
    ReusedMemory(const ReusedMemory&) = delete;
    ReusedMemory& operator=(const ReusedMemory&) = delete;

    /// Memory of so many bytes that was given to keep(); null where there is none.
    void* taken(std::size_t bytes);
    void keep(void* memory, std::size_t bytes) noexcept;

    /// Bytes that are kept at the moment.
    std::size_t holds() const { return m_bytes; }

private:
    void clear();

    std::map<std::size_t, std::vector<void*>> m_kept;  // by bytes
    std::size_t m_bytes = 0;
    std::size_t m_most;
    bool m_outermost;
};

}  // namespace lab
