// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/StyleParts.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Tokens.h"

#include <QAbstractSpinBox>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QSlider>
#include <QStyle>
#include <QStyleOption>
#include <QVariant>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

bool has(const QStyleOption& option, QStyle::StateFlag flag) {
    return option.state.testFlag(flag);
}

// Over lines of one pixel, so that they are sharp.
QRectF onPixels(const QRect& rect) {
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
}

void fillRound(QPainter& painter, const QRectF& rect, const QColor& colour) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const double radius = std::min(rect.width(), rect.height()) / 2;
    painter.drawRoundedRect(rect, radius, radius);
}

struct Ground {
    QColor fill;
    QColor edge;
};

Ground primaryGround(const QStyleOption& option, const Tokens& t) {
    if (!has(option, QStyle::State_Enabled)) {
        return {t.track, t.track};
    }
    const QColor towards = t.dark ? Qt::white : Qt::black;
    double share = 0;
    if (has(option, QStyle::State_Sunken)) {
        share = 0.2;
    } else if (has(option, QStyle::State_MouseOver)) {
        share = 0.1;
    }
    const QColor fill = mixed(t.accentFill, towards, share);
    return {fill, fill};
}

Ground buttonGround(const QStyleOption& option, const Tokens& t) {
    if (!has(option, QStyle::State_Enabled)) {
        return {t.sunken, t.border};
    }
    if (has(option, QStyle::State_On)) {
        return {t.tint, t.accent};
    }
    if (has(option, QStyle::State_Sunken)) {
        return {t.track, t.control};
    }
    if (has(option, QStyle::State_MouseOver)) {
        return {t.dark ? t.track : t.hover, t.control};
    }
    return {t.button, t.control};
}

Ground setCheckBoxGround(const QStyleOption& option, const Tokens& t) {
    const QColor fill = has(option, QStyle::State_Enabled) ? t.accentFill : t.disabled;
    return {fill, fill};
}

Ground clearCheckBoxGround(const QStyleOption& option, const Tokens& t) {
    if (!has(option, QStyle::State_Enabled)) {
        return {t.sunken, t.border};
    }
    return {has(option, QStyle::State_MouseOver) ? t.hover : t.panel, t.control};
}

bool isReadOnly(const QStyleOption& option, const QWidget* widget) {
    const auto* box = qobject_cast<const QAbstractSpinBox*>(widget);
    return has(option, QStyle::State_ReadOnly) || (box != nullptr && box->isReadOnly());
}

}  // namespace

bool showsMenuArrow(const QStyleOptionToolButton& option, const QWidget* widget) {
    return option.features.testFlag(QStyleOptionToolButton::HasMenu) &&
           !option.features.testFlag(QStyleOptionToolButton::MenuButtonPopup) &&
           (widget == nullptr || widget->property("menuArrow").toString() != "none");
}

bool isAsked(const QWidget* widget, const char* property) {
    return widget != nullptr && widget->property(property).toBool();
}

void paintBox(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& edge,
              double radius) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(edge);
    painter.setBrush(fill);
    painter.drawRoundedRect(onPixels(rect), radius, radius);
    painter.restore();
}

void paintButton(QPainter& painter, const QStyleOption& option, const QWidget* widget,
                 const Tokens& tokens) {
    const Ground ground =
        isAsked(widget, "primary") ? primaryGround(option, tokens) : buttonGround(option, tokens);
    paintBox(painter, option.rect, ground.fill, ground.edge);
}

void paintToolPanel(QPainter& painter, const QStyleOption& option, const QWidget* widget,
                    const Tokens& tokens) {
    if (!has(option, QStyle::State_AutoRaise)) {
        paintButton(painter, option, widget, tokens);
    } else if (has(option, QStyle::State_On)) {
        paintBox(painter, option.rect, tokens.tint, tokens.accent);
    } else if (has(option, QStyle::State_Enabled)) {
        const QColor fill = has(option, QStyle::State_Sunken) ? tokens.track : tokens.hover;
        paintBox(painter, option.rect, fill, fill);
    }
}

QColor buttonText(const QStyleOption& option, const QWidget* widget, const Tokens& tokens) {
    if (!has(option, QStyle::State_Enabled)) {
        return tokens.disabled;
    }
    if (isAsked(widget, "primary")) {
        return tokens.onAccent;
    }
    return has(option, QStyle::State_On) ? tokens.accent
                                         : option.palette.color(QPalette::ButtonText);
}

void paintLabel(QPainter& painter, const QRect& rect, const QPixmap& picture, const QString& text,
                const QColor& colour, IconSide side) {
    constexpr double kGap = 8;
    constexpr int kFlags = Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic;
    const QSizeF size = picture.deviceIndependentSize();
    const int textWidth = painter.fontMetrics().size(Qt::TextShowMnemonic, text).width();
    const double gap = picture.isNull() || text.isEmpty() ? 0 : kGap;
    const double width = size.width() + gap + textWidth;
    double left = std::max<double>(rect.left() + 2, rect.left() + (rect.width() - width) / 2);
    if (!picture.isNull()) {
        const double top = rect.top() + (rect.height() - size.height()) / 2;
        const double at = side == IconSide::Before ? left : left + textWidth + gap;
        painter.drawPixmap(QPointF(std::round(at), std::round(top)), picture);
        left += side == IconSide::Before ? size.width() + gap : 0;
    }
    painter.setPen(colour);
    const QRectF place(left, rect.top(), rect.right() + 1 - left, rect.height());
    painter.drawText(place, kFlags,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight,
                                                      static_cast<int>(std::ceil(place.width())),
                                                      Qt::TextShowMnemonic));
}

void paintField(QPainter& painter, const QStyleOption& option, const QWidget* widget,
                const Tokens& tokens) {
    const bool editable = has(option, QStyle::State_Enabled) && !isReadOnly(option, widget);
    QColor edge = editable ? tokens.control : tokens.border;
    if (isAsked(widget, "invalid")) {
        edge = tokens.error;
    } else if (editable && has(option, QStyle::State_HasFocus)) {
        edge = tokens.accent;
    }
    paintBox(painter, option.rect, editable ? tokens.panel : tokens.sunken, edge);
}

void paintCheckBox(QPainter& painter, const QStyleOption& option, const Tokens& tokens) {
    const bool set = has(option, QStyle::State_On) || has(option, QStyle::State_NoChange);
    const Ground ground =
        set ? setCheckBoxGround(option, tokens) : clearCheckBoxGround(option, tokens);
    paintBox(painter, option.rect, ground.fill, ground.edge, 3);
    if (set) {
        const Icon mark = has(option, QStyle::State_On) ? Icon::Check : Icon::Remove;
        paintIcon(painter, QRectF(option.rect).adjusted(2, 2, -2, -2), mark, tokens.onAccent);
    }
}

void paintRadioButton(QPainter& painter, const QStyleOption& option, const Tokens& tokens) {
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool set = has(option, QStyle::State_On);
    const QColor fill = enabled ? tokens.accentFill : tokens.disabled;
    paintBox(painter, option.rect, set ? fill : tokens.panel, set ? fill : tokens.control,
             option.rect.width() / 2.0);
    if (set) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        fillRound(painter, QRectF(option.rect).adjusted(5, 5, -5, -5), tokens.onAccent);
        painter.restore();
    }
}

void paintProgress(QPainter& painter, const QStyleOptionProgressBar& option, const QWidget* widget,
                   const Tokens& tokens) {
    constexpr double kThickness = 8;
    QRectF bar(option.rect);
    const double thickness = std::min(kThickness, bar.height());
    bar = QRectF(bar.left(), bar.center().y() - thickness / 2, bar.width(), thickness);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    fillRound(painter, bar, isAsked(widget, "onRail") ? tokens.border : tokens.track);
    const int range = option.maximum - option.minimum;
    const double share = range > 0 ? double(option.progress - option.minimum) / range : 0.3;
    const bool muted = !has(option, QStyle::State_Enabled) || isAsked(widget, "muted");
    if (share > 0) {
        bar.setWidth(std::max(thickness, bar.width() * std::min(1.0, share)));
        fillRound(painter, bar, muted ? tokens.control : tokens.accent);
    }
    painter.restore();
}

void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& slider,
                    const Tokens& tokens) {
    if (option.maximum <= option.minimum) {
        return;
    }
    const bool hot = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    fillRound(painter, QRectF(slider).adjusted(2, 2, -2, -2),
              hot ? tokens.control : mixed(tokens.border, tokens.control, 0.35));
    painter.restore();
}

void paintSlider(QPainter& painter, const QStyleOptionSlider& option, const QRect& groove,
                 const QRect& handle, const Tokens& tokens) {
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor colour = enabled ? tokens.accent : tokens.disabled;
    const double middle = QRectF(groove).center().y();
    const QRectF line(groove.left(), middle - 2, groove.width(), 4);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    fillRound(painter, line, tokens.track);
    if ((option.tickPosition & QSlider::TicksBelow) != 0 && option.tickInterval > 0) {
        const int count = (option.maximum - option.minimum) / option.tickInterval;
        const double from = groove.left() + handle.width() / 2.0;
        const double way = groove.width() - handle.width();
        for (int i = 0; i <= count; ++i) {
            painter.fillRect(
                QRectF(std::round(from + way * i / std::max(1, count)), middle + 10, 1, 4),
                tokens.control);
        }
    }
    QRectF done = line;
    done.setRight(handle.center().x());
    fillRound(painter, done, colour);
    fillRound(painter, QRectF(QRectF(handle).center() - QPointF(7, 7), QSizeF(14, 14)), colour);
    painter.restore();
}

void paintSplitter(QPainter& painter, const QStyleOption& option, const Tokens& tokens) {
    constexpr double kGrip = 24;
    const bool upright = option.rect.height() > option.rect.width();
    const QPointF centre = QRectF(option.rect).center();
    const QSizeF size = upright ? QSizeF(2, kGrip) : QSizeF(kGrip, 2);
    const bool hot = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    fillRound(painter, QRectF(centre - QPointF(size.width() / 2, size.height() / 2), size),
              hot ? tokens.accent : mixed(tokens.border, tokens.control, 0.35));
    painter.restore();
}

void paintLine(QPainter& painter, const QStyleOptionFrame& option, const Tokens& tokens) {
    QRect line = option.rect;
    if (option.frameShape == QFrame::HLine) {
        line.setTop(line.center().y());
        line.setHeight(1);
    } else {
        line.setLeft(line.center().x());
        line.setWidth(1);
    }
    painter.fillRect(line, tokens.border);
}

void paintHeader(QPainter& painter, const QStyleOption& option, const Tokens& tokens) {
    painter.fillRect(option.rect, tokens.sunken);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                     tokens.grid);
}

void paintItemPanel(QPainter& painter, const QStyleOption& option, const Tokens& tokens) {
    if (has(option, QStyle::State_Selected)) {
        painter.fillRect(option.rect, tokens.tint);
    } else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled)) {
        painter.fillRect(option.rect, tokens.hover);
    }
}

void paintRailEntry(QPainter& painter, const QStyleOption& option, const Tokens& tokens) {
    constexpr int kMark = 3;
    if (has(option, QStyle::State_On)) {
        painter.fillRect(option.rect, tokens.tint);
        painter.fillRect(QRect(option.rect.topLeft(), QSize(kMark, option.rect.height())),
                         tokens.accent);
    } else if (has(option, QStyle::State_MouseOver)) {
        painter.fillRect(option.rect, tokens.hover);
    }
}

void paintSegment(QPainter& painter, const QStyleOption& option, const QString& place,
                  const Tokens& tokens) {
    constexpr double kRadius = 4;
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool chosen = enabled && has(option, QStyle::State_On);
    QColor fill = enabled && has(option, QStyle::State_MouseOver) ? tokens.hover : tokens.button;
    if (chosen) {
        fill = tokens.tint;
    }
    // The edge between two is the left one's; what is round or beyond the side is cut off.
    QRectF box = onPixels(option.rect);
    box.adjust(place == "first" ? 0 : -1 - kRadius, 0, place == "last" ? 0 : kRadius, 0);
    painter.save();
    painter.setClipRect(option.rect);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(chosen ? tokens.accent : tokens.control);
    painter.setBrush(fill);
    painter.drawRoundedRect(box, kRadius, kRadius);
    if (place != "last") {
        const double side = option.rect.right() + 0.5;
        painter.drawLine(QPointF(side, box.top()), QPointF(side, box.bottom()));
    }
    painter.restore();
}

void paintUnderlinedTab(QPainter& painter, const QStyleOptionTab& option, const Tokens& tokens) {
    constexpr int kLine = 2;
    const bool chosen = has(option, QStyle::State_Selected);
    const bool hot = has(option, QStyle::State_MouseOver);
    const QRect tab = option.rect.adjusted(0, 0, -kTabGap, 0);
    if (hot && !chosen) {
        painter.fillRect(tab, tokens.hover);
    }
    if (chosen) {
        painter.fillRect(QRect(tab.left(), tab.bottom() + 1 - kLine, tab.width(), kLine),
                         tokens.accent);
    }
    painter.save();
    painter.setFont(bold(painter.font(), chosen));
    painter.setPen(chosen || hot ? tokens.text : tokens.muted);
    painter.drawText(tab.adjusted(0, 0, 0, -1), Qt::AlignCenter | Qt::TextShowMnemonic,
                     option.text);
    painter.restore();
}

void paintFocusRing(QPainter& painter, const QRect& rect, const Tokens& tokens) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 6, 6);
    painter.restore();
}

}  // namespace lab
