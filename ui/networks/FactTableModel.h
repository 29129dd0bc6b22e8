// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/NetworkComparison.h"
#include "ui/networks/PublishedPoints.h"

#include <QAbstractTableModel>
#include <QColor>
#include <QString>

#include <vector>

namespace lab {

/// One cell: what stands in it, and what it is sorted by.
struct FactCell {
    QString text;
    QVariant sort = {};  ///< the text where there is none
    QString brief = {};  ///< where the column is too narrow; the text where there is none
};

/// One row, and the unit of the comparison that it belongs to.
struct FactRow {
    std::vector<FactCell> cells;
    int unit = -1;
    Presence presence = Presence::Both;
};

struct FactColumn {
    enum class Kind { Key, Text, Number, Presence };
    QString title;
    Kind kind = Kind::Text;
    QString toolTip = {};
    int network = -1;     ///< whose sign stands in the header; -1: none
    QString brief = {};   ///< the header's words next to the sign
    bool leaves = false;  ///< where room lacks, first
};

struct FactTableData {
    std::vector<FactColumn> columns;
    std::vector<FactRow> rows;
};

/// Every layer of both networks, once.
FactTableData layerFacts(const NetworkComparison& comparison);
/// Every stage, both networks next to each other, with stem, head and totals.
FactTableData stageFacts(const NetworkComparison& comparison);
/// How many paths have how many layers, both networks next to each other.
FactTableData pathFacts(const NetworkComparison& comparison);
/// Published errors with their sources.
FactTableData publishedFacts(const std::vector<PublishedPoint>& points);

/// Facts as a table. GUI thread.
class FactTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        SortRole = Qt::UserRole,
        UnitRole,
        PresenceRole,
        ColumnKindRole,
        DiffersRole,  ///< whether the networks are not alike in this row
        BriefRole,    ///< of cells and headers: shorter words
        NetworkRole,  ///< of headers
        LeavesRole    ///< of headers
    };

    explicit FactTableModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setFacts(FactTableData facts);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    FactTableData m_facts;
};

enum class TableFormat { Text, Csv, Markdown };

/// The table as it is shown, header first. Numbers of CSV are whole and without spaces between the
/// thousands; text is aligned for a fixed pitch; only `rows` where there are any.
QString tableText(const QAbstractItemModel& model, TableFormat format,
                  const std::vector<int>& rows = {});

}  // namespace lab
