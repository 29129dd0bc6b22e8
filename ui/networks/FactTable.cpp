// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/networks/FactTable.h"

#include "ui/parts/NetworkLook.h"
#include "ui/parts/Swatch.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace lab {

namespace {

constexpr int kHalfMark = kTableMark / 2;

using Kind = FactColumn::Kind;

constexpr int kFactTableRow = 28;
constexpr int kSort = 12;  // the header's chevron

Kind kindOf(const QModelIndex& index) {
    return static_cast<Kind>(index.data(FactTableModel::ColumnKindRole).toInt());
}

Presence presenceOf(const QModelIndex& index) {
    return static_cast<Presence>(index.data(FactTableModel::PresenceRole).toInt());
}

// The networks whose swatches stand in the cell.
std::vector<int> networksOf(Presence presence) {
    switch (presence) {
        case Presence::Both:
            return {0, 1};
        case Presence::OnlyFirst:
        case Presence::FirstDiffers:
            return {0};
        default:
            return {1};
    }
}

}  // namespace

void FactFilter::setDifferencesOnly(bool only) {
    m_differencesOnly = only;
    invalidateFilter();
}

bool FactFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    return !m_differencesOnly ||
           sourceModel()->index(row, 0, parent).data(FactTableModel::DiffersRole).toBool();
}

// ---- Delegate ----------------------------------------------------------------------------------

FactDelegate::FactDelegate(const Theme& theme, FactTable& table)
    : QStyledItemDelegate(&table), m_theme(theme), m_table(table) {}

int FactDelegate::widthOf(const QModelIndex& index) const {
    const QString text = index.data().toString();
    switch (kindOf(index)) {
        case Kind::Key:
            return QFontMetrics(codeFont(kSmallSize)).horizontalAdvance(text) + 2 * kTablePad;
        case Kind::Presence:
            return QFontMetrics(bold(m_table.font())).horizontalAdvance(text) + 2 * kTablePad + 2 +
                   static_cast<int>(networksOf(presenceOf(index)).size()) * (kTableMark + 6);
        default:
            return QFontMetrics(m_table.font()).horizontalAdvance(text) + 2 * kTablePad;
    }
}

void FactDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const Tokens& tokens = m_theme.tokens();
    const QRect& cell = option.rect;
    const bool tinted = index.data(FactTableModel::UnitRole).toInt() == m_table.selectedUnit() &&
                        m_table.selectedUnit() >= 0;
    painter->save();
    paintRowGround(*painter, cell, tokens,
                   {.tinted = tinted,
                    .hovered = index.row() == m_table.hoveredRow(),
                    .current = m_table.hasFocus() && index.row() == m_table.currentIndex().row()});
    painter->setFont(m_table.font());
    painter->setPen(tokens.text);
    if (kindOf(index) == Kind::Presence) {
        paintPresence(*painter, cell, index);
    } else {
        if (kindOf(index) == Kind::Key) {
            painter->setFont(codeFont(kSmallSize));
        }
        const QRect room = cell.adjusted(kTablePad, 0, -kTablePad, 0);
        const auto side = kindOf(index) == Kind::Number ? Qt::AlignRight : Qt::AlignLeft;
        const QFontMetrics metrics = painter->fontMetrics();
        QString text = index.data().toString();
        if (metrics.horizontalAdvance(text) > room.width()) {
            text = index.data(FactTableModel::BriefRole).toString();
        }
        painter->drawText(room, Qt::AlignVCenter | side,
                          metrics.elidedText(text, Qt::ElideRight, room.width()));
    }
    painter->restore();
}

void FactDelegate::paintPresence(QPainter& painter, const QRect& cell,
                                 const QModelIndex& index) const {
    int left = cell.left() + kTablePad;
    for (const int network : networksOf(presenceOf(index))) {
        const NetworkSpec& spec = m_table.pair().networks[network];
        paintSwatch(painter,
                    QRectF(left, cell.center().y() - kHalfMark + 1, kTableMark, kTableMark),
                    networkMarker(spec), networkColour(spec));
        left += kTableMark + 6;
    }
    if (presenceOf(index) != Presence::Both) {
        painter.setFont(bold(painter.font()));
    }
    const QRect room(left + 1, cell.top(), cell.right() - left - 4, cell.height());
    painter.drawText(
        room, Qt::AlignVCenter,
        painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
}

// ---- Header ------------------------------------------------------------------------------------

FactHeader::FactHeader(const Theme& theme, FactTable& table)
    : TableHeader(theme, &table), m_table(table) {
    setSectionsClickable(true);
}

int FactHeader::widthOf(int section) const {
    const QString text =
        model()->headerData(section, Qt::Horizontal, FactTableModel::BriefRole).toString();
    const bool sign =
        model()->headerData(section, Qt::Horizontal, FactTableModel::NetworkRole).toInt() >= 0;
    return QFontMetrics(font()).horizontalAdvance(text) + 2 * kTablePad + kSort +
           (sign ? kTableMark + 4 : 0);
}

void FactHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    const auto about = [&](int role) { return model()->headerData(section, Qt::Horizontal, role); };
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    const bool right = (about(Qt::TextAlignmentRole).toInt() & Qt::AlignRight) != 0;
    const int network = about(FactTableModel::NetworkRole).toInt();
    painter->save();
    paintGround(*painter, rect);
    painter->setFont(font());
    painter->setPen(sorted ? tokens().accent : tokens().muted);
    const QRect room = rect.adjusted(kTablePad, 0, -kTablePad, 0);
    const QString text = painter->fontMetrics().elidedText(
        about(FactTableModel::BriefRole).toString(), Qt::ElideRight, room.width());
    QRect drawn;
    painter->drawText(room, Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft), text,
                      &drawn);
    if (network >= 0) {
        const NetworkSpec& spec = m_table.pair().networks[static_cast<std::size_t>(network)];
        paintSwatch(*painter,
                    QRectF(drawn.left() - kTableMark - 4, rect.center().y() - kHalfMark, kTableMark,
                           kTableMark),
                    networkMarker(spec), networkColour(spec));
    }
    if (sorted) {
        int left = drawn.right() + 2;
        if (right) {
            left = drawn.left() - kSort - (network >= 0 ? kTableMark + 4 : 0);
        }
        paintIcon(*painter, QRectF(left, rect.center().y() - 5, 11, 11),
                  sortIndicatorOrder() == Qt::AscendingOrder ? Icon::ChevronUp : Icon::ChevronDown,
                  tokens().accent);
    }
    painter->restore();
}

// ---- Table -------------------------------------------------------------------------------------

FactTable::FactTable(const Theme& theme, const QString& objectName, const QString& accessibleName,
                     QWidget* parent)
    : QTableView(parent),
      m_model(new FactTableModel(this)),
      m_filter(new FactFilter(this)),
      m_delegate(new FactDelegate(theme, *this)) {
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    m_filter->setSourceModel(m_model);
    setModel(m_filter);
    auto* header = new FactHeader(theme, *this);
    setHorizontalHeader(header);
    setItemDelegate(m_delegate);
    giveTableLook(*this, kFactTableRow);
    connect(header, &QHeaderView::sectionClicked, this, &FactTable::sortBy);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, [this] { selectUnit(m_unit); });
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void FactTable::setFacts(FactTableData facts, const NetworkPair& pair) {
    const bool sameColumns = m_model->columnCount() == static_cast<int>(facts.columns.size());
    m_setting = true;
    m_pair = pair;
    m_hovered = -1;
    m_model->setFacts(std::move(facts));
    if (!sameColumns) {
        m_sorted = -1;
    }
    m_setting = false;
    layOut();
}

// Every column gets what it needs and a share of what is left. Where room lacks, columns that may
// leave do so, and then text gives way: it has shorter words.
void FactTable::layOut() {
    const int columns = m_filter->columnCount();
    if (columns == 0) {
        return;
    }
    std::vector<int> needs = columnNeeds(
        *this, *m_model, [this](const QModelIndex& cell) { return m_delegate->widthOf(cell); });
    int total = std::accumulate(needs.begin(), needs.end(), 0);
    const int room = viewport()->width();
    const auto about = [this](int column, int role) {
        return m_filter->headerData(column, Qt::Horizontal, role);
    };
    const bool lacksRoom = total > room;
    for (int column = 0; column < columns; ++column) {
        const bool leaves = lacksRoom && about(column, FactTableModel::LeavesRole).toBool();
        total -= leaves ? needs[column] : 0;
        needs[column] = leaves ? 0 : needs[column];
    }
    for (const auto& [kind, least] : {std::pair(Kind::Text, 96), std::pair(Kind::Presence, 96)}) {
        for (int column = 0; column < columns && total > room; ++column) {
            if (about(column, FactTableModel::ColumnKindRole).toInt() == static_cast<int>(kind)) {
                const int cut = std::min(total - room, std::max(0, needs[column] - least));
                needs[column] -= cut;
                total -= cut;
            }
        }
    }
    const auto shown = static_cast<int>(std::ranges::count_if(needs, [](int n) { return n > 0; }));
    fitColumns(*this, needs, shown, 40);
}

void FactTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    layOut();
    if (event->size().height() != event->oldSize().height()) {
        reveal();
    }
}

void FactTable::sortBy(int column) {
    if (m_sorted != column) {
        m_sorted = column;
        m_order = Qt::DescendingOrder;
    } else if (m_order == Qt::DescendingOrder) {
        m_order = Qt::AscendingOrder;
    } else {
        m_sorted = -1;
    }
    // The header turns its own indicator with each click; ours is the order that counts.
    horizontalHeader()->setSortIndicator(m_sorted, m_order);
    horizontalHeader()->setSortIndicatorShown(m_sorted >= 0);
    m_setting = true;
    m_filter->sort(m_sorted, m_order);
    m_setting = false;
    if (currentIndex().isValid()) {
        scrollTo(currentIndex());
    }
}

std::vector<int> FactTable::rowsOfUnit() const {
    std::vector<int> rows;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const int unit = m_filter->index(row, 0).data(FactTableModel::UnitRole).toInt();
        if (unit == m_unit && unit >= 0) {
            rows.push_back(row);
        }
    }
    return rows;
}

// The unit's rows, with one before them where they do not all fit.
void FactTable::reveal() {
    const std::vector<int> rows = rowsOfUnit();
    if (rows.empty()) {
        return;
    }
    const int last = rows.back();
    const int first = rows.front();
    const bool fits = (last - first + 1) * kFactTableRow <= viewport()->height();
    if (fits) {
        scrollTo(m_filter->index(last, 0));
        scrollTo(m_filter->index(first, 0));
    } else {
        scrollTo(m_filter->index(first, 0), QAbstractItemView::PositionAtTop);
    }
}

void FactTable::selectUnit(int unit) {
    const bool same = unit == m_unit;
    m_unit = unit;
    viewport()->update();
    if (same && currentIndex().isValid() &&
        currentIndex().data(FactTableModel::UnitRole).toInt() == unit) {
        return;
    }
    const std::vector<int> rows = rowsOfUnit();
    m_setting = true;
    setCurrentIndex(rows.empty() ? QModelIndex() : m_filter->index(rows.front(), 0));
    m_setting = false;
    reveal();
}

void FactTable::setDifferencesOnly(bool only) {
    m_setting = true;
    m_filter->setDifferencesOnly(only);
    m_setting = false;
    reveal();
}

void FactTable::chooseRow(const QModelIndex& index) {
    const int unit = index.data(FactTableModel::UnitRole).toInt();
    if (unit >= 0) {
        m_unit = unit;
        viewport()->update();
        const std::vector<int> networks = networksOf(presenceOf(index));
        Q_EMIT unitChosen(unit, networks.size() == 1 ? networks.front() : -1);
    }
}

void FactTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    viewport()->update();
    if (!m_setting && current.isValid()) {
        chooseRow(current);
    }
}

void FactTable::copyUnit() const {
    QGuiApplication::clipboard()->setText(tableText(*m_filter, TableFormat::Text, rowsOfUnit()));
}

void FactTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        copyUnit();
        return;
    }
    QTableView::keyPressEvent(event);
}

// The header takes no focus: the keyboard sorts from here.
void FactTable::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setObjectName("tableMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* copy = menu->addAction(tr("Copy the selected rows"));
    copy->setObjectName("copyRows");
    connect(copy, &QAction::triggered, this, [this] { copyUnit(); });
    menu->addSeparator();
    for (int column = 0; column < m_filter->columnCount(); ++column) {
        const QString title = m_filter->headerData(column, Qt::Horizontal).toString();
        QAction* action = menu->addAction(tr("Sort by %1").arg(title));
        action->setObjectName(QStringLiteral("sortBy%1").arg(column));
        connect(action, &QAction::triggered, this, [this, column] { sortBy(column); });
    }
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint below = visualRect(currentIndex()).bottomLeft();
    menu->popup(keyboard ? viewport()->mapToGlobal(below) : event->globalPos());
}

void FactTable::mousePressEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    const bool again = index.isValid() && index.row() == currentIndex().row();
    QTableView::mousePressEvent(event);
    if (again) {  // the current row does not change, but the person wants it
        chooseRow(index);
    }
}

void FactTable::mouseMoveEvent(QMouseEvent* event) {
    m_hovered = indexAt(event->pos()).row();
    viewport()->update();
    QTableView::mouseMoveEvent(event);
}

void FactTable::leaveEvent(QEvent* event) {
    QTableView::leaveEvent(event);
    m_hovered = -1;
    viewport()->update();
}

}  // namespace lab
