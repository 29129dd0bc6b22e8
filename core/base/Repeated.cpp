// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Repeated.h"

#ifdef LAB_CUDA_GRAPHS
#include <ATen/cuda/CUDAGraph.h>

#include <exception>
#endif

namespace lab {

namespace {

// The first times choose algorithms and fill caches, which a recording must not see.
constexpr int kDoneBefore = 3;
constexpr int kNever = -1;

}  // namespace

#ifdef LAB_CUDA_GRAPHS

struct Repeated::Graph {
    at::cuda::CUDAGraph graph;
};

Repeated::Repeated(const torch::Device& device, std::function<void()> work)
    : m_work(std::move(work)), m_before(device.is_cuda() ? kDoneBefore : kNever) {}

// Does not do the work. Gives false where something in it cannot be recorded.
bool Repeated::record() {
    auto made = std::make_unique<Graph>();
    made->graph.capture_begin({0, 0}, cudaStreamCaptureModeThreadLocal);
    try {
        m_work();
        made->graph.capture_end();
    } catch (const std::exception&) {
        try {
            made->graph.capture_end();
        } catch (const std::exception&) {
        }
        return false;
    }
    m_graph = std::move(made);
    return true;
}

void Repeated::run() {
    if (m_before == 0 && !m_graph && !record()) {
        m_before = kNever;
    }
    if (m_graph) {
        m_graph->graph.replay();
        return;
    }
    m_work();
    if (m_before > 0) {
        --m_before;
    }
}

#else

struct Repeated::Graph {};

Repeated::Repeated(const torch::Device&, std::function<void()> work)
    : m_work(std::move(work)), m_before(kNever) {}

bool Repeated::record() {
    return false;
}

void Repeated::run() {
    m_work();
}

#endif

Repeated::~Repeated() = default;

}  // namespace lab
