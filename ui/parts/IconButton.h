// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Icons.h"

class QToolButton;
class QWidget;

namespace lab {

/// A flat button of an icon alone, whose words are its tool tip and accessible name.
QToolButton* iconButton(QWidget* parent, const Theme& theme, const QString& name, Icon which,
                        const QString& toolTip);

}  // namespace lab
