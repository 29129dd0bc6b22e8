// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>
#include <vector>

namespace lab {

// Trained networks in files: which are shipped, how settings keep them. Any thread.

/// The shipped models; none where they cannot be found.
std::vector<std::filesystem::path> shippedModelsHere();

/// A file of weights as settings keep it: the program's folder moves with an update, so a shipped
/// file is remembered by its name.
QString rememberedModel(const std::filesystem::path& path);
/// Empty when it is no longer shipped.
std::filesystem::path rememberedModelPath(const QString& remembered);

/// Whether a file of weights is to be imported first: all but this program's own SafeTensors.
bool isForeignWeights(const std::filesystem::path& weights);

/// Where a model comes from, to tell two of one name apart: an experiment, or a file.
QString originOf(const std::filesystem::path& path);

}  // namespace lab
