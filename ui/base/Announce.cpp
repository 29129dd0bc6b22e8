// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/Announce.h"

#include <QAccessible>
#include <QWidget>

namespace lab {

void announce(QWidget& widget) {
    if (widget.isVisible()) {
        for (const QAccessible::Event kind :
             {QAccessible::DescriptionChanged, QAccessible::Alert}) {
            QAccessibleEvent event(&widget, kind);
            QAccessible::updateAccessibility(&event);
        }
    }
}

}  // namespace lab
