// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab {

/// Lets the calling thread compute with so many threads from now on. Only work that is shared out
/// in ways which give the same bits for any number is spread over them: Winograd's kernels
/// (core/nn/WinogradKernels.h) and direct convolutions in parts (core/nn/DirectConv.h). LibTorch's
/// own operators, whose sums depend on their threads, keep to one (docs/decisions/0015-threads.md).
void useThreads(int threads);

/// What useThreads() gave the calling thread; where it was never called, LibTorch's own number.
int threadsInUse();

/// LibTorch's operators keep to the calling thread from now on, when it is the one that calls them.
void keepToThisThread();

/// The same while it lives.
class OneThread {
public:
    OneThread();
    ~OneThread();
    OneThread(const OneThread&) = delete;
    OneThread& operator=(const OneThread&) = delete;

private:
    int m_before;
};

}  // namespace lab
