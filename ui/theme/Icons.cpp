// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/Icons.h"

#include <QIconEngine>
#include <QPainter>

#include <algorithm>

namespace lab {

namespace {

constexpr double kGrid = 24;
constexpr double kStroke = 1.75;
constexpr double kLeastStroke = 1.2;  // logical pixels, for 16 px icons

QColor colourOf(Ink ink, const Tokens& t) {
    switch (ink) {
        case Ink::Muted:
            return t.muted;
        case Ink::Text:
            return t.text;
        case Ink::Accent:
            return t.accent;
        case Ink::OnAccent:
            return t.onAccent;
        case Ink::Success:
            return t.success;
        case Ink::Warning:
            return t.warning;
        case Ink::Error:
            return t.error;
    }
    return t.text;
}

class Engine : public QIconEngine {
public:
    Engine(Icon which, const Tokens& tokens, Ink ink)
        : m_which(which), m_tokens(tokens), m_ink(ink) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode,
               QIcon::State state) override {
        const int side = std::min(rect.width(), rect.height());
        const QRectF square(rect.x() + (rect.width() - side) / 2.0,
                            rect.y() + (rect.height() - side) / 2.0, side, side);
        paintIcon(*painter, square, m_which, colour(mode, state));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect({}, size), mode, state);
        return pixmap;
    }
    QIconEngine* clone() const override { return new Engine(*this); }
    QString key() const override { return QStringLiteral("ResNetLab"); }

private:
    QColor colour(QIcon::Mode mode, QIcon::State state) const {
        if (mode == QIcon::Disabled) {
            return m_tokens.disabled;
        }
        if (m_ink != Ink::Muted) {
            return colourOf(m_ink, m_tokens);
        }
        if (state == QIcon::On) {
            return m_tokens.accent;
        }
        return mode == QIcon::Normal ? m_tokens.muted : m_tokens.text;
    }

    Icon m_which;
    const Tokens& m_tokens;
    Ink m_ink;
};

}  // namespace

QIcon icon(Icon which, const Tokens& tokens, Ink ink) {
    return QIcon(new Engine(which, tokens, ink));
}

void paintIcon(QPainter& painter, const QRectF& where, Icon which, const QColor& colour) {
    const double scale = where.width() / kGrid;
    const IconShape& shape = shapeOf(which);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(where.topLeft());
    painter.scale(scale, scale);
    painter.fillPath(shape.areas, colour);
    const double width = std::max(kStroke, kLeastStroke / scale);
    painter.strokePath(shape.lines, {colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.restore();
}

}  // namespace lab
