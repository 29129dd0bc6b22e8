// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/Style.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Roles.h"
#include "ui/theme/StyleParts.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCoreApplication>
#include <QFrame>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>
#include <QVariant>

#include <algorithm>

namespace lab {

namespace {

constexpr double kStyleArrow = 12;

QRectF centred(const QRect& rect, double side) {
    const QPointF centre = QRectF(rect).center();
    return {centre.x() - side / 2, centre.y() - side / 2, side, side};
}

// To the right of a push button's label, below zero: the chevron of its menu.
int arrowRoom(const QStyleOptionButton& option) {
    return option.features.testFlag(QStyleOptionButton::HasMenu) ? -kMenuArrow : 0;
}

QIcon::Mode iconModeOf(const QStyleOption& option) {
    if (!option.state.testFlag(QStyle::State_Enabled)) {
        return QIcon::Disabled;
    }
    return option.state.testFlag(QStyle::State_MouseOver) ? QIcon::Active : QIcon::Normal;
}

Icon chevronOf(QStyle::PrimitiveElement arrow) {
    switch (arrow) {
        case QStyle::PE_IndicatorArrowDown:
            return Icon::ChevronDown;
        case QStyle::PE_IndicatorArrowUp:
            return Icon::ChevronUp;
        default:
            return Icon::ChevronRight;
    }
}

QPixmap pictureOf(const QIcon& icon, const QSize& size, const QStyleOption& option,
                  const QWidget* widget) {
    if (icon.isNull()) {
        return {};
    }
    const auto state = option.state.testFlag(QStyle::State_On) ? QIcon::On : QIcon::Off;
    const double ratio = widget != nullptr ? widget->devicePixelRatioF() : 1;
    return icon.pixmap(size, ratio, iconModeOf(option), state);
}

void setTextColour(QStyleOption& option, const QColor& colour) {
    for (const auto role : {QPalette::ButtonText, QPalette::WindowText, QPalette::Text}) {
        option.palette.setColor(role, colour);
    }
}

void drawSpinBox(QPainter& painter, const QStyleOptionSpinBox& option, const QRect& up,
                 const QRect& down, const QWidget* widget, const Tokens& t) {
    paintField(painter, option, widget, t);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons) {
        return;
    }
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    painter.fillRect(QRect(up.left() - 1, option.rect.top() + 1, 1, option.rect.height() - 2),
                     t.border);
    const auto arrow = [&](const QRect& where, Icon which, QStyle::SubControl control,
                           QAbstractSpinBox::StepEnabledFlag flag) {
        if (option.activeSubControls == control && enabled) {
            painter.fillRect(where, t.hover);
        }
        const bool can = enabled && option.stepEnabled.testFlag(flag);
        paintIcon(painter, centred(where, 10), which, can ? t.muted : t.disabled);
    };
    arrow(up, Icon::ChevronUp, QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled);
    arrow(down, Icon::ChevronDown, QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled);
}

}  // namespace

Style::Style(const Tokens& tokens)
    : QProxyStyle(QStyleFactory::create("Fusion")), m_tokens(tokens) {}

// Called before a widget is first seen or measured, and by setStyleProperty().
void Style::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    applyRole(*widget, m_tokens);
    if (qobject_cast<QToolButton*>(widget) != nullptr &&
        (isAsked(widget, "rail") || isAsked(widget, "fold"))) {
        widget->setFont(sized(widget->font(), kSmallSize));
    }
    if (qobject_cast<QTabBar*>(widget) != nullptr) {
        widget->setAttribute(Qt::WA_Hover);
    }
    if (qobject_cast<QFrame*>(widget) != nullptr && hasGround(widget)) {
        QEvent change(QEvent::StyleChange);  // a frame measures its edges then
        QCoreApplication::sendEvent(widget, &change);
        if (auto* area = qobject_cast<QAbstractScrollArea*>(widget)) {
            area->viewport()->setAutoFillBackground(false);
        }
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
    switch (element) {
        case PE_PanelButtonCommand:
            return paintButton(*painter, *option, widget, m_tokens);
        case PE_PanelButtonTool:
            return paintToolPanel(*painter, *option, widget, m_tokens);
        case PE_IndicatorCheckBox:
            return paintCheckBox(*painter, *option, m_tokens);
        case PE_IndicatorRadioButton:
            return paintRadioButton(*painter, *option, m_tokens);
        case PE_PanelItemViewItem:
        case PE_PanelItemViewRow:
            return paintItemPanel(*painter, *option, m_tokens);
        case PE_PanelMenu:
        case PE_FrameMenu:
            return paintBox(*painter, option->rect, m_tokens.panel, m_tokens.border);
        case PE_PanelLineEdit: {
            const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            if (frame == nullptr || frame->lineWidth > 0) {  // inside a spin box that paints it
                paintField(*painter, *option, widget, m_tokens);
            }
            return;
        }
        case PE_PanelTipLabel:
            painter->fillRect(option->rect, m_tokens.control);
            return painter->fillRect(option->rect.adjusted(1, 1, -1, -1), m_tokens.panel);
        case PE_FrameFocusRect:  // FocusRing does it, but for cells
            if (qobject_cast<const QAbstractItemView*>(widget) != nullptr &&
                option->state.testFlag(State_KeyboardFocusChange)) {
                paintFocusRing(*painter, option->rect, m_tokens);
            }
            return;
        case PE_IndicatorArrowDown:
        case PE_IndicatorArrowUp:
        case PE_IndicatorArrowRight: {
            const bool enabled = option->state.testFlag(State_Enabled);
            return paintIcon(*painter, centred(option->rect, kStyleArrow), chevronOf(element),
                             enabled ? m_tokens.muted : m_tokens.disabled);
        }
        default:
            return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

// Selected rows keep their text's colour on the tint, in lists and menus.
bool Style::drawItem(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const {
    if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
        QStyleOptionViewItem copy = *item;
        copy.palette.setColor(QPalette::HighlightedText, m_tokens.text);
        QProxyStyle::drawControl(element, &copy, painter, widget);
        return true;
    }
    if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
        QStyleOptionMenuItem copy = *item;
        copy.palette.setColor(QPalette::Highlight, m_tokens.tint);
        copy.palette.setColor(QPalette::HighlightedText, m_tokens.text);
        QProxyStyle::drawControl(element, &copy, painter, widget);
        return true;
    }
    return false;
}

// Icon next to text, or alone; with a chevron where a click opens a menu. Other arrangements are
// Fusion's.
void Style::drawToolLabel(const QStyleOptionToolButton& option, QPainter* painter,
                          const QWidget* widget) const {
    QStyleOptionToolButton copy = option;
    const QColor colour = buttonText(option, widget, m_tokens);
    if (option.toolButtonStyle == Qt::ToolButtonTextUnderIcon || option.icon.isNull() ||
        option.features.testFlag(QStyleOptionToolButton::Arrow)) {
        setTextColour(copy, colour);
        return QProxyStyle::drawControl(CE_ToolButtonLabel, &copy, painter, widget);
    }
    QRect where = option.rect;
    if (showsMenuArrow(option, widget)) {
        const QRect chevron(where.right() - kMenuArrow - 3, where.top(), kMenuArrow,
                            where.height());
        paintIcon(*painter, centred(chevron, kStyleArrow - 2), Icon::ChevronDown,
                  option.state.testFlag(State_Enabled) ? m_tokens.muted : m_tokens.disabled);
        where.setRight(chevron.left());
    }
    const bool text = option.toolButtonStyle == Qt::ToolButtonTextBesideIcon;
    painter->setFont(option.font);
    paintLabel(*painter, where, pictureOf(option.icon, option.iconSize, option, widget),
               text ? option.text : QString(), colour);
}

// The rail's entries, the buttons of a row and what unfolds more. False for the others.
bool Style::drawToolVariant(const QStyleOptionToolButton& option, QPainter* painter,
                            const QWidget* widget) const {
    const QString place = widget != nullptr ? widget->property("segment").toString() : QString();
    const bool rail = isAsked(widget, "rail");
    const bool fold = isAsked(widget, "fold");
    if (place.isEmpty() && !rail && !fold) {
        return false;
    }
    QStyleOptionToolButton label = option;
    const bool enabled = option.state.testFlag(State_Enabled);
    const bool hot = enabled && option.state.testFlag(State_MouseOver);
    const bool chosen = enabled && option.state.testFlag(State_On) && !fold;
    QColor text = hot || !place.isEmpty() ? m_tokens.text : m_tokens.muted;
    if (chosen) {
        text = m_tokens.accent;
        label.font = bold(label.font);
    }
    setTextColour(label, enabled ? text : m_tokens.disabled);
    if (rail) {
        paintRailEntry(*painter, option, m_tokens);
    } else if (!fold) {
        paintSegment(*painter, option, place, m_tokens);
    }
    label.state &= ~State_On;  // its colour is the text's already
    proxy()->drawControl(CE_ToolButtonLabel, &label, painter, widget);
    return true;
}

// As QCommonStyle draws it, without its arrow in the corner.
void Style::drawMenuButton(QStyleOptionToolButton& option, QPainter* painter,
                           const QWidget* widget) const {
    const bool hot = option.state.testFlag(State_MouseOver) && option.state.testFlag(State_Enabled);
    if (option.state.testFlag(State_AutoRaise) && !hot) {
        option.state &= ~State_Raised;
    }
    if (option.state & (State_Sunken | State_On | State_Raised)) {
        proxy()->drawPrimitive(PE_PanelButtonTool, &option, painter, widget);
    }
    proxy()->drawControl(CE_ToolButtonLabel, &option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const {
    switch (element) {
        case CE_ItemViewItem:
        case CE_MenuItem:
            if (drawItem(element, option, painter, widget)) {
                return;
            }
            break;
        case CE_PushButtonLabel:
            if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
                const QRect where = button->rect.adjusted(0, 0, arrowRoom(*button), 0);
                return paintLabel(
                    *painter, where, pictureOf(button->icon, button->iconSize, *option, widget),
                    button->text, buttonText(*option, widget, m_tokens),
                    option->direction == Qt::RightToLeft ? IconSide::Behind : IconSide::Before);
            }
            break;
        case CE_ToolButtonLabel:
            if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
                return drawToolLabel(*button, painter, widget);
            }
            break;
        case CE_ShapedFrame:
            if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
                frame != nullptr &&
                (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
                return paintLine(*painter, *frame, m_tokens);
            }
            if (paintGround(*painter, option->rect, widget, m_tokens)) {
                return;
            }
            break;
        case CE_TabBarTab:
            if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
                tab != nullptr && isAsked(widget, "underlined")) {
                return paintUnderlinedTab(*painter, *tab, m_tokens);
            }
            break;
        case CE_HeaderSection:
        case CE_HeaderEmptyArea:
            return paintHeader(*painter, *option, m_tokens);
        case CE_HeaderLabel:
            if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
                QStyleOptionHeader copy = *header;
                setTextColour(copy, m_tokens.muted);
                return QProxyStyle::drawControl(element, &copy, painter, widget);
            }
            break;
        case CE_ProgressBarGroove:  // all of it
            if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
                paintProgress(*painter, *bar, widget, m_tokens);
            }
            return;
        case CE_ProgressBarContents:
        case CE_ProgressBarLabel:
            return;
        case CE_Splitter:
            return paintSplitter(*painter, *option, m_tokens);
        case CE_FocusFrame:
            return paintFocusRing(*painter, option->rect, m_tokens);
        default:
            break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                               QPainter* painter, const QWidget* widget) const {
    const auto part = [&](SubControl which) {
        return proxy()->subControlRect(control, option, which, widget);
    };
    if (control == CC_SpinBox) {
        if (const auto* box = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
            return drawSpinBox(*painter, *box, part(SC_SpinBoxUp), part(SC_SpinBoxDown), widget,
                               m_tokens);
        }
    } else if (control == CC_ComboBox) {
        paintField(*painter, *option, widget, m_tokens);
        const bool enabled = option->state.testFlag(State_Enabled);
        return paintIcon(*painter, centred(part(SC_ComboBoxArrow), kStyleArrow), Icon::ChevronDown,
                         enabled ? m_tokens.muted : m_tokens.disabled);
    } else if (control == CC_ScrollBar) {
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            return paintScrollBar(*painter, *bar, part(SC_ScrollBarSlider), m_tokens);
        }
    } else if (control == CC_Slider) {
        const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (slider != nullptr && slider->orientation == Qt::Horizontal) {
            return paintSlider(*painter, *slider, part(SC_SliderGroove), part(SC_SliderHandle),
                               m_tokens);
        }
    } else if (const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
        if (drawToolVariant(*tool, painter, widget)) {
            return;
        }
        QStyleOptionToolButton copy = *tool;
        if (showsMenuArrow(*tool, widget)) {
            return drawMenuButton(copy, painter, widget);
        }
        copy.features.setFlag(QStyleOptionToolButton::HasMenu, false);
        QProxyStyle::drawComplexControl(control, &copy, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

}  // namespace lab
