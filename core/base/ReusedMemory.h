#pragma once

#include "core/base/Torch.h"

#include <map>
#include <vector>

namespace lab {

/// While it lives, the memory of large CPU tensors that its thread frees is kept for its thread's
/// next ones of the same size, in the system's huge pages where there are any. A training step asks
/// for the same sizes again and again, and what the system gives anew it fills with zeros first
/// (docs/decisions/0012-reused-memory.md). What is kept goes back to the system at the end. Make it
/// on the stack, in the thread that works; within another one it leaves all to that.
class ReusedMemory {
public:
    ReusedMemory();
    ~ReusedMemory();
    ReusedMemory(const ReusedMemory&) = delete;
    ReusedMemory& operator=(const ReusedMemory&) = delete;

    /// Memory of so many bytes that was given to keep(); null where there is none.
    void* taken(std::size_t bytes);
    void keep(void* memory, std::size_t bytes) noexcept;

private:
    std::map<std::size_t, std::vector<void*>> m_kept;  // by bytes
    bool m_outermost;
};

}  // namespace lab
