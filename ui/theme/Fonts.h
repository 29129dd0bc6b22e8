// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace lab {

// Fonts of the system's family for what is painted. GUI thread.

/// A font of this size in logical pixels, of the system's family.
QFont diagramFont(int pixels, bool bold = false);

enum class Weight { Regular, Bold };
/// The same for figures.
QFont figureFont(int pixels, Weight weight = Weight::Regular);

/// The same font, bold.
QFont bold(QFont font);

}  // namespace lab
