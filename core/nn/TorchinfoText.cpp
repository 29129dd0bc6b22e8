// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/TorchinfoText.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <numeric>
#include <utility>
#include <vector>

namespace lab {

namespace {

// torchinfo's own measures (formatting.py).
constexpr std::size_t kNameColumn = 40;
constexpr std::size_t kColumn = 25;
constexpr std::size_t kIndent = 5;
constexpr int kMostImages = 65536;

// A row: what torchinfo calls a layer, which may hold others.
struct Module {
    int depth = 0;
    std::string type;
    FeatureShape shape;
    std::int64_t parameters = 0;  // of all that it holds
    bool leaf = true;
    int index = 0;  // among all of its depth, from 1
};

std::string rootType(const NetworkSpec& spec) {
    const std::string before = spec.order == Order::Pre ? "PreAct" : "";
    return before + (spec.family == Family::Plain ? "PlainNet" : "ResNet");
}

std::string blockType(const NetworkSpec& spec) {
    if (spec.order == Order::Pre) {
        return spec.block == BlockKind::Basic ? "PreActBlock" : "PreActBottleneck";
    }
    return spec.block == BlockKind::Basic ? "BasicBlock" : "Bottleneck";
}

// In the order in which a module usually runs them: a shortcut that leaves behind the first ReLU
// (pre-activation order) runs there, any other before its addition.
std::vector<const LayerSummary*> layersOf(const NetworkSummary& summary,
                                          const BlockSummary& block) {
    std::vector<const LayerSummary*> layers;
    for (std::size_t i = 0; i < block.layerCount; ++i) {
        layers.push_back(&summary.layers[block.firstLayer + i]);
    }
    if (block.beforeShortcut > 0) {
        const auto from = layers.begin() + static_cast<std::ptrdiff_t>(block.beforeShortcut);
        std::stable_partition(from, layers.end(), [](const LayerSummary* layer) {
            return layer->part == LayerPart::Shortcut;
        });
    }
    return layers;
}

Module leafOf(const LayerSummary& layer, int depth) {
    return {depth, toText(layer.kind), layer.output, layer.parameters};
}

// The modules of one network in the order in which they run, each before what it holds.
class Modules {
public:
    explicit Modules(const NetworkSummary& summary) : m_summary(summary) {
        m_all.push_back({0, rootType(summary.spec), {}, summary.parameters, false});
        addOutside(LayerPart::Stem);
        for (const StageSummary& stage : summary.stages) {
            add({1, "Sequential", stage.output, stage.parameters, false});
            for (std::size_t i = 0; i < stage.blockCount; ++i) {
                addBlock(summary.blocks[stage.firstBlock + i]);
            }
        }
        addOutside(LayerPart::Head);
    }

    const std::vector<Module>& all() const { return m_all; }

private:
    void add(Module module) {
        const auto depth = static_cast<std::size_t>(module.depth);
        module.index = ++m_counts.at(depth);
        m_all.push_back(std::move(module));
    }

    void addOutside(LayerPart part) {
        for (const LayerSummary& layer : m_summary.layers) {
            if (layer.part == part) {
                add(leafOf(layer, 1));
            }
        }
    }

    void addBlock(const BlockSummary& block) {
        add({2, blockType(m_summary.spec), block.output, block.parameters, false});
        const std::string projection = block.key + ".downsample.";
        std::vector<const LayerSummary*> within;
        const auto close = [&] {
            if (!within.empty()) {
                addProjection(within);
                within.clear();
            }
        };
        for (const LayerSummary* layer : layersOf(m_summary, block)) {
            if (layer->key.starts_with(projection)) {
                within.push_back(layer);
                continue;
            }
            close();
            if (layer->kind != LayerKind::Add) {
                add(leafOf(*layer, 3));
            }
        }
        close();
    }

    void addProjection(const std::vector<const LayerSummary*>& layers) {
        const auto parameters = std::accumulate(
            layers.begin(), layers.end(), std::int64_t{0},
            [](std::int64_t sum, const LayerSummary* layer) { return sum + layer->parameters; });
        add({3, "Sequential", layers.back()->output, parameters, false});
        for (const LayerSummary* layer : layers) {
            add(leafOf(*layer, 4));
        }
    }

    const NetworkSummary& m_summary;
    std::vector<Module> m_all;
    std::array<int, 5> m_counts{};
};

std::string nameOf(const Module& module) {
    return module.depth == 0 ? module.type
                             : fmt::format("{}: {}-{}", module.type, module.depth, module.index);
}

std::string indentOf(int depth) {
    if (depth == 0) {
        return {};
    }
    std::string indent;
    for (int i = 1; i < depth; ++i) {
        indent += "│    ";
    }
    return indent + (depth == 1 ? "├─" : "└─");
}

std::size_t charactersOfIndent(int depth) {
    return depth == 0 ? 0 : static_cast<std::size_t>(depth - 1) * kIndent + 2;
}

// Of all modules, those below what is shown among them; in steps of an indent.
std::size_t nameColumn(const std::vector<Module>& modules) {
    std::size_t longest = 0;
    for (const Module& module : modules) {
        longest = std::max(
            longest, nameOf(module).size() + static_cast<std::size_t>(module.depth) * kIndent + 1);
    }
    return longest < kNameColumn ? kNameColumn : (longest + kIndent - 1) / kIndent * kIndent;
}

// A text longer than its column moves what follows.
std::string rowText(int depth, const std::string& name, std::size_t width, const std::string& shape,
                    const std::string& parameters) {
    const std::size_t room = width - charactersOfIndent(depth);
    return fmt::format("{}{:<{}} {:<{}} {}\n", indentOf(depth), name, room, shape, kColumn,
                       parameters);
}

std::string shapeText(const Module& module, int batch) {
    const FeatureShape& shape = module.shape;
    if (module.depth == 0) {
        return "--";
    }
    if (module.type == toText(LayerKind::Linear)) {
        return fmt::format("[{}, {}]", batch, shape.channels);
    }
    return fmt::format("[{}, {}, {}, {}]", batch, shape.channels, shape.height, shape.width);
}

std::string megabytes(double bytes) {
    return fmt::format("{:.2f}", bytes / 1e6);
}

std::string multAddsText(double multAdds) {
    std::pair<char, double> unit('M', 1e6);
    for (const auto& larger : {std::pair('G', 1e9), std::pair('T', 1e12)}) {
        if (multAdds >= larger.second) {
            unit = larger;
        }
    }
    return fmt::format("Total mult-adds ({}): {:.2f}", unit.first, multAdds / unit.second);
}

// With a batch norm's parameters and the classifier's bias once for each image.
double multAddsOf(const NetworkSummary& summary) {
    auto total = static_cast<double>(summary.multAdds);
    for (const LayerSummary& layer : summary.layers) {
        if (layer.kind == LayerKind::BatchNorm) {
            total += static_cast<double>(layer.parameters);
        } else if (layer.kind == LayerKind::Linear) {
            total += layer.output.channels;
        }
    }
    return total;
}

std::string totalsOf(const NetworkSummary& summary, int batch, const std::string& line) {
    // torchinfo also counts the some 50 bytes of the Python object that holds the images.
    const double input = static_cast<double>(summary.inputBytes) * batch;
    const double pass = static_cast<double>(summary.passBytes) * batch;
    const auto parameters = static_cast<double>(summary.parameterBytes);
    const std::string count = withCommas(summary.parameters);
    return fmt::format(
        "Total params: {}\nTrainable params: {}\nNon-trainable params: 0\n{}\n{}"
        "Input size (MB): {}\nForward/backward pass size (MB): {}\nParams size (MB): {}\n"
        "Estimated Total Size (MB): {}\n{}",
        count, count, multAddsText(multAddsOf(summary) * batch), line, megabytes(input),
        megabytes(pass), megabytes(parameters), megabytes(input + pass + parameters), line);
}

}  // namespace

std::string torchinfoText(const NetworkSummary& summary, SummaryDepth depth, int batch) {
    if (batch < 1 || batch > kMostImages) {
        throw Error(filled(phrase("A batch has 1 to %1 images, not %2."), kMostImages, batch));
    }
    const std::vector<Module> modules = Modules(summary).all();
    const int deepest = static_cast<int>(depth) + 1;
    const std::size_t width = nameColumn(modules);
    const std::string line = std::string(width + 2 * kColumn, '=') + "\n";
    std::string text =
        line + rowText(0, "Layer (type:depth-idx)", width, "Output Shape", "Param #") + line;
    for (const Module& module : modules) {
        if (module.depth > deepest) {
            continue;
        }
        const bool counted = module.parameters > 0 && (module.leaf || module.depth == deepest);
        text += rowText(module.depth, nameOf(module), width, shapeText(module, batch),
                        counted ? withCommas(module.parameters) : "--");
    }
    return text + line + totalsOf(summary, batch, line);
}

}  // namespace lab
