// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Torch.h"

#include "core/base/Autocast.h"
#include "core/base/Error.h"
#include "core/base/Numbers.h"
#include "core/base/Phrase.h"
#include "core/base/Problem.h"

#include <ATen/autocast_mode.h>
#include <c10/core/impl/VirtualGuardImpl.h>
#include <torch/version.h>

#include <algorithm>
#include <array>
#include <new>
#include <optional>

namespace lab {

namespace {

// LibTorch 2.4 replaced a function a device by one function that takes the device.
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
bool autocastEnabled(const torch::Device& device) {
    return at::autocast::is_autocast_enabled(device.type());
}
void setAutocast(const torch::Device& device, bool enabled) {
    at::autocast::set_autocast_enabled(device.type(), enabled);
    at::autocast::set_autocast_dtype(device.type(), at::kBFloat16);
}
#else
bool autocastEnabled(const torch::Device& device) {
    return device.is_cuda() ? at::autocast::is_enabled() : at::autocast::is_cpu_enabled();
}
void setAutocast(const torch::Device& device, bool enabled) {
    if (device.is_cuda()) {
        at::autocast::set_enabled(enabled);
        at::autocast::set_autocast_gpu_dtype(at::kBFloat16);
    } else {
        at::autocast::set_cpu_enabled(enabled);
        at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
    }
}
#endif

void append(NamedTensors& state, const torch::nn::Module& module, const std::string& prefix) {
    for (const auto& entry : module.named_parameters(/*recurse=*/false)) {
        state.emplace_back(prefix + entry.key(), entry.value());
    }
    for (const auto& entry : module.named_buffers(/*recurse=*/false)) {
        state.emplace_back(prefix + entry.key(), entry.value());
    }
    for (const auto& child : module.named_children()) {
        append(state, *child.value(), prefix + child.key() + ".");
    }
}

}  // namespace

torch::Device deviceOf(const std::string& name) {
    const bool cuda = torch::cuda::is_available();
    if (name == "cpu" || (name == "auto" && !cuda)) {
        return torch::Device(torch::kCPU);
    }
    if (name == "auto") {
        return torch::Device(torch::kCUDA, 0);
    }
    if (name != "cuda" && !name.starts_with("cuda:")) {
        throw Error(
            filled(phrase("There is no device \"%1\"; choose auto, cpu, cuda or cuda:N."), name));
    }
    if (!cuda) {
        throw Error(
            phrase("No CUDA device can be used with this LibTorch; choose the device cpu, or "
                   "build with a CUDA LibTorch (README, \"GPU\")."));
    }
    const std::string digits = name == "cuda" ? "0" : name.substr(5);
    const std::optional<int> number = numberFrom<int>(digits);
    if (!number || *number < 0 || *number >= static_cast<int>(torch::cuda::device_count())) {
        throw Error(
            filled(phrase("There is no device \"%1\"; this machine has %2, counted from cuda:0."),
                   name, static_cast<int>(torch::cuda::device_count())));
    }
    return torch::Device(torch::kCUDA, static_cast<c10::DeviceIndex>(*number));
}

void useOwnQueue(const torch::Device& device) {
    if (device.is_cuda()) {
        const c10::impl::VirtualGuardImpl guard(device.type());
        guard.setDevice(device);
        guard.exchangeStream(guard.getStreamFromGlobalPool(device));
        // Else the choice among a convolution's algorithms, and with it the bits, may change.
        at::globalContext().setDeterministicCuDNN(true);
    }
}

void waitFor(const torch::Device& device) {
    if (device.is_cuda()) {
        const c10::impl::VirtualGuardImpl guard(device.type());
        guard.getStream(device).synchronize();
    }
}

torch::Tensor toLayout(const torch::Tensor& images, Layout layout) {
    if (layout == Layout::ChannelsLast && images.is_cpu() && images.size(1) == 1) {
        // Memory of one channel lies right either way, but LibTorch takes it for contiguous unless
        // its strides say more, and then convolves and normalises in the slower layout (measured:
        // the lesson's first convolution takes 0.4 ms instead of 2.5, with its gradient).
        const std::int64_t width = images.size(3);
        const std::int64_t pixels = images.size(2) * width;
        return images.contiguous().as_strided(images.sizes(), {pixels, 1, width, 1});
    }
    return images.contiguous(layout == Layout::ChannelsLast ? torch::MemoryFormat::ChannelsLast
                                                            : torch::MemoryFormat::Contiguous);
}

bool isOutOfMemory(const std::exception& error) {
    if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) {
        return true;
    }
    const std::string text = error.what();
    // c10's allocators on the CPU and on CUDA, then oneDNN's statuses through ideep.
    const std::array signs = {"can't allocate memory", "not enough memory", "out of memory",
                              "out_of_memory", "could not create a memory"};
    return dynamic_cast<const Error*>(&error) == nullptr &&
           std::ranges::any_of(
               signs, [&text](const char* sign) { return text.find(sign) != std::string::npos; });
}

std::string sentenceOf(const std::exception& error, std::int64_t batchSize) {
    if (isOutOfMemory(error)) {
        return filled(
            phrase("There is not enough memory for batches of %1 images; choose a smaller "
                   "batch size or fewer workers."),
            batchSize);
    }
    if (const auto* torchs = dynamic_cast<const c10::Error*>(&error)) {
        const std::string text = torchs->what_without_backtrace();
        return filled(phrase("LibTorch stopped: %1"), text.substr(0, text.find('\n')));
    }
    return problemText(error);
}

#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
void updateOnDevice(const std::vector<torch::Tensor>& parameters,
                    const std::vector<torch::Tensor>& gradients,
                    const std::vector<torch::Tensor>& velocities, double momentum,
                    double weightDecay, const torch::Tensor& rate) {
    at::_fused_sgd_(parameters, gradients, velocities, weightDecay, momentum, rate, /*dampening=*/0,
                    /*nesterov=*/false, /*maximize=*/false, /*is_first_step=*/false);
}
#else
void updateOnDevice(const std::vector<torch::Tensor>& parameters,
                    const std::vector<torch::Tensor>& gradients,
                    const std::vector<torch::Tensor>& velocities, double momentum,
                    double weightDecay, const torch::Tensor& rate) {
    at::_foreach_mul_(velocities, momentum);
    at::_foreach_add_(velocities, gradients);
    at::_foreach_add_(velocities, parameters, weightDecay);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        torch::Tensor parameter = parameters[i];
        parameter.addcmul_(velocities[i], rate, -1);
    }
}
#endif

NamedTensors stateOf(const torch::nn::Module& module) {
    NamedTensors state;
    append(state, module, "");
    return state;
}

torch::Tensor asComputed(const torch::Tensor& x) {
    return autocastEnabled(x.device()) ? x.to(torch::kBFloat16) : x;
}

Bf16Guard::Bf16Guard(const torch::Device& device, bool enabled)
    : m_device(device), m_enabled(enabled) {
    if (m_enabled) {
        m_before = autocastEnabled(m_device);
        setAutocast(m_device, true);
        at::autocast::increment_nesting();
    }
}

Bf16Guard::~Bf16Guard() {
    if (m_enabled) {
        if (at::autocast::decrement_nesting() == 0) {
            at::autocast::clear_cache();
        }
        setAutocast(m_device, m_before);
    }
}

}  // namespace lab
