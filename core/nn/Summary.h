// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/NetworkPlan.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace lab {

/// An activation of one image: [channels, height, width]; the classifier's is [classes, 1, 1].
struct FeatureShape {
    int channels = 0;
    int height = 0;
    int width = 0;

    std::int64_t values() const { return std::int64_t{channels} * height * width; }
    bool operator==(const FeatureShape&) const = default;
};

/// Pixels of the image that goes in; its channels are the spec's.
struct InputSize {
    int height = 224;
    int width = 224;

    bool operator==(const InputSize&) const = default;
};

enum class LayerKind { Conv, BatchNorm, Relu, MaxPool, ZeroPad, Add, AveragePool, Linear };

/// As PyTorch and torchinfo name them; ZeroPad is shortcut option A's subsampling and padding.
template <>
struct EnumNames<LayerKind> {
    static constexpr const char* what = asPhrase("layer kind");
    static constexpr std::array names = {
        std::pair{LayerKind::Conv, std::string_view("Conv2d")},
        std::pair{LayerKind::BatchNorm, std::string_view("BatchNorm2d")},
        std::pair{LayerKind::Relu, std::string_view("ReLU")},
        std::pair{LayerKind::MaxPool, std::string_view("MaxPool2d")},
        std::pair{LayerKind::ZeroPad, std::string_view("ZeroPad")},
        std::pair{LayerKind::Add, std::string_view("Add")},
        std::pair{LayerKind::AveragePool, std::string_view("AdaptiveAvgPool2d")},
        std::pair{LayerKind::Linear, std::string_view("Linear")}};
};

/// Where a layer lies: before the blocks, on a block's F(x), on its shortcut, at or behind the
/// addition (Add and the last ReLU; in a plain network the last ReLU alone; in pre-activation order
/// Add alone, and nothing in a plain network), behind the blocks.
enum class LayerPart { Stem, Residual, Shortcut, Join, Head };

/// What one place of a layer's output sees of the image, and how far its neighbour's view is moved,
/// both in pixels along a side and without regard to the image's edges; through the longest path.
/// Behind the average pool: what all places together see, along the larger side.
struct ReceptiveField {
    int size = 1;
    int stride = 1;

    bool operator==(const ReceptiveField&) const = default;
};

/// One layer, in forward order. Figures are for one image in fp32.
struct LayerSummary {
    /// Unique; torchvision's key where it has parameters ("layer2.0.downsample.0"), and the name of
    /// torchvision's feature extraction where it has none ("layer1.0.relu_1", "layer1.0.add").
    std::string key;
    LayerKind kind = LayerKind::Conv;
    LayerPart part = LayerPart::Stem;
    int stage = -1;  ///< from 0; -1 outside of blocks
    int block = -1;  ///< index in its stage, from 0; -1 outside of blocks
    int kernel = 1;  ///< side of the window; 1 where there is none
    int stride = 1;
    int padding = 0;
    int groups = 1;
    FeatureShape input;
    FeatureShape output;
    std::int64_t parameters = 0;
    /// Multiply-adds of convolutions and classifier, as multAdds() has them; 0 for all others.
    std::int64_t multAdds = 0;
    std::int64_t bytes = 0;  ///< of its output
    ReceptiveField field;
};

/// One building block. `layers` counts are indices into NetworkSummary::layers.
struct BlockSummary {
    std::string key;  ///< "layer2.0"
    int stage = 0;
    int index = 0;  ///< in its stage
    ShortcutPath shortcut = ShortcutPath::None;
    int stride = 1;
    std::size_t firstLayer = 0;
    std::size_t layerCount = 0;
    /// How many of the layers run before the shortcut leaves: none, or in pre-activation order the
    /// first batch norm and its ReLU, where the shortcut is not the identity.
    std::size_t beforeShortcut = 0;
    FeatureShape input;
    FeatureShape output;
    std::int64_t parameters = 0;
    std::int64_t multAdds = 0;
    std::int64_t passBytes = 0;  ///< as NetworkSummary::passBytes
    ReceptiveField field;        ///< at its output
};

/// One stage: blocks of equal output shape.
struct StageSummary {
    std::string key;             ///< "layer2"
    std::size_t firstBlock = 0;  ///< into NetworkSummary::blocks
    std::size_t blockCount = 0;
    FeatureShape input;
    FeatureShape output;
    std::int64_t parameters = 0;
    std::int64_t multAdds = 0;
    std::int64_t passBytes = 0;
};

/// What a network is made of and what it costs, layer by layer, for one image in fp32. Bytes are
/// torchinfo's: 4 a value; a megabyte is 10^6.
struct NetworkSummary {
    NetworkSpec spec;
    FeatureShape input;
    std::vector<LayerSummary> layers;  ///< forward order, a projection before its addition
    std::vector<BlockSummary> blocks;
    std::vector<StageSummary> stages;
    std::int64_t parameters = 0;
    /// Convolutions and classifier. torchinfo also adds a batch norm's parameters and the
    /// classifier's bias once each: ResNet-18 1 814 083 944 there and 1 814 073 344 here.
    std::int64_t multAdds = 0;
    std::int64_t inputBytes = 0;
    /// Twice the outputs of the layers with parameters: forward activations and their gradients.
    std::int64_t passBytes = 0;
    std::int64_t parameterBytes = 0;

    std::int64_t totalBytes() const { return inputBytes + passBytes + parameterBytes; }
};

/// From the spec alone; builds no module. Throws Error where validate() does and for an input
/// outside of 1 to 4096 pixels a side. Any thread; some 10 µs a hundred layers.
NetworkSummary summaryOf(const NetworkSpec& spec, InputSize input);

/// Paths from image to classifier that pass `blocks` of the blocks' F(x) and the shortcuts of the
/// others.
struct PathLength {
    int blocks = 0;
    /// Weighted layers, as depthOf() counts: stem, F(x)'s convolutions, classifier; projections
    /// not.
    int layers = 0;
    double count = 0;  ///< paths of this length, exact below 2^53; infinite above 10^308
    double share = 0;  ///< of all paths
};

/// How the paths of a residual network spread over lengths: each of n blocks is passed or skipped,
/// so there are 2^n paths and n choose k of k blocks (Veit et al. 2016, section 3). A plain network
/// has one path, through all blocks. By rising length. Throws Error where validate() does.
std::vector<PathLength> pathLengths(const NetworkSpec& spec);

}  // namespace lab
