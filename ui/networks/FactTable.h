// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/networks/FactTableModel.h"
#include "ui/parts/TableLook.h"

#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTableView>

#include <array>

namespace lab {

class FactTable;

/// Sorts by the cells' sort values, and can leave out what both networks have alike.
class FactFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit FactFilter(QObject* parent) : QSortFilterProxyModel(parent) {
        setSortRole(FactTableModel::SortRole);
    }
    void setDifferencesOnly(bool only);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    bool m_differencesOnly = false;
};

/// Paints a cell of a fact table. GUI thread.
class FactDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    FactDelegate(const Theme& theme, FactTable& table);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    int widthOf(const QModelIndex& index) const;

private:
    void paintPresence(QPainter& painter, const QRect& cell, const QModelIndex& index) const;

    const Theme& m_theme;
    FactTable& m_table;
};

/// The table's header: a click sorts, a third click gives back the networks' own order.
class FactHeader : public TableHeader {
    Q_OBJECT

public:
    FactHeader(const Theme& theme, FactTable& table);
    int widthOf(int section) const override;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;

private:
    FactTable& m_table;
};

/// A table of facts about the two networks: rows of the selected unit are tinted together, and the
/// row that the keyboard or the mouse reaches selects its unit. GUI thread.
class FactTable : public QTableView {
    Q_OBJECT

public:
    FactTable(const Theme& theme, const QString& objectName, const QString& accessibleName,
              QWidget* parent = nullptr);

    void setFacts(FactTableData facts, const NetworkPair& pair);
    void setDifferencesOnly(bool only);
    /// Tints the rows of this unit and brings the first into sight.
    void selectUnit(int unit);
    int selectedUnit() const { return m_unit; }
    const NetworkPair& pair() const { return m_pair; }
    int hoveredRow() const { return m_hovered; }
    /// As it is shown: sorted and filtered.
    QString text(TableFormat format) const { return tableText(*m_filter, format); }

Q_SIGNALS:
    void unitChosen(int unit,
                    int network);  ///< by the person; network: -1 where it does not matter

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void sortBy(int column);
    void chooseRow(const QModelIndex& index);
    void copyUnit() const;
    std::vector<int> rowsOfUnit() const;
    void reveal();

    FactTableModel* m_model;
    FactFilter* m_filter;
    FactDelegate* m_delegate;
    NetworkPair m_pair;
    int m_unit = -1;
    int m_hovered = -1;
    int m_sorted = -1;
    Qt::SortOrder m_order = Qt::DescendingOrder;
    bool m_setting = false;
};

}  // namespace lab
