// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"
#include "ui/train/RunTools.h"

#include <QPoint>
#include <QStyledItemDelegate>

class QTableView;

namespace lab {

/// Which rows are pointed at: by the mouse in the table, and by way of a curve.
struct RunPointer {
    int hovered = -1;         ///< a row; -1: none
    int highlighted = -1;     ///< likewise
    QPoint mouse = {-1, -1};  ///< in the viewport
};

/// Paints a cell of the run table. GUI thread.
class RunDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// `pointer` is the table's and outlives it.
    RunDelegate(const Theme& theme, QTableView& table, const RunPointer& pointer);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
    /// What the cell needs without being cut.
    int widthOf(const QModelIndex& index) const;
    void setBarWidth(int width) { m_barWidth = width; }

    /// Where the tool at this place from the right is in its cell.
    static QRect toolPlace(const QRect& cell, int fromRight);

private:
    void paintGround(QPainter& painter, const QRect& cell, const QModelIndex& index,
                     const QStyleOptionViewItem& option) const;
    void paintNetwork(QPainter& painter, const QRect& cell, const QModelIndex& index) const;
    void paintState(QPainter& painter, const QRect& cell, const QModelIndex& index) const;
    void paintEpoch(QPainter& painter, const QRect& cell, const QModelIndex& index) const;
    void paintNumber(QPainter& painter, const QRect& cell, const QModelIndex& index) const;
    void paintTools(QPainter& painter, const QRect& cell, const QModelIndex& index) const;

    const Theme& m_theme;
    QTableView& m_table;
    const RunPointer& m_pointer;
    int m_barWidth = 56;
};

}  // namespace lab
