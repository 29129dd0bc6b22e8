// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/WeightFacts.h"
#include "core/model/WeightImport.h"

#include <string>
#include <vector>

namespace lab {

/// What weights of a foreign file do not tell of their network: activation, pooling, dilation,
/// where it strides, its norms' epsilon, where option A pads. What facts and hints say is not said
/// again; of what facts state and nobody here knows, there is a sentence.
std::vector<ImportNote> assumptionsOf(const Recognised& found, const WeightFacts& facts,
                                      const WeightHints& hints);

/// Where a foreign network of option A puts its zero channels: what the hints say, else what those
/// who call its classifier "linear" do (akamaster's networks). None where nothing is padded.
std::optional<Padding> paddingOf(const Recognised& found, const WeightHints& hints);

/// The input that such weights usually want, or what the facts and the options say; a sentence of
/// whatever the options do not say, and of nothing else. Throws Error, naming the file, when the
/// network cannot see pictures or the options do not hold.
InputSpec assumedInput(const Recognised& found, const WeightFacts& facts,
                       const ImportOptions& options, const std::string& file,
                       std::vector<ImportNote>& notes);

}  // namespace lab
