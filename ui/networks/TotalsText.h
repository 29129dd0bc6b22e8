// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

namespace lab {

/// Two lines next to a network's fields: what the network costs, and what a change or the
/// comparison says. What does not fit is cut, and stands in the tool tip. GUI thread.
class TotalsText : public QWidget {
public:
    TotalsText(const Theme& theme, QWidget* parent);

    void setTotals(const QString& text);
    /// `brief`: the same where the line is too short for it. `change`: the person made it.
    void setDelta(const QString& text, const QString& brief, bool change);
    const QString& totals() const { return m_totals; }
    const QString& delta() const { return m_delta; }
    void setLeft(bool left);
    int widthOfTotals() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void draw(QPainter& painter, const QRect& place, const QString& text, const QFont& font,
              const QColor& colour) const;
    QString fitting() const;
    void tell();

    const Theme& m_theme;
    QString m_totals;
    QString m_delta;
    QString m_brief;
    bool m_change = false;
    bool m_left = false;
};

}  // namespace lab
