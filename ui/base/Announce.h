// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace lab {

/// Lets assistive technology read out the widget's name and description: something has come that
/// was waited for. GUI thread.
void announce(QWidget& widget);

}  // namespace lab
