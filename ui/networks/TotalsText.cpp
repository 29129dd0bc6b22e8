// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/networks/TotalsText.h"

#include "ui/theme/Fonts.h"

#include <QFontMetrics>
#include <QPainter>

namespace lab {

TotalsText::TotalsText(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void TotalsText::setTotals(const QString& text) {
    m_totals = text;
    tell();
}

void TotalsText::setDelta(const QString& text, const QString& brief, bool change) {
    m_delta = text;
    m_brief = brief;
    m_change = change;
    tell();
}

void TotalsText::setLeft(bool left) {
    m_left = left;
    update();
}

int TotalsText::widthOfTotals() const {
    return QFontMetrics(bold(textFont(kBodySize))).horizontalAdvance(m_totals) + 2;
}

void TotalsText::paintEvent(QPaintEvent* /*event*/) {
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    const int middle = height() / 2;
    const int top = m_delta.isEmpty() ? middle - 10 : middle - 18;
    draw(painter, QRect(0, top, width(), 19), m_totals, bold(textFont(kBodySize)), tokens.text);
    draw(painter, QRect(0, middle + 1, width(), 17), fitting(), textFont(kSmallSize),
         m_change ? tokens.accent : tokens.muted);
}

void TotalsText::draw(QPainter& painter, const QRect& place, const QString& text, const QFont& font,
                      const QColor& colour) const {
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(place, (m_left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
}

QString TotalsText::fitting() const {
    const bool fits = QFontMetrics(textFont(kSmallSize)).horizontalAdvance(m_delta) <= width();
    return fits || m_brief.isEmpty() ? m_delta : m_brief;
}

void TotalsText::tell() {
    setToolTip(m_totals + '\n' + m_delta);
    setAccessibleName(m_totals);
    setAccessibleDescription(m_delta);
    updateGeometry();
    update();
}

}  // namespace lab
