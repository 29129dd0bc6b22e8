// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace lab {

/// Gives the keyboard to the next panel of a page (1) or the one before (-1): to the first control
/// in it that takes the focus. Panels are frames with the property "panel"; those without such a
/// control are passed over. GUI thread.
void focusNextPanel(QWidget& page, int direction);

}  // namespace lab
