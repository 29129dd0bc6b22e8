// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/ReportFacts.h"

#include "core/base/Numbers.h"
#include "core/base/Phrase.h"
#include "core/nn/NetworkPlan.h"
#include "core/verdict/Claims.h"
#include "core/verdict/RunTitles.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace lab {

namespace {

// Each once, in the order of the runs.
std::string listed(const std::vector<std::string>& texts, const std::string& between) {
    std::string list;
    for (auto text = texts.begin(); text != texts.end(); ++text) {
        if (std::find(texts.begin(), text, *text) == text) {
            list += (list.empty() ? "" : between) + *text;
        }
    }
    return list;
}

// The epochs after which the rate falls: none at the end, and none by a factor of 1.
std::vector<std::string> dropsOf(const Recipe& recipe) {
    std::vector<std::string> epochs;
    for (const int epoch : recipe.milestones) {
        if (epoch < recipe.epochs && recipe.factor != 1) {
            epochs.push_back(std::to_string(epoch));
        }
    }
    return epochs;
}

std::string recipeText(const RunInfo& info) {
    const Recipe& recipe = info.spec.recipe;
    std::string text =
        filled(phrase("SGD, momentum %1, weight decay %2, batches of %3, learning rate %4"),
               shortestText(recipe.momentum), shortestText(recipe.weightDecay), recipe.batchSize,
               shortestText(recipe.learningRate));
    if (recipe.schedule == Schedule::Cosine) {
        text += phrase(" falling as a cosine");
    } else if (const auto epochs = dropsOf(recipe); !epochs.empty()) {
        text += filled(phrase(" times %1 after epochs %2"), shortestText(recipe.factor),
                       listed(epochs, ", "));
    }
    if (recipe.warmupEpochs > 0) {
        text += filled(phrase(", epochs of warm-up: %1"), recipe.warmupEpochs);
    }
    text += std::string(", ") + toText(recipe.precision);
    if (info.lengths.empty()) {
        return text;
    }
    std::vector<std::string> lengths;
    for (const int epochs : info.lengths) {
        lengths.push_back(std::to_string(epochs));
    }
    return text + filled(phrase("; planned to end after epoch %1, went on to %2 at its last rate"),
                         listed(lengths, ", "), recipe.epochs);
}

// What a bottleneck has and a basic block has not: where it halves the resolution, and its groups.
std::string bottleneckText(const NetworkSpec& network) {
    std::string text = network.strideAt == StrideAt::V1 ? phrase(", stride in the first 1×1 (v1)")
                                                        : phrase(", stride in the 3×3 (v1.5)");
    if (network.cardinality != 1 || network.groupWidth != NetworkSpec().groupWidth) {
        text += filled(phrase(", groups: %1 of width %2"), network.cardinality, network.groupWidth);
    }
    return text;
}

std::string networkText(const NetworkSpec& network) {
    const bool isBasic = network.block == BlockKind::Basic;
    std::string text = filled(isBasic ? phrase("%1: %2 layers, basic blocks %3, width %4, stem %5")
                                      : phrase("%1: %2 layers, bottlenecks %3, width %4, stem %5"),
                              titleOf(network), depthOf(network), lab::blocksText(network.blocks),
                              network.width, toText(network.stem));
    text += isBasic ? std::string() : bottleneckText(network);
    text += network.order == Order::Pre && !network.endNorm
                ? phrase(", no norm behind the last block")
                : std::string();
    text += network.order == Order::Pre ? phrase(", pre-activation") : "";
    if (network.family == Family::Residual) {
        text += filled(phrase(", shortcut option %1"), toText(network.shortcut));
        if (network.zeroInitResidual) {
            text += network.order == Order::Pre ? phrase(", last convolutions zeroed")
                                                : phrase(", last batch norms zeroed");
        }
    }
    return text;
}

std::string croppedText(const DataSpec& data) {
    switch (data.scale) {
        case PictureScale::Jitter:
            return phrase("; random size and crop");
        case PictureScale::Area:
            return phrase("; a random part of each");
        default:
            return filled(phrase("; border %1 px"), data.pad) +
                   (data.crop ? phrase(", random crop") : "");
    }
}

std::string dataText(const RunInfo& info) {
    const DataSpec& data = info.spec.data;
    const std::string images = filled(phrase("%1, %2 training and %3 test images, %4 classes"),
                                      info.dataset, groupedText(info.trainImages),
                                      groupedText(info.testImages), info.spec.network.classes);
    return images + croppedText(data) + (data.flip ? phrase(", random flip") : "") +
           (data.colourShift ? phrase(", random colour shift") : "");
}

std::string machineText(const RunInfo& info) {
    return filled(phrase("%1, cores: %2; %3, threads a run at most: %4"), info.processor,
                  info.cores, info.device.empty() ? phrase("not started") : info.device,
                  info.threads) +
           (info.instructions.empty() ? ""
                                      : filled(phrase(", instructions %1"), info.instructions));
}

}  // namespace

namespace {

// What tells runs of other recipes apart: their networks, and where these are the same, all.
std::vector<std::string> recipeTitles(const std::vector<RunResult>& runs) {
    std::map<std::string, std::set<std::string>> recipes;  // of each network
    std::vector<std::string> networks;
    for (const RunResult& run : runs) {
        networks.push_back(titleOf(run.info.spec.network));
        recipes[networks.back()].insert(recipeText(run.info));
    }
    const bool tell = std::ranges::all_of(
        recipes, [](const auto& network) { return network.second.size() == 1; });
    return tell ? networks : runTitles(runs);
}

// Each recipe once; of several with the networks that have it.
std::string recipesText(const std::vector<RunResult>& runs) {
    std::vector<std::pair<std::string, std::vector<std::string>>> recipes;
    const std::vector<std::string> titles = recipeTitles(runs);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const std::string text = recipeText(runs[i].info);
        auto found = std::ranges::find(recipes, text, [](const auto& one) { return one.first; });
        if (found == recipes.end()) {
            found = recipes.insert(recipes.end(), {text, {}});
        }
        found->second.push_back(titles[i]);  // listed() names each once
    }
    if (recipes.size() == 1) {
        return recipes.front().first;
    }
    std::vector<std::string> texts;
    for (const auto& [text, networks] : recipes) {
        texts.push_back(listed(networks, ", ") + ": " + text);
    }
    return listed(texts, "; ");
}

}  // namespace

ReportRow reportRow(const RunResult& run) {
    const double none = std::nan("");
    return {.trainError = run.epochs.empty() ? none : run.epochs.back().trainError,
            .testError = run.epochs.empty() ? none : run.epochs.back().testError,
            .bestTestError = run.bestTestError(),
            .parameters = parameterCount(planOf(run.info.spec.network)),
            .seconds = run.seconds(),
            .imagesPerSecond = run.imagesPerSecond()};
}

std::vector<ReportFact> reportFacts(const std::vector<RunResult>& runs, const std::string& clock) {
    if (runs.empty()) {
        return {};
    }
    std::vector<std::string> networks;
    std::vector<std::string> seeds;
    for (const RunResult& run : runs) {
        networks.push_back(networkText(run.info.spec.network));
        seeds.push_back(std::to_string(run.info.spec.seed));
    }
    const RunInfo& info = runs.front().info;
    std::vector<ReportFact> facts;
    const std::string told = verdictOf(runs).text;
    for (const Comparison& comparison : comparisonsOf(runs)) {
        std::string text = comparisonText(comparison, runs);
        if (text != told) {
            facts.push_back({phrase(factorName(comparison.factor)), std::move(text)});
        }
    }
    facts.insert(facts.end(),
                 {{phrase("Data"), dataText(info)},
                  {phrase("Networks"), listed(networks, "; ")},
                  {phrase("Recipe"), recipesText(runs)},
                  {phrase("Seeds"), listed(seeds, ", ")},
                  {phrase("Machine"), machineText(info)},
                  {phrase("Software"), filled(phrase("%1, LibTorch %2"), info.program,
                                              info.libtorch.empty() ? "–" : info.libtorch)},
                  {phrase("Started"), info.created}});
    if (!clock.empty()) {
        facts.push_back({phrase("Time"), filled(phrase("%1 on the clock"), clock)});
    }
    return facts;
}

}  // namespace lab
