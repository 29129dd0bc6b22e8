#pragma once

#include "core/data/InputSpec.h"
#include "core/infer/WeightImport.h"

#include <string>
#include <vector>

namespace lab {

/// What weights of a foreign file do not tell of their network, one sentence each: activation,
/// pooling, where it strides, where option A pads. What `hints` say is not said again.
std::vector<std::string> assumptionsOf(const NetworkSpec& network, const WeightHints& hints);

/// Where a foreign network of option A puts its zero channels: what the hints say, else what those
/// who call its classifier "linear" do (akamaster's networks).
Padding paddingOf(const Recognised& found, const WeightHints& hints);

/// The sentence that says so, where it is a guess.
std::string paddingNote(const Recognised& found, const WeightHints& hints);

/// The input that such weights usually want, or what the options say; a sentence where it is a
/// guess. Throws Error, naming the file, when the network cannot see pictures or the options do not
/// hold.
InputSpec assumedInput(const Recognised& found, const ImportOptions& options,
                       const std::string& file, std::vector<std::string>& notes);

}  // namespace lab
