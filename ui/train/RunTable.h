// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"
#include "ui/train/RunDelegate.h"
#include "ui/train/RunTableModel.h"
#include "ui/train/RunTools.h"

#include <QTableView>
#include <QTimer>

#include <optional>

class QMenu;

namespace lab {

/// The runs of an experiment as a table: swatch, state, progress and figures, and each row's tools
/// at its right end, which the keyboard reaches too (Space, Delete, Menu key, Ctrl+C). A row with
/// the means of several seeds shows and folds them (Space, Right, Left, a click). Narrow tables
/// leave out Parameters, then Best test. GUI thread.
class RunTable : public QTableView {
    Q_OBJECT

public:
    RunTable(const Theme& theme, RunTableModel& model, QWidget* parent = nullptr);

    /// The run whose curve is under the mouse; -1 none.
    void setHighlighted(int run);
    /// Where a tool of a run is, in the viewport; empty when it is not offered.
    QRect toolRect(int run, RunTool tool) const;
    int hoveredRun() const;
    void copyRow(int run) const;
    QSize sizeHint() const override;

Q_SIGNALS:
    void runHovered(int run);  ///< -1: none
    void pauseRequested(int run);
    void resumeRequested(int run);
    void stopRequested(int run);
    void goOnRequested();
    void trainLongerRequested();
    void folderRequested(int run);
    void inspectRequested(int run);
    void classifyRequested(int run);
    void exportRequested(int run);
    void removeRequested(int run);

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setHovered(int row, const QPoint& mouse);
    std::vector<int> needs();
    void layOut();
    void layOutLater();
    int runAt(int row) const;
    std::vector<RunTool> tools(int run) const;
    std::optional<RunTool> toolAt(const QPoint& position) const;
    void use(int run, RunTool tool);
    void openMenu(int run, const QPoint& where);
    void openGroupMenu(int row, const QPoint& where);
    bool foldByKey(const QKeyEvent& event);
    void addTool(QMenu* menu, int run, RunTool tool, const QString& text, const QString& name);

    RunTableModel& m_runs;
    RunDelegate* m_delegate;
    QTimer m_layOutTimer;
    std::vector<int> m_needs;
    RunPointer m_pointer;
    QPoint m_pressed = {-1, -1};
};

}  // namespace lab
