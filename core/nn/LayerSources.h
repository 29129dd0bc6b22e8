// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/Summary.h"

#include <vector>

namespace lab {

/// The layers that a layer gets its inputs from, -1 standing for the image: one, and for an Add
/// F(x)'s last and the shortcut's. Pure; any thread.
std::vector<int> sourcesOf(const NetworkSummary& network, int layer);

}  // namespace lab
