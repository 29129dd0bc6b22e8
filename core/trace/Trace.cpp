// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/Trace.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/model/Tensors.h"
#include "core/nn/SoundWeights.h"
#include "core/trace/TracedLayers.h"

#include <cmath>
#include <functional>
#include <limits>

namespace lab {

namespace {

using Visit = std::function<void(std::size_t layer, const torch::Tensor& output)>;

struct TensorFigures {
    ActivationStatistics statistics;
    double norm = 0;
};

TensorFigures figuresOf(const torch::Tensor& tensor) {
    const torch::Tensor dense = tensor.contiguous();
    const float* values = dense.data_ptr<float>();
    double sum = 0;
    double squares = 0;
    std::int64_t zeros = 0;
    for (std::int64_t i = 0; i < dense.numel(); ++i) {
        const double value = values[i];
        sum += value;
        squares += value * value;
        zeros += values[i] == 0 ? 1 : 0;
    }
    const auto count = static_cast<double>(dense.numel());
    TensorFigures figures;
    figures.norm = std::sqrt(squares);
    figures.statistics.mean = sum / count;
    double deviation = 0;
    for (std::int64_t i = 0; i < dense.numel(); ++i) {
        const double away = values[i] - figures.statistics.mean;
        deviation += away * away;
    }
    figures.statistics.deviation = std::sqrt(deviation / count);
    figures.statistics.zeros = static_cast<double>(zeros) / count;
    return figures;
}

// x: [1, C, H, W]
FeatureMaps mapsOf(const torch::Tensor& x) {
    const torch::Tensor dense = x.contiguous();
    FeatureMaps maps;
    maps.shape = {static_cast<int>(x.size(1)), static_cast<int>(x.size(2)),
                  static_cast<int>(x.size(3))};
    maps.values.assign(dense.data_ptr<float>(), dense.data_ptr<float>() + dense.numel());
    return maps;
}

BlockStatistics statisticsOf(const BlockParts<torch::Tensor>& parts) {
    BlockStatistics statistics;
    const TensorFigures input = figuresOf(parts.input);
    const TensorFigures residual = figuresOf(parts.residual);
    statistics.input = input.statistics;
    statistics.inputNorm = input.norm;
    statistics.residual = residual.statistics;
    statistics.residualNorm = residual.norm;
    if (parts.shortcut) {
        statistics.shortcut = figuresOf(*parts.shortcut).statistics;
        statistics.sum = figuresOf(*parts.sum).statistics;
    }
    statistics.output = figuresOf(parts.output).statistics;
    return statistics;
}

}  // namespace

double BlockStatistics::ratio() const {
    return inputNorm > 0 ? residualNorm / inputNorm : std::numeric_limits<double>::quiet_NaN();
}

struct Trace::Private {
    std::shared_ptr<const TracedNetwork> network;
    std::shared_ptr<const NetworkSummary> summary;
    torch::Tensor image;                // [1, C, H, W]
    std::vector<torch::Tensor> inputs;  // of each block, and what the last one gives
    std::vector<double> scales;         // of each block's F(x)
    std::vector<ActivationStatistics> layers;
    std::vector<BlockStatistics> blocks;
    std::vector<float> logits;

    std::size_t firstBlockLayer() const { return summary->blocks.front().firstLayer; }
    std::size_t firstHeadLayer() const {
        const BlockSummary& last = summary->blocks.back();
        return last.firstLayer + last.layerCount;
    }

    torch::Tensor stretch(std::size_t begin, std::size_t end, torch::Tensor x,
                          const Visit& visit) const;
    BlockParts<torch::Tensor> block(std::size_t index, const Visit& visit) const;
    void passFrom(std::size_t firstBlock);
};

// Layers one after another: stem and head.
torch::Tensor Trace::Private::stretch(std::size_t begin, std::size_t end, torch::Tensor x,
                                      const Visit& visit) const {
    for (std::size_t i = begin; i < end; ++i) {
        x = network->internals().output(summary->layers[i], x);
        visit(i, x);
    }
    return x;
}

BlockParts<torch::Tensor> Trace::Private::block(std::size_t index, const Visit& visit) const {
    const BlockSummary& block = summary->blocks[index];
    BlockParts<torch::Tensor> parts;
    parts.input = inputs[index];
    parts.residual = parts.input;
    torch::Tensor joined;  // what the last ReLU gets
    if (block.shortcut != ShortcutPath::None) {
        parts.shortcut = parts.input;
    }
    const auto complete = [&] {  // F(x) is
        if (scales[index] != 1) {
            parts.residual = parts.residual * scales[index];
        }
        joined = parts.residual;
    };
    for (std::size_t i = block.firstLayer; i < block.firstLayer + block.layerCount; ++i) {
        const LayerSummary& layer = summary->layers[i];
        if (block.beforeShortcut > 0 && i == block.firstLayer + block.beforeShortcut) {
            parts.shortcut = parts.residual;
        }
        if (layer.part == LayerPart::Residual) {
            parts.residual = network->internals().output(layer, parts.residual);
            visit(i, parts.residual);
            continue;
        }
        if (layer.part == LayerPart::Shortcut) {
            parts.shortcut = network->internals().output(layer, *parts.shortcut);
            visit(i, *parts.shortcut);
            continue;
        }
        if (!joined.defined()) {
            complete();
        }
        if (layer.kind == LayerKind::Add) {
            joined = parts.residual + *parts.shortcut;
            parts.sum = joined;
        } else {
            joined = network->internals().output(layer, joined);
        }
        visit(i, joined);
    }
    if (!joined.defined()) {  // a plain block in pre-activation order ends with its convolution
        complete();
    }
    parts.output = joined;
    return parts;
}

void Trace::Private::passFrom(std::size_t firstBlock) {
    const torch::NoGradGuard noGrad;
    layers.resize(summary->layers.size());
    blocks.resize(summary->blocks.size());
    inputs.resize(summary->blocks.size() + 1);
    const Visit note = [this](std::size_t layer, const torch::Tensor& output) {
        layers[layer] = figuresOf(output).statistics;
    };
    if (firstBlock == 0) {
        inputs.front() = stretch(0, firstBlockLayer(), image, note);
    }
    for (std::size_t i = firstBlock; i < blocks.size(); ++i) {
        const BlockParts<torch::Tensor> parts = block(i, note);
        blocks[i] = statisticsOf(parts);
        inputs[i + 1] = parts.output;
    }
    const torch::Tensor out =
        stretch(firstHeadLayer(), layers.size(), inputs.back(), note);  // [1, classes or C, 1, 1]
    if (!isFinite(out)) {
        throw Error(filled(phrase("%1 answers with numbers that are not finite, so there is "
                                  "nothing to look into; choose other weights or train them "
                                  "again."),
                           titleOf(network->spec())));
    }
    if (network->card().hasClassifier()) {
        logits = mapsOf(out).values;
    }
}

Trace::Trace(std::shared_ptr<const TracedNetwork> network, const PreparedImage& prepared)
    : m_private(std::make_unique<Private>()) {
    const InputSpec& input = network->input();
    TORCH_CHECK(prepared.image.channels == input.channels && prepared.image.width == input.size &&
                    prepared.image.height == input.size,
                "the image is not prepared for this network");
    m_private->summary = std::make_shared<const NetworkSummary>(
        summaryOf(network->spec(), {input.size, input.size}));
    m_private->image = batchOf(std::span(&prepared, 1), input);
    m_private->scales.assign(m_private->summary->blocks.size(), 1);
    m_private->network = std::move(network);
    try {
        m_private->passFrom(0);
    } catch (const std::exception& error) {
        if (isOutOfMemory(error)) {
            throw Error(filled(phrase("There is not enough memory to look into %1; close other "
                                      "programs or choose a smaller network."),
                               titleOf(m_private->network->spec())));
        }
        throw;
    }
}

Trace::Trace(std::unique_ptr<Private> inside) : m_private(std::move(inside)) {}
Trace::~Trace() = default;
Trace::Trace(Trace&&) noexcept = default;
Trace& Trace::operator=(Trace&&) noexcept = default;

const TracedNetwork& Trace::network() const {
    return *m_private->network;
}

const NetworkSummary& Trace::summary() const {
    return *m_private->summary;
}

const std::vector<ActivationStatistics>& Trace::layers() const {
    return m_private->layers;
}

const std::vector<BlockStatistics>& Trace::blocks() const {
    return m_private->blocks;
}

const std::vector<float>& Trace::logits() const {
    return m_private->logits;
}

FeatureMaps Trace::image() const {
    return mapsOf(m_private->image);
}

FeatureMaps Trace::layer(std::size_t index) const {
    TORCH_CHECK(index < m_private->layers.size(), "there is no layer ", index);
    const torch::NoGradGuard noGrad;
    torch::Tensor found;
    const Visit keep = [&](std::size_t layer, const torch::Tensor& output) {
        if (layer == index) {
            found = output;
        }
    };
    const std::size_t head = m_private->firstHeadLayer();
    if (index < m_private->firstBlockLayer()) {
        m_private->stretch(0, index + 1, m_private->image, keep);
    } else if (index >= head) {
        m_private->stretch(head, index + 1, m_private->inputs.back(), keep);
    } else {
        std::size_t block = 0;
        while (index >= summary().blocks[block].firstLayer + summary().blocks[block].layerCount) {
            ++block;
        }
        m_private->block(block, keep);
    }
    return mapsOf(found);
}

BlockParts<FeatureMaps> Trace::block(std::size_t index) const {
    TORCH_CHECK(index < m_private->blocks.size(), "there is no block ", index);
    const torch::NoGradGuard noGrad;
    const auto parts = m_private->block(index, [](std::size_t, const torch::Tensor&) {});
    BlockParts<FeatureMaps> maps;
    maps.input = mapsOf(parts.input);
    maps.residual = mapsOf(parts.residual);
    if (parts.shortcut) {
        maps.shortcut = mapsOf(*parts.shortcut);
        maps.sum = mapsOf(*parts.sum);
    }
    maps.output = mapsOf(parts.output);
    return maps;
}

Trace Trace::scaled(std::size_t block, double factor) const {
    TORCH_CHECK(block < m_private->blocks.size(), "there is no block ", block);
    auto inside = std::make_unique<Private>(*m_private);
    inside->scales[block] = factor;
    inside->passFrom(block);
    return Trace(std::move(inside));
}

}  // namespace lab
