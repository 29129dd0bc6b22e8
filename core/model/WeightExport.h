// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/EnumNames.h"

#include <filesystem>

namespace lab {

/// How the weights of convolutions and classifier are stored; batch norms are always fp32.
enum class StoredPrecision { Single, Half };

/// Writes a run's weights (or a file's, see weightsOf()) as SafeTensors with torchvision's keys and
/// order, ready for load_state_dict(strict=True); the card with the command that trains it is in
/// the file's metadata. Throws Error with file and remedy. A worker's job.
void exportWeights(const std::filesystem::path& model, const std::filesystem::path& output,
                   StoredPrecision precision = StoredPrecision::Single);

}  // namespace lab
