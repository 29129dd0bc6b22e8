// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Torch.h"

#include <functional>
#include <memory>

namespace lab {

/// Work that is done again and again over the same tensors. A CUDA device runs small kernels faster
/// than they can be launched one by one; from the fourth time on it is given all of them at once,
/// as a CUDA graph (LibTorch 2.4 or newer). Elsewhere the work is simply done. One thread at a
/// time.
class Repeated {
public:
    /// work: reads and writes the same tensors each time, makes its other tensors again, and
    /// neither waits for the device nor reads from it. It is done within run() only.
    Repeated(const torch::Device& device, std::function<void()> work);
    ~Repeated();
    Repeated(const Repeated&) = delete;
    Repeated& operator=(const Repeated&) = delete;

    /// Puts the work into the calling thread's queue. Throws what the work throws.
    void run();

private:
    struct Graph;

    bool record();

    std::function<void()> m_work;
    int m_before;  // times that the work is still done before it is recorded; below 0: never
    std::unique_ptr<Graph> m_graph;
};

}  // namespace lab
