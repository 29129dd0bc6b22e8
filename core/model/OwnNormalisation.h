// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Recognise.h"

#include <string>
#include <vector>

namespace lab {

/// Finds what a file's networks normalise pictures by before their first convolution: a mean and a
/// deviation of at most a few numbers, as "normalizer.new_mean" and "normalizer.new_std" [3, 1, 1],
/// "mu" and "sigma" [1, 3, 1, 1]. Of several those next to the network, whose keys begin with
/// `prefix`; none where there are none. Any thread.
std::optional<NormalisationKeys> normalisationIn(const NamedShapes& shapes,
                                                 const std::string& prefix);

/// The shortest number that fp32 keeps as this one: 0.4914 of 0.49140000343322754.
double asWritten(double figure);

}  // namespace lab
