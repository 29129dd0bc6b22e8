// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/CurveOptions.h"
#include "ui/experiments/ExperimentModel.h"
#include "ui/experiments/SeedGroups.h"

#include <QString>

namespace lab {

// What curves may show, as plain functions. Pure; any thread.

using Quantity = CurveOptions::Quantity;

/// Whether it is measured in training and in the test; else there is one figure, drawn as the test.
bool isOfBoth(Quantity quantity);

/// After an epoch; NaN where the quantity has no such figure.
EpochFigures figuresOf(Quantity quantity, const RunResult& run, const EpochRecord& epoch);
/// The same as a function of an epoch alone.
EpochReader readerOf(Quantity quantity);
/// Of one batch; NaN where it has none.
double figureOf(Quantity quantity, const ExperimentModel::Run& run, const StepRecord& step);

/// "Error, %"
QString axisTitle(Quantity quantity);
/// As it stands beside a curve: "13.6", "0.412".
QString textOf(Quantity quantity, double figure);

}  // namespace lab
