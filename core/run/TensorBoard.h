// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace lab {

/// Writes an experiment's figures as TensorBoard reads them: a folder for each run below `output`,
/// with an event file of scalars under metrics.csv's names, by epoch ("epoch/test_error") and by
/// step ("step/train_error"). Gives the number of runs. Throws Error with file and remedy. Any
/// thread.
int exportTensorBoard(const std::filesystem::path& experiment, const std::filesystem::path& output);

}  // namespace lab
