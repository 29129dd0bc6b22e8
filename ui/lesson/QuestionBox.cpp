// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/QuestionBox.h"

#include "ui/parts/IconLabel.h"
#include "ui/parts/Tones.h"
#include "ui/theme/FocusHeirs.h"
#include "ui/theme/Fonts.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace lab {

namespace {

void setSize(QLabel& label, double size, bool isBold = false) {
    label.setFont(bold(sized(label.font(), size), isBold));
}

QLabel* wrapped(const QString& text, double size, QWidget* parent) {
    auto* label = new QLabel(richText(text), parent);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    setSize(*label, size);
    return label;
}

}  // namespace

QuestionBox::QuestionBox(const Theme& theme, const LessonQuestion& question, int number,
                         double size, QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_question(question),
      m_number(number),
      m_group(new QButtonGroup(this)),
      m_check(new QPushButton(tr("Check"), this)),
      m_answer(new QFrame(this)),
      m_reason(wrapped({}, size - 2, m_answer)) {
    setObjectName(QStringLiteral("question%1").arg(number));
    setAccessibleName(spokenText(question.text));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    QLabel* text = wrapped(question.text, size, this);
    setSize(*text, size, true);
    column->addWidget(text);
    column->addSpacing(4);
    for (int i = 0; i < question.choices.size(); ++i) {
        m_rows.push_back(row(question.choices[i], i, size));
        column->addWidget(m_rows.back().frame);
    }
    m_check->setObjectName(QStringLiteral("check%1").arg(number));
    m_check->setEnabled(false);
    m_check->setFixedHeight(32);
    m_check->setToolTip(tr("Shows the right answer and why it is right"));
    column->addSpacing(4);
    column->addWidget(m_check, 0, Qt::AlignLeft);
    m_answer->setObjectName(QStringLiteral("answer%1").arg(number));
    m_answer->setFocusPolicy(Qt::TabFocus);  // read aloud when it comes
    setFocusHeirs(*m_check, {m_answer->objectName()});
    auto* inner = new QVBoxLayout(m_answer);
    inner->setContentsMargins(12, 10, 12, 10);
    m_reason->setObjectName(QStringLiteral("reason%1").arg(number));
    inner->addWidget(m_reason);
    column->addWidget(m_answer);
    m_answer->hide();
    connect(m_group, &QButtonGroup::idToggled, this, [this] {
        m_check->setEnabled(true);
        Q_EMIT changed();
    });
    connect(m_check, &QPushButton::clicked, this, &QuestionBox::reveal);
}

QuestionBox::Row QuestionBox::row(const QString& choice, int index, double size) {
    Row row{new QFrame(this), nullptr, nullptr, nullptr};
    row.button = new QRadioButton(row.frame);
    row.text = wrapped(choice, size - 1, row.frame);
    row.sign = new IconLabel(m_theme, Icon::Check, &Tokens::success, 16, row.frame);
    row.button->setObjectName(QStringLiteral("choice%1.%2").arg(m_number).arg(index));
    row.button->setAccessibleName(spokenText(choice));
    // Rich text would keep the click, and a choice is its whole line.
    row.text->setAttribute(Qt::WA_TransparentForMouseEvents);
    row.sign->setAttribute(Qt::WA_TransparentForMouseEvents);
    row.frame->setCursor(Qt::PointingHandCursor);
    setFocusHeirs(*row.button, {QStringLiteral("answer%1").arg(m_number)});
    row.sign->hide();
    m_group->addButton(row.button, index);
    auto* line = new QHBoxLayout(row.frame);
    line->setContentsMargins(8, 4, 8, 4);
    line->setSpacing(8);
    line->addWidget(row.button);
    line->addWidget(row.text, 1);
    line->addWidget(row.sign);
    row.frame->installEventFilter(this);
    return row;
}

// A choice is its whole line.
bool QuestionBox::eventFilter(QObject* watched, QEvent* event) {
    const bool press = event->type() == QEvent::MouseButtonPress;
    if ((press || event->type() == QEvent::MouseButtonRelease) && !m_revealed) {
        const auto& mouse = *static_cast<QMouseEvent*>(event);
        for (const Row& row : m_rows) {
            if (row.frame != watched || mouse.button() != Qt::LeftButton) {
                continue;
            }
            if (press) {
                return true;  // else the release goes to whoever takes it further up
            }
            if (row.frame->rect().contains(mouse.position().toPoint())) {
                row.button->setFocus(Qt::MouseFocusReason);
                row.button->click();
                return true;
            }
        }
    }
    return QFrame::eventFilter(watched, event);
}

int QuestionBox::chosen() const {
    return m_group->checkedId();
}

void QuestionBox::choose(int choice) {
    if (QAbstractButton* button = m_group->button(choice)) {
        button->setChecked(true);
    }
}

void QuestionBox::reveal() {
    if (m_revealed || chosen() < 0) {
        return;
    }
    m_revealed = true;
    const bool right = chosen() == m_question.right;
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
        const Row& row = m_rows[static_cast<std::size_t>(i)];
        row.button->setEnabled(false);
        row.frame->unsetCursor();
        if (i == m_question.right || i == chosen()) {
            const bool isRight = i == m_question.right;
            row.sign->setIcon(isRight ? Icon::Check : Icon::Close,
                              isRight ? &Tokens::success : &Tokens::error);
            row.sign->show();
            setStyleProperty(row.frame, "choice", isRight ? "right" : "wrong");
        }
    }
    const QString word = right ? tr("Right.") : tr("Not quite.");
    m_reason->setText(QStringLiteral("<b>%1</b> %2").arg(word, richText(m_question.reason)));
    m_answer->setAccessibleName(word + ' ' + spokenText(m_question.reason));
    setStyleProperty(m_answer, "answer", right ? "right" : "wrong");
    m_answer->show();
    m_check->hide();
    Q_EMIT changed();
}

}  // namespace lab
