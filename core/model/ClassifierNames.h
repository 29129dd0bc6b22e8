// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/NamedTensors.h"

namespace lab {

/// Gives a classifier under another name than "fc" that name, as a linear layer; a head of several
/// layers is left out. Both are noted. `prefix`: where the network lies; `alsoOutside`: whether the
/// classifier may lie elsewhere. Throws Error, naming `file`, when there are several.
void renameClassifier(std::vector<Named>& tensors, const std::string& prefix, bool alsoOutside,
                      const std::string& file, std::vector<ImportNote>& notes);

}  // namespace lab
