// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/NetworkCommands.h"

#include "app/Console.h"
#include "core/base/Error.h"
#include "core/nn/SummaryText.h"
#include "core/nn/TorchinfoText.h"
#include "core/nn/Zoo.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>
#include <sstream>

namespace lab {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kImageNetSide = 224;

// "3x224x224"
FeatureShape shapeFrom(const std::string& text) {
    std::vector<int> sizes;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, 'x');) {
        int size = 0;
        const auto [end, problem] = std::from_chars(part.data(), part.data() + part.size(), size);
        if (problem != std::errc() || end != part.data() + part.size()) {
            sizes.clear();
            break;
        }
        sizes.push_back(size);
    }
    if (sizes.size() != 3 || text.ends_with('x')) {
        throw Error("\"" + text +
                    "\" is no input; write channels, height and width, as 3x224x224.");
    }
    return {sizes[0], sizes[1], sizes[2]};
}

Json jsonOf(const FeatureShape& shape) {
    if (shape.height == 1 && shape.width == 1) {
        return Json::array({shape.channels});
    }
    return {shape.channels, shape.height, shape.width};
}

Json jsonOf(const ReceptiveField& field) {
    return {{"size", field.size}, {"stride", field.stride}};
}

Json jsonOf(const LayerSummary& layer) {
    Json json = {{"name", layer.key},
                 {"kind", toText(layer.kind)},
                 {"input_shape", jsonOf(layer.input)},
                 {"output_shape", jsonOf(layer.output)},
                 {"parameters", layer.parameters},
                 {"mult_adds", layer.multAdds},
                 {"output_bytes", layer.bytes},
                 {"receptive_field", jsonOf(layer.field)}};
    if (layer.kind == LayerKind::Conv || layer.kind == LayerKind::MaxPool) {
        json["kernel"] = layer.kernel;
        json["stride"] = layer.stride;
        json["padding"] = layer.padding;
        json["groups"] = layer.groups;
    }
    return json;
}

Json jsonOf(const BlockSummary& block, const NetworkSummary& summary) {
    Json layers = Json::array();
    for (std::size_t i = 0; i < block.layerCount; ++i) {
        layers.push_back(summary.layers[block.firstLayer + i].key);
    }
    return {{"name", block.key},
            {"shortcut", shortcutText(block.shortcut)},
            {"stride", block.stride},
            {"output_shape", jsonOf(block.output)},
            {"parameters", block.parameters},
            {"mult_adds", block.multAdds},
            {"pass_bytes", block.passBytes},
            {"layers", layers}};
}

Json pathsOf(const NetworkSpec& spec) {
    Json paths = Json::array();
    for (const PathLength& length : pathLengths(spec)) {
        paths.push_back({{"blocks", length.blocks},
                         {"layers", length.layers},
                         {"count", std::isfinite(length.count) ? Json(length.count) : Json()},
                         {"share", length.share}});
    }
    return paths;
}

Json jsonOf(const NetworkSummary& summary) {
    Json json = {{"network", titleOf(summary.spec)},
                 {"spec", Json::parse(nlohmann::json(summary.spec).dump())},
                 {"depth", depthOf(summary.spec)},
                 {"input_shape", jsonOf(summary.input)},
                 {"parameters", summary.parameters},
                 {"mult_adds", summary.multAdds},
                 {"input_bytes", summary.inputBytes},
                 {"pass_bytes", summary.passBytes},
                 {"parameter_bytes", summary.parameterBytes},
                 {"total_bytes", summary.totalBytes()},
                 {"layers", Json::array()},
                 {"blocks", Json::array()}};
    for (const LayerSummary& layer : summary.layers) {
        json["layers"].push_back(jsonOf(layer));
    }
    for (const BlockSummary& block : summary.blocks) {
        json["blocks"].push_back(jsonOf(block, summary));
    }
    json["paths"] = pathsOf(summary.spec);
    return json;
}

void printNetworks() {
    print("{:<18} {:<9} {:<5} {:<10} {:>5}  {:<9} {:>5} {:<8} {:<8} {:>12}  {:<9} {:>10}\n", "name",
          "family", "order", "block", "depth", "blocks", "width", "stem", "shortcut", "parameters",
          "input", "mult-adds");
    for (const NetworkSpec& spec : zoo()) {
        const int side = usualSide(spec);
        const NetworkPlan plan = planOf(spec);
        const std::int64_t costs = multAdds(plan, side, side);
        const bool giga = costs >= 1000000000;
        const char* const input = side == kImageNetSide ? "3x224x224" : "3x32x32";
        const std::string shortcut =
            spec.family == Family::Residual ? toText(spec.shortcut) : std::string("-");
        print("{:<18} {:<9} {:<5} {:<10} {:>5}  {:<9} {:>5} {:<8} {:<8} {:>12}  {:<9} {:8.2f} {}\n",
              spec.name, toText(spec.family), toText(spec.order), toText(spec.block), depthOf(spec),
              blocksText(spec.blocks), spec.width, toText(spec.stem), shortcut,
              withCommas(parameterCount(plan)), input,
              static_cast<double>(costs) / (giga ? 1e9 : 1e6), giga ? 'G' : 'M');
    }
}

Json zooJson() {
    Json list = Json::array();
    for (const NetworkSpec& spec : zoo()) {
        const NetworkPlan plan = planOf(spec);
        const int side = usualSide(spec);
        Json row = Json::parse(nlohmann::json(spec).dump());
        row["title"] = titleOf(spec);
        row["order"] = toText(spec.order);
        row["depth"] = depthOf(spec);
        row["input_shape"] = jsonOf(FeatureShape{spec.inputChannels, side, side});
        row["parameters"] = parameterCount(plan);
        row["mult_adds"] = multAdds(plan, side, side);
        row["mult_adds_224"] = multAdds(plan, kImageNetSide, kImageNetSide);
        list.push_back(row);
    }
    return list;
}

}  // namespace

NetworkSummary summaryOf(const SummaryOptions& options) {
    fromText<SummaryDepth>(options.depth);
    if (fromText<SummaryStyle>(options.style) == SummaryStyle::Lab && options.batch != 1) {
        throw Error("--batch needs --style torchinfo; the other summaries are of one image.");
    }
    const NamedNetwork named = networkNamed(options.network);
    NetworkSpec spec = named.network;
    spec.shortcut = named.shortcut.value_or(spec.shortcut);
    apply(options.changes, spec);
    requireUsed(options.changes, {&spec, 1});
    spec.classes = options.classes.value_or(spec.classes);
    InputSize size{usualSide(spec), usualSide(spec)};
    if (!options.input.empty()) {
        const FeatureShape input = shapeFrom(options.input);
        spec.inputChannels = input.channels;
        size = {input.height, input.width};
    }
    return summaryOf(spec, size);
}

int printSummary(const NetworkSummary& summary, const SummaryOptions& options) {
    if (options.json) {
        printJson(jsonOf(summary));
    } else if (fromText<SummaryStyle>(options.style) == SummaryStyle::Torchinfo) {
        printText(torchinfoText(summary, fromText<SummaryDepth>(options.depth), options.batch));
    } else {
        printText(summaryText(summary, fromText<SummaryDepth>(options.depth)));
    }
    return kDone;
}

int networks(bool json) {
    if (json) {
        Json document;
        document["networks"] = zooJson();
        printJson(document);
    } else {
        printNetworks();
    }
    return kDone;
}

}  // namespace lab
