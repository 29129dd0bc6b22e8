// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/Network.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/base/Random.h"
#include "core/nn/FusedNorm.h"
#include "core/nn/SmallConv.h"

#include <cmath>
#include <map>

namespace lab {

namespace {

void fillNormal(torch::Tensor& weight, double deviation, Random random) {
    float* values = weight.data_ptr<float>();
    for (std::int64_t i = 0; i < weight.numel(); ++i) {
        values[i] = static_cast<float>(deviation * random.normal());
    }
}

void fillUniform(torch::Tensor& weight, double bound, Random random) {
    float* values = weight.data_ptr<float>();
    for (std::int64_t i = 0; i < weight.numel(); ++i) {
        values[i] = static_cast<float>(bound * (2 * random.uniform() - 1));
    }
}

std::string shapeText(const torch::Tensor& tensor) {
    std::string text = "[";
    for (const std::int64_t size : tensor.sizes()) {
        text += (text.size() > 1 ? ", " : "") + std::to_string(size);
    }
    return text + "]";
}

}  // namespace

// [code: begin network]
NetworkImpl::NetworkImpl(const NetworkSpec& spec)
    : m_spec(spec), m_maxPool(false), m_conv1(nullptr), m_norm(nullptr), m_fc(nullptr) {
    const NetworkPlan plan = planOf(spec);
    m_maxPool = plan.maxPool;                                 // [code: pool]
    m_conv1 = register_module("conv1", makeConv(plan.stem));  // [code: stem]
    if (plan.order == Order::Post) {
        m_norm = register_module(                               // [code: stem]
            "bn1", torch::nn::BatchNorm2d(plan.stem.outputs));  // [code: stem]
    }
    std::shared_ptr<torch::nn::Module> stage;
    for (const BlockPlan& block : plan.blocks) {
        if (block.index == 0) {
            stage = register_module("layer" + std::to_string(block.stage + 1),
                                    std::make_shared<torch::nn::Module>());
        }
        m_blocks.push_back(                                                      // [code: stages]
            stage->register_module(std::to_string(block.index), Block(block)));  // [code: stages]
    }
    if (plan.endNorm) {
        m_norm = register_module("bn", torch::nn::BatchNorm2d(plan.features));
    }
    m_fc = register_module("fc", torch::nn::Linear(plan.features, plan.classes));  // [code: fc]
}

torch::Tensor NetworkImpl::forward(torch::Tensor x) {
    x = convolved(m_conv1, x);  // [N, width, H/s, W/s] [code: stem]
    if (m_spec.order == Order::Post) {
        x = normalised(m_norm, x, {}, Activation::Relu);  // [code: stem]
    }
    if (m_maxPool) {                        // [code: pool]
        x = torch::max_pool2d(x, 3, 2, 1);  // [N, width, H/4, W/4] [code: pool]
    }
    for (Block& block : m_blocks) {  // [code: stages]
        x = block->forward(x);       // the last stage gives [N, features, h, w] [code: stages]
    }
    if (m_spec.order == Order::Pre && !m_norm.is_empty()) {
        x = normalised(m_norm, x, {}, Activation::Relu);
    }
    // A mean, not adaptive pooling: the same numbers, and its backward costs less.
    x = x.mean({2, 3});  // [N, features] [code: mean]
    return m_fc(x);      // [N, classes] [code: fc]
}
// [code: end]

// [code: begin start]
void initialise(Network& network, std::uint64_t seed) {
    const torch::NoGradGuard noGrad;
    for (auto& entry : network->named_parameters()) {
        torch::Tensor& weight = entry.value();
        const Random random(seed, Purpose::InitialWeights, hashOf(entry.key()));
        if (weight.dim() == 4) {  // [out, in/groups, k, k] [code: he]
            const auto fanOut = weight.size(0) * weight.size(2) * weight.size(3);      // [code: he]
            fillNormal(weight, std::sqrt(2.0 / static_cast<double>(fanOut)), random);  // [code: he]
        } else if (entry.key().starts_with("fc.")) {
            const auto features = network->named_parameters()["fc.weight"].size(1);
            fillUniform(weight, 1 / std::sqrt(static_cast<double>(features)), random);
        } else {
            weight.fill_(entry.key().ends_with(".weight") ? 1 : 0);  // [code: norms]
        }
    }
    // [code: end]
    if (network->spec().zeroInitResidual && network->spec().family == Family::Residual) {
        for (Block block : network->blocks()) {
            block->startAtZero();
        }
    }
}

void setWeightLayout(Network& network, Layout layout) {
    const torch::NoGradGuard noGrad;
    const auto format = layout == Layout::ChannelsLast ? torch::MemoryFormat::ChannelsLast
                                                       : torch::MemoryFormat::Contiguous;
    for (torch::Tensor& weight : network->parameters()) {
        if (weight.dim() == 4) {
            weight.set_data(weight.contiguous(format));
        }
    }
}

void loadState(Network& network, const NamedTensors& state, const std::string& what) {
    std::map<std::string, torch::Tensor> given(state.begin(), state.end());
    const NamedTensors own = stateOf(*network);
    for (const auto& [key, tensor] : own) {
        const auto found = given.find(key);
        if (found == given.end()) {
            throw Error(
                filled(phrase("%1 has no \"%2\", so it is not a %3 of this kind; choose the "
                              "network it was made for."),
                       what, key, titleOf(network->spec())));
        }
        if (found->second.sizes() != tensor.sizes()) {
            throw Error(
                filled(phrase("%1 has \"%2\" of shape %3 where this network needs %4; choose "
                              "the network, width and classes it was made for."),
                       what, key, shapeText(found->second), shapeText(tensor)));
        }
    }
    if (given.size() != own.size()) {
        for (const auto& [key, tensor] : own) {
            given.erase(key);
        }
        throw Error(
            filled(phrase("%1 also has \"%2\", which a %3 has not; choose the network it was "
                          "made for."),
                   what, given.begin()->first, titleOf(network->spec())));
    }
    const torch::NoGradGuard noGrad;
    for (const auto& [key, tensor] : own) {
        torch::Tensor target = tensor;
        target.copy_(given.at(key));
    }
}

}  // namespace lab
