// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/Session.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QTimer;

namespace lab {

/// The line at the window's foot, the same on every page: how far this process' training is, what
/// it computes on, and how much memory it takes. GUI thread.
class StatusStrip : public QWidget {
    Q_OBJECT

public:
    StatusStrip(const Theme& theme, const Session& session, QWidget* parent = nullptr);

    /// What the machine has: "CPU · 2 cores". While a training says no more.
    void setMachine(const QString& text);
    /// What the page has to say while nothing trains. Empty: the usual words.
    void setNote(const QString& text);

    void paintEvent(QPaintEvent* event) override;

private:
    void tell();
    QString trainingText() const;
    void showMachine();
    void showMemory();

    const Theme& m_theme;
    const Session& m_session;
    QLabel* m_text;
    QProgressBar* m_bar;
    QLabel* m_share;
    QLabel* m_machine;
    QLabel* m_memory;
    QTimer* m_timer;
    QString m_note;
    QString m_machineText;
};

}  // namespace lab
