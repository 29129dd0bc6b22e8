// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/StepText.h"

#include "ui/lesson/QuestionBox.h"
#include "ui/lesson/ReadingText.h"
#include "ui/parts/Formula.h"
#include "ui/theme/Fonts.h"

#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <cmath>

namespace lab {

namespace {

constexpr double kStepText = 15;
constexpr double kStepTextLine = 24;
constexpr double kLineJapanese = 26;  // its letters fill their squares
constexpr double kStepTextTitle = 22;
constexpr double kFormula = 20;

double lineFor(const QString& text) {
    const bool japanese = std::any_of(text.begin(), text.end(), [](QChar letter) {
        return letter.script() == QChar::Script_Hiragana;
    });
    return japanese ? kLineJapanese : kStepTextLine;
}

QLabel* label(const QString& text, double size, bool bold, const char* role, QWidget* parent) {
    auto* made = new QLabel(text, parent);
    made->setWordWrap(true);
    if (role != nullptr) {
        made->setProperty("role", role);
    }
    made->setFont(lab::bold(lab::sized(made->font(), size), bold));
    return made;
}

QFrame* lineAcross(QWidget* parent) {
    auto* line = new QFrame(parent);
    line->setFrameShape(QFrame::HLine);
    return line;
}

}  // namespace

StepText::StepText(const Theme& theme, QWidget* parent) : QScrollArea(parent), m_theme(theme) {
    setObjectName("stepText");
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
}

void StepText::showStep(const std::vector<LessonStep>& steps, int step) {
    m_steps = &steps;
    m_step = step;
    fill();
    verticalScrollBar()->setValue(0);
}

void StepText::setZoom(int percent) {
    m_zoom = percent;
    if (m_steps != nullptr) {
        fill();
    }
}

void StepText::fill() {
    const LessonStep& step = m_steps->at(static_cast<std::size_t>(m_step));
    auto* holder = new QWidget;
    holder->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(static_cast<int>(sized(12)));
    const QString where = tr("Step %1 of %2").arg(m_step + 1).arg(m_steps->size());
    column->addWidget(label(where, sized(12), false, "muted", holder));
    QLabel* title = label(step.title, sized(kStepTextTitle), true, nullptr, holder);
    title->setObjectName("stepTitle");
    column->addWidget(title);
    addParts(*column, holder);
    addQuestions(*column, holder);
    column->addStretch(1);
    QLabel* source = label(step.source, sized(12), false, "muted", holder);
    source->setObjectName("stepSource");
    source->setTextInteractionFlags(Qt::TextSelectableByMouse);
    source->setFocusPolicy(Qt::NoFocus);
    column->addWidget(source);
    setWidget(holder);
    holder->setAutoFillBackground(false);
}

void StepText::addParts(QVBoxLayout& column, QWidget* holder) {
    for (const LessonPart& part : m_steps->at(static_cast<std::size_t>(m_step)).parts) {
        if (part.kind == LessonPart::Kind::Markdown) {
            auto* text = new ReadingText(m_theme, holder);
            text->setText(part.text, sized(kStepText), sized(lineFor(part.text)));
            column.addWidget(text);
        } else {
            auto* formula = new Formula(m_theme, holder);
            formula->setSize(sized(kFormula));
            formula->setRuns(formulaRuns(part.text));
            column.addWidget(formula);
        }
    }
}

void StepText::addQuestions(QVBoxLayout& column, QWidget* holder) {
    const auto& questions = m_steps->at(static_cast<std::size_t>(m_step)).questions;
    for (int i = 0; i < static_cast<int>(questions.size()); ++i) {
        column.addWidget(lineAcross(holder));
        auto* box = new QuestionBox(m_theme, questions[static_cast<std::size_t>(i)], i,
                                    sized(kStepText), holder);
        Answer& answer = m_answers[{m_step, i}];
        box->choose(answer.chosen);
        if (answer.revealed) {
            box->reveal();
        }
        connect(box, &QuestionBox::changed, this, [this, box, i, step = m_step] {
            m_answers[{step, i}] = {box->chosen(), box->isRevealed()};
            if (box->isRevealed()) {  // once its answer has its place
                QTimer::singleShot(0, box, [this, box] { ensureWidgetVisible(box, 0, 20); });
            }
        });
        column.addWidget(box);
    }
}

// Left and right turn the lesson's pages.
void StepText::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        event->ignore();
        return;
    }
    QScrollArea::keyPressEvent(event);
}

}  // namespace lab
