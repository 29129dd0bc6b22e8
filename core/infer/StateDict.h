#pragma once

#include "core/infer/Pickle.h"
#include "core/infer/TorchFile.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace lab {

/// What a pickle of torch.save() says of its tensors.
struct StateDict {
    std::vector<StoredTensor> tensors;               ///< of the state_dict, in its order
    std::string nestedIn;                            ///< see TorchFile
    std::map<std::string, NumberType> storageTypes;  ///< by key, of every storage in the pickle
};

/// Throws Error when the pickle holds no state_dict. Offsets are not compared with the storages.
StateDict stateDictOf(const Pickle& pickle, const std::filesystem::path& file);

}  // namespace lab
