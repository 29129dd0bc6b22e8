// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/form/FormFoot.h"

#include "ui/parts/IconLabel.h"
#include "ui/parts/Tones.h"
#include "ui/theme/FocusHeirs.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace lab {

namespace {

constexpr int kStartHeight = 40;
constexpr int kCopyHeight = 32;

QLabel* textLabel(const QString& objectName, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setProperty("role", "small");
    return label;
}

void fillRow(QWidget* widget, QWidget* iconLabel, QLabel* text, int margin) {
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(margin, margin, margin, margin);
    row->setSpacing(6);
    row->addWidget(iconLabel, 0, Qt::AlignTop);
    row->addWidget(text, 1);
}

}  // namespace

FormFoot::FormFoot(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_line(new QWidget(this)),
      m_lineIcon(new IconLabel(theme, Icon::Clock, &Tokens::muted)),
      m_lineText(textLabel("startNote", m_line)),
      m_lock(new QFrame(this)),
      m_lockText(textLabel("lockedNote", m_lock)),
      m_start(new QPushButton(this)),
      m_duplicate(new QPushButton(tr("Duplicate as new experiment"), this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 12);
    column->setSpacing(8);
    column->addWidget(m_line);
    column->addWidget(m_lock);
    column->addWidget(m_start);
    column->addWidget(m_duplicate);
    fillRow(m_line, m_lineIcon, m_lineText, 0);
    fillRow(m_lock, new IconLabel(theme, Icon::Lock, &Tokens::muted), m_lockText, 10);
    m_lock->setProperty("panel", "sunken");
    m_start->setObjectName("start");
    m_start->setMinimumHeight(kStartHeight);
    setFocusHeirs(*m_start, {"pause"});
    m_duplicate->setObjectName("duplicate");
    m_duplicate->setMinimumHeight(kCopyHeight);
    m_duplicate->setToolTip(tr("Fills the form with these settings, free to be changed"));
    connect(m_start, &QPushButton::clicked, this, &FormFoot::startRequested);
    connect(m_duplicate, &QPushButton::clicked, this, &FormFoot::duplicateRequested);
    m_duplicate->setIcon(icon(Icon::Duplicate, theme.tokens(), Ink::Text));
    offerStart(tr("Start"), true);
}

void FormFoot::offerStart(const QString& text, bool leads) {
    m_start->setText(text);
    setStyleProperty(m_start, "primary", leads);
    m_start->setIcon(icon(Icon::Play, m_theme.tokens(), leads ? Ink::OnAccent : Ink::Text));
    m_start->show();
    m_lock->hide();
    m_duplicate->hide();
    showLine();
}

void FormFoot::offerCopy(const QString& reason) {
    m_lockText->setText(reason);
    m_start->hide();
    m_lock->show();
    m_duplicate->show();
    showLine();
}

void FormFoot::setEstimate(const QString& text) {
    m_estimate = text;
    showLine();
}

void FormFoot::setWarning(const QString& sentence) {
    m_warning = sentence;
    showLine();
}

void FormFoot::setObstacle(const QString& sentence) {
    m_obstacle = sentence;
    m_start->setEnabled(sentence.isEmpty());
    m_start->setToolTip(sentence.isEmpty() ? tr("Trains every network (Ctrl+Enter)") : sentence);
    m_start->setAccessibleDescription(m_start->toolTip());
    showLine();
}

void FormFoot::showLine() {
    const bool bad = !m_obstacle.isEmpty();
    const bool doubtful = !m_warning.isEmpty();
    const QString told = doubtful ? m_warning + '\n' + m_estimate : m_estimate;
    m_lineText->setText(bad ? m_obstacle : told.trimmed());
    setStyleProperty(m_lineText, "role", bad ? "error" : "small");
    m_line->setVisible(!m_start->isHidden() && !m_lineText->text().isEmpty());
    if (bad) {
        m_lineIcon->setIcon(Icon::Error, &Tokens::error);
    } else if (doubtful) {
        m_lineIcon->setIcon(Icon::Warning, &Tokens::warning);
    } else {
        m_lineIcon->setIcon(Icon::Clock, &Tokens::muted);
    }
}

}  // namespace lab
