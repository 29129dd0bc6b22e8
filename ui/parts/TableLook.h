// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QHeaderView>

#include <functional>
#include <vector>

class QPainter;
class QTableView;

namespace lab {

// The look that the program's tables share. GUI thread.

inline constexpr int kTableHeader = 28;  // high, in logical pixels
inline constexpr int kTablePad = 8;      // at both sides of a cell
inline constexpr int kTableMark = 12;    // a network's swatch in a cell

/// No grid, no frame, one thing selected, scrolled by pixels.
void giveQuietLook(QTableView& table);
/// The same with whole rows of one height, in logical pixels.
void giveTableLook(QTableView& table, int rowHeight);

/// How a row stands out.
struct RowLook {
    bool tinted = false;
    bool hovered = false;
    bool current = false;  ///< the keyboard's: a line above and below it
};

/// What lies below a cell's words.
void paintRowGround(QPainter& painter, const QRect& cell, const Tokens& tokens,
                    const RowLook& look);

/// The header of such a table: quiet words over their columns, nothing to drag. One that can be
/// clicked has room for the sign of what is sorted.
class TableHeader : public QHeaderView {
    Q_OBJECT

public:
    TableHeader(const Theme& theme, QTableView* table);
    QSize sizeHint() const override { return {0, kTableHeader}; }
    /// What a section needs without being cut.
    virtual int widthOf(int section) const;

protected:
    const Tokens& tokens() const { return m_theme.tokens(); }
    void paintGround(QPainter& painter, const QRect& rect) const;
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
};

/// What each column of the table needs: its TableHeader and, by `widthOf`, all its cells.
std::vector<int> columnNeeds(const QTableView& table, const QAbstractItemModel& cells,
                             const std::function<int(const QModelIndex&)>& widthOf);
/// Gives every column what it needs and `sharers` of them an equal share of what is left, the last
/// one all that remains, but at least `least`. Columns that need nothing are hidden.
void fitColumns(QTableView& table, const std::vector<int>& needs, int sharers, int least);

}  // namespace lab
