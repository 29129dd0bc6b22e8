// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/Pickle.h"
#include "core/weights/TorchFile.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lab {

/// What a pickle of torch.save() says of its tensors.
struct StateDict {
    std::vector<StoredTensor> tensors;               ///< of the state_dict, in its order
    std::string nestedIn;                            ///< see TorchFile
    std::vector<std::string> others;                 ///< further entries that hold weights
    StatedInFile stated;                             ///< by its other entries
    std::string entryLeft;                           ///< of the entry, what may begin the keys
    std::map<std::string, NumberType> storageTypes;  ///< by key, of every storage in the pickle
};

/// `entry`: the one that is wanted, where there are several, by its path, its path and what begins
/// its keys, what begins its keys alone, or its name; empty: the usual one. Throws Error when the
/// pickle holds no state_dict, or when it must be asked which. Offsets are not compared
/// with the storages.
StateDict stateDictOf(const Pickle& pickle, const std::string& entry,
                      const std::filesystem::path& file);

/// Where a pickle holds arrays of NumPy's by the names of layers, as Python writes it behind what
/// it loads: "" or "[\"model\"]". None: it holds none.
std::optional<std::string> arraysIn(const Pickle& pickle);

}  // namespace lab
