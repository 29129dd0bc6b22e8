// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/Trainer.h"
#include "core/weights/SafeTensors.h"

#include <filesystem>
#include <string>

namespace lab {

/// Everything a run needs to go on as if it had never stopped.
struct Checkpoint {
    NamedTensors weights;   ///< torchvision's keys
    NamedTensors momentum;  ///< by parameter name
    Position position;
};

/// `metadata` has at least "spec", the run's spec as JSON text; the position is added. Atomic;
/// throws Error when the disk is full, and the last checkpoint then stays.
void writeCheckpoint(const std::filesystem::path& file, const Checkpoint& checkpoint,
                     const std::map<std::string, std::string>& metadata);
/// Throws Error with file and remedy when the file is damaged or no checkpoint.
Checkpoint readCheckpoint(const std::filesystem::path& file);

/// The position alone, without reading the tensors. Throws likewise.
Position readPosition(const std::filesystem::path& file);

/// Weights alone, as torchvision's load_state_dict takes them. `metadata` has at least "spec".
std::filesystem::path writeWeights(const std::filesystem::path& file, const NamedTensors& weights,
                                   const std::map<std::string, std::string>& metadata,
                                   IfTaken taken = IfTaken::Replace);

}  // namespace lab
