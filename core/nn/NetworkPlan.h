// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/NetworkSpec.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lab {

/// One convolution and its batch norm: behind it, or before it in pre-activation order.
struct ConvPlan {
    int inputs = 0;
    int outputs = 0;
    int kernel = 3;
    int stride = 1;
    int groups = 1;

    int padding() const { return kernel / 2; }
    std::int64_t weights() const;
};

enum class ShortcutPath { None, Identity, ZeroPadded, Projection };

/// One block: convolutions in order, and how its input reaches the addition.
struct BlockPlan {
    int stage = 0;  ///< from 0; the key is layer{stage+1}.{index}
    int index = 0;
    std::vector<ConvPlan>
        convs;  ///< conv1/bn1, conv2/bn2 (, conv3/bn3); ReLU after all but the last
    ShortcutPath shortcut = ShortcutPath::None;
    int stride = 1;
    Order order = Order::Post;  ///< Pre: bn1, ReLU, conv1, bn2, ReLU, conv2 …

    int inputs() const { return convs.front().inputs; }
    int outputs() const { return convs.back().outputs; }
    /// Channels of the batch norm of a convolution.
    int normChannels(const ConvPlan& conv) const {
        return order == Order::Pre ? conv.inputs : conv.outputs;
    }
    /// The 1×1 projection (downsample.0) with its batch norm (downsample.1), where there is one; in
    /// pre-activation order it has no batch norm of its own.
    std::optional<ConvPlan> projection() const;
    /// Whether the shortcut takes what the first batch norm and ReLU give, and not the block's
    /// input: in pre-activation order, where it changes the shape or projects.
    bool shortcutTakesActivated() const;
    std::string key() const;
};

/// The layers of a network, derived from its spec alone: what Network builds and Summary counts.
/// A plain network's plan is its residual twin's without the shortcuts. In pre-activation order the
/// stem has no batch norm and no ReLU, and one of each (bn) stands behind the last block, where
/// endNorm says so.
struct NetworkPlan {
    ConvPlan stem;
    bool maxPool = false;  ///< 3×3, stride 2, padding 1
    std::vector<BlockPlan> blocks;
    int features = 0;
    int classes = 0;
    Order order = Order::Post;
    bool endNorm = false;
};

/// Pixels along one side of what a convolution or pooling gives: padding is half of the kernel.
int outputSide(int side, int kernel, int stride);

/// Of every batch norm, as torch.nn.BatchNorm2d has it.
inline constexpr double kNormEpsilon = 1e-5;

/// Throws Error where validate() does.
NetworkPlan planOf(const NetworkSpec& spec);

/// Trainable parameters: convolutions, batch norms' scales and shifts, classifier.
std::int64_t parameterCount(const NetworkPlan& plan);

/// Multiply-adds of one image's forward pass, convolutions and classifier, as torchvision's model
/// pages count them. height, width: of the input image in pixels.
std::int64_t multAdds(const NetworkPlan& plan, int height, int width);

}  // namespace lab
