// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/DiagramPaint.h"

#include "ui/base/Language.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Tokens.h"

#include <QFontMetricsF>

#include <algorithm>

namespace lab {

namespace {

constexpr double kArcWidth = 2;
constexpr double kRadius = 2;
constexpr double kDiagramPaintHole = 0.46;  // of an open box, as of an open marker
constexpr double kGap = 0.35;               // of the way from a panel's edge to a control's
constexpr double kSample = 20;              // a line of the legend
constexpr double kBoxSample = 11;
constexpr double kBetweenEntries = 12;

QString fitting(const QStringList& texts, const QFont& font, double room) {
    const QFontMetricsF metrics(font);
    for (const QString& text : texts) {
        if (metrics.horizontalAdvance(text) <= room) {
            return text;
        }
    }
    return {};
}

QPen dotted(const QColor& colour, double width) {
    QPen pen(colour, width, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({1.1, 1.1});
    return pen;
}

// On one line or two where the box is broad enough, else from its foot upwards; nothing where there
// is no room.
void paintLabel(QPainter& painter, const PlacedBox& box, const QColor& colour) {
    if (box.label.isEmpty()) {
        return;
    }
    const QFont font = textFont(kCaptionSize);
    const QFontMetricsF metrics(font);
    const QString two = QString(box.label).replace(QLatin1String(", "), QLatin1String("\n"));
    const QSizeF one(metrics.horizontalAdvance(box.label) + 6, metrics.height());
    const QSizeF both(metrics.size(0, two).width() + 4, 2 * metrics.height());
    const QSizeF room = box.rect.size();
    const bool lies = one.width() <= room.width() && one.height() <= room.height();
    const bool stacked = both.width() <= room.width() && both.height() <= room.height();
    const bool stands = one.width() <= room.height() && one.height() <= room.width();
    if (!lies && !stacked && !stands) {
        return;
    }
    painter.save();
    painter.setFont(font);
    painter.setPen(colour);
    if (lies || stacked) {
        painter.drawText(box.rect, Qt::AlignCenter, lies ? box.label : two);
    } else {
        painter.translate(box.rect.center());
        painter.rotate(-90);
        painter.drawText(QRectF(-room.height() / 2, -room.width() / 2, room.height(), room.width()),
                         Qt::AlignCenter, box.label);
    }
    painter.restore();
}

void paintFrame(QPainter& painter, const PlacedUnit& unit, const Tokens& tokens, UnitState state) {
    if (state == UnitState::Rest) {
        return;
    }
    const QRectF frame = unit.body.adjusted(-4.5, -5.5, 4.5, 5.5);
    const bool selected = state != UnitState::Hovered;
    const double width = state == UnitState::Led ? 2 : 1.25;
    painter.setPen(selected ? QPen(tokens.accent, width) : QPen(tokens.control, 1));
    painter.setBrush(selected ? tokens.tint : tokens.hover);
    painter.drawRoundedRect(frame, 4, 4);
}

// As the open markers of these networks have it.
void paintHole(QPainter& painter, const QRectF& rect, const Tokens& tokens) {
    const double x = (1 - kDiagramPaintHole) / 2 * rect.width();
    const double y = std::min(x, (1 - kDiagramPaintHole) / 2 * rect.height());
    painter.fillRect(rect.adjusted(x, y, -x, -y), tokens.panel);
}

void paintBoxes(QPainter& painter, const PlacedUnit& unit, const NetworkInk& ink,
                const Tokens& tokens, bool labels) {
    for (const PlacedBox& box : unit.boxes) {
        const double edge = std::min(1.25, box.rect.width() / 3);
        const QRectF rect = box.rect.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2);
        painter.setPen(QPen(box.weighted ? ink.line : tokens.control, edge));
        const QColor& inked = box.lonely ? ink.lonely : ink.fill;
        painter.setBrush(box.weighted ? inked : tokens.panel);
        const double radius = std::min(kRadius, rect.width() / 3);
        painter.drawRoundedRect(rect, radius, radius);
        if (box.weighted && ink.open) {
            paintHole(painter, rect, tokens);
        }
        if (labels) {
            paintLabel(painter, box, tokens.text);
        }
    }
}

void paintShortcut(QPainter& painter, const PlacedUnit& unit, const NetworkInk& ink,
                   const Tokens& tokens) {
    if (!unit.gap.isEmpty()) {
        QPen pen(mixed(tokens.border, tokens.control, kGap), 1, Qt::CustomDashLine);
        pen.setDashPattern({3, 3});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(unit.gap);
    }
    if (unit.arc.isEmpty()) {
        return;
    }
    const double width = std::min(kArcWidth, std::max(1.0, unit.slot.width() / 12));
    painter.setPen(unit.shortcut == ShortcutPath::Identity ? QPen(ink.line, width)
                                                           : dotted(ink.line, width));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(unit.arc);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink.line);
    painter.drawPath(unit.arrow);
    if (!unit.badge.isEmpty()) {
        painter.setPen(QPen(ink.line, 1.25));
        painter.setBrush(tokens.panel);
        painter.drawRoundedRect(unit.badge, 4, 4);
        painter.setPen(tokens.text);
        painter.setFont(bold(textFont(kCaptionSize)));
        painter.drawText(unit.badge, Qt::AlignCenter, unit.badgeText);
    }
}

}  // namespace

void paintBand(QPainter& painter, const PlacedStage& stage, const Tokens& tokens) {
    for (const QRectF& band : stage.bands) {
        painter.fillRect(band, tokens.sunken);
    }
}

void paintStageTitle(QPainter& painter, const PlacedStage& stage, const Tokens& tokens) {
    const QFont strong = bold(textFont(kSmallSize));
    const QFont small = textFont(kCaptionSize);
    const double room = stage.title.width() - 2;
    const QRectF& all = stage.title;
    const double middle = all.center().y();
    if (all.height() < 18) {
        return;
    }
    const bool one = all.height() < 34;
    painter.setFont(strong);
    painter.setPen(tokens.text);
    const QRectF upper(all.left(), one ? middle - 9 : middle - 17, all.width(), 18);
    painter.drawText(upper, Qt::AlignCenter, fitting(stage.names, strong, room));
    if (!one) {
        painter.setFont(small);
        painter.setPen(tokens.muted);
        painter.drawText(upper.translated(0, 16), Qt::AlignCenter,
                         fitting(stage.details, small, room));
    }
}

void paintUnit(QPainter& painter, const PlacedUnit& unit, const NetworkInk& ink,
               const Tokens& tokens, UnitState state, bool labels) {
    paintFrame(painter, unit, tokens, state);
    paintBoxes(painter, unit, ink, tokens, labels);
    paintShortcut(painter, unit, ink, tokens);
    if (!unit.foldText.isEmpty()) {
        const QFont font = bold(textFont(kSmallSize));
        if (QFontMetricsF(font).horizontalAdvance(unit.foldText) < unit.body.width()) {
            painter.setFont(font);
            painter.setPen(tokens.text);
            painter.drawText(unit.body, Qt::AlignCenter, unit.foldText);
        }
    }
}

void paintAxes(QPainter& painter, const DiagramPlan& plan, const Tokens& tokens) {
    painter.setPen(QPen(tokens.control, 1));
    for (const QLineF& axis : plan.axes) {
        painter.drawLine(axis);
    }
    painter.setPen(QPen(tokens.border, 1));
    if (plan.options.arrangement == Arrangement::Lanes) {
        painter.drawLine(plan.ribbon.topLeft(), plan.ribbon.topRight());
        painter.drawLine(plan.ribbon.bottomLeft(), plan.ribbon.bottomRight());
    } else {
        painter.drawLine(plan.ribbon.topLeft(), plan.ribbon.bottomLeft());
        painter.drawLine(plan.ribbon.topRight(), plan.ribbon.bottomRight());
    }
}

double paintLegend(QPainter* painter, const QPointF& left, const NetworkInk& ink,
                   const Tokens& tokens, LegendEntries entries) {
    const QFont font = textFont(kSmallSize);
    const QFontMetricsF metrics(font);
    double x = left.x();
    const auto add = [&](const QString& text, double sample, const auto& paintSample) {
        const double width = metrics.horizontalAdvance(text);
        if (painter != nullptr) {
            paintSample(*painter);
            painter->setFont(font);
            painter->setPen(tokens.text);
            painter->drawText(QRectF(x + sample + 7, left.y() - 10, width + 2, 20),
                              Qt::AlignVCenter | Qt::AlignLeft, text);
        }
        x += sample + 7 + width + kBetweenEntries;
    };
    const auto line = [&](const QPen& pen) {
        return [&x, &left, pen](QPainter& into) {
            into.setPen(pen);
            into.drawLine(QPointF(x, left.y()), QPointF(x + kSample, left.y()));
        };
    };
    add(say("identity"), kSample, line(QPen(ink.line, kArcWidth)));
    add(say("not the identity"), kSample, line(dotted(ink.line, kArcWidth)));
    if (entries == LegendEntries::All) {
        add(say("not in both"), kBoxSample, [&](QPainter& into) {
            into.setPen(QPen(ink.line, 1.25));
            into.setBrush(ink.lonely);
            into.drawRoundedRect(QRectF(x, left.y() - 7, kBoxSample, 14), kRadius, kRadius);
        });
    }
    return x - kBetweenEntries - left.x();
}

}  // namespace lab
