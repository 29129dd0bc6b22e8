// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/IconShapes.h"
#include "ui/theme/Theme.h"

#include <QIcon>
#include <QRectF>

class QPainter;

namespace lab {

/// Which token colours it. Muted turns to text under the mouse and to accent when checked; a
/// disabled icon is always the disabled colour.
enum class Ink { Muted, Text, Accent, OnAccent, Success, Warning, Error };

/// An icon that keeps to the theme: it is painted from `tokens` each time, so `theme.tokens()`
/// must outlive it and a change of theme needs no new icon.
QIcon icon(Icon which, const Tokens& tokens, Ink ink = Ink::Muted);

/// For delegates and painted widgets: the icon fills `where`, which should be square.
void paintIcon(QPainter& painter, const QRectF& where, Icon which, const QColor& colour);

}  // namespace lab
