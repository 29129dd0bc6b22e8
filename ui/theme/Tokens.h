// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace lab {

/// Every colour of the window, in one struct; no colour literal stands elsewhere.
struct Tokens {
    bool dark = false;
    QColor window, rail, panel, sunken, plot, border, grid, control, button, hover, track;
    QColor text, muted, disabled, accent, accentFill, onAccent, tint;
    QColor success, onSuccess, warning, onWarning, error, onError;
};

/// The light and the dark scheme.
Tokens lightTokens();
Tokens darkTokens();

/// `share` of the way from one colour to the other, in sRGB.
QColor mixed(const QColor& from, const QColor& to, double share);

/// The contrast ratio of WCAG 2, 1 to 21.
double contrast(const QColor& one, const QColor& other);

}  // namespace lab
