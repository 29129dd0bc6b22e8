// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/list/ExperimentList.h"

#include "ui/base/Format.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>

#include <algorithm>
#include <numeric>

namespace lab {

namespace {

using Column = ExperimentListModel::Column;

constexpr int kListRow = 44;
constexpr int kLeastName = 160;
constexpr int kLeastAnswer = 150;

}  // namespace

// ---- Header ------------------------------------------------------------------------------------

ExperimentListHeader::ExperimentListHeader(const Theme& theme, ExperimentList& list)
    : TableHeader(theme, &list), m_list(list) {
    setSectionsClickable(true);
}

void ExperimentListHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    if (section != Column::Name) {
        TableHeader::paintSection(painter, rect, section);
        return;
    }
    paintGround(*painter, rect);
    TableHeader::paintSection(painter, rect.adjusted(kSelectionRoom - 4, 0, 0, 0), section);
    paintSelectionBox(*painter, ExperimentDelegate::boxPlace(rect), m_list.howManySelected(),
                      m_list);
}

void ExperimentListHeader::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && event->pos().x() < kSelectionRoom) {
        m_list.howManySelected() == SelectedRows::All ? m_list.clearSelection()
                                                      : m_list.selectAll();
        return;
    }
    TableHeader::mouseReleaseEvent(event);
}

// ---- List --------------------------------------------------------------------------------------

ExperimentList::ExperimentList(const Theme& theme, QWidget* parent)
    : QTableView(parent),
      m_model(new ExperimentListModel(this)),
      m_filter(new ExperimentFilter(this)),
      m_delegate(new ExperimentDelegate(theme, *this)) {
    setObjectName("experimentList");
    setAccessibleName(tr("Experiments"));
    m_filter->setSourceModel(m_model);
    setModel(m_filter);
    auto* header = new ExperimentListHeader(theme, *this);
    setHorizontalHeader(header);
    setItemDelegate(m_delegate);
    giveTableLook(*this, kListRow);
    setSelectionMode(ExtendedSelection);
    setMouseTracking(true);
    header->setSortIndicatorShown(true);
    sortBy(Column::Date);
    connect(header, &QHeaderView::sectionClicked, this, &ExperimentList::sortBy);
    auto* soon = new QTimer(this);
    soon->setSingleShot(true);
    soon->setInterval(0);
    connect(soon, &QTimer::timeout, this, &ExperimentList::layOut);
    for (const auto signal :
         {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(m_filter, signal, soon, qOverload<>(&QTimer::start));
    }
    connect(m_filter, &QAbstractItemModel::dataChanged, soon, qOverload<>(&QTimer::start));
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

const PastExperiment& ExperimentList::experimentAt(const QModelIndex& index) const {
    return m_model->experiment(m_filter->mapToSource(index).row());
}

const std::optional<ExperimentFacts>& ExperimentList::factsAt(const QModelIndex& index) const {
    return m_model->facts(m_filter->mapToSource(index).row());
}

std::vector<std::filesystem::path> ExperimentList::selectedFolders() const {
    std::vector<std::filesystem::path> folders;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        if (selectionModel()->isRowSelected(row)) {
            folders.push_back(experimentAt(m_filter->index(row, 0)).folder);
        }
    }
    return folders;
}

SelectedRows ExperimentList::howManySelected() const {
    const auto selected = selectionModel()->selectedRows().size();
    if (selected == 0) {
        return SelectedRows::None;
    }
    return selected == m_filter->rowCount() ? SelectedRows::All : SelectedRows::Some;
}

void ExperimentList::setColumnShown(Column column, bool shown) {
    shown ? void(m_hiddenByChoice.erase(column)) : void(m_hiddenByChoice.insert(column));
    layOut();
}

// Dates and sizes begin with the newest and the largest, words with the first.
void ExperimentList::sortBy(int column) {
    QHeaderView& header = *horizontalHeader();
    const bool again = m_filter->sortColumn() == column;
    const bool isWord = column == Column::Name || column == Column::Data ||
                        column == Column::Networks || column == Column::Answered;
    Qt::SortOrder order = isWord ? Qt::AscendingOrder : Qt::DescendingOrder;
    if (again) {
        order =
            m_filter->sortOrder() == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    }
    if (column != Column::Tools) {
        m_filter->sort(column, order);
    }
    header.setSortIndicator(m_filter->sortColumn(), m_filter->sortOrder());
}

void ExperimentList::layOut() {
    std::vector<int> needs = columnNeeds(
        *this, *m_model, [this](const QModelIndex& cell) { return m_delegate->widthOf(cell); });
    needs[Column::Name] = std::max(needs[Column::Name], kLeastName);
    for (const int column : m_hiddenByChoice) {
        needs[static_cast<std::size_t>(column)] = 0;
    }
    const int room = viewport()->width();
    const auto excess = [&] { return std::accumulate(needs.begin(), needs.end(), 0) - room; };
    const auto cut = [&](Column column, int least) {
        const int there = needs[column];
        needs[column] = std::max(std::min(there, least), there - std::max(0, excess()));
    };
    cut(Column::Answered, kLeastAnswer);
    for (const Column column : {Column::Size, Column::Seeds, Column::Networks, Column::Data}) {
        needs[column] = excess() > 0 ? 0 : needs[column];
    }
    cut(Column::Name, kLeastName);
    const int left = std::max(0, -excess());
    needs[Column::Answered] += needs[Column::Answered] > 0 ? left / 2 : 0;
    needs[Column::Name] += left - (needs[Column::Answered] > 0 ? left / 2 : 0);
    fitColumns(*this, needs, 1, kRowMenu);
}

void ExperimentList::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    layOut();
}

void ExperimentList::selectionChanged(const QItemSelection& selected,
                                      const QItemSelection& deselected) {
    QTableView::selectionChanged(selected, deselected);
    viewport()->update();
    horizontalHeader()->viewport()->update();
}

void ExperimentList::toggle(const QModelIndex& index) {
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    selectionModel()->select(index, QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
}

bool ExperimentList::isOnBox(const QPoint& position) const {
    const QModelIndex index = indexAt(position);
    return index.isValid() && index.column() == Column::Name &&
           position.x() < visualRect(index).left() + kSelectionRoom;
}

// ---- Mouse and keys ----------------------------------------------------------------------------

void ExperimentList::keyPressEvent(QKeyEvent* event) {
    const QModelIndex current = currentIndex();
    const bool isPlain = event->modifiers() == Qt::NoModifier;
    if (current.isValid() && isPlain && event->key() == Qt::Key_Space) {
        toggle(current);
    } else if (current.isValid() &&
               (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT openRequested(experimentAt(current).folder);
    } else if (event->key() == Qt::Key_Delete && howManySelected() != SelectedRows::None) {
        Q_EMIT removeRequested(selectedFolders());
    } else if (current.isValid() && event->key() == Qt::Key_F2) {
        Q_EMIT renameRequested(experimentAt(current).folder);
    } else {
        QTableView::keyPressEvent(event);
    }
}

void ExperimentList::mousePressEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && isOnBox(event->pos())) {
        toggle(index);
        return;
    }
    if (event->button() == Qt::LeftButton && index.column() == Column::Tools) {
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        return;  // the menu comes with the release
    }
    if (event->button() == Qt::RightButton && index.isValid() &&
        selectionModel()->isRowSelected(index.row())) {
        return;  // the menu is about all that is selected
    }
    QTableView::mousePressEvent(event);
}

void ExperimentList::mouseReleaseEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.column() == Column::Tools &&
        index == currentIndex()) {
        openMenu(index, viewport()->mapToGlobal(visualRect(index).bottomLeft()));
        return;
    }
    QTableView::mouseReleaseEvent(event);
}

void ExperimentList::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid() && !isOnBox(event->pos()) &&
        index.column() != Column::Tools) {
        Q_EMIT openRequested(experimentAt(index).folder);
    } else {
        mousePressEvent(event);
    }
}

void ExperimentList::mouseMoveEvent(QMouseEvent* event) {
    m_hovered = indexAt(event->pos()).row();
    viewport()->update();
    QTableView::mouseMoveEvent(event);
}

void ExperimentList::leaveEvent(QEvent* event) {
    QTableView::leaveEvent(event);
    m_hovered = -1;
    viewport()->update();
}

void ExperimentList::contextMenuEvent(QContextMenuEvent* event) {
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = keyboard ? currentIndex() : indexAt(event->pos());
    if (index.isValid()) {
        const QPoint below = visualRect(index.siblingAtColumn(Column::Name)).bottomLeft();
        openMenu(index, keyboard ? viewport()->mapToGlobal(below) : event->globalPos());
    }
}

// Of the row, and of all that is selected where it is one of them.
void ExperimentList::openMenu(const QModelIndex& index, const QPoint& where) {
    auto* menu = new QMenu(this);
    menu->setObjectName("experimentListMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const PastExperiment one = experimentAt(index);
    const std::vector<std::filesystem::path> selected = selectedFolders();
    const bool isOfAll = selected.size() > 1 && selectionModel()->isRowSelected(index.row());
    const auto add = [menu, this](const QString& name, const QString& text, const auto& what) {
        QAction* action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, what);
        return action;
    };
    if (isOfAll) {
        add("listCompare", tr("Compare %1").arg(selected.size()),
            [this, selected] { Q_EMIT compareRequested(selected); });
        add("listDelete", tr("Delete %1").arg(selected.size()),
            [this, selected] { Q_EMIT removeRequested(selected); });
    } else {
        add("listOpen", tr("Open"), [this, one] { Q_EMIT openRequested(one.folder); });
        add("listRename", tr("Rename…"), [this, one] {
            Q_EMIT renameRequested(one.folder);
        })->setEnabled(!one.beingTrained);
        add("listNote", tr("Note…"), [this, one] { Q_EMIT noteRequested(one.folder, one.note); });
        add("listFolder", tr("Show in the file manager"),
            [this, one] { Q_EMIT folderRequested(one.folder); });
        menu->addSeparator();
        add("listDelete", tr("Delete"), [this, one] {
            Q_EMIT removeRequested({one.folder});
        })->setEnabled(!one.beingTrained);
    }
    menu->popup(where);
}

}  // namespace lab
