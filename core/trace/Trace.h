// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ImageInput.h"
#include "core/nn/Summary.h"
#include "core/trace/TracedNetwork.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace lab {

/// The values of one activation.
struct FeatureMaps {
    FeatureShape shape;
    std::vector<float> values;  ///< [channels, height, width]

    std::span<const float> map(int channel) const {
        const std::size_t size = static_cast<std::size_t>(shape.height) * shape.width;
        return std::span(values).subspan(static_cast<std::size_t>(channel) * size, size);
    }
};

/// One activation in figures, over all of its values.
struct ActivationStatistics {
    double mean = 0;
    double deviation = 0;  ///< standard deviation, of the values as a whole population
    double zeros = 0;      ///< share of the values that are exactly 0, from 0 to 1

    bool operator==(const ActivationStatistics&) const = default;
};

/// What flows through one building block: y = ReLU(F(x) + shortcut(x)) (He et al. 2015, equations 1
/// and 2); in pre-activation order y = F(x) + shortcut(x), without the ReLU (He et al. 2016). A
/// plain block has no shortcut and no sum.
template <class Value>
struct BlockParts {
    Value input;     ///< x
    Value residual;  ///< F(x), before the addition or the last ReLU, times the block's scale
    std::optional<Value> shortcut;
    std::optional<Value> sum;
    Value output;  ///< of the whole block
};

/// One block in figures. Norms are Euclidean, over all values.
struct BlockStatistics : BlockParts<ActivationStatistics> {
    double inputNorm = 0;
    double residualNorm = 0;

    /// ‖F(x)‖ / ‖x‖; NaN when x is 0.
    double ratio() const;
};

/// One image's way through a network: figures of every layer at once, values when they are asked
/// for. It keeps the image and each block's input; what lies within a block is computed again when
/// it is read, so ResNet-152 at 224×224 holds 50 MB and not 450. fp32 on the CPU. Immutable, so any
/// number of threads may read at once; each sets its threads first (useInferenceThreads).
class Trace {
public:
    /// `prepared`: for the network's input(). Computes the whole pass. Throws Error when there is
    /// not enough memory.
    Trace(std::shared_ptr<const TracedNetwork> network, const PreparedImage& prepared);
    ~Trace();
    Trace(Trace&&) noexcept;
    Trace& operator=(Trace&&) noexcept;

    const TracedNetwork& network() const;
    /// Layers and blocks that the indices below count, with their shapes.
    const NetworkSummary& summary() const;

    /// By layer, as in summary().layers.
    const std::vector<ActivationStatistics>& layers() const;
    /// By block, as in summary().blocks.
    const std::vector<BlockStatistics>& blocks() const;
    /// The raw outputs, one a class; empty without a classifier.
    const std::vector<float>& logits() const;

    /// The image as it goes in: normalised, [channels, height, width].
    FeatureMaps image() const;
    /// The output of one layer.
    FeatureMaps layer(std::size_t index) const;
    /// All parts of one block.
    BlockParts<FeatureMaps> block(std::size_t index) const;

    /// The same image where one block computes y = ReLU(factor · F(x) + shortcut(x)), in
    /// pre-activation order without the ReLU; what comes behind it follows. Blocks before it are
    /// shared, not computed again.
    Trace scaled(std::size_t block, double factor) const;

private:
    struct Private;
    explicit Trace(std::unique_ptr<Private> inside);

    std::unique_ptr<Private> m_private;
};

}  // namespace lab
