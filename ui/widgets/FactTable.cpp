#include "ui/widgets/FactTable.h"

#include "ui/Icons.h"
#include "ui/widgets/Swatch.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace lab {

namespace {

using Kind = FactColumn::Kind;

constexpr int kRow = 28;
constexpr int kHeader = 28;
constexpr int kPad = 10;
constexpr int kMark = 12;

QFont monospace(const QFont& like) {
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(like.pixelSize() > 0 ? like.pixelSize() - 1 : 12);
    return font;
}

QFont bold(QFont font) {
    font.setBold(true);
    return font;
}

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
            return QFontMetrics(monospace(m_table.font())).horizontalAdvance(text) + 2 * kPad;
        case Kind::Presence:
            return QFontMetrics(bold(m_table.font())).horizontalAdvance(text) + 2 * kPad +
                   2 * (kMark + 8);
        default:
            return QFontMetrics(m_table.font()).horizontalAdvance(text) + 2 * kPad;
    }
}

void FactDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const Tokens& tokens = m_theme.tokens();
    const QRect& cell = option.rect;
    const bool tinted = index.data(FactTableModel::UnitRole).toInt() == m_table.selectedUnit() &&
                        m_table.selectedUnit() >= 0;
    painter->save();
    painter->fillRect(cell, tinted                                ? tokens.tint
                            : index.row() == m_table.hoveredRow() ? tokens.hover
                                                                  : tokens.panel);
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), tokens.grid);
    if (m_table.hasFocus() && index.row() == m_table.currentIndex().row()) {
        painter->fillRect(QRect(cell.left(), cell.top(), cell.width(), 2), tokens.accent);
        painter->fillRect(QRect(cell.left(), cell.bottom() - 2, cell.width(), 2), tokens.accent);
    }
    painter->setFont(m_table.font());
    painter->setPen(tokens.text);
    if (kindOf(index) == Kind::Presence) {
        paintPresence(*painter, cell, index);
    } else {
        if (kindOf(index) == Kind::Key) {
            painter->setFont(monospace(m_table.font()));
        }
        const QRect room = cell.adjusted(kPad, 0, -kPad, 0);
        const auto side = kindOf(index) == Kind::Number ? Qt::AlignRight : Qt::AlignLeft;
        painter->drawText(room, Qt::AlignVCenter | side,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                            room.width()));
    }
    painter->restore();
}

void FactDelegate::paintPresence(QPainter& painter, const QRect& cell,
                                 const QModelIndex& index) const {
    int left = cell.left() + kPad;
    for (const int network : networksOf(presenceOf(index))) {
        const NetworkSpec& spec = m_table.pair().networks[network];
        paintSwatch(painter, QRectF(left, cell.center().y() - kMark / 2 + 1, kMark, kMark),
                    networkMarker(spec), networkColour(spec));
        left += kMark + 6;
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

FactHeader::FactHeader(const Theme& theme, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent), m_theme(theme) {
    QFont small = font();
    small.setPixelSize(12);
    setFont(small);
    setSectionsClickable(true);
    setSectionResizeMode(QHeaderView::Fixed);
    setMinimumSectionSize(20);
    setFixedHeight(kHeader);
}

void FactHeader::paintEvent(QPaintEvent* event) {
    {
        QPainter painter(viewport());
        painter.fillRect(rect(), m_theme.tokens().sunken);
        painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.tokens().border);
    }
    QHeaderView::paintEvent(event);
}

void FactHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    const Tokens& tokens = m_theme.tokens();
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    painter->save();
    painter->fillRect(rect, tokens.sunken);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.border);
    painter->setFont(font());
    painter->setPen(sorted ? tokens.accent : tokens.muted);
    const int alignment =
        model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
    const QRect room = rect.adjusted(kPad, 0, -kPad, 0);
    const QString text = painter->fontMetrics().elidedText(
        model()->headerData(section, Qt::Horizontal).toString(), Qt::ElideRight, room.width());
    QRect drawn;
    painter->drawText(room, alignment, text, &drawn);
    if (sorted) {
        const bool right = (alignment & Qt::AlignRight) != 0;
        const int left = right ? drawn.left() - 13 : drawn.right() + 3;
        paintIcon(*painter, QRectF(left, rect.center().y() - 5, 11, 11),
                  sortIndicatorOrder() == Qt::AscendingOrder ? Icon::ChevronUp : Icon::ChevronDown,
                  tokens.accent);
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
    auto* header = new FactHeader(theme, this);
    setHorizontalHeader(header);
    setItemDelegate(m_delegate);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kRow);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setWordWrap(false);
    viewport()->setMouseTracking(true);
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

// Every column gets what it needs, what is left is shared out, and where room lacks the text
// columns give it.
void FactTable::layOut() {
    const int columns = m_filter->columnCount();
    if (columns == 0) {
        return;
    }
    std::vector<int> needs;
    int total = 0;
    const QFontMetrics head(horizontalHeader()->font());
    for (int column = 0; column < columns; ++column) {
        int need = head.horizontalAdvance(m_filter->headerData(column, Qt::Horizontal).toString()) +
                   2 * kPad + 13;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            need = std::max(need, m_delegate->widthOf(m_model->index(row, column)));
        }
        needs.push_back(need);
        total += need;
    }
    const int room = viewport()->width();
    for (int column = 0; column < columns && total > room; ++column) {
        const auto kind = static_cast<Kind>(
            m_filter->headerData(column, Qt::Horizontal, FactTableModel::ColumnKindRole).toInt());
        if (kind == Kind::Text || kind == Kind::Presence) {
            const int cut = std::min(total - room, std::max(0, needs[column] - 90));
            needs[column] -= cut;
            total -= cut;
        }
    }
    const int share = std::max(0, room - total) / columns;
    int used = 0;
    for (int column = 0; column + 1 < columns; ++column) {
        const int width = total > room ? needs[column] * room / total : needs[column] + share;
        setColumnWidth(column, width);
        used += width;
    }
    setColumnWidth(columns - 1, std::max(40, room - used));
}

void FactTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    layOut();
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

void FactTable::selectUnit(int unit) {
    const bool same = unit == m_unit;
    m_unit = unit;
    viewport()->update();
    if (same && currentIndex().isValid() &&
        currentIndex().data(FactTableModel::UnitRole).toInt() == unit) {
        return;
    }
    int first = -1;
    int last = -1;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        if (m_filter->index(row, 0).data(FactTableModel::UnitRole).toInt() == unit) {
            first = first < 0 ? row : first;
            last = row;
        }
    }
    m_setting = true;
    if (first >= 0) {
        setCurrentIndex(m_filter->index(first, 0));
        scrollTo(m_filter->index(last, 0));
        scrollTo(m_filter->index(first, 0));
    } else {
        setCurrentIndex({});
    }
    m_setting = false;
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
    std::vector<int> rows;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const int unit = m_filter->index(row, 0).data(FactTableModel::UnitRole).toInt();
        if (unit == m_unit && unit >= 0) {
            rows.push_back(row);
        }
    }
    QGuiApplication::clipboard()->setText(tableText(*m_filter, TableFormat::Text, rows));
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
