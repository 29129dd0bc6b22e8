#include "core/train/Sgd.h"

#include "core/train/SgdKernel.h"

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
}

void Sgd::zeroGrad() {
    for (auto& [name, parameter] : m_parameters) {
        parameter.mutable_grad() = torch::Tensor();
    }
}

void Sgd::step(double rate) {
    const torch::NoGradGuard noGrad;
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
                          static_cast<float>(rate), static_cast<float>(m_factor),
                          static_cast<float>(m_weightDecay));
            continue;
        }
        velocity.mul_(m_factor).add_(gradient);
        velocity.add_(parameter, m_weightDecay);
        parameter.add_(velocity, -rate);
    }
}

void Sgd::setMomentum(const NamedTensors& momentum) {
    const torch::NoGradGuard noGrad;
    TORCH_CHECK(momentum.size() == m_momentum.size(), "momentum of another network");
    for (std::size_t i = 0; i < momentum.size(); ++i) {
        TORCH_CHECK(momentum[i].first == m_momentum[i].first &&
                        momentum[i].second.sizes() == m_momentum[i].second.sizes(),
                    "momentum of another network");
        m_momentum[i].second.copy_(momentum[i].second);
    }
}

}  // namespace lab
