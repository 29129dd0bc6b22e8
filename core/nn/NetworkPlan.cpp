// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/NetworkPlan.h"

#include <utility>

namespace lab {

namespace {

constexpr int kExpansion = 4;  // a bottleneck's last 1×1 widens fourfold (paper, table 1)

// [code: begin convs]
std::vector<ConvPlan> convsOf(const NetworkSpec& spec, int inputs, int planes, int stride) {
    if (spec.block == BlockKind::Basic) {
        return {{inputs, planes, 3, stride},  // [code: basic-conv1]
                {planes, planes, 3, 1}};      // [code: basic-conv2]
    }
    const int inner = planes * spec.groupWidth / 64 * spec.cardinality;
    const bool first = spec.strideAt == StrideAt::V1;  // [code: neck-conv1 neck-conv2]
    return {{inputs, inner, 1, first ? stride : 1},    // [code: neck-conv1]
            {inner, inner, 3, first ? 1 : stride, spec.cardinality},  // [code: neck-conv2]
            {inner, planes * kExpansion, 1, 1}};                      // [code: neck-conv3]
}
// [code: end]

ShortcutPath shortcutOf(const NetworkSpec& spec, bool shapeChanges) {
    if (spec.family == Family::Plain) {
        return ShortcutPath::None;
    }
    if (spec.shortcut == Shortcut::C) {
        return ShortcutPath::Projection;
    }
    if (!shapeChanges) {
        return ShortcutPath::Identity;
    }
    return spec.shortcut == Shortcut::A ? ShortcutPath::ZeroPadded : ShortcutPath::Projection;
}

ConvPlan stemOf(const NetworkSpec& spec) {
    switch (spec.stem) {
        case Stem::ImageNet:
            return {spec.inputChannels, spec.width, 7, 2};
        case Stem::Cifar:
            return {spec.inputChannels, spec.width, 3, 1};
        case Stem::Small:
            break;
    }
    return {spec.inputChannels, spec.width, 3, 2};
}

}  // namespace

std::int64_t ConvPlan::weights() const {
    return std::int64_t{outputs} * (inputs / groups) * kernel * kernel;
}

std::optional<ConvPlan> BlockPlan::projection() const {
    if (shortcut != ShortcutPath::Projection) {
        return std::nullopt;
    }
    return ConvPlan{inputs(), outputs(), 1, stride};
}

bool BlockPlan::shortcutTakesActivated() const {
    return order == Order::Pre &&
           (shortcut == ShortcutPath::Projection || shortcut == ShortcutPath::ZeroPadded);
}

std::string BlockPlan::key() const {
    return "layer" + std::to_string(stage + 1) + "." + std::to_string(index);
}

// [code: begin stages]
int outputSide(int side, int kernel, int stride) {
    return (side + 2 * (kernel / 2) - kernel) / stride + 1;
}

NetworkPlan planOf(const NetworkSpec& spec) {
    validate(spec);
    const bool endNorm = spec.order == Order::Pre && spec.endNorm;
    NetworkPlan plan{
        stemOf(spec), spec.stem == Stem::ImageNet, {}, spec.width, spec.classes, spec.order,
        endNorm};
    for (int stage = 0; std::cmp_less(stage, spec.blocks.size()); ++stage) {  // [code: stages]
        for (int index = 0; index < spec.blocks[stage]; ++index) {            // [code: stages]
            const int stride = stage > 0 && index == 0 ? 2 : 1;               // [code: stride]
            BlockPlan block{stage, index, {}, ShortcutPath::None, stride, spec.order};
            block.convs = convsOf(spec, plan.features, spec.width << stage,  // [code: stages]
                                  stride);                         // [code: stages stride]
            const bool changes =                                   // [code: projection]
                stride != 1 || block.inputs() != block.outputs();  // [code: projection]
            block.shortcut = shortcutOf(spec, changes);            // [code: projection]
            plan.features = block.outputs();
            plan.blocks.push_back(std::move(block));
        }
    }
    return plan;
}
// [code: end]

std::int64_t parameterCount(const NetworkPlan& plan) {
    const bool pre = plan.order == Order::Pre;
    std::int64_t total = plan.stem.weights() + std::int64_t{plan.classes} * (plan.features + 1);
    total += pre ? 0 : std::int64_t{2} * plan.stem.outputs;
    total += plan.endNorm ? std::int64_t{2} * plan.features : 0;
    for (const BlockPlan& block : plan.blocks) {
        for (const ConvPlan& conv : block.convs) {
            total += conv.weights() + std::int64_t{2} * block.normChannels(conv);
        }
        if (const auto projection = block.projection()) {
            total += projection->weights() + (pre ? 0 : std::int64_t{2} * projection->outputs);
        }
    }
    return total;
}

std::int64_t multAdds(const NetworkPlan& plan, int height, int width) {
    std::int64_t total = 0;
    const auto convolve = [&total](const ConvPlan& conv, std::pair<int, int> size) {
        size = {outputSide(size.first, conv.kernel, conv.stride),
                outputSide(size.second, conv.kernel, conv.stride)};
        total += conv.weights() * size.first * size.second;
        return size;
    };
    std::pair<int, int> size = convolve(plan.stem, {height, width});
    if (plan.maxPool) {
        size = {outputSide(size.first, 3, 2), outputSide(size.second, 3, 2)};
    }
    for (const BlockPlan& block : plan.blocks) {
        const std::pair<int, int> input = size;
        for (const ConvPlan& conv : block.convs) {
            size = convolve(conv, size);
        }
        if (const auto projection = block.projection()) {
            convolve(*projection, input);
        }
    }
    return total + std::int64_t{plan.features} * plan.classes;
}

}  // namespace lab
