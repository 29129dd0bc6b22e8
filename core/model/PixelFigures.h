// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

namespace lab {

/// What keeps figures that a person gives from being means, or deviations, of pixels from 0 to 1:
/// a sentence with the remedy. Empty: nothing, also where none are given. Any thread.
std::string problemOfMean(std::span<const double> figures);
std::string problemOfDeviation(std::span<const double> figures);

/// Whether means or deviations can only be of pixels from 0 to 255, as some networks see them.
bool areOfBytes(std::span<const double> figures);

}  // namespace lab
