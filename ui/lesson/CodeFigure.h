#pragma once

#include "ui/lesson/LessonFigure.h"

#include <QString>

#include <vector>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace lab {

/// What lights up together: a piece of this program's code, the same in PyTorch, and what happens.
struct CodeStep {
    QString cpp;
    QString python;
    QString sentence;
};

/// The block's two functions out of core/nn/Blocks.cpp as it was compiled, and the PyTorch block
/// out of the resources. Throws Error where they cannot be read.
QString blockInCpp();
QString blockInPython();
std::vector<CodeStep> codeSteps();

/// Step 9: the same block in two languages; a step lights up on both sides. GUI thread.
class CodeFigure : public LessonFigure {
    Q_OBJECT

public:
    explicit CodeFigure(const Theme& theme, QWidget* parent = nullptr);
    QString title() const override { return tr("One block in two languages"); }
    int step() const { return m_step; }

private:
    QWidget* buildSide(const QString& title, QPlainTextEdit* text);
    void show(int step);
    void light(QPlainTextEdit& text, const QString& piece);

    const Theme& m_theme;
    std::vector<CodeStep> m_steps;
    int m_step = 0;
    QPlainTextEdit* m_cpp;
    QPlainTextEdit* m_python;
    QLabel* m_where;
    QLabel* m_sentence;
    QToolButton* m_back;
    QToolButton* m_next;
};

}  // namespace lab
