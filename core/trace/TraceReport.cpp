// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/TraceReport.h"

#include "core/base/Csv.h"
#include "core/base/Numbers.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace lab {

namespace {

using Json = nlohmann::ordered_json;

std::string shapeText(const FeatureShape& shape) {
    return std::to_string(shape.channels) + "x" + std::to_string(shape.height) + "x" +
           std::to_string(shape.width);
}

std::string padded(const std::string& text, int width) {
    const auto room = static_cast<std::size_t>(std::abs(width));
    const std::string fill(room > text.size() ? room - text.size() : 0, ' ');
    return width < 0 ? text + fill : fill + text;
}

std::string figure(double value) {
    return std::isfinite(value) ? generalText(value, 4) : "-";
}

/// Empty where there is no number, as spreadsheets take it.
std::string csvFigure(double value) {
    return std::isfinite(value) ? generalText(value, 6) : std::string();
}

std::string cells(const ActivationStatistics& one) {
    return padded(figure(one.mean), 11) + padded(figure(one.deviation), 10) +
           padded(fixedText(100 * one.zeros, 0) + " %", 7);
}

Json jsonOf(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json jsonOf(const ActivationStatistics& one) {
    return {{"mean", jsonOf(one.mean)},
            {"deviation", jsonOf(one.deviation)},
            {"zeros", jsonOf(one.zeros)}};
}

Json jsonOf(const std::optional<ActivationStatistics>& one) {
    return one ? jsonOf(*one) : Json(nullptr);
}

}  // namespace

std::vector<ClassScore> likeliestOf(const Trace& trace, int top) {
    const std::vector<float>& logits = trace.logits();
    const double most = logits.empty() ? 0 : *std::ranges::max_element(logits);
    std::vector<ClassScore> scores;
    double sum = 0;
    for (std::size_t i = 0; i < logits.size(); ++i) {
        const double weight = std::exp(logits[i] - most);
        scores.push_back({static_cast<int>(i), trace.network().card().classes.at(i), weight});
        sum += weight;
    }
    for (ClassScore& score : scores) {
        score.probability /= sum;
    }
    std::ranges::stable_sort(scores, std::greater<>(), &ClassScore::probability);
    scores.resize(std::min(scores.size(), static_cast<std::size_t>(std::max(0, top))));
    return scores;
}

std::string blockTable(const Trace& trace) {
    std::string text = padded("block", -12) + padded("output", -14) + padded("|F(x)|/|x|", 11);
    for (const char* what : {"F(x)", "sum", "output"}) {
        text += padded(std::string(what) + " mean", 11 + (what[0] == 'o' ? 1 : 0)) +
                padded("dev.", 10) + padded("zeros", 7);
    }
    text += '\n';
    for (std::size_t i = 0; i < trace.blocks().size(); ++i) {
        const BlockSummary& block = trace.summary().blocks[i];
        const BlockStatistics& figures = trace.blocks()[i];
        text += padded(block.key, -12) + padded(shapeText(block.output), -14) +
                padded(figure(figures.ratio()), 11) + cells(figures.residual) +
                (figures.sum ? cells(*figures.sum)
                             : padded("-", 11) + padded("-", 10) + padded("-", 7)) +
                ' ' + cells(figures.output) + '\n';
    }
    return text;
}

Json traceJson(const Trace& trace, int top) {
    Json blocks = Json::array();
    for (std::size_t i = 0; i < trace.blocks().size(); ++i) {
        const BlockSummary& block = trace.summary().blocks[i];
        const BlockStatistics& figures = trace.blocks()[i];
        const FeatureShape& shape = block.output;
        blocks.push_back({{"name", block.key},
                          {"stage", block.stage + 1},
                          {"shape", {shape.channels, shape.height, shape.width}},
                          {"ratio", jsonOf(figures.ratio())},
                          {"input", jsonOf(figures.input)},
                          {"residual", jsonOf(figures.residual)},
                          {"shortcut", jsonOf(figures.shortcut)},
                          {"sum", jsonOf(figures.sum)},
                          {"output", jsonOf(figures.output)}});
    }
    Json answers = Json::array();
    for (const ClassScore& score : likeliestOf(trace, top)) {
        answers.push_back({{"class", score.name},
                           {"index", score.index},
                           {"probability", jsonOf(score.probability)}});
    }
    const FeatureShape& input = trace.summary().input;
    return {{"network", titleOf(trace.network().spec())},
            {"input", {input.channels, input.height, input.width}},
            {"blocks", std::move(blocks)},
            {"top", std::move(answers)}};
}

std::string traceCsv(const std::vector<const Trace*>& traces,
                     const std::vector<std::string>& names) {
    std::string text = "network,block,stage,channels,height,width,ratio";
    for (const char* part : {"input", "residual", "shortcut", "sum", "output"}) {
        text += fmt::format(",{0}_mean,{0}_deviation,{0}_zeros", part);
    }
    text += names.empty() ? "\n" : ",model\n";
    const auto write = [&text](const std::optional<ActivationStatistics>& one) {
        if (one) {
            text += fmt::format(",{},{},{}", csvFigure(one->mean), csvFigure(one->deviation),
                                csvFigure(one->zeros));
        } else {
            text += ",,,";
        }
    };
    for (std::size_t t = 0; t < traces.size(); ++t) {
        const Trace* const trace = traces[t];
        for (std::size_t i = 0; i < trace->blocks().size(); ++i) {
            const BlockSummary& block = trace->summary().blocks[i];
            const BlockStatistics& figures = trace->blocks()[i];
            text +=
                fmt::format("{},{},{},{},{},{},{}", csvField(titleOf(trace->network().spec())),
                            block.key, block.stage + 1, block.output.channels, block.output.height,
                            block.output.width, csvFigure(figures.ratio()));
            write(figures.input);
            write(figures.residual);
            write(figures.shortcut);
            write(figures.sum);
            write(figures.output);
            text += names.empty() ? "\n" : fmt::format(",{}\n", csvField(names[t]));
        }
    }
    return text;
}

}  // namespace lab
