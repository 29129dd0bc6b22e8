// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Icons.h"

#include <QWidget>

namespace lab {

/// An icon next to text. Decoration: the text says the same. GUI thread.
class IconLabel : public QWidget {
    Q_OBJECT

public:
    using Colour = QColor Tokens::*;

    IconLabel(const Theme& theme, Icon which, Colour colour, int side = 16,
              QWidget* parent = nullptr);

    void setIcon(Icon which, Colour colour);
    QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Icon m_which;
    Colour m_colour;
    int m_side;
};

}  // namespace lab
