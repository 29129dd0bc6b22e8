// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/Fonts.h"
#include "ui/theme/Roles.h"
#include "ui/theme/Style.h"
#include "ui/theme/StyleParts.h"

#include <QSlider>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

// The sizes and places of Style; what it paints is in Style.cpp.

namespace lab {

namespace {

constexpr int kFieldHeight = 28;
constexpr int kButtonHeight = 32;
constexpr int kScrollBar = 10;
constexpr int kLeastSlider = 28;
constexpr int kBesideMargin = 16;
constexpr int kSegmentMargin = 11;
constexpr int kFoldMargin = 4;
constexpr int kTabMargin = 12;
constexpr int kTabRoom = 17;  // above and below a tab's text, with its line
constexpr int kTipMargin = 4;

// A slider over the whole length: no buttons at the ends.
QRect scrollSlider(const QStyleOptionSlider& option) {
    const bool lying = option.orientation == Qt::Horizontal;
    const QRect& all = option.rect;
    const int length = lying ? all.width() : all.height();
    const double range = double(option.maximum) - option.minimum;
    if (range <= 0) {
        return all;
    }
    const int size = std::clamp(int(length * option.pageStep / (range + option.pageStep)),
                                std::min(kLeastSlider, length), length);
    const int at = QStyle::sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - size, option.upsideDown);
    return lying ? QRect(all.left() + at, all.top(), size, all.height())
                 : QRect(all.left(), all.top() + at, all.width(), size);
}

QRect scrollPart(const QStyleOptionSlider& option, QStyle::SubControl part) {
    const QRect slider = scrollSlider(option);
    QRect rest = option.rect;
    switch (part) {
        case QStyle::SC_ScrollBarSlider:
            return slider;
        case QStyle::SC_ScrollBarGroove:
            return option.rect;
        case QStyle::SC_ScrollBarSubPage:
            option.orientation == Qt::Horizontal ? rest.setRight(slider.left() - 1)
                                                 : rest.setBottom(slider.top() - 1);
            return rest;
        case QStyle::SC_ScrollBarAddPage:
            option.orientation == Qt::Horizontal ? rest.setLeft(slider.right() + 1)
                                                 : rest.setTop(slider.bottom() + 1);
            return rest;
        default:
            return {};
    }
}

}  // namespace

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                            SubControl part, const QWidget* widget) const {
    if (control == CC_ScrollBar) {
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            return scrollPart(*bar, part);
        }
    }
    if (control == CC_ToolButton && part == SC_ToolButton) {
        const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        if (tool != nullptr && showsMenuArrow(*tool, widget)) {
            return tool->rect;
        }
    }
    QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    if (control == CC_Slider) {  // ticks lie below and move nothing
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            QStyleOptionSlider bare = *slider;
            bare.tickPosition = QSlider::NoTicks;
            rect = QProxyStyle::subControlRect(control, &bare, part, widget);
        }
    }
    if (control == CC_ComboBox && part == SC_ComboBoxEditField) {
        rect.adjust(4, 0, 0, 0);
    }
    return rect;
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option,
                            const QWidget* widget) const {
    if (element == SE_ShapedFrameContents) {
        if (const auto margins = groundMargins(widget)) {
            return option->rect.marginsRemoved(*margins);
        }
    }
    if (element == SE_TabBarTabText && isAsked(widget, "underlined")) {
        return option->rect.adjusted(0, 0, -kTabGap, 0);
    }
    QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        rect.adjust(5, 0, -3, 0);
    }
    return rect;
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const {
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
        case CT_PushButton:
            result += QSize(14, 0);
            result.setHeight(std::max(result.height(), kButtonHeight));
            break;
        case CT_LineEdit:
        case CT_SpinBox:
        case CT_ComboBox:
            result.setHeight(std::max(result.height(), kFieldHeight));
            break;
        case CT_ItemViewItem:
            result.setHeight(std::max(result.height(), 24));
            break;
        case CT_TabBarTab:  // chosen ones are bold, and the others as wide
            if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
                tab != nullptr && isAsked(widget, "underlined")) {
                const QFontMetrics metrics(bold(widget->font()));
                return {metrics.size(Qt::TextShowMnemonic, tab->text).width() + 2 * kTabMargin +
                            kTabGap,
                        metrics.height() + kTabRoom};
            }
            break;
        case CT_ToolButton: {
            if (widget != nullptr && widget->property("segment").isValid()) {
                return {size.width() + 2 * kSegmentMargin, kFieldHeight};
            }
            if (isAsked(widget, "fold")) {
                return size + QSize(kFoldMargin, 0);
            }
            const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
            const bool beside = tool != nullptr && !tool->icon.isNull() &&
                                tool->toolButtonStyle == Qt::ToolButtonTextBesideIcon;
            if (tool != nullptr) {
                result += QSize(showsMenuArrow(*tool, widget) ? kMenuArrow : 0, 0);
                result += QSize(beside ? kBesideMargin : 0, 0);
            }
            break;
        }
        default:
            break;
    }
    return result;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option,
                       const QWidget* widget) const {
    switch (metric) {
        case PM_ToolTipLabelFrameWidth:
            return kTipMargin;
        case PM_SplitterWidth:
            return 8;
        case PM_ScrollBarExtent:
            return kScrollBar;
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight:
            return 16;
        case PM_CheckBoxLabelSpacing:
        case PM_RadioButtonLabelSpacing:
            return 8;
        case PM_ButtonIconSize:
        case PM_SmallIconSize:
            return 16;
        case PM_FocusFrameHMargin:
        case PM_FocusFrameVMargin:
            return 4;
        case PM_ButtonShiftHorizontal:
        case PM_ButtonShiftVertical:
            return 0;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* more) const {
    switch (hint) {
        case SH_ComboBox_Popup:
        case SH_DialogButtonBox_ButtonsHaveIcons:
        case SH_EtchDisabledText:
        case SH_FocusFrame_Mask:
            return 0;
        case SH_FocusFrame_AboveWidget:
            return 1;
        default:
            return QProxyStyle::styleHint(hint, option, widget, more);
    }
}

}  // namespace lab
