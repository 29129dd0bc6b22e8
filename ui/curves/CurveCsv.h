// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/CurveRun.h"

#include <QByteArray>

namespace lab {

/// The figures behind the curves as a table, hidden runs left out. By epoch: resultsCsv(). By step:
/// run, step, epoch, train_loss, train_error, test_loss, test_error, learning_rate, seconds, with
/// the batch's loss and error, and the test's figures in the row of an epoch's last step. Every
/// number reads back as it was; what is not there is empty. Pure; GUI thread.
QByteArray curvesCsv(const ExperimentModel& model, const CurveOptions& options);

}  // namespace lab
