// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QFrame;
class QWidget;

namespace lab {

// Panels are frames with the property "panel". GUI thread.

/// An empty one.
QFrame* makePanel(QWidget* parent = nullptr);
/// One around a widget.
QFrame* panelOf(QWidget* content);

/// Gives the keyboard to the next panel of a page (1) or the one before (-1): to the first control
/// in it that takes the focus. Panels without such a control are passed over.
void focusNextPanel(QWidget& page, int direction);

}  // namespace lab
