// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QProxyStyle>

class QStyleOptionToolButton;

namespace lab {

/// Fusion's metrics and behaviour with our own flat looks: buttons, fields, check boxes, bars and
/// lists from the tokens. No style sheet: with a thousand widgets it takes longer than all the
/// rest. Widgets ask for a variant by a property: "primary" (true), "invalid" (true), "muted" and
/// "onRail" (true, progress bars), "menuArrow" ("none", tool buttons), "rail" and "fold" (true,
/// tool buttons), "segment" ("first", "middle", "last", tool buttons), "underlined" (true, tab
/// bars), and those of Roles.h. `tokens` must outlive every paint. GUI thread.
class Style : public QProxyStyle {
    Q_OBJECT

public:
    explicit Style(const Tokens& tokens);

    using QProxyStyle::polish;
    void polish(QWidget* widget) override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                            QPainter* painter, const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* more) const override;

private:
    bool drawItem(ControlElement element, const QStyleOption* option, QPainter* painter,
                  const QWidget* widget) const;
    void drawMenuButton(QStyleOptionToolButton& option, QPainter* painter,
                        const QWidget* widget) const;
    bool drawToolVariant(const QStyleOptionToolButton& option, QPainter* painter,
                         const QWidget* widget) const;
    void drawToolLabel(const QStyleOptionToolButton& option, QPainter* painter,
                       const QWidget* widget) const;

    const Tokens& m_tokens;
};

}  // namespace lab
