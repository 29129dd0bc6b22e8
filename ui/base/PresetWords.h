// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Presets.h"

#include <QString>

namespace lab {

// What core says of its presets, in the program's language. GUI thread.

QString titleOf(const Preset& preset);
QString descriptionOf(const Preset& preset);

}  // namespace lab
