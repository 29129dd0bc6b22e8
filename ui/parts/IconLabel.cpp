// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/IconLabel.h"

#include <QPainter>

namespace lab {

IconLabel::IconLabel(const Theme& theme, Icon which, Colour colour, int side, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_which(which), m_colour(colour), m_side(side) {
    setFixedSize(side, side);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void IconLabel::setIcon(Icon which, Colour colour) {
    m_which = which;
    m_colour = colour;
    update();
}

void IconLabel::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    paintIcon(painter, rect(), m_which, m_theme.tokens().*m_colour);
}

}  // namespace lab
