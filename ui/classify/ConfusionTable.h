// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/ConfusionModel.h"
#include "ui/theme/Theme.h"

#include <QTableView>

namespace lab {

/// The cells of the confusion matrix: the diagonal solid in the network's colour, mistakes tints by
/// count. Arrow keys move, Enter or a click opens a cell. GUI thread.
class ConfusionTable : public QTableView {
    Q_OBJECT

public:
    ConfusionTable(const Theme& theme, ConfusionModel& cells, QWidget* parent = nullptr);

    void setColour(const QColor& colour) { m_colour = colour; }
    const QColor& colour() const { return m_colour; }
    int side() const;  ///< of a cell
    void fit();

Q_SIGNALS:
    void opened(const QModelIndex& cell);
    void fitted();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    ConfusionModel& m_cells;
    QColor m_colour;
};

/// The columns' names of the table, slanted, below it. GUI thread.
class ColumnNames : public QWidget {
    Q_OBJECT

public:
    ColumnNames(const Theme& theme, const ConfusionTable& table, const ConfusionModel& cells,
                QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    const ConfusionTable& m_table;
    const ConfusionModel& m_cells;
};

}  // namespace lab
