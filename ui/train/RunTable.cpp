// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/RunTable.h"

#include "ui/parts/TableLook.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>
#include <numeric>

namespace lab {

namespace {

constexpr int kRunTableRow = 32;
constexpr int kRowsShown = 4;
constexpr int kRunTableBar = 56;
constexpr int kShortBar = 32;

}  // namespace

RunTable::RunTable(const Theme& theme, RunTableModel& model, QWidget* parent)
    : QTableView(parent), m_runs(model), m_delegate(new RunDelegate(theme, *this, m_pointer)) {
    setObjectName("runTable");
    setAccessibleName(tr("Runs"));
    setModel(&model);
    setHorizontalHeader(new TableHeader(theme, this));
    setItemDelegate(m_delegate);
    giveTableLook(*this, kRunTableRow);
    setMouseTracking(true);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        m_pointer.hovered = m_pointer.highlighted = -1;
        m_needs.clear();
        layOut();
    });
    for (const auto signal :
         {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(&model, signal, this, &RunTable::layOutLater);
    }
    connect(&model, &QAbstractItemModel::headerDataChanged, this, &RunTable::layOutLater);
    connect(&model, &QAbstractItemModel::dataChanged, this, &RunTable::layOutLater);
    m_layOutTimer.setSingleShot(true);
    m_layOutTimer.setInterval(0);
    connect(&m_layOutTimer, &QTimer::timeout, this, &RunTable::layOut);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

QSize RunTable::sizeHint() const {
    return {600, kTableHeader + kRowsShown * kRunTableRow};
}

int RunTable::runAt(int row) const {
    return row >= 0 && row < m_runs.rowCount() ? m_runs.runAt(row) : -1;
}

int RunTable::hoveredRun() const {
    return runAt(m_pointer.hovered);
}

void RunTable::setHighlighted(int run) {
    const int row = run < 0 ? -1 : m_runs.rowShowing(run);
    if (row != m_pointer.highlighted) {
        m_pointer.highlighted = row;
        viewport()->update();
    }
}

// ---- Columns -----------------------------------------------------------------------------------

void RunTable::layOutLater() {
    if (!m_layOutTimer.isActive()) {
        m_layOutTimer.start();
    }
}

// What each column has needed so far: figures that change must not make columns jump.
std::vector<int> RunTable::needs() {
    m_needs.resize(RunTableModel::ColumnCount);
    m_delegate->setBarWidth(kRunTableBar);
    const std::vector<int> now = columnNeeds(
        *this, m_runs, [this](const QModelIndex& cell) { return m_delegate->widthOf(cell); });
    std::ranges::transform(m_needs, now, m_needs.begin(), std::ranges::max);
    return m_needs;
}

// Every column gets what it needs and an equal share of what is left. What does not fit goes in
// this order: half of the progress bars, Parameters, Best test.
void RunTable::layOut() {
    std::vector<int> needs = this->needs();
    int total = std::accumulate(needs.begin(), needs.end(), 0);
    const int room = viewport()->width();
    if (total > room) {
        m_delegate->setBarWidth(kShortBar);
        needs[RunTableModel::Epoch] -= kRunTableBar - kShortBar;
        total -= kRunTableBar - kShortBar;
    }
    for (const int column : {RunTableModel::Parameters, RunTableModel::BestTest}) {
        if (total > room) {
            total -= needs[column];
            needs[column] = 0;
        }
    }
    if (total > room) {  // long names are cut, and stand in the tool tip
        needs[RunTableModel::Network] =
            std::max(80, needs[RunTableModel::Network] - (total - room));
    }
    const auto shown = static_cast<int>(std::ranges::count_if(needs, [](int n) { return n > 0; }));
    fitColumns(*this, needs, shown - 1, needs[RunTableModel::Tools]);
}

void RunTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    layOut();
}

// ---- Tools -------------------------------------------------------------------------------------

std::vector<RunTool> RunTable::tools(int run) const {
    const QModelIndex index = m_runs.index(m_runs.rowOf(run), RunTableModel::Tools);
    return toolsOf(
        static_cast<RunState>(index.data(RunTableModel::StateRole).toInt()),
        static_cast<RunTableModel::Activity>(index.data(RunTableModel::ActivityRole).toInt()));
}

QRect RunTable::toolRect(int run, RunTool tool) const {
    const std::vector<RunTool> offered = tools(run);
    const auto found = std::ranges::find(offered, tool);
    if (found == offered.end()) {
        return {};
    }
    const QRect cell = visualRect(m_runs.index(m_runs.rowOf(run), RunTableModel::Tools));
    return RunDelegate::toolPlace(cell, static_cast<int>(offered.end() - found) - 1);
}

void RunTable::use(int run, RunTool tool) {
    switch (tool) {
        case RunTool::Pause:
            Q_EMIT pauseRequested(run);
            break;
        case RunTool::Resume:
            Q_EMIT resumeRequested(run);
            break;
        case RunTool::Stop:
            Q_EMIT stopRequested(run);
            break;
        case RunTool::GoOn:
            Q_EMIT goOnRequested();
            break;
        case RunTool::TrainLonger:
            Q_EMIT trainLongerRequested();
            break;
        case RunTool::Pin:
            m_runs.setPinned(run, !m_runs.isPinned(run));
            break;
        case RunTool::More:
            openMenu(run, viewport()->mapToGlobal(toolRect(run, tool).bottomLeft()));
            break;
    }
}

void RunTable::addTool(QMenu* menu, int run, RunTool tool, const QString& text,
                       const QString& name) {
    if (std::ranges::count(tools(run), tool) > 0) {
        QAction* action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, [this, run, tool] { use(run, tool); });
    }
}

void RunTable::openMenu(int run, const QPoint& where) {
    auto* menu = new QMenu(this);
    menu->setObjectName("runMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addTool(menu, run, RunTool::Pause, tr("Pause"), "pauseRun");
    addTool(menu, run, RunTool::Resume, tr("Resume"), "resumeRun");
    addTool(menu, run, RunTool::Stop, tr("Stop"), "stopRun");
    addTool(menu, run, RunTool::GoOn, tr("Resume unfinished runs"), "goOn");
    addTool(menu, run, RunTool::TrainLonger, tr("Train longer…"), "trainLongerRun");
    addTool(menu, run, RunTool::Pin, m_runs.isPinned(run) ? tr("Unpin") : tr("Pin"), "pinRun");
    menu->addSeparator();
    const auto add = [menu](const QString& text, const QString& name) {
        QAction* action = menu->addAction(text);
        action->setObjectName(name);
        return action;
    };
    if (m_runs.hasWeights(run)) {
        connect(add(tr("Inspect"), "inspectRun"), &QAction::triggered, this,
                [this, run] { Q_EMIT inspectRequested(run); });
        connect(add(tr("Classify with it"), "classifyRun"), &QAction::triggered, this,
                [this, run] { Q_EMIT classifyRequested(run); });
        connect(add(tr("Export weights…"), "exportRun"), &QAction::triggered, this,
                [this, run] { Q_EMIT exportRequested(run); });
        menu->addSeparator();
    }
    const bool hidden = m_runs.isCurveHidden(run);
    connect(add(hidden ? tr("Show curves") : tr("Hide curves"), "hideCurves"), &QAction::triggered,
            this, [this, run, hidden] { m_runs.setCurveHidden(run, !hidden); });
    connect(add(tr("Open folder"), "openRunFolder"), &QAction::triggered, this,
            [this, run] { Q_EMIT folderRequested(run); });
    connect(add(tr("Copy row"), "copyRow"), &QAction::triggered, this,
            [this, run] { copyRow(run); });
    menu->addSeparator();
    connect(add(tr("Remove"), "removeRun"), &QAction::triggered, this,
            [this, run] { Q_EMIT removeRequested(run); });
    menu->popup(where);
}

void RunTable::openGroupMenu(int row, const QPoint& where) {
    auto* menu = new QMenu(this);
    menu->setObjectName("groupMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu](const QString& text, const QString& name) {
        QAction* action = menu->addAction(text);
        action->setObjectName(name);
        return action;
    };
    const SeedGroup runs = m_runs.runsOf(row);
    const QModelIndex head = m_runs.index(row, RunTableModel::Network);
    const bool folded = m_runs.foldOf(row) == RunTableModel::Fold::Folded;
    const bool hidden = head.data(RunTableModel::HiddenRole).toBool();
    connect(add(folded ? tr("Show the seeds") : tr("Fold the seeds"), "foldGroup"),
            &QAction::triggered, this, [this, row = QPersistentModelIndex(head), folded] {
                m_runs.setFolded(row.row(), !folded);
            });
    connect(add(folded ? tr("Show all seeds") : tr("Fold all seeds"), "foldAll"),
            &QAction::triggered, this, [this, folded] { m_runs.setAllFolded(!folded); });
    menu->addSeparator();
    connect(add(hidden ? tr("Show curves") : tr("Hide curves"), "hideGroupCurves"),
            &QAction::triggered, this, [this, runs, hidden] {
                for (const int run : runs) {
                    m_runs.setCurveHidden(run, !hidden);
                }
            });
    connect(add(tr("Copy row"), "copyGroupRow"), &QAction::triggered, this,
            [this, text = m_runs.rowText(row)] { QGuiApplication::clipboard()->setText(text); });
    menu->popup(where);
}

void RunTable::copyRow(int run) const {
    QGuiApplication::clipboard()->setText(m_runs.rowText(m_runs.rowOf(run)));
}

std::optional<RunTool> RunTable::toolAt(const QPoint& position) const {
    const int run = runAt(rowAt(position.y()));
    if (run >= 0) {
        for (const RunTool tool : tools(run)) {
            if (toolRect(run, tool).contains(position)) {
                return tool;
            }
        }
    }
    return {};
}

// ---- Mouse and keys ----------------------------------------------------------------------------

void RunTable::setHovered(int row, const QPoint& mouse) {
    m_pointer.mouse = mouse;
    viewport()->update();
    if (row != m_pointer.hovered) {
        m_pointer.hovered = row;
        Q_EMIT runHovered(hoveredRun());
    }
}

void RunTable::mouseMoveEvent(QMouseEvent* event) {
    setHovered(rowAt(event->pos().y()), event->pos());
    if (event->buttons() == Qt::NoButton) {
        QTableView::mouseMoveEvent(event);
    }
}

void RunTable::leaveEvent(QEvent* event) {
    QTableView::leaveEvent(event);
    setHovered(-1, {-1, -1});
}

void RunTable::mousePressEvent(QMouseEvent* event) {
    m_pressed = event->pos();
    if (event->button() != Qt::LeftButton || !toolAt(event->pos())) {
        QTableView::mousePressEvent(event);
    }
}

void RunTable::mouseReleaseEvent(QMouseEvent* event) {
    const std::optional<RunTool> tool = toolAt(event->pos());
    if (event->button() == Qt::LeftButton && tool) {
        const int run = runAt(rowAt(event->pos().y()));
        if (toolRect(run, *tool).contains(m_pressed)) {
            use(run, *tool);
        }
        return;
    }
    const QModelIndex cell = indexAt(event->pos());
    const bool isHead = cell.isValid() && m_runs.foldOf(cell.row()) != RunTableModel::Fold::None;
    if (event->button() == Qt::LeftButton && isHead && indexAt(m_pressed) == cell &&
        cell.column() == RunTableModel::Network) {
        m_runs.setFolded(cell.row(), m_runs.foldOf(cell.row()) == RunTableModel::Fold::Open);
    }
    QTableView::mouseReleaseEvent(event);
}

// As a tree: Right shows the seeds, Left folds them, from each of their rows, too.
bool RunTable::foldByKey(const QKeyEvent& event) {
    const int row = currentIndex().row();
    if (row < 0 || event.modifiers() != Qt::NoModifier) {
        return false;
    }
    const RunTableModel::Fold fold = m_runs.foldOf(row);
    const bool toggles = event.key() == Qt::Key_Space || event.key() == Qt::Key_Return;
    if (fold != RunTableModel::Fold::None) {
        const bool isOpen = fold == RunTableModel::Fold::Open;
        if (toggles || event.key() == (isOpen ? Qt::Key_Left : Qt::Key_Right)) {
            m_runs.setFolded(row, isOpen);
            return true;
        }
        return false;
    }
    if (event.key() == Qt::Key_Left && currentIndex().data(RunTableModel::InGroupRole).toBool()) {
        int head = row;
        while (m_runs.foldOf(head) == RunTableModel::Fold::None) {
            --head;
        }
        setCurrentIndex(m_runs.index(head, RunTableModel::Network));
        return true;
    }
    return false;
}

void RunTable::keyPressEvent(QKeyEvent* event) {
    const int run = runAt(currentIndex().row());
    if (currentIndex().isValid() && event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(m_runs.rowText(currentIndex().row()));
        return;
    }
    if (foldByKey(*event)) {
        return;
    }
    if (run >= 0 && event->key() == Qt::Key_Delete) {
        Q_EMIT removeRequested(run);
        return;
    }
    if (run >= 0 && event->key() == Qt::Key_Space) {
        // The first tool of a row that is not finished is the one that starts or holds it.
        const RunTool first = tools(run).front();
        if (first != RunTool::Pin && first != RunTool::TrainLonger) {
            use(run, first);
        }
        return;
    }
    QTableView::keyPressEvent(event);
}

void RunTable::contextMenuEvent(QContextMenuEvent* event) {
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    const int row = keyboard ? currentIndex().row() : rowAt(event->pos().y());
    if (row < 0) {
        return;
    }
    const QPoint below = visualRect(m_runs.index(row, RunTableModel::Network)).bottomLeft();
    const QPoint where = keyboard ? viewport()->mapToGlobal(below) : event->globalPos();
    if (const int run = runAt(row); run >= 0) {
        openMenu(run, where);
    } else {
        openGroupMenu(row, where);
    }
}

}  // namespace lab
