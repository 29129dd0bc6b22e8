// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Threads.h"

#include "core/base/Torch.h"

#include <algorithm>

namespace lab {

namespace {

thread_local int given = 0;

}  // namespace

void useThreads(int threads) {
    given = std::max(1, threads);
    keepToThisThread();
}

int threadsInUse() {
    return given > 0 ? given : at::get_num_threads();
}

void keepToThisThread() {
    if (at::get_num_threads() != 1) {  // to set it costs
        at::set_num_threads(1);
    }
}

OneThread::OneThread() : m_before(at::get_num_threads()) {
    keepToThisThread();
}

OneThread::~OneThread() {
    if (m_before != 1) {
        at::set_num_threads(m_before);
    }
}

}  // namespace lab
