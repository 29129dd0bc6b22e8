// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/train/Sgd.h"

#include "core/train/SgdKernel.h"

#include <ATen/record_function.h>

#include <algorithm>

namespace lab {

namespace {

// Whether the two lie in memory value by value in the same order, as floats that the CPU sees.
bool alike(const torch::Tensor& a, const torch::Tensor& b) {
    return a.device().is_cpu() && b.device().is_cpu() && a.scalar_type() == torch::kFloat32 &&
           b.scalar_type() == torch::kFloat32 && a.sizes() == b.sizes() &&
           a.strides() == b.strides() && a.is_non_overlapping_and_dense();
}

}  // namespace

Sgd::Sgd(NamedTensors parameters, const Recipe& recipe)
    : m_parameters(std::move(parameters)),
      m_factor(recipe.momentum),
      m_weightDecay(recipe.weightDecay) {
    for (const auto& [name, parameter] : m_parameters) {
        m_momentum.emplace_back(name, torch::zeros_like(parameter.detach()));
    }
    if (!m_parameters.empty()) {
        m_rateOnDevice = torch::zeros({}, m_parameters.front().second.detach().options());
    }
}

void Sgd::zeroGrad() {
    for (auto& [name, parameter] : m_parameters) {
        parameter.mutable_grad() = torch::Tensor();
    }
}

void Sgd::setRate(double rate) {
    if (rate != m_rate) {
        m_rate = rate;
        m_rateOnDevice.fill_(rate);
    }
}

void Sgd::step() {
    RECORD_FUNCTION("lab::sgd", std::vector<c10::IValue>());
    const torch::NoGradGuard noGrad;
    std::vector<torch::Tensor> parameters;  // on a GPU: one kernel for many
    std::vector<torch::Tensor> velocities;
    std::vector<torch::Tensor> gradients;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        torch::Tensor& parameter = m_parameters[i].second;
        const torch::Tensor& gradient = parameter.grad();
        if (!gradient.defined()) {
            continue;
        }
        torch::Tensor& velocity = m_momentum[i].second;
        if (alike(parameter, gradient) && alike(parameter, velocity)) {
            updateWeights({parameter.data_ptr<float>(), velocity.data_ptr<float>(),
                           gradient.data_ptr<float>(), parameter.numel()},
                          static_cast<float>(m_rate), static_cast<float>(m_factor),
                          static_cast<float>(m_weightDecay));
            continue;
        }
        parameters.push_back(parameter);
        velocities.push_back(velocity);
        gradients.push_back(gradient);
    }
    if (!parameters.empty()) {
        updateOnDevice(parameters, gradients, velocities, m_factor, m_weightDecay, m_rateOnDevice);
    }
}

void Sgd::setMomentum(const NamedTensors& momentum) {
    const torch::NoGradGuard noGrad;
    TORCH_CHECK(momentum.size() == m_momentum.size(), "momentum of another network");
    for (auto& [name, own] : m_momentum) {  // by name: another program may have changed the order
        const auto found = std::ranges::find(momentum, name, &NamedTensors::value_type::first);
        TORCH_CHECK(found != momentum.end() && found->second.sizes() == own.sizes(),
                    "momentum of another network");
        own.copy_(found->second);
    }
}

}  // namespace lab
