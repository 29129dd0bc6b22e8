// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Recognise.h"

#include <string>

namespace lab {

/// What tells from keys and shapes that a network has other layers than those that are read here,
/// or its layers in another form: "its batch norms are folded into its convolutions". A clause, and
/// empty where nothing tells it. Any thread.
std::string otherLayersIn(const NamedShapes& shapes);

}  // namespace lab
