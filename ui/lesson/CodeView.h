// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lesson/CodeCells.h"
#include "ui/theme/Theme.h"

#include <QPlainTextEdit>

namespace lab {

/// Code to read: pieces under their files' names, comments muted, the numbers of the steps in a
/// gutter at the left. The lines of one step are lit and in sight. GUI thread.
class CodeView : public QPlainTextEdit {
    Q_OBJECT

public:
    CodeView(const Theme& theme, const QString& comment, QWidget* parent = nullptr);

    /// `marks`: those of each step, in order.
    void showCode(const std::vector<CodeExcerpt>& pieces, const std::vector<QStringList>& marks);
    void light(int step, InSight inSight = InSight::Call);  ///< from 0
    /// The numbers of the lines that are lit, from 0.
    const std::vector<int>& litLines() const { return m_lit; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    class Gutter;
    void paintGutter(QPaintEvent* event);
    QString numbersOf(int line) const;
    void showLit();

    const Theme& m_theme;
    QString m_comment;  ///< what begins a comment
    Gutter* m_gutter;
    std::vector<CodeLine> m_lines;
    std::vector<QStringList> m_marks;
    std::vector<int> m_lit;
    InSight m_inSight = InSight::Call;
    int m_gutterWidth = 0;
};

}  // namespace lab
