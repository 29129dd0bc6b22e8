// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/FoldedNetwork.h"

#include "core/model/Tensors.h"
#include "core/nn/Blocks.h"
#include "core/nn/NetworkPlan.h"
#include "core/nn/SmallConv.h"
#include "core/nn/SoundWeights.h"

#include <algorithm>
#include <map>

namespace lab {

namespace {

constexpr int kPackedWidth = 8;  // see mustSubsample()

// Numbers of the largest activation that is worth having at once on a CPU (16 MiB). More leaves the
// caches, and glibc asks the system for each array beyond 32 MiB again (measured: 7 % of a batch).
constexpr std::int64_t kAtOnce = 1 << 22;

// Activations that are certainly smaller are far from what a float can hold, and so are the sums
// they are made of.
constexpr double kBound = 1e30;

using Weights = std::map<std::string, torch::Tensor>;

// NaN where there is one.
double largestOf(const torch::Tensor& x) {
    return x.numel() == 0 ? 0 : x.abs().max().item<double>();
}

// `norm`: empty where no batch norm follows.
FoldedConv folded(const Weights& weights, const ConvPlan& plan, const std::string& conv,
                  const std::string& norm, torch::Device device, const std::string& what) {
    const auto doubled = [&weights](const std::string& key) {
        return weights.at(key).to(torch::kFloat64);
    };
    torch::Tensor weight = doubled(conv + ".weight");
    torch::Tensor bias = torch::zeros({plan.outputs}, torch::kFloat64);
    if (!norm.empty()) {
        const torch::Tensor scale =
            doubled(norm + ".weight") / torch::sqrt(doubled(norm + ".running_var") + kNormEpsilon);
        weight = weight * scale.reshape({-1, 1, 1, 1});
        bias = doubled(norm + ".bias") - doubled(norm + ".running_mean") * scale;
    }
    FoldedConv made{
        plan,
        weight.to(device, torch::kFloat32).contiguous(torch::MemoryFormat::ChannelsLast),
        bias.to(device, torch::kFloat32),
        {},
        {},
        largestOf(weight.abs().sum({1, 2, 3})),
        largestOf(bias)};
    if (!norm.empty() && (!isFinite(made.weight) || !isFinite(made.bias))) {
        throw Error(filled(phrase("%1 gives no answers: \"%2.weight\" with its batch norm \"%3\" "
                                  "goes beyond what a number can hold. Its training went wrong or "
                                  "the file is damaged; choose another file or train it again."),
                           what, conv, norm));
    }
    if (device.is_cpu() && at::hasMKLDNN()) {
        made.packedWeight = at::mkldnn_reorder_conv2d_weight(
            made.weight.contiguous().to_mkldnn(), {plan.padding(), plan.padding()},
            {plan.stride, plan.stride}, {1, 1}, plan.groups);
        made.packedBias = made.bias.to_mkldnn();
    }
    return made;
}

NormRelu normRelu(const Weights& weights, const std::string& norm, torch::Device device) {
    const auto figure = [&](const char* name) {
        return weights.at(norm + name).to(device, torch::kFloat32).contiguous();
    };
    NormRelu made{figure(".weight"), figure(".bias"), figure(".running_mean"),
                  figure(".running_var")};
    const torch::Tensor scale = made.weight / torch::sqrt(made.variance + kNormEpsilon);
    made.gain = largestOf(scale);
    made.offset = largestOf(made.bias - made.mean * scale);
    return made;
}

// Slicing is for strided tensors alone.
torch::Tensor padded(const torch::Tensor& x, const BlockPlan& plan) {
    const torch::Tensor strided = x.is_mkldnn() ? x.to_dense() : x;
    const torch::Tensor made = zeroPadded(strided, plan.outputs(), plan.stride);
    return x.is_mkldnn() ? made.to_mkldnn() : made;
}

}  // namespace

torch::Tensor FoldedConv::operator()(const torch::Tensor& x) const {
    if (x.is_mkldnn()) {
        return at::mkldnn_convolution(x, packedWeight, packedBias, {plan.padding(), plan.padding()},
                                      {plan.stride, plan.stride}, {1, 1}, plan.groups);
    }
    if (mustSubsample(plan)) {
        return torch::conv2d(subsampled(x, plan.stride), weight, bias);
    }
    return torch::conv2d(x, weight, bias, plan.stride, plan.padding(), 1, plan.groups);
}

torch::Tensor NormRelu::operator()(const torch::Tensor& x) const {
    constexpr double kMomentum = 0;  // of no effect: the running figures are used
    return torch::batch_norm(x, weight, bias, mean, variance, /*training=*/false, kMomentum,
                             kNormEpsilon, /*cudnn_enabled=*/false)
        .relu_();
}

double FoldedNetwork::Block::bound(double largest) const {
    double y = first.empty() ? largest : first.front().bound(largest);
    const double shortcut = plan.shortcutTakesActivated() ? y : largest;
    double most = std::max(y, largest);
    for (const FoldedConv& conv : convs) {
        y = conv.bound(y);
        most = std::max(most, y);
    }
    return most + (projection.empty() ? shortcut : projection.front().bound(shortcut));
}

torch::Tensor FoldedNetwork::Block::operator()(const torch::Tensor& x) const {
    const bool pre = !first.empty();
    torch::Tensor y = pre ? first.front()(x) : x;
    const torch::Tensor shortcut = plan.shortcutTakesActivated() ? y : x;
    for (std::size_t i = 0; i + 1 < convs.size(); ++i) {
        y = convs[i](y).relu_();
    }
    y = convs.back()(y);
    switch (plan.shortcut) {
        case ShortcutPath::None:
            break;
        case ShortcutPath::Identity:
            y.add_(shortcut);
            break;
        case ShortcutPath::ZeroPadded:
            y.add_(padded(shortcut, plan));
            break;
        case ShortcutPath::Projection:
            y.add_(projection.front()(shortcut));
            break;
    }
    return pre ? y : y.relu_();
}

FoldedNetwork::FoldedNetwork(const NetworkSpec& spec, const NamedTensors& weights,
                             torch::Device device, const std::string& what)
    : m_stages(static_cast<int>(spec.blocks.size())) {
    requireFit(spec, weights, what);
    const torch::NoGradGuard noGrad;
    const NetworkPlan plan = planOf(spec);
    const Weights named(weights.begin(), weights.end());
    m_maxPool = plan.maxPool;
    const bool pre = plan.order == Order::Pre;
    m_pre = pre;
    m_stem = folded(named, plan.stem, "conv1", pre ? "" : "bn1", device, what);
    for (const BlockPlan& block : plan.blocks) {
        const std::string key = block.key() + ".";
        Block made{block, {}, {}, {}};
        for (std::size_t i = 0; i < block.convs.size(); ++i) {
            // In pre-activation order the batch norm behind a convolution is the next one's.
            const std::size_t behind = pre ? i + 2 : i + 1;
            const std::string norm =
                behind > block.convs.size() ? "" : key + "bn" + std::to_string(behind);
            made.convs.push_back(folded(named, block.convs[i], key + "conv" + std::to_string(i + 1),
                                        norm, device, what));
        }
        if (const auto projection = block.projection()) {
            made.projection.push_back(folded(named, *projection, key + "downsample.0",
                                             pre ? "" : key + "downsample.1", device, what));
        }
        if (pre) {
            made.first.push_back(normRelu(named, key + "bn1", device));
        }
        m_blocks.push_back(std::move(made));
    }
    if (plan.endNorm) {
        m_last.push_back(normRelu(named, "bn", device));
    }
    if (plan.classes > 0) {
        m_fcWeight = named.at("fc.weight").to(device, torch::kFloat32).contiguous();
        m_fcBias = named.at("fc.bias").to(device, torch::kFloat32).contiguous();
    }
    m_packed = device.is_cpu() && at::hasMKLDNN() && spec.width >= kPackedWidth;
}

torch::Tensor FoldedNetwork::logits(const torch::Tensor& images) const {
    std::vector<torch::Tensor> rows;
    for (const torch::Tensor& part : images.split(atOnce(images))) {
        rows.push_back(after(upTo(part, m_stages - 1), m_stages - 1));
    }
    return rows.size() == 1 ? rows.front() : torch::cat(rows);
}

std::int64_t FoldedNetwork::atOnce(const torch::Tensor& images) const {
    if (!images.is_cpu()) {
        return std::max<std::int64_t>(images.size(0), 1);
    }
    const std::int64_t stride = m_stem.plan.stride;
    const std::int64_t pixels = (images.size(2) / stride) * (images.size(3) / stride);
    return std::max<std::int64_t>(
        kAtOnce / std::max<std::int64_t>(m_stem.weight.size(0) * pixels, 1), 1);
}

torch::Tensor FoldedNetwork::upTo(const torch::Tensor& images, int stage) const {
    torch::Tensor x = m_stem(toLayout(images, Layout::ChannelsLast));
    if (!m_pre) {
        x.relu_();
    }
    if (m_maxPool) {
        x = torch::max_pool2d(x, 3, 2, 1);
    }
    double bound = 0;
    if (m_packed) {
        bound = m_stem.bound(largestOf(images));
        x = x.to_mkldnn();
    }
    for (const Block& block : m_blocks) {
        if (block.plan.stage > stage) {
            continue;
        }
        if (x.is_mkldnn() && !(block.bound(bound) < kBound)) {
            // The bound grows faster than the activations: looked at, they are mostly small.
            const torch::Tensor strided = x.to_dense();
            bound = largestOf(strided);
            if (!(block.bound(bound) < kBound)) {
                x = strided;  // LibTorch's own operators keep NaN, so that it is refused
            }
        }
        bound = block.bound(bound);
        x = block(x);
    }
    return x.is_mkldnn() ? x.to_dense() : x;
}

torch::Tensor FoldedNetwork::after(torch::Tensor activation, int stage) const {
    for (const Block& block : m_blocks) {
        if (block.plan.stage > stage) {
            activation = block(activation);
        }
    }
    for (const NormRelu& last : m_last) {
        activation = last(activation);
    }
    const torch::Tensor features = activation.mean({2, 3});
    return m_fcWeight.defined() ? torch::linear(features, m_fcWeight, m_fcBias) : features;
}

}  // namespace lab
