#pragma once

#include "core/infer/Recognise.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lab {

struct ImportOptions {
    WeightHints hints;
    std::filesystem::path labels;  ///< class names, one a line; empty: ImageNet's for 1000 classes
    std::optional<int> imageSize;  ///< pixels a side; none: what such networks usually see
    std::vector<double> mean;      ///< of each channel, or one for all; empty: the usual
    std::vector<double> deviation;
};

/// What an import made of a file of weights.
struct ImportResult {
    NetworkSpec network;
    std::filesystem::path file;      ///< the new file
    std::string form;                ///< "SafeTensors", ".pth (zip)", ".pth (before PyTorch 1.6)"
    std::vector<std::string> notes;  ///< what was left out or assumed, one sentence each
};

/// Reads weights of torchvision's or timm's ResNet family from SafeTensors or from a file that
/// torch.save() wrote (see TorchFile), checks keys, shapes and classes against the network, and
/// writes them in fp32 as a SafeTensors file of this program, with the input that they want. An
/// empty `output` means importedModelsFolder(). Throws Error that lists what differs. A worker's
/// job.
ImportResult importWeights(const std::filesystem::path& weights, const ImportOptions& options,
                           const std::filesystem::path& output = {});

}  // namespace lab
