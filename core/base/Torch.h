// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core's .cpp files. Everything that differs between LibTorch 1.13 and 2.x, and between
// devices, is here and nowhere else.

#include "core/base/Layout.h"

#include <c10/core/CPUAllocator.h>
#include <torch/torch.h>
#include <torch/version.h>

#include <cstdint>
#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace lab {

/// Tensors by name, in the order of torchvision's state_dict: a module's parameters, its buffers,
/// then its children.
using NamedTensors = std::vector<std::pair<std::string, torch::Tensor>>;

/// "auto" (the first CUDA device where there is one), "cpu", "cuda", "cuda:N". Throws Error when
/// the device is not there.
torch::Device deviceOf(const std::string& name);

/// Gives the calling worker thread a queue (a CUDA stream) of its own on the device, for as long as
/// the thread lives. Nothing on a CPU.
void useOwnQueue(const torch::Device& device);

/// Blocks until the calling thread's queue on the device is empty. Nothing on a CPU. Other threads'
/// queues go on, also while they record (core/base/Repeated.h).
void waitFor(const torch::Device& device);

/// What gives LibTorch memory for tensors on the CPU. The base says what 1.13 and 2.x want
/// differently; a class of ours says how.
class CpuAllocator : public c10::Allocator {
public:
    virtual at::DataPtr given(std::size_t bytes) const = 0;

#if TORCH_VERSION_MAJOR >= 2
    at::DataPtr allocate(std::size_t bytes) final {
        return given(bytes);
    }
    void copy_data(void* to, const void* from, std::size_t bytes) const final {
        default_copy_data(to, from, bytes);
    }
#else
    at::DataPtr allocate(std::size_t bytes) const final {
        return given(bytes);
    }
#endif
};

/// The layout in which training measured fastest, on every device and in either precision
/// (docs/decisions/0003-layout.md).
inline constexpr Layout kFastestLayout = Layout::ChannelsLast;

/// `images`: dense [N, C, H, W]. The same values in the layout.
torch::Tensor toLayout(const torch::Tensor& images, Layout layout);

/// Whether LibTorch, oneDNN or the C++ library says so because there is no memory left.
bool isOutOfMemory(const std::exception& error);

/// The sentence, with its remedy, of what they threw while they worked on batches of so many
/// images; that of an Error as it is.
std::string sentenceOf(const std::exception& error, std::int64_t batchSize);

/// Parameters and buffers with torchvision's keys and order. Shares memory with the module.
NamedTensors stateOf(const torch::nn::Module& module);

/// One step of stochastic gradient descent for all tensors of one device at once:
/// v ← momentum · v + (g + weightDecay · w), w ← w − rate · v. rate: a scalar on the device.
void updateOnDevice(const std::vector<torch::Tensor>& parameters,
                    const std::vector<torch::Tensor>& gradients,
                    const std::vector<torch::Tensor>& velocities, double momentum,
                    double weightDecay, const torch::Tensor& rate);

/// Turns autocast to bfloat16 on for this thread while it lives, where asked. Thread-local: make it
/// inside the worker.
class Bf16Guard {
public:
    Bf16Guard(const torch::Device& device, bool enabled);
    ~Bf16Guard();
    Bf16Guard(const Bf16Guard&) = delete;
    Bf16Guard& operator=(const Bf16Guard&) = delete;

private:
    torch::Device m_device;
    bool m_enabled;
    bool m_before = false;
};

}  // namespace lab
