// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/CodeFigure.h"

#include "core/base/Error.h"
#include "ui/lesson/CodeScheme.h"
#include "ui/lesson/CodeView.h"
#include "ui/lesson/FigureParts.h"
#include "ui/parts/IconButton.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/theme/Icons.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>

namespace lab {

namespace {

constexpr int kSideBySide = 900;  // wide enough for two languages next to each other

std::vector<QStringList> marksOf(const CodeCell& cell, QStringList CodeStep::*language) {
    std::vector<QStringList> marks;
    for (const CodeStep& step : cell.steps) {
        marks.push_back(step.*language);
    }
    return marks;
}

}  // namespace

CodeFigure::CodeFigure(const Theme& theme, QWidget* parent)
    : LessonFigure("codeFigure", parent),
      m_scheme(new CodeScheme(theme, this)),
      m_cpp(new CodeView(theme, QStringLiteral("//"), this)),
      m_python(new CodeView(theme, QStringLiteral("#"), this)),
      m_where(figureLabel({}, "small", this, "codeWhere")),
      m_sentence(figureLabel({}, "group", this, "codeSentence")),
      m_back(iconButton(this, theme, "codeBack", Icon::ChevronLeft, tr("Step back (↑)"))),
      m_next(iconButton(this, theme, "codeNext", Icon::ChevronRight, tr("Step on (↓)"))) {
    try {
        m_cells = codeCells();
    } catch (const Error& error) {
        m_sentence->setText(QString::fromUtf8(error.what()));
    }
    build();
    connect(m_back, &QToolButton::clicked, this, [this] { stepBy(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { stepBy(1); });
    connect(m_scheme, &CodeScheme::partChosen, this, &CodeFigure::goToPart);
    for (QWidget* each : std::initializer_list<QWidget*>{m_cpp, m_python, m_back, m_next}) {
        each->installEventFilter(this);
    }
    m_back->setEnabled(false);
    m_next->setEnabled(!m_cells.empty());
    if (!m_cells.empty()) {
        go(0, 0);
    }
}

void CodeFigure::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 10, 16, 12);
    column->setSpacing(6);
    QHBoxLayout* row = figureRow();
    if (!m_cells.empty()) {
        std::vector<SegmentedControl::Segment> segments;
        for (const CodeCell& cell : m_cells) {
            segments.push_back({"code_" + cell.id, cell.title, {}});
        }
        m_choice = new SegmentedControl(tr("Which code"), segments, this);
        connect(m_choice, &SegmentedControl::chosen, this, [this](int cell) { go(cell, 0); });
        row->addWidget(m_choice);
    }
    row->addStretch(1);
    row->addWidget(m_back);
    m_where->setAlignment(Qt::AlignCenter);
    m_where->setMinimumWidth(
        m_where->fontMetrics().horizontalAdvance(tr("%1 of %2").arg(88).arg(88)));
    row->addWidget(m_where);
    row->addWidget(m_next);
    column->addLayout(row);
    column->addWidget(m_scheme);
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumHeight(2 * m_sentence->fontMetrics().lineSpacing());
    m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    column->addWidget(m_sentence);
    m_cpp->setObjectName("codeCpp");
    m_python->setObjectName("codePython");
    m_sides = new QBoxLayout(QBoxLayout::TopToBottom);
    m_sides->setSpacing(8);
    m_sides->addWidget(buildSide(tr("This program, C++"), m_cpp), 1);
    m_sides->addWidget(buildSide(tr("PyTorch"), m_python), 1);
    column->addLayout(m_sides, 1);
}

QWidget* CodeFigure::buildSide(const QString& title, CodeView* view) {
    auto* holder = new QWidget(this);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(figureLabel(title, "caption", holder));
    view->setAccessibleName(title);
    view->setMinimumHeight(64);
    column->addWidget(view, 1);
    return holder;
}

void CodeFigure::resizeEvent(QResizeEvent* event) {
    LessonFigure::resizeEvent(event);
    m_sides->setDirection(width() >= kSideBySide ? QBoxLayout::LeftToRight
                                                 : QBoxLayout::TopToBottom);
}

void CodeFigure::go(int cell, int step) {
    if (cell != m_cell) {
        m_cell = cell;
        m_choice->setCurrent(cell);
        m_scheme->showCell(now());
        m_cpp->showCode(now().cpp, marksOf(now(), &CodeStep::cpp));
        m_python->showCode(now().python, marksOf(now(), &CodeStep::python));
    }
    m_step = step;
    const auto count = static_cast<int>(now().steps.size());
    m_scheme->light(step);
    const CodeStep& shown = now().steps[static_cast<std::size_t>(step)];
    m_cpp->light(step, shown.inSight);
    m_python->light(step, shown.inSight);
    m_where->setText(tr("%1 of %2").arg(step + 1).arg(count));
    m_sentence->setText(shown.sentence);
    m_back->setEnabled(cell > 0 || step > 0);
    m_next->setEnabled(cell + 1 < static_cast<int>(m_cells.size()) || step + 1 < count);
}

bool CodeFigure::stepBy(int direction) {
    if (m_cell < 0) {
        return false;
    }
    const int step = m_step + direction;
    const int cell = m_cell + direction;
    if (step >= 0 && step < static_cast<int>(now().steps.size())) {
        go(m_cell, step);
    } else if (cell >= 0 && cell < static_cast<int>(m_cells.size())) {
        const auto& steps = m_cells[static_cast<std::size_t>(cell)].steps;
        go(cell, direction > 0 ? 0 : static_cast<int>(steps.size()) - 1);
    }
    return true;
}

// The next step that lights this part; from the last on to the first.
void CodeFigure::goToPart(const QString& part) {
    const auto count = static_cast<int>(now().steps.size());
    for (int i = 1; i <= count; ++i) {
        const int step = (m_step + i) % count;
        if (now().steps[static_cast<std::size_t>(step)].parts.contains(part)) {
            go(m_cell, step);
            return;
        }
    }
}

bool CodeFigure::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        const bool arrow = key.key() == Qt::Key_Up || key.key() == Qt::Key_Down;
        if (arrow && key.modifiers() == Qt::NoModifier) {
            return stepBy(key.key() == Qt::Key_Down ? 1 : -1);
        }
    }
    return LessonFigure::eventFilter(watched, event);
}

}  // namespace lab
