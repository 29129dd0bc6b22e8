// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/Pickle.h"

namespace lab {

/// The JSON of settings that stand beside weights: a dictionary's entries, or the attributes of an
/// argparse.Namespace. Classes are their names, what is passed over is "?", and long texts, deep
/// and further entries are left out. Empty where it is neither. Any thread.
std::string settingsOf(const Pickle& pickle, std::uint32_t index);

}  // namespace lab
