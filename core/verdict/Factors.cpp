// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Factors.h"

#include "core/base/Error.h"
#include "core/base/Numbers.h"
#include "core/base/Phrase.h"

#include <algorithm>
#include <span>

namespace lab {

namespace {

/// Takes the fields of one factor over, from a spec to another.
struct FactorFields {
    Factor factor;
    void (*take)(const RunSpec& from, RunSpec& to);
};

void takeFamily(const RunSpec& from, RunSpec& to) {
    to.network.family = from.network.family;
}

void takeDepth(const RunSpec& from, RunSpec& to) {
    to.network.blocks = from.network.blocks;
    if (to.network.block != from.network.block) {
        to.network.block = from.network.block;
        to.network.strideAt = from.network.strideAt;  // of no effect in one of the two
    }
}

void takeGroups(const RunSpec& from, RunSpec& to) {
    to.network.cardinality = from.network.cardinality;
    to.network.groupWidth = from.network.groupWidth;
}

void takeSchedule(const RunSpec& from, RunSpec& to) {
    to.recipe.schedule = from.recipe.schedule;
    to.recipe.milestones = from.recipe.milestones;
    to.recipe.factor = from.recipe.factor;
}

void takeTrainImages(const RunSpec& from, RunSpec& to) {
    to.data.trainLimit = from.data.trainLimit;
    to.data.select = from.data.select;
}

void takeImageSize(const RunSpec& from, RunSpec& to) {
    to.data.imageSize = from.data.imageSize;
    to.data.storedSize = from.data.storedSize;
}

void takeAugmentation(const RunSpec& from, RunSpec& to) {
    to.data.pad = from.data.pad;
    to.data.crop = from.data.crop;
    to.data.flip = from.data.flip;
    to.data.scale = from.data.scale;
    to.data.colourShift = from.data.colourShift;
}

template <auto Part, auto Field>
void take(const RunSpec& from, RunSpec& to) {
    to.*Part.*Field = from.*Part.*Field;
}

constexpr auto kNet = &RunSpec::network;
constexpr auto kRecipe = &RunSpec::recipe;
constexpr auto kData = &RunSpec::data;

constexpr std::array kFactors = {
    FactorFields{Factor::Family, takeFamily},
    FactorFields{Factor::Depth, takeDepth},
    FactorFields{Factor::Width, take<kNet, &NetworkSpec::width>},
    FactorFields{Factor::Shortcut, take<kNet, &NetworkSpec::shortcut>},
    FactorFields{Factor::StrideAt, take<kNet, &NetworkSpec::strideAt>},
    FactorFields{Factor::Order, take<kNet, &NetworkSpec::order>},
    FactorFields{Factor::EndNorm, take<kNet, &NetworkSpec::endNorm>},
    FactorFields{Factor::ZeroStart, take<kNet, &NetworkSpec::zeroInitResidual>},
    FactorFields{Factor::Stem, take<kNet, &NetworkSpec::stem>},
    FactorFields{Factor::Groups, takeGroups},
    FactorFields{Factor::Classes, take<kNet, &NetworkSpec::classes>},
    FactorFields{Factor::Channels, take<kNet, &NetworkSpec::inputChannels>},
    FactorFields{Factor::Epochs, take<kRecipe, &Recipe::epochs>},
    FactorFields{Factor::BatchSize, take<kRecipe, &Recipe::batchSize>},
    FactorFields{Factor::LearningRate, take<kRecipe, &Recipe::learningRate>},
    FactorFields{Factor::Schedule, takeSchedule},
    FactorFields{Factor::Warmup, take<kRecipe, &Recipe::warmupEpochs>},
    FactorFields{Factor::Momentum, take<kRecipe, &Recipe::momentum>},
    FactorFields{Factor::WeightDecay, take<kRecipe, &Recipe::weightDecay>},
    FactorFields{Factor::Precision, take<kRecipe, &Recipe::precision>},
    FactorFields{Factor::Data, take<kData, &DataSpec::source>},
    FactorFields{Factor::TrainImages, takeTrainImages},
    FactorFields{Factor::TestImages, take<kData, &DataSpec::testLimit>},
    FactorFields{Factor::ImageSize, takeImageSize},
    FactorFields{Factor::Augmentation, takeAugmentation},
};

std::string scheduleText(const Recipe& recipe) {
    if (recipe.schedule == Schedule::Cosine) {
        return "cosine";
    }
    std::string text;
    for (const int epoch : recipe.milestones) {
        text += text.empty() ? "" : ",";
        text += std::to_string(epoch);
    }
    return text.empty() ? "constant" : text;
}

// "bottleneck 3.4.6.3".
std::string blocksText(const NetworkSpec& network) {
    std::string text;
    for (const int blocks : network.blocks) {
        text += text.empty() ? "" : ".";
        text += std::to_string(blocks);
    }
    return toText(network.block) + " " + text;
}

std::string countText(std::int64_t limit) {
    return limit == 0 ? "all" : std::to_string(limit);
}

std::string augmentationText(const DataSpec& data) {
    std::string text;
    const auto add = [&text](const std::string& part) {
        text += (text.empty() ? "" : ", ") + part;
    };
    if (data.scale != PictureScale::Fixed) {
        add("scale " + toText(data.scale));
    } else if (data.crop) {
        add("pad " + std::to_string(data.pad) + ", crop");
    }
    if (data.flip) {
        add("flip");
    }
    if (data.colourShift) {
        add("colour shift");
    }
    return text.empty() ? "none" : text;
}

/// Numbers are ordered by size, the rest as the paper tells it.
double placeOf(Factor factor, const RunSpec& spec) {
    const NetworkSpec& network = spec.network;
    const Recipe& recipe = spec.recipe;
    const DataSpec& data = spec.data;
    constexpr auto kAll = static_cast<double>(INT64_MAX);
    switch (factor) {
        case Factor::Family:
            return static_cast<double>(network.family);
        case Factor::Depth:
            return depthOf(network);
        case Factor::Width:
            return network.width;
        case Factor::Shortcut:
            return static_cast<double>(network.shortcut);
        case Factor::StrideAt:
            return static_cast<double>(network.strideAt);
        case Factor::Order:
            return static_cast<double>(network.order);
        case Factor::EndNorm:
            return network.endNorm ? 1 : 0;
        case Factor::ZeroStart:
            return network.zeroInitResidual ? 1 : 0;
        case Factor::Stem:
            return static_cast<double>(network.stem);
        case Factor::Groups:
            return network.cardinality;
        case Factor::Classes:
            return network.classes;
        case Factor::Channels:
            return network.inputChannels;
        case Factor::Epochs:
            return recipe.epochs;
        case Factor::BatchSize:
            return recipe.batchSize;
        case Factor::LearningRate:
            return recipe.learningRate;
        case Factor::Schedule:
            return static_cast<double>(recipe.schedule);
        case Factor::Warmup:
            return recipe.warmupEpochs;
        case Factor::Momentum:
            return recipe.momentum;
        case Factor::WeightDecay:
            return recipe.weightDecay;
        case Factor::Precision:
            return static_cast<double>(recipe.precision);
        case Factor::TrainImages:
            return data.trainLimit == 0 ? kAll : static_cast<double>(data.trainLimit);
        case Factor::TestImages:
            return data.testLimit == 0 ? kAll : static_cast<double>(data.testLimit);
        case Factor::ImageSize:
            return data.imageSize;
        case Factor::Blocks:
        case Factor::Data:
        case Factor::Augmentation:
            break;
    }
    return 0;
}

}  // namespace

RunSpec normalForm(RunSpec spec) {
    const NetworkSpec usual;
    NetworkSpec& network = spec.network;
    spec.seed = 0;
    network.name.clear();
    if (network.family == Family::Plain) {
        network.shortcut = usual.shortcut;
        network.zeroInitResidual = false;
    }
    if (network.block == BlockKind::Basic) {
        network.cardinality = usual.cardinality;
        network.groupWidth = usual.groupWidth;
        network.strideAt = usual.strideAt;
    }
    if (network.order == Order::Post) {
        network.endNorm = usual.endNorm;
    }
    Recipe& recipe = spec.recipe;
    if (recipe.schedule == Schedule::Cosine) {
        recipe.milestones.clear();
    }
    std::erase_if(recipe.milestones, [&](int epoch) { return epoch >= recipe.epochs; });
    if (recipe.milestones.empty()) {
        recipe.factor = Recipe().factor;
    }
    DataSpec& data = spec.data;
    if (data.storedSize == data.imageSize) {
        data.storedSize = 0;
    }
    if (data.scale != PictureScale::Fixed || (data.pad == 0 && data.storedSize == 0)) {
        data.crop = false;  // no border is used, or there is one place to crop
    }
    if (!data.crop) {
        data.pad = DataSpec().pad;
    }
    return spec;
}

void requireDifferent(std::span<const RunSpec> runs) {
    std::vector<RunSpec> seen;
    for (const RunSpec& run : runs) {
        RunSpec form = normalForm(run);
        form.seed = run.seed;
        const auto twin = std::ranges::find(seen, form);
        if (twin == seen.end()) {
            seen.push_back(std::move(form));
            continue;
        }
        if (runs[static_cast<std::size_t>(twin - seen.begin())] == run) {
            throw Error(filled(phrase("%1 with seed %2 is asked for twice; name each network and "
                                      "each seed once."),
                               titleOf(run.network), run.seed));
        }
        throw Error(
            filled(phrase("%1 with seed %2 is asked for twice, for what tells the two apart "
                          "has no effect in it, as a shortcut option in a plain network; "
                          "leave one of them out."),
                   titleOf(run.network), run.seed));
    }
}

std::vector<Factor> factorsBetween(const RunSpec& one, const RunSpec& other) {
    RunSpec from = one;
    RunSpec to = other;
    if (from.network.family != to.network.family) {
        from.network.shortcut = to.network.shortcut;
    }
    std::vector<Factor> factors;
    for (const FactorFields& fields : kFactors) {
        const RunSpec before = to;
        fields.take(from, to);
        if (to != before) {
            const bool isDepth =
                fields.factor != Factor::Depth || depthOf(one.network) != depthOf(other.network);
            factors.push_back(isDepth ? fields.factor : Factor::Blocks);
        }
    }
    return factors;
}

std::string levelText(Factor factor, const RunSpec& spec) {
    const NetworkSpec& network = spec.network;
    switch (factor) {
        case Factor::Family:
            return toText(network.family);
        case Factor::Depth:
            return std::to_string(depthOf(network));
        case Factor::Blocks:
            return blocksText(network);
        case Factor::Shortcut:
            return toText(network.shortcut);
        case Factor::StrideAt:
            return toText(network.strideAt);
        case Factor::Order:
            return toText(network.order);
        case Factor::EndNorm:
            return network.endNorm ? "with" : "without";
        case Factor::ZeroStart:
            return network.zeroInitResidual ? "zero" : "usual";
        case Factor::Stem:
            return toText(network.stem);
        case Factor::Groups:
            return std::to_string(network.cardinality) + "x" + std::to_string(network.groupWidth) +
                   "d";
        case Factor::Schedule:
            return scheduleText(spec.recipe);
        case Factor::Precision:
            return toText(spec.recipe.precision);
        case Factor::Data:
            return spec.data.source;
        case Factor::TrainImages:
            return countText(spec.data.trainLimit) +
                   (spec.data.select == Select::Stratified ? " stratified" : "");
        case Factor::TestImages:
            return countText(spec.data.testLimit);
        case Factor::ImageSize:
            return spec.data.imageSize == 0 ? "own" : std::to_string(spec.data.imageSize);
        case Factor::Augmentation:
            return augmentationText(spec.data);
        default:
            return generalText(placeOf(factor, spec), 6);
    }
}

bool levelComesBefore(Factor factor, const RunSpec& one, const RunSpec& other) {
    const double first = placeOf(factor, one);
    const double second = placeOf(factor, other);
    return first != second ? first < second : levelText(factor, one) < levelText(factor, other);
}

}  // namespace lab
