// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/IconButton.h"

#include "ui/theme/Theme.h"

#include <QToolButton>

namespace lab {

QToolButton* iconButton(QWidget* parent, const Theme& theme, const QString& name, Icon which,
                        const QString& toolTip) {
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(icon(which, theme.tokens()));
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

}  // namespace lab
