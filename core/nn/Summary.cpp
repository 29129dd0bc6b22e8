// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/Summary.h"

#include "core/base/Phrase.h"

#include <algorithm>
#include <utility>

namespace lab {

namespace {

constexpr int kValueBytes = 4;       // fp32
constexpr int kMaxInputSide = 4096;  // pixels
constexpr int kPassesOfOne = 2;      // an activation and its gradient

// A point between two layers: what flows there and what it sees.
struct Point {
    FeatureShape shape;
    ReceptiveField field;
};

ReceptiveField behind(const ReceptiveField& field, int kernel, int stride) {
    return {field.size + (kernel - 1) * field.stride, field.stride * stride};
}

ReceptiveField larger(const ReceptiveField& a, const ReceptiveField& b) {
    return a.size < b.size ? b : a;
}

// Walks through a plan and writes down a layer after the other.
class Writer {
public:
    explicit Writer(NetworkSummary& summary) : m_summary(summary) {}

    // The layers that follow lie here.
    void enter(LayerPart part) { m_part = part; }
    void enterBlock(const BlockPlan& block) {
        m_prefix = block.key() + ".";
        m_stage = block.stage;
        m_block = block.index;
    }
    void leaveBlocks() {
        m_prefix.clear();
        m_stage = m_block = -1;
    }

    Point convAndNorm(const std::string& conv, const std::string& norm, const ConvPlan& plan,
                      const Point& in) {
        return batchNorm(norm, convolution(conv, plan, in));
    }

    Point convolution(const std::string& conv, const ConvPlan& plan, const Point& in) {
        LayerSummary layer = windowed(conv, LayerKind::Conv, plan.kernel, plan.stride, in);
        layer.output.channels = plan.outputs;
        layer.groups = plan.groups;
        layer.parameters = plan.weights();
        layer.multAdds = plan.weights() * layer.output.height * layer.output.width;
        return add(std::move(layer));
    }

    Point batchNorm(const std::string& norm, const Point& in) {
        LayerSummary layer = same(norm, LayerKind::BatchNorm, in);
        layer.parameters = std::int64_t{2} * in.shape.channels;
        return add(std::move(layer));
    }

    Point relu(const std::string& name, const Point& in) {
        return add(same(name, LayerKind::Relu, in));
    }

    Point maxPool(const Point& in) {
        return add(windowed("maxpool", LayerKind::MaxPool, 3, 2, in));
    }

    Point zeroPad(const BlockPlan& block, const Point& in) {
        LayerSummary layer = windowed("downsample", LayerKind::ZeroPad, 1, block.stride, in);
        layer.output.channels = block.outputs();
        return add(std::move(layer));
    }

    Point sum(const Point& residual, const Point& shortcut) {
        LayerSummary layer = same("add", LayerKind::Add, residual);
        layer.field = larger(residual.field, shortcut.field);
        return add(std::move(layer));
    }

    Point averagePool(const Point& in) {
        LayerSummary layer = same("avgpool", LayerKind::AveragePool, in);
        const int side = std::max(in.shape.height, in.shape.width);
        layer.kernel = side;
        layer.stride = side;
        layer.output = {in.shape.channels, 1, 1};
        layer.field = behind(in.field, side, side);
        return add(std::move(layer));
    }

    Point linear(int classes, const Point& in) {
        LayerSummary layer = same("fc", LayerKind::Linear, in);
        layer.output = {classes, 1, 1};
        layer.multAdds = std::int64_t{classes} * in.shape.channels;
        layer.parameters = layer.multAdds + classes;
        return add(std::move(layer));
    }

private:
    LayerSummary same(const std::string& name, LayerKind kind, const Point& in) const {
        LayerSummary layer;
        layer.key = m_prefix + name;
        layer.kind = kind;
        layer.part = m_part;
        layer.stage = m_stage;
        layer.block = m_block;
        layer.input = layer.output = in.shape;
        layer.field = in.field;
        return layer;
    }

    // All windows of ours are padded by half of their side.
    LayerSummary windowed(const std::string& name, LayerKind kind, int kernel, int stride,
                          const Point& in) const {
        LayerSummary layer = same(name, kind, in);
        layer.kernel = kernel;
        layer.stride = stride;
        layer.padding = kernel / 2;
        layer.output.height = outputSide(in.shape.height, kernel, stride);
        layer.output.width = outputSide(in.shape.width, kernel, stride);
        layer.field = behind(in.field, kernel, stride);
        return layer;
    }

    Point add(LayerSummary layer) {
        layer.bytes = layer.output.values() * kValueBytes;
        const Point out{layer.output, layer.field};
        m_summary.layers.push_back(std::move(layer));
        return out;
    }

    NetworkSummary& m_summary;
    LayerPart m_part = LayerPart::Stem;
    std::string m_prefix;
    int m_stage = -1;
    int m_block = -1;
};

Point shortcutOf(const BlockPlan& block, const Point& in, Writer& writer) {
    if (const auto projection = block.projection()) {
        if (block.order == Order::Pre) {
            return writer.convolution("downsample.0", *projection, in);
        }
        return writer.convAndNorm("downsample.0", "downsample.1", *projection, in);
    }
    return block.shortcut == ShortcutPath::ZeroPadded ? writer.zeroPad(block, in) : in;
}

// torchvision's feature extraction numbers the calls of a block's one ReLU: relu, relu_1, relu_2.
std::string reluName(std::size_t call) {
    return call == 0 ? "relu" : "relu_" + std::to_string(call);
}

// Batch norm and ReLU before each convolution, and nothing behind the addition.
Point writePreActivated(const BlockPlan& block, const Point& in, Writer& writer) {
    writer.enter(LayerPart::Residual);
    Point point = in;
    Point carried = in;
    for (std::size_t i = 0; i < block.convs.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        point = writer.relu(reluName(i), writer.batchNorm("bn" + number, point));
        if (i == 0 && block.shortcutTakesActivated()) {
            carried = point;
        }
        point = writer.convolution("conv" + number, block.convs[i], point);
    }
    if (block.shortcut == ShortcutPath::None) {
        return point;
    }
    writer.enter(LayerPart::Shortcut);
    const Point shortcut = shortcutOf(block, carried, writer);
    writer.enter(LayerPart::Join);
    return writer.sum(point, shortcut);
}

Point writeBlock(const BlockPlan& block, const Point& in, Writer& writer) {
    writer.enterBlock(block);
    if (block.order == Order::Pre) {
        return writePreActivated(block, in, writer);
    }
    writer.enter(LayerPart::Residual);
    Point point = in;
    for (std::size_t i = 0; i < block.convs.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        point = writer.convAndNorm("conv" + number, "bn" + number, block.convs[i], point);
        if (i + 1 < block.convs.size()) {
            point = writer.relu(reluName(i), point);
        }
    }
    if (block.shortcut != ShortcutPath::None) {
        writer.enter(LayerPart::Shortcut);
        const Point shortcut = shortcutOf(block, in, writer);
        writer.enter(LayerPart::Join);
        point = writer.sum(point, shortcut);
    }
    writer.enter(LayerPart::Join);
    return writer.relu(reluName(block.convs.size() - 1), point);
}

// Adds the costs of one layer to a block, a stage or the network.
template <class Whole>
void count(const LayerSummary& layer, Whole& whole) {
    whole.parameters += layer.parameters;
    whole.multAdds += layer.multAdds;
    whole.passBytes += layer.parameters > 0 ? kPassesOfOne * layer.bytes : 0;
}

BlockSummary blockOf(const BlockPlan& plan, const NetworkSummary& summary, std::size_t first) {
    BlockSummary block;
    block.key = plan.key();
    block.stage = plan.stage;
    block.index = plan.index;
    block.shortcut = plan.shortcut;
    block.stride = plan.stride;
    block.firstLayer = first;
    block.layerCount = summary.layers.size() - first;
    block.beforeShortcut = plan.shortcutTakesActivated() ? 2 : 0;
    block.input = summary.layers[first].input;
    block.output = summary.layers.back().output;
    block.field = summary.layers.back().field;
    for (std::size_t i = first; i < summary.layers.size(); ++i) {
        count(summary.layers[i], block);
    }
    return block;
}

void addToStage(const BlockSummary& block, std::size_t at, std::vector<StageSummary>& stages) {
    if (block.index == 0) {
        StageSummary stage;
        stage.key = "layer" + std::to_string(block.stage + 1);
        stage.firstBlock = at;
        stage.input = block.input;
        stages.push_back(stage);
    }
    StageSummary& stage = stages.back();
    ++stage.blockCount;
    stage.output = block.output;
    stage.parameters += block.parameters;
    stage.multAdds += block.multAdds;
    stage.passBytes += block.passBytes;
}

void writeLayers(const NetworkPlan& plan, NetworkSummary& summary) {
    Writer writer(summary);
    const bool pre = plan.order == Order::Pre;
    Point point = writer.convolution("conv1", plan.stem, {summary.input, {}});
    if (!pre) {
        point = writer.relu("relu", writer.batchNorm("bn1", point));
    }
    if (plan.maxPool) {
        point = writer.maxPool(point);
    }
    for (const BlockPlan& block : plan.blocks) {
        const std::size_t first = summary.layers.size();
        point = writeBlock(block, point, writer);
        summary.blocks.push_back(blockOf(block, summary, first));
        addToStage(summary.blocks.back(), summary.blocks.size() - 1, summary.stages);
    }
    writer.leaveBlocks();
    writer.enter(LayerPart::Head);
    if (plan.endNorm) {
        point = writer.relu("relu", writer.batchNorm("bn", point));
    }
    point = writer.averagePool(point);
    if (plan.classes > 0) {
        writer.linear(plan.classes, point);
    }
}

void checkSide(int pixels) {
    if (pixels < 1 || pixels > kMaxInputSide) {
        throw Error(filled(phrase("An input image has 1 to %1 pixels a side, not %2."),
                           kMaxInputSide, pixels));
    }
}

}  // namespace

NetworkSummary summaryOf(const NetworkSpec& spec, InputSize input) {
    const NetworkPlan plan = planOf(spec);
    checkSide(input.height);
    checkSide(input.width);
    NetworkSummary summary;
    summary.spec = spec;
    summary.input = {spec.inputChannels, input.height, input.width};
    writeLayers(plan, summary);
    for (const LayerSummary& layer : summary.layers) {
        count(layer, summary);
    }
    summary.inputBytes = summary.input.values() * kValueBytes;
    summary.parameterBytes = summary.parameters * kValueBytes;
    return summary;
}

std::vector<PathLength> pathLengths(const NetworkSpec& spec) {
    const auto blocks = static_cast<int>(planOf(spec).blocks.size());
    const int perBlock = spec.block == BlockKind::Basic ? 2 : 3;
    if (spec.family == Family::Plain) {
        return {{blocks, depthOf(spec), 1, 1}};
    }
    // Pascal's triangle, row by row; sums of whole numbers are exact as long as a double holds
    // them.
    std::vector<PathLength> lengths = {{0, 2, 1, 1}};
    for (int n = 1; n <= blocks; ++n) {
        lengths.push_back({n, 2 + n * perBlock, 0, 0});
        for (int k = n; k >= 0; --k) {
            PathLength& passed = lengths[k];
            passed.share /= 2;
            if (k > 0) {
                passed.count += lengths[k - 1].count;
                passed.share += lengths[k - 1].share / 2;
            }
        }
    }
    return lengths;
}

}  // namespace lab
