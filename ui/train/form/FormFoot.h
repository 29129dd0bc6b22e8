// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;

namespace lab {

class IconLabel;

/// The foot of the form: how long it would take or why it cannot start, and the button; or why
/// nothing can be changed, and the button that makes a copy. GUI thread.
class FormFoot : public QWidget {
    Q_OBJECT

public:
    explicit FormFoot(const Theme& theme, QWidget* parent = nullptr);

    void offerStart(const QString& text, bool leads);
    void offerCopy(const QString& reason);
    /// "About 2 min 40 s, as measured last time".
    void setEstimate(const QString& text);
    /// What can start and will hardly be what was wanted; empty: nothing.
    void setWarning(const QString& sentence);
    /// Empty: Start can be pressed.
    void setObstacle(const QString& sentence);

Q_SIGNALS:
    void startRequested();
    void duplicateRequested();

private:
    void showLine();

    QString m_estimate;
    QString m_warning;
    QString m_obstacle;
    const Theme& m_theme;
    QWidget* m_line;
    IconLabel* m_lineIcon;
    QLabel* m_lineText;
    QFrame* m_lock;
    QLabel* m_lockText;
    QPushButton* m_start;
    QPushButton* m_duplicate;
};

}  // namespace lab
