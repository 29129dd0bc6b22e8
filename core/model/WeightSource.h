// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Recognise.h"
#include "core/weights/SafeTensors.h"
#include "core/weights/TorchFile.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace lab {

/// A file of weights as it is, of whatever form.
struct WeightSource {
    std::string form;
    std::vector<ImportNote> notes;
    StatedInFile stated;    ///< by the entries next to the weights
    std::string entryLeft;  ///< of the entry that was asked for, what may begin the keys
    std::string entry;      ///< the one that was taken
    std::vector<std::string> others;
    NamedTensors tensors;
    std::map<std::string, std::string> metadata;
};

/// Reads SafeTensors, or what torch.save() wrote; MLX's convolutions get PyTorch's order. Throws
/// Error with the remedy. A worker's job.
WeightSource readWeightSource(const std::filesystem::path& file, const std::string& entry);

}  // namespace lab
