#pragma once

#include "ui/theme/Theme.h"

namespace lab {

/// The mock-ups' table, one column each.
Tokens lightTokens();
Tokens darkTokens();

/// `share` of the way from one colour to the other, in sRGB.
QColor mixed(const QColor& from, const QColor& to, double share);

/// The contrast ratio of WCAG 2, 1 to 21.
double contrast(const QColor& one, const QColor& other);

}  // namespace lab
