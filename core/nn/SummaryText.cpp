// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/SummaryText.h"

#include "core/base/Numbers.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr std::size_t kShapeColumn = 20;
constexpr std::size_t kNumberColumn = 16;
constexpr double kMega = 1e6;  // torchinfo's megabytes

// Characters on the screen: bytes that do not continue one.
std::size_t lengthOf(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

struct Row {
    std::string name;
    FeatureShape shape;
    std::int64_t parameters = 0;
    std::int64_t multAdds = 0;
};

std::string padded(const std::string& text, std::size_t width) {
    return text + std::string(width - std::min(width, lengthOf(text)), ' ');
}

std::string aligned(const std::string& text, std::size_t width) {
    return std::string(width - std::min(width, lengthOf(text)), ' ') + text;
}

std::string numberOrDashes(std::int64_t number) {
    return number > 0 ? withCommas(number) : "--";
}

std::string lastPart(const std::string& key, const std::string& prefix) {
    return key.substr(prefix.size());
}

std::string blockName(const NetworkSummary& summary, const BlockSummary& block) {
    const bool basic = summary.spec.block == BlockKind::Basic;
    std::string kind = basic ? "BasicBlock" : "Bottleneck";
    if (summary.spec.order == Order::Pre) {
        kind = basic ? "PreActBlock" : "PreActBottleneck";
    }
    const std::string name = kind + " (" + std::to_string(block.index) + ")";
    return block.shortcut == ShortcutPath::None ? name : name + ", " + shortcutText(block.shortcut);
}

Row rowOf(const LayerSummary& layer, const std::string& lead, const std::string& name) {
    return {lead + toText(layer.kind) + " (" + name + ")", layer.output, layer.parameters,
            layer.multAdds};
}

void addBlock(const NetworkSummary& summary, const BlockSummary& block, SummaryDepth depth,
              std::vector<Row>& rows) {
    const bool open = depth == SummaryDepth::Layers;
    rows.push_back({"│    └─" + blockName(summary, block), block.output,
                    open ? 0 : block.parameters, open ? 0 : block.multAdds});
    for (std::size_t i = 0; open && i < block.layerCount; ++i) {
        const LayerSummary& layer = summary.layers[block.firstLayer + i];
        rows.push_back(rowOf(layer, "│    │    └─", lastPart(layer.key, block.key + ".")));
    }
}

void addStage(const NetworkSummary& summary, const StageSummary& stage, SummaryDepth depth,
              std::vector<Row>& rows) {
    const bool open = depth != SummaryDepth::Stages;
    rows.push_back({"├─Sequential (" + stage.key + ")", stage.output, open ? 0 : stage.parameters,
                    open ? 0 : stage.multAdds});
    for (std::size_t i = 0; open && i < stage.blockCount; ++i) {
        addBlock(summary, summary.blocks[stage.firstBlock + i], depth, rows);
    }
}

std::vector<Row> rowsOf(const NetworkSummary& summary, SummaryDepth depth) {
    std::vector<Row> rows = {{titleOf(summary.spec), summary.layers.back().output, 0, 0}};
    const auto addOutside = [&](LayerPart part) {
        for (const LayerSummary& layer : summary.layers) {
            if (layer.part == part) {
                rows.push_back(rowOf(layer, "├─", layer.key));
            }
        }
    };
    addOutside(LayerPart::Stem);
    for (const StageSummary& stage : summary.stages) {
        addStage(summary, stage, depth, rows);
    }
    addOutside(LayerPart::Head);
    return rows;
}

// torchinfo's units: 1.81 G, 553.56 M, 41.30 k.
std::string multAddsText(std::int64_t multAdds) {
    const auto value = static_cast<double>(multAdds);
    for (const auto& [unit, factor] :
         {std::pair("T", 1e12), std::pair("G", 1e9), std::pair("M", 1e6)}) {
        if (value >= factor) {
            return std::string("Total mult-adds (") + unit + "): " + fixedText(value / factor, 2);
        }
    }
    return "Total mult-adds (k): " + fixedText(value / 1e3, 2);
}

std::string megabytes(std::int64_t bytes) {
    return fixedText(static_cast<double>(bytes) / kMega, 2);
}

std::string pathsText(const NetworkSpec& spec) {
    const std::vector<PathLength> lengths = pathLengths(spec);
    if (lengths.size() == 1) {
        return "Paths: 1, through all " + std::to_string(lengths.front().blocks) + " blocks";
    }
    const auto most = std::ranges::max_element(lengths, {}, &PathLength::share);
    const int blocks = lengths.back().blocks;
    std::string text = "Paths: 2^" + std::to_string(blocks);
    if (blocks <= 50) {
        text += " = " + withCommas(std::int64_t{1} << blocks);
    }
    return text + ", the commonest through " + std::to_string(most->blocks) + " of " +
           std::to_string(blocks) + " blocks";
}

std::string totalsOf(const NetworkSummary& summary, const std::string& line) {
    const auto pool =
        std::ranges::find(summary.layers, LayerKind::AveragePool, &LayerSummary::kind);
    const LayerSummary& last = *(pool - 1);
    return line + "Total params: " + withCommas(summary.parameters) + "\n" +
           multAddsText(summary.multAdds) + "\n" + line +
           "Input size (MB): " + megabytes(summary.inputBytes) +
           "\nForward/backward pass size (MB): " + megabytes(summary.passBytes) +
           "\nParams size (MB): " + megabytes(summary.parameterBytes) +
           "\nEstimated Total Size (MB): " + megabytes(summary.totalBytes()) + "\n" + line +
           "Weighted layers: " + std::to_string(depthOf(summary.spec)) +
           "\nReceptive field before the average pool: " + std::to_string(last.field.size) +
           " pixels, stride " + std::to_string(last.field.stride) + "\n" + pathsText(summary.spec) +
           "\n" + line;
}

}  // namespace

std::string withCommas(std::int64_t number) {
    std::string digits = std::to_string(number);
    for (auto at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), 1, ',');
    }
    return digits;
}

std::string shapeText(const FeatureShape& shape) {
    std::string text("[");
    text += std::to_string(shape.channels);
    if (shape.height != 1 || shape.width != 1) {
        text += ", " + std::to_string(shape.height) + ", " + std::to_string(shape.width);
    }
    return text + "]";
}

std::string shortcutText(ShortcutPath path) {
    switch (path) {
        case ShortcutPath::Identity:
            return "identity";
        case ShortcutPath::ZeroPadded:
            return "zero-padded";
        case ShortcutPath::Projection:
            return "projection";
        case ShortcutPath::None:
            break;
    }
    return "none";
}

std::string summaryText(const NetworkSummary& summary, SummaryDepth depth) {
    const std::vector<Row> rows = rowsOf(summary, depth);
    std::size_t width = 0;
    for (const Row& row : rows) {
        width = std::max(width, lengthOf(row.name) + 2);
    }
    const auto line = std::string(width + kShapeColumn + 2 * kNumberColumn, '=') + "\n";
    std::string text = line + padded("Layer (name)", width) + padded("Output shape", kShapeColumn) +
                       aligned("Params", kNumberColumn) + aligned("Mult-adds", kNumberColumn) +
                       "\n" + line;
    for (const Row& row : rows) {
        text += padded(row.name, width) + padded(shapeText(row.shape), kShapeColumn) +
                aligned(numberOrDashes(row.parameters), kNumberColumn) +
                aligned(numberOrDashes(row.multAdds), kNumberColumn) + "\n";
    }
    return text + totalsOf(summary, line);
}

}  // namespace lab
