// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/TableLook.h"

#include <QHeaderView>
#include <QTableView>

namespace lab {

void giveTableLook(QTableView& table, int rowHeight) {
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(rowHeight);
    table.setShowGrid(false);
    table.setFrameShape(QFrame::NoFrame);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setTabKeyNavigation(false);
    table.setWordWrap(false);
    table.viewport()->setMouseTracking(true);
}

}  // namespace lab
