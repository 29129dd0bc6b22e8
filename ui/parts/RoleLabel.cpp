// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/RoleLabel.h"

#include <QLabel>

namespace lab {

QLabel* roleLabel(QWidget* parent, const QString& name, const char* role) {
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setProperty("role", role);
    return label;
}

}  // namespace lab
