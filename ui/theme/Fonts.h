// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace lab {

// The theme's sizes of text, in logical pixels.
inline constexpr int kCaptionSize = 11;
inline constexpr int kSmallSize = 12;
inline constexpr int kBodySize = 13;
inline constexpr int kHeadingSize = 15;
inline constexpr int kVerdictSize = 16;
inline constexpr int kTitleSize = 20;

/// The font in another size, in whole pixels.
QFont sized(QFont font, double pixels);
/// The font in bold, or in regular where `is` is false.
QFont bold(QFont font, bool is = true);

/// The program's font for what is painted. GUI thread.
QFont textFont(int pixels);
/// All letters equally wide. GUI thread.
QFont codeFont(int pixels);

}  // namespace lab
