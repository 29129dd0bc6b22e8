// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lesson/CodeCells.h"
#include "ui/lesson/LessonFigure.h"

#include <vector>

class QBoxLayout;
class QLabel;
class QToolButton;

namespace lab {

class CodeScheme;
class CodeView;
class SegmentedControl;

/// Step 9: the four cells of code in two languages; a step lights up in both and in the figure.
/// ↑ and ↓ step, from the last of a cell into the next. The languages stand side by side where
/// there is room. GUI thread.
class CodeFigure : public LessonFigure {
    Q_OBJECT

public:
    explicit CodeFigure(const Theme& theme, QWidget* parent = nullptr);
    QString title() const override { return tr("The code in two languages"); }
    bool stepBy(int direction) override;
    int cell() const { return m_cell; }
    int step() const { return m_step; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* buildSide(const QString& title, CodeView* view);
    void go(int cell, int step);
    void goToPart(const QString& part);
    const CodeCell& now() const { return m_cells[static_cast<std::size_t>(m_cell)]; }

    std::vector<CodeCell> m_cells;
    int m_cell = -1;
    int m_step = 0;
    SegmentedControl* m_choice = nullptr;
    CodeScheme* m_scheme;
    CodeView* m_cpp;
    CodeView* m_python;
    QBoxLayout* m_sides = nullptr;
    QLabel* m_where;
    QLabel* m_sentence;
    QToolButton* m_back;
    QToolButton* m_next;
};

}  // namespace lab
