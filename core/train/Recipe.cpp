// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/train/Recipe.h"

#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"
#include "core/base/Require.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lab {

void validate(const Recipe& recipe) {
    require(recipe.epochs >= 1 && recipe.epochs <= 10000, asPhrase("Epochs are 1 to 10000."));
    require(recipe.batchSize >= 2 && recipe.batchSize <= 65536,
            asPhrase("The batch size is 2 to 65536."));
    require(recipe.learningRate > 0 && recipe.learningRate <= 100,
            asPhrase("The learning rate is above 0 and at most 100."));
    require(recipe.momentum >= 0 && recipe.momentum < 1,
            asPhrase("The momentum is 0 or more and below 1."));
    require(recipe.weightDecay >= 0 && recipe.weightDecay <= 1,
            asPhrase("The weight decay is 0 to 1."));
    require(recipe.factor > 0 && recipe.factor <= 1,
            asPhrase("The factor at the milestones is above 0 and at most 1."));
    require(recipe.warmupEpochs >= 0 && recipe.warmupEpochs < recipe.epochs,
            asPhrase("The warm-up is 0 or more epochs and shorter than the training."));
    require(std::ranges::is_sorted(recipe.milestones) &&
                std::ranges::all_of(recipe.milestones, [](int epoch) { return epoch >= 1; }),
            asPhrase("The milestones are epochs from 1, in rising order."));
}

void validateNew(const Recipe& recipe) {
    validate(recipe);
    const auto twice = std::ranges::adjacent_find(recipe.milestones);
    if (twice != recipe.milestones.end()) {
        throw Error(filled(phrase("The milestone %1 stands twice; the milestones are epochs from "
                                  "1, in rising order."),
                           *twice));
    }
}

std::int64_t imagesPerStep(const Recipe& recipe, std::int64_t images) {
    return std::min<std::int64_t>(recipe.batchSize, images);
}

double learningRate(const Recipe& recipe, std::int64_t step, std::int64_t stepsPerEpoch) {
    const std::int64_t warmup = recipe.warmupEpochs * stepsPerEpoch;
    if (step < warmup) {
        return recipe.learningRate * static_cast<double>(step + 1) / static_cast<double>(warmup);
    }
    if (recipe.schedule == Schedule::Cosine) {
        const auto total = static_cast<double>(recipe.epochs * stepsPerEpoch - warmup);
        const double done = static_cast<double>(step - warmup) / total;
        return recipe.learningRate * 0.5 * (1 + std::cos(std::numbers::pi * done));
    }
    const std::int64_t epoch = step / stepsPerEpoch;
    const auto passed =
        std::ranges::count_if(recipe.milestones, [epoch](int after) { return epoch >= after; });
    return recipe.learningRate * std::pow(recipe.factor, static_cast<double>(passed));
}

void to_json(nlohmann::json& json, const Recipe& recipe) {
    json = {{"epochs", recipe.epochs},
            {"batch_size", recipe.batchSize},
            {"learning_rate", recipe.learningRate},
            {"momentum", recipe.momentum},
            {"weight_decay", recipe.weightDecay},
            {"schedule", toText(recipe.schedule)},
            {"milestones", recipe.milestones},
            {"factor", recipe.factor},
            {"warmup_epochs", recipe.warmupEpochs},
            {"precision", toText(recipe.precision)}};
}

void from_json(const nlohmann::json& json, Recipe& recipe) {
    readField(json, "epochs", recipe.epochs);
    readField(json, "batch_size", recipe.batchSize);
    readField(json, "learning_rate", recipe.learningRate);
    readField(json, "momentum", recipe.momentum);
    readField(json, "weight_decay", recipe.weightDecay);
    readField(json, "schedule", recipe.schedule);
    readField(json, "milestones", recipe.milestones);
    readField(json, "factor", recipe.factor);
    readField(json, "warmup_epochs", recipe.warmupEpochs);
    readField(json, "precision", recipe.precision);
    validate(recipe);
}

}  // namespace lab
