// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/KeyForms.h"

#include <map>
#include <string>
#include <vector>

namespace lab {

/// A file's weights under torchvision's names.
struct TorchvisionNames {
    NamedShapes shapes;                         ///< of the network's tensors, in the file's order
    std::map<std::string, std::string> inFile;  ///< torchvision's name: the file's
    std::vector<ImportNote> notes;              ///< what was left out or taken
    std::optional<NormalisationKeys> normalisation;  ///< the network's own, if it has one
    KeyForm form = KeyForm::Torchvision;
};

/// Which network of a file is wanted: what may begin its keys, what the person said of whose end
/// that is (empty: just that), and the file's entries that hold weights, for a refusal.
struct WantedEntry {
    std::string left;
    std::string asked;
    std::vector<std::string> entries;
};

/// Finds a ResNet among a file's tensors by its names, whatever stands before them, and gives it
/// torchvision's: "shortcut" for "downsample" (kuangliu's, akamaster's and textbooks' classes),
/// "linear", "classifier", "fc.1" and others for "fc", and the forms of KeyForm. A classifier of
/// several layers is none: it is left out. What is no part of the network, as a loss's weights, is
/// left out and named. `wanted`: which network where there are several, as "encoder_q"; empty: the
/// usual one. Throws Error when there is none, or when it must be asked which. Any thread.
TorchvisionNames torchvisionNames(const NamedShapes& given, const WantedEntry& wanted,
                                  const std::string& file);

/// Throws Error: the file holds no network of the family, and why.
[[noreturn]] void refuseNoResNet(const std::string& file, const std::string& why);

}  // namespace lab
