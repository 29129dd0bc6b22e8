// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lesson/LessonText.h"

#include <QFrame>

#include <vector>

class QButtonGroup;
class QLabel;
class QPushButton;
class QRadioButton;

namespace lab {

class IconLabel;
class Theme;

/// A question: a choice, then the right one with the reason. Choosing tells nothing yet; "Check"
/// does. GUI thread.
class QuestionBox : public QFrame {
    Q_OBJECT

public:
    /// `number` tells the questions of a step apart, from 0. size: of the letters, logical pixels.
    QuestionBox(const Theme& theme, const LessonQuestion& question, int number, double size,
                QWidget* parent = nullptr);

    int chosen() const;
    bool isRevealed() const { return m_revealed; }
    void choose(int choice);
    void reveal();

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Row {
        QFrame* frame;
        QRadioButton* button;
        QLabel* text;
        IconLabel* sign;
    };
    Row row(const QString& choice, int index, double size);

    const Theme& m_theme;
    LessonQuestion m_question;
    int m_number;
    bool m_revealed = false;
    QButtonGroup* m_group;
    std::vector<Row> m_rows;
    QPushButton* m_check;
    QFrame* m_answer;
    QLabel* m_reason;
};

}  // namespace lab
