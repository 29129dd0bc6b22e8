// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/list/ExperimentList.h"

#include "ui/base/Format.h"
#include "ui/parts/Swatch.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionButton>
#include <QTimer>

#include <algorithm>
#include <numeric>

namespace lab {

namespace {

using Column = ExperimentListModel::Column;

constexpr int kListRow = 44;
constexpr int kBox = 16;       // that selects
constexpr int kBoxRoom = 32;   // it and what is around it
constexpr int kListIcon = 16;  // of answer and state
constexpr int kSignStep = 16;  // from one network's sign to the next
constexpr std::size_t kMostSigns = 6;
constexpr int kLeastName = 160;
constexpr int kMostName = 260;
constexpr int kLeastAnswer = 150;
constexpr int kMore = 36;  // the last column

struct Mark {
    Icon icon;
    QColor Tokens::*colour;
};

Mark markOf(QuestionState answer) {
    switch (answer) {
        case QuestionState::Shown:
            return {Icon::Check, &Tokens::success};
        case QuestionState::NotShown:
            return {Icon::Remove, &Tokens::muted};
        case QuestionState::WithinNoise:
            return {Icon::Warning, &Tokens::warning};
        case QuestionState::TooEarly:
            return {Icon::Clock, &Tokens::warning};
        case QuestionState::NothingToCompare:
            break;
    }
    return {Icon::Info, &Tokens::muted};
}

Mark markOf(ExperimentState state) {
    switch (state) {
        case ExperimentState::Finished:
            return {Icon::Check, &Tokens::success};
        case ExperimentState::Training:
            return {Icon::Play, &Tokens::text};
        case ExperimentState::Failed:
            return {Icon::Error, &Tokens::error};
        case ExperimentState::Stopped:
        case ExperimentState::NotBegun:
            break;
    }
    return {Icon::Stop, &Tokens::muted};
}

// Of a cell: nothing where it has none.
std::optional<Mark> markAt(const QModelIndex& index) {
    if (index.column() == Column::State) {
        return markOf(
            static_cast<ExperimentState>(index.data(ExperimentListModel::StateRole).toInt()));
    }
    const int answer = index.data(ExperimentListModel::AnswerRole).toInt();
    if (index.column() == Column::Answered && answer >= 0) {
        return markOf(static_cast<QuestionState>(answer));
    }
    return {};
}

int signsWidth(const std::optional<ExperimentFacts>& facts) {
    return facts ? static_cast<int>(std::min(facts->signs.size(), kMostSigns)) * kSignStep : 0;
}

void paintSelectionBox(QPainter& painter, const QRect& place, ExperimentList::Selected selected,
                       const QWidget& widget) {
    QStyleOptionButton box;
    box.rect = place;
    box.state = QStyle::State_Enabled;
    if (selected != ExperimentList::Selected::None) {
        box.state |=
            selected == ExperimentList::Selected::All ? QStyle::State_On : QStyle::State_NoChange;
    }
    widget.style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &painter, &widget);
}

}  // namespace

// ---- Delegate ----------------------------------------------------------------------------------

ExperimentDelegate::ExperimentDelegate(const Theme& theme, ExperimentList& list)
    : QStyledItemDelegate(&list), m_theme(theme), m_list(list) {}

QRect ExperimentDelegate::boxPlace(const QRect& cell) {
    return {cell.left() + 10, cell.center().y() - kBox / 2, kBox, kBox};
}

int ExperimentDelegate::widthOf(const QModelIndex& index) const {
    const QFontMetrics metrics(m_list.font());
    const int text = metrics.horizontalAdvance(index.data().toString()) + 2 * kTablePad + 2;
    switch (index.column()) {
        case Column::Name: {
            const QFontMetrics notes(sized(m_list.font(), kSmallSize));
            const int name =
                QFontMetrics(bold(m_list.font())).horizontalAdvance(index.data().toString());
            const int note =
                notes.horizontalAdvance(index.data(ExperimentListModel::NoteRole).toString());
            return std::clamp(std::max(name, note) + kBoxRoom + 2 * kTablePad, kLeastName,
                              kMostName);
        }
        case Column::Networks:
            return text + signsWidth(m_list.experiments().facts(index.row())) + 6;
        case Column::Answered:
        case Column::State:
            return text + kListIcon + 6;
        case Column::Tools:
            return kMore;
        default:
            return text;
    }
}

void ExperimentDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    const Tokens& tokens = m_theme.tokens();
    const QRect& cell = option.rect;
    painter->save();
    paintRowGround(*painter, cell, tokens,
                   {.tinted = (option.state & QStyle::State_Selected) != 0,
                    .hovered = index.row() == m_list.hoveredRow(),
                    .current = m_list.hasFocus() && index.row() == m_list.currentIndex().row()});
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(m_list.font());
    painter->setPen(tokens.text);
    QRect place = cell.adjusted(kTablePad, 0, -kTablePad, 0);
    switch (index.column()) {
        case Column::Name:
            paintName(*painter, cell, index);
            break;
        case Column::Networks:
            paintNetworks(*painter, place, index);
            break;
        case Column::Seeds:
        case Column::Size:
            painter->drawText(place, Qt::AlignVCenter | Qt::AlignRight, index.data().toString());
            break;
        case Column::Tools:
            paintIcon(*painter,
                      QRectF(cell.center().x() - kListIcon / 2.0,
                             cell.center().y() - kListIcon / 2.0, kListIcon, kListIcon),
                      Icon::More, index.row() == m_list.hoveredRow() ? tokens.text : tokens.muted);
            break;
        default:
            if (const std::optional<Mark> mark = markAt(index)) {
                paintIcon(*painter,
                          QRectF(place.left(), cell.center().y() - kListIcon / 2.0 + 1, kListIcon,
                                 kListIcon),
                          mark->icon, tokens.*mark->colour);
                place.setLeft(place.left() + kListIcon + 6);
            }
            paintText(*painter, place, index.data().toString());
    }
    painter->restore();
}

// The name, and the note below it where there is one.
void ExperimentDelegate::paintName(QPainter& painter, const QRect& cell,
                                   const QModelIndex& index) const {
    paintSelectionBox(painter, boxPlace(cell),
                      m_list.selectionModel()->isRowSelected(index.row())
                          ? ExperimentList::Selected::All
                          : ExperimentList::Selected::None,
                      m_list);
    const QRect place = cell.adjusted(kBoxRoom + 4, 4, -kTablePad, -4);
    const QString note = index.data(ExperimentListModel::NoteRole).toString();
    painter.setFont(bold(m_list.font()));
    const int half = place.height() / 2;
    paintText(painter, note.isEmpty() ? place : place.adjusted(0, 0, 0, -half),
              index.data().toString());
    if (!note.isEmpty()) {
        painter.setFont(sized(m_list.font(), kSmallSize));
        painter.setPen(m_theme.tokens().muted);
        paintText(painter, place.adjusted(0, half, 0, 0), note);
    }
}

void ExperimentDelegate::paintNetworks(QPainter& painter, const QRect& cell,
                                       const QModelIndex& index) const {
    const std::optional<ExperimentFacts>& facts = m_list.factsAt(index);
    int left = cell.left();
    for (std::size_t i = 0; facts && i < std::min(facts->signs.size(), kMostSigns); ++i) {
        paintSwatch(painter,
                    QRectF(left, cell.center().y() - kTableMark / 2.0 + 1, kTableMark, kTableMark),
                    facts->signs[i].marker, facts->signs[i].colour);
        left += kSignStep;
    }
    painter.setPen(m_theme.tokens().muted);
    paintText(painter, cell.adjusted(left - cell.left() + 4, 0, 0, 0), index.data().toString());
}

// One line, with what is searched for on a ground of its own.
void ExperimentDelegate::paintText(QPainter& painter, const QRect& place,
                                   const QString& text) const {
    const Tokens& tokens = m_theme.tokens();
    const QFontMetrics metrics = painter.fontMetrics();
    const QString shown = metrics.elidedText(text, Qt::ElideRight, place.width());
    for (const QString& word : m_list.filter().words()) {
        const auto at = shown.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0) {
            continue;
        }
        const int left = place.left() + metrics.horizontalAdvance(shown.left(at));
        const int width = metrics.horizontalAdvance(shown.mid(at, word.size()));
        const int height = metrics.height();
        painter.save();
        painter.setPen(tokens.warning);
        painter.setBrush(mixed(tokens.panel, tokens.warning, 0.14));
        painter.drawRect(QRectF(left - 0.5, place.center().y() - height / 2 + 0.5, width, height));
        painter.restore();
    }
    painter.drawText(place, Qt::AlignVCenter, shown);
}

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
    TableHeader::paintSection(painter, rect.adjusted(kBoxRoom - 4, 0, 0, 0), section);
    paintSelectionBox(*painter, ExperimentDelegate::boxPlace(rect), m_list.howManySelected(),
                      m_list);
}

void ExperimentListHeader::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && event->pos().x() < kBoxRoom) {
        m_list.howManySelected() == ExperimentList::Selected::All ? m_list.clearSelection()
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

ExperimentList::Selected ExperimentList::howManySelected() const {
    const auto selected = selectionModel()->selectedRows().size();
    if (selected == 0) {
        return Selected::None;
    }
    return selected == m_filter->rowCount() ? Selected::All : Selected::Some;
}

void ExperimentList::setColumnWanted(Column column, bool wanted) {
    wanted ? void(m_unwanted.erase(column)) : void(m_unwanted.insert(column));
    layOut();
}

bool ExperimentList::isColumnWanted(Column column) const {
    return !m_unwanted.contains(column);
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
    for (const int column : m_unwanted) {
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
    fitColumns(*this, needs, 1, kMore);
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
           position.x() < visualRect(index).left() + kBoxRoom;
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
    } else if (event->key() == Qt::Key_Delete && howManySelected() != Selected::None) {
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
