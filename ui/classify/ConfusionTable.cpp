// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/ConfusionTable.h"

#include "ui/base/Format.h"
#include "ui/parts/TableLook.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Tokens.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace lab {

namespace {

constexpr int kConfusionTableLeastCell = 18;
constexpr int kMostCell = 30;
constexpr int kConfusionTableMostRow = 24;
constexpr int kConfusionTableNames = 64;

class CellDelegate : public QStyledItemDelegate {
public:
    CellDelegate(const Theme& theme, ConfusionTable& table)
        : QStyledItemDelegate(&table), m_theme(theme), m_table(table) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Tokens& tokens = m_theme.tokens();
        const int count = index.data(ConfusionModel::CountRole).toInt();
        const double share = index.data(ConfusionModel::ShareRole).toDouble();
        const bool diagonal = index.row() == index.column();
        QColor ground = tokens.panel;
        if (count > 0) {
            ground = diagonal ? m_table.colour()
                              : mixed(tokens.panel, m_table.colour(), 0.18 + 0.5 * share);
        }
        painter->save();
        painter->fillRect(option.rect, ground);
        painter->setPen(tokens.grid);
        painter->drawRect(option.rect.adjusted(-1, -1, -1, -1));
        if (count > 0) {
            const QFont words = sized(option.font, kCaptionSize);
            painter->setFont(words);
            const QColor ink = contrast(ground, tokens.text) >= contrast(ground, tokens.panel)
                                   ? tokens.text
                                   : tokens.panel;
            painter->setPen(ink);
            const QString whole = QString::number(count);
            const QFontMetricsF metrics(words);
            painter->drawText(option.rect, Qt::AlignCenter,
                              metrics.horizontalAdvance(whole) <= option.rect.width()
                                  ? whole
                                  : figureText(count, metrics, option.rect.width()));
        }
        if ((option.state & QStyle::State_Selected) != 0) {
            painter->setPen(QPen(tokens.accent, 2));
            painter->drawRect(QRectF(option.rect).adjusted(1, 1, -2, -2));
        }
        painter->restore();
    }

private:
    const Theme& m_theme;
    ConfusionTable& m_table;
};

/// The rows' names; that of the selected cell is bold.
class RowNames : public QHeaderView {
public:
    RowNames(const Theme& theme, QWidget* parent)
        : QHeaderView(Qt::Vertical, parent), m_theme(theme) {
        setSectionResizeMode(QHeaderView::Fixed);
        setMinimumSectionSize(kConfusionTableLeastCell);
        setFixedWidth(kConfusionTableNames);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override {
        const auto* table = static_cast<const QTableView*>(parentWidget());
        const bool current =
            table->currentIndex().isValid() && table->currentIndex().row() == section;
        const QFont words = bold(sized(font(), kCaptionSize), current);
        painter->fillRect(rect, m_theme.tokens().panel);
        painter->setFont(words);
        painter->setPen(current ? m_theme.tokens().text : m_theme.tokens().muted);
        const QRect place = rect.adjusted(0, 0, -6, 0);
        painter->drawText(
            place, Qt::AlignRight | Qt::AlignVCenter,
            QFontMetrics(words).elidedText(model()->headerData(section, Qt::Vertical).toString(),
                                           Qt::ElideRight, place.width()));
    }
    void paintEvent(QPaintEvent* event) override {
        QPainter painter(viewport());
        painter.fillRect(viewport()->rect(), m_theme.tokens().panel);
        painter.end();
        QHeaderView::paintEvent(event);
    }

private:
    const Theme& m_theme;
};

}  // namespace

ConfusionTable::ConfusionTable(const Theme& theme, ConfusionModel& cells, QWidget* parent)
    : QTableView(parent), m_cells(cells) {
    setObjectName("confusionTable");
    setAccessibleName(tr("Confusion matrix: rows are true classes, columns answers"));
    setModel(&cells);
    setItemDelegate(new CellDelegate(theme, *this));
    setVerticalHeader(new RowNames(theme, this));
    horizontalHeader()->hide();
    horizontalHeader()->setMinimumSectionSize(kConfusionTableLeastCell);
    giveQuietLook(*this);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(this, &QTableView::clicked, this, &ConfusionTable::opened);
    connect(&cells, &ConfusionModel::modelReset, this, &ConfusionTable::fit);
}

int ConfusionTable::side() const {
    const int count = std::max(1, m_cells.rowCount());
    const int room = width() - kConfusionTableNames - 2;
    return std::clamp(room / count, kConfusionTableLeastCell, kMostCell);
}

void ConfusionTable::fit() {
    const int cell = std::min(side(), kMostCell);
    horizontalHeader()->setDefaultSectionSize(cell);
    verticalHeader()->setDefaultSectionSize(std::min(cell, kConfusionTableMostRow));
    Q_EMIT fitted();
}

void ConfusionTable::keyPressEvent(QKeyEvent* event) {
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
         event->key() == Qt::Key_Space) &&
        currentIndex().isValid()) {
        Q_EMIT opened(currentIndex());
    } else {
        QTableView::keyPressEvent(event);
        verticalHeader()->viewport()->update();
    }
}

void ConfusionTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fit();
}

// ---- The columns' names ------------------------------------------------------------------------

ColumnNames::ColumnNames(const Theme& theme, const ConfusionTable& table,
                         const ConfusionModel& cells, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_table(table), m_cells(cells) {
    setFixedHeight(64);
}

void ColumnNames::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont words = sized(font(), kCaptionSize);
    painter.setFont(words);
    painter.setPen(m_theme.tokens().muted);
    const QFontMetrics metrics(words);
    const int left = m_table.viewport()->mapTo(parentWidget(), QPoint(0, 0)).x() - x();
    for (int i = 0; i < m_cells.names().size(); ++i) {
        const int at = m_table.columnViewportPosition(i);
        if (at < 0 || at > m_table.viewport()->width()) {
            continue;
        }
        painter.save();
        painter.translate(left + at + m_table.side() / 2.0 + 4, 6);
        painter.rotate(-50);
        const QString text = metrics.elidedText(m_cells.names().at(i), Qt::ElideRight, 66);
        painter.drawText(QPointF(-metrics.horizontalAdvance(text), 6), text);
        painter.restore();
    }
}

}  // namespace lab
