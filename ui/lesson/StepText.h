// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lesson/LessonText.h"
#include "ui/theme/Theme.h"

#include <QScrollArea>

#include <map>
#include <vector>

class QVBoxLayout;

namespace lab {

class QuestionBox;

/// The text side of a step: title, paragraphs, formulas, questions and sources, in one column that
/// scrolls. What was answered stays answered. GUI thread.
class StepText : public QScrollArea {
    Q_OBJECT

public:
    explicit StepText(const Theme& theme, QWidget* parent = nullptr);

    void showStep(const std::vector<LessonStep>& steps, int step);
    /// 100 to 200: per cent of the usual size.
    void setZoom(int percent);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Answer {
        int chosen = -1;
        bool revealed = false;
    };

    void fill();
    void addParts(QVBoxLayout& column, QWidget* holder);
    void addQuestions(QVBoxLayout& column, QWidget* holder);
    double sized(double pixels) const { return pixels * m_zoom / 100; }

    const Theme& m_theme;
    const std::vector<LessonStep>* m_steps = nullptr;
    int m_step = 0;
    int m_zoom = 100;
    std::map<std::pair<int, int>, Answer> m_answers;  ///< by step and question
};

}  // namespace lab
