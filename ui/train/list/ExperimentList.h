// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/parts/TableLook.h"
#include "ui/train/list/ExperimentDelegate.h"
#include "ui/train/list/ExperimentFilter.h"

#include <QTableView>

#include <optional>
#include <set>
#include <vector>

namespace lab {

class ExperimentList;

/// The header: a click sorts, the box at its left selects all or none.
class ExperimentListHeader : public TableHeader {
    Q_OBJECT

public:
    ExperimentListHeader(const Theme& theme, ExperimentList& list);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    ExperimentList& m_list;
};

/// The experiments as a table that can be sorted and searched. A row's box, Space, and the usual
/// keys and clicks select; Return and a double click open. Where room is short, columns give way
/// from the right: size, seeds, networks, data. GUI thread.
class ExperimentList : public QTableView {
    Q_OBJECT

public:
    explicit ExperimentList(const Theme& theme, QWidget* parent = nullptr);

    ExperimentListModel& experiments() { return *m_model; }
    ExperimentFilter& filter() { return *m_filter; }
    const ExperimentFilter& filter() const { return *m_filter; }
    const PastExperiment& experimentAt(const QModelIndex& index) const;
    const std::optional<ExperimentFacts>& factsAt(const QModelIndex& index) const;

    /// In the order of the list.
    std::vector<std::filesystem::path> selectedFolders() const;
    SelectedRows howManySelected() const;
    int hoveredRow() const { return m_hovered; }
    /// The person's choice; where room is short it may be hidden all the same.
    void setColumnShown(ExperimentListModel::Column column, bool shown);

Q_SIGNALS:
    void openRequested(const std::filesystem::path& folder);
    void compareRequested(const std::vector<std::filesystem::path>& folders);
    void renameRequested(const std::filesystem::path& folder);
    void noteRequested(const std::filesystem::path& folder, const QString& note);
    void folderRequested(const std::filesystem::path& folder);
    void removeRequested(const std::vector<std::filesystem::path>& folders);

protected:
    void selectionChanged(const QItemSelection& selected,
                          const QItemSelection& deselected) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void toggle(const QModelIndex& index);
    bool isOnBox(const QPoint& position) const;
    void openMenu(const QModelIndex& index, const QPoint& where);
    void sortBy(int column);

    ExperimentListModel* m_model;
    ExperimentFilter* m_filter;
    ExperimentDelegate* m_delegate;
    std::set<int> m_hiddenByChoice;
    int m_hovered = -1;
};

}  // namespace lab
