// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurveQuantity.h"

#include "ui/base/Format.h"
#include "ui/base/Language.h"

#include <cmath>
#include <limits>

namespace lab {

namespace {

constexpr double kNoFigure = std::numeric_limits<double>::quiet_NaN();

}  // namespace

bool isOfBoth(Quantity quantity) {
    return quantity == Quantity::Error || quantity == Quantity::Loss;
}

EpochFigures figuresOf(Quantity quantity, const RunResult& run, const EpochRecord& epoch) {
    switch (quantity) {
        case Quantity::Error:
            return {epoch.trainError, epoch.testError};
        case Quantity::Loss:
            return {epoch.trainLoss, epoch.testLoss};
        case Quantity::LearningRate:
            return {kNoFigure, epoch.learningRate};
        case Quantity::Speed:
            break;
    }
    return {kNoFigure, epoch.seconds > 0
                           ? static_cast<double>(imagesPerEpoch(run.info)) / epoch.seconds
                           : kNoFigure};
}

EpochReader readerOf(Quantity quantity) {
    return [quantity](const RunResult& run, const EpochRecord& epoch) {
        return figuresOf(quantity, run, epoch);
    };
}

double figureOf(Quantity quantity, const ExperimentModel::Run& run, const StepRecord& step) {
    switch (quantity) {
        case Quantity::Error:
            return step.error;
        case Quantity::Loss:
            return step.loss;
        case Quantity::LearningRate:
            return learningRate(run.result.info.spec.recipe, step.step - 1, run.stepsPerEpoch);
        case Quantity::Speed:
            break;
    }
    return kNoFigure;
}

QString axisTitle(Quantity quantity) {
    switch (quantity) {
        case Quantity::Error:
            return say("Error, %");
        case Quantity::Loss:
            return say("Loss");
        case Quantity::LearningRate:
            return say("Learning rate");
        case Quantity::Speed:
            break;
    }
    return say("Images a second");
}

QString textOf(Quantity quantity, double figure) {
    switch (quantity) {
        case Quantity::Error:
            return percentText(figure);
        case Quantity::Loss:
            return figureText(figure);
        case Quantity::LearningRate:
            return numberText(figure);
        case Quantity::Speed:
            break;
    }
    return std::isfinite(figure) ? countText(std::llround(figure)) : figureText(figure);
}

}  // namespace lab
