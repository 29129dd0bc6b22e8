// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/infer/Classifier.h"
#include "core/trace/Trace.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace lab {

// What a trace says of each block, for people and for programs. Pure; any thread.

/// A line a block: shape, ‖F(x)‖/‖x‖, and mean, deviation and zeros of F(x), sum and output.
std::string blockTable(const Trace& trace);

/// {"network","input","blocks":[{"name","stage","shape","ratio","input":{"mean","deviation",
/// "zeros"},"residual","shortcut","sum","output"}],"top":[{"class","index","probability"}]}; a
/// plain block's shortcut and sum are null, as numbers are that are not finite.
nlohmann::ordered_json traceJson(const Trace& trace, int top = 5);

/// The same figures as CSV, a line a block of each trace, with a head; with `names`, one a trace,
/// in a last column "model".
std::string traceCsv(const std::vector<const Trace*>& traces,
                     const std::vector<std::string>& names = {});

/// Classes and their probabilities, likeliest first.
std::vector<ClassScore> likeliestOf(const Trace& trace, int top);

}  // namespace lab
