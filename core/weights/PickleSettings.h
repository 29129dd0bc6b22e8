// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/Pickle.h"

#include <span>
#include <string>

namespace lab {

/// The JSON of settings that stand beside weights: a dictionary's entries, or the attributes of an
/// argparse.Namespace. Classes are their names, what is passed over is "?", and long texts, deep
/// and further entries are left out. Empty where it is neither. Any thread.
std::string settingsOf(const Pickle& pickle, std::uint32_t index);

/// Likewise the JSON of those of the outermost dictionary's entries that have these keys. Empty
/// where there are none.
std::string settingsIn(const Pickle& pickle, std::span<const char* const> keys);

}  // namespace lab
