// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lab {

// Names of Python objects as a pickle has them: "module name".

inline constexpr std::string_view kOrderedDict = "collections OrderedDict";
inline constexpr std::string_view kTensor = "torch._utils _rebuild_tensor_v2";
inline constexpr std::string_view kParameter = "torch._utils _rebuild_parameter";
/// One with attributes of its own, which hold no weights.
inline constexpr std::string_view kParameterWithState =
    "torch._utils _rebuild_parameter_with_state";

/// Whether it is built: a tensor, its numbers, or the dictionary that holds them.
bool isBuilt(std::string_view name);

/// Whether it stands next to weights in checkpoints and holds none, as settings, counters and
/// dates: passed over, never built.
bool isHarmless(std::string_view name);

/// Why tensors that are made by this name are not read here, with the remedy: quantised, sparse,
/// meta and others. Empty for all other names.
std::string sentenceOfTensors(std::string_view name, const std::string& file);

/// As a person reads such a name: "torch.nn.Linear".
std::string dotted(std::string_view name);

/// Whether it is a class of networks or of their layers: then a whole network was saved.
bool isNetworkClass(std::string_view name);

}  // namespace lab
