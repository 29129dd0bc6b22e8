// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/TableLook.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"

#include <QPainter>
#include <QTableView>

#include <algorithm>
#include <numeric>

namespace lab {

namespace {

constexpr int kTableSort = 14;  // the sign of what is sorted

}  // namespace

void giveQuietLook(QTableView& table) {
    table.setShowGrid(false);
    table.setFrameShape(QFrame::NoFrame);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setTabKeyNavigation(false);
}

void giveTableLook(QTableView& table, int rowHeight) {
    giveQuietLook(table);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(rowHeight);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table.setWordWrap(false);
    table.viewport()->setMouseTracking(true);
}

void paintRowGround(QPainter& painter, const QRect& cell, const Tokens& tokens,
                    const RowLook& look) {
    const QColor& untinted = look.hovered ? tokens.hover : tokens.panel;
    painter.fillRect(cell, look.tinted ? tokens.tint : untinted);
    painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), tokens.grid);
    if (look.current) {
        painter.fillRect(QRect(cell.left(), cell.top(), cell.width(), 2), tokens.accent);
        painter.fillRect(QRect(cell.left(), cell.bottom() - 2, cell.width(), 2), tokens.accent);
    }
}

TableHeader::TableHeader(const Theme& theme, QTableView* table)
    : QHeaderView(Qt::Horizontal, table), m_theme(theme) {
    setFont(sized(font(), kSmallSize));
    setSectionsClickable(false);
    setSectionResizeMode(QHeaderView::Fixed);
    setMinimumSectionSize(20);
    setFixedHeight(kTableHeader);
}

int TableHeader::widthOf(int section) const {
    const QString text = model()->headerData(section, Qt::Horizontal).toString();
    return QFontMetrics(font()).horizontalAdvance(text) + 2 * kTablePad +
           (sectionsClickable() ? kTableSort : 0);
}

void TableHeader::paintGround(QPainter& painter, const QRect& rect) const {
    painter.fillRect(rect, tokens().sunken);
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens().border);
}

void TableHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    paintGround(*painter, rect);
    const bool isSorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    const int side = model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
    painter->setFont(font());
    painter->setPen(isSorted ? tokens().text : tokens().muted);
    QRect drawn;
    painter->drawText(rect.adjusted(kTablePad, 0, -kTablePad, 0), side,
                      model()->headerData(section, Qt::Horizontal).toString(), &drawn);
    if (isSorted) {
        const int left =
            (side & Qt::AlignRight) != 0 ? drawn.left() - kTableSort : drawn.right() + 2;
        paintIcon(*painter, QRectF(left, rect.center().y() - 5, 11, 11),
                  sortIndicatorOrder() == Qt::AscendingOrder ? Icon::ChevronUp : Icon::ChevronDown,
                  tokens().text);
    }
}

void TableHeader::paintEvent(QPaintEvent* event) {
    {
        QPainter painter(viewport());
        paintGround(painter, rect());
    }
    QHeaderView::paintEvent(event);
}

std::vector<int> columnNeeds(const QTableView& table, const QAbstractItemModel& cells,
                             const std::function<int(const QModelIndex&)>& widthOf) {
    const auto* header = static_cast<const TableHeader*>(table.horizontalHeader());
    std::vector<int> needs;
    for (int column = 0; column < cells.columnCount(); ++column) {
        int need = header->widthOf(column);
        for (int row = 0; row < cells.rowCount(); ++row) {
            need = std::max(need, widthOf(cells.index(row, column)));
        }
        needs.push_back(need);
    }
    return needs;
}

void fitColumns(QTableView& table, const std::vector<int>& needs, int sharers, int least) {
    const int room = table.viewport()->width();
    const int total = std::accumulate(needs.begin(), needs.end(), 0);
    const int share = std::max(0, room - total) / std::max(1, sharers);
    const auto last = static_cast<int>(needs.size()) - 1;
    int used = 0;
    for (int column = 0; column <= last; ++column) {
        const int need = needs[static_cast<std::size_t>(column)];
        table.setColumnHidden(column, need == 0);
        if (need > 0 && column < last) {
            table.setColumnWidth(column, need + share);
            used += need + share;
        }
    }
    table.setColumnWidth(last, std::max(least, room - used));
}

}  // namespace lab
