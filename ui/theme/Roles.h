// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Tokens.h"

#include <QMargins>

#include <optional>

class QPainter;
class QRect;
class QWidget;

namespace lab {

// What labels and frames are, by properties that Style reads. GUI thread.

/// A label's size, weight and colour by its property "role": "title", "verdict", "group", "body",
/// "muted", "small", "caption", "success", "warning" or "error". Nothing for other widgets.
void applyRole(QWidget& widget, const Tokens& tokens);

/// Whether a widget has a ground of its own: "panel" ("true" or "sunken"), "tone" ("info",
/// "success", "warning", "error"), "choice" or "answer" ("right" or "wrong").
bool hasGround(const QWidget* widget);
/// The room that its edges take; none: it has no ground.
std::optional<QMargins> groundMargins(const QWidget* widget);
/// Paints it. False where there is none.
bool paintGround(QPainter& painter, const QRect& rect, const QWidget* widget, const Tokens& tokens);

}  // namespace lab
