// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/EmptyState.h"

#include "ui/parts/IconLabel.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace lab {

EmptyState::EmptyState(const Theme& theme, const QString& actionName, QWidget* parent)
    : QFrame(parent),
      m_sentence(new QLabel(this)),
      m_offer(new QPushButton(this)),
      m_action(new QPushButton(this)) {
    setObjectName("emptyState");
    setProperty("panel", "true");  // the axes end at it
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(10);
    column->addWidget(new IconLabel(theme, Icon::Train, &Tokens::accent, 40, this), 0,
                      Qt::AlignHCenter);
    column->addWidget(m_sentence, 0, Qt::AlignHCenter);
    column->addWidget(m_offer, 0, Qt::AlignHCenter);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    m_offer->setObjectName("resumeLast");
    m_offer->setIcon(icon(Icon::Resume, theme.tokens(), Ink::Text));
    m_offer->setFixedHeight(32);
    m_sentence->setObjectName("emptySentence");
    m_action->setObjectName(actionName);
    m_action->setIcon(icon(Icon::Play, theme.tokens(), Ink::Text));
    m_action->setFixedHeight(32);
    connect(m_offer, &QPushButton::clicked, this, &EmptyState::offerRequested);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionRequested);
    parent->installEventFilter(this);
}

void EmptyState::setContent(const QString& sentence, const QString& offer, const QString& action) {
    m_sentence->setText(sentence);
    m_offer->setText(offer);
    m_offer->setVisible(!offer.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    place();
}

bool EmptyState::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parent() && event->type() == QEvent::Resize) {
        place();
    }
    return QFrame::eventFilter(watched, event);
}

void EmptyState::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    place();
}

void EmptyState::place() {
    adjustSize();
    move((parentWidget()->width() - width()) / 2, (parentWidget()->height() - height()) / 2);
    raise();
}

}  // namespace lab
