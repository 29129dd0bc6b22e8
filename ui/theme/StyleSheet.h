// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QString>

namespace lab {

/// What neither palette nor Style says: grounds and corners of panels, rail, strips and segments.
/// Widgets ask for it by a property or an object name.
QString styleSheetOf(const Tokens& tokens);

}  // namespace lab
