// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ModelCard.h"
#include "core/weights/SafeTensors.h"

namespace lab {

/// A trained network as it lies on the disk: the card and the weights, without momentum.
struct StoredModel {
    std::filesystem::path file;
    ModelCard card;
    NamedTensors weights;
};

/// `path`: see weightsOf(). A run's files are replaced as a whole, so this is a snapshot of a run
/// that trains. Throws Error with file and remedy, also where a weight is not finite or a variance
/// is below zero. Any thread.
StoredModel readStoredModel(const std::filesystem::path& path);

}  // namespace lab
