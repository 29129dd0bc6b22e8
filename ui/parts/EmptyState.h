// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace lab {

/// Where there is nothing to show yet: a small picture, a sentence, the next action. Sits in the
/// middle of its parent and lets the rest be seen. GUI thread.
class EmptyState : public QFrame {
    Q_OBJECT

public:
    EmptyState(const Theme& theme, const QString& actionName, QWidget* parent);

    /// `offer`: what else can be done, above the action. Empty: nothing, no action.
    void setContent(const QString& sentence, const QString& offer, const QString& action);

Q_SIGNALS:
    void offerRequested();
    void actionRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void place();

    QLabel* m_sentence;
    QPushButton* m_offer;
    QPushButton* m_action;
};

}  // namespace lab
