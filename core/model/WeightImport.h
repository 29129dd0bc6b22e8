// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/InputSpec.h"
#include "core/model/Recognise.h"

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

/// What an import makes of a file of weights.
struct ImportResult {
    NetworkSpec network;              ///< of 0 classes where the weights have no classifier
    std::filesystem::path file;       ///< the new file; empty where none was written
    std::string form;                 ///< "SafeTensors", ".pth (zip)", ".pth (the older form)"
    std::vector<ImportNote> notes;    ///< what was left out or assumed
    std::optional<InputSpec> input;   ///< what pictures are prepared for; none: its data say
    std::optional<Padding> padding;   ///< where option A pads; none where it does not
    std::string entry;                ///< that the weights were taken from; empty: there is none
    std::vector<std::string> others;  ///< further entries
};

/// Reads weights of torchvision's or timm's ResNet family from SafeTensors or from a file that
/// torch.save() wrote (see TorchFile), checks keys, shapes and classes against the network, and
/// writes them in fp32 as a SafeTensors file of this program, with the input that they want. An
/// empty `output` means a new file in importedModelsFolder(), whose name is taken from `weights`
/// and from no other; another `output` is replaced. Throws Error that lists what differs. A
/// worker's job.
ImportResult importWeights(const std::filesystem::path& weights, const ImportOptions& options,
                           const std::filesystem::path& output = {});

/// What importWeights() would make of them, checked as it checks them, without writing anything. A
/// worker's job.
ImportResult examineWeights(const std::filesystem::path& weights, const ImportOptions& options);

}  // namespace lab
