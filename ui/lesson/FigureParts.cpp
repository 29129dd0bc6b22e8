// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/FigureParts.h"

#include "ui/theme/Icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPixmap>
#include <QPushButton>

#include <algorithm>

namespace lab {

QLabel* figureLabel(const QString& text, const char* role, QWidget* parent,
                    const char* objectName) {
    auto* label = new QLabel(text, parent);
    label->setObjectName(QLatin1String(objectName));
    label->setProperty("role", QLatin1String(role));
    return label;
}

QPushButton* figureButton(const Theme& theme, const char* objectName, Icon which,
                          const QString& text, QWidget* parent) {
    auto* button = new QPushButton(icon(which, theme.tokens(), Ink::Text), text, parent);
    button->setObjectName(QLatin1String(objectName));
    button->setFixedHeight(32);
    return button;
}

QHBoxLayout* figureRow() {
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    return row;
}

void showPicture(QLabel& label, const QImage& image, int side) {
    const int factor = std::max(1, side / std::max(1, image.width()));
    label.setFixedSize(factor * image.size());
    label.setScaledContents(true);
    label.setPixmap(QPixmap::fromImage(image.scaled(factor * image.size())));
}

}  // namespace lab
