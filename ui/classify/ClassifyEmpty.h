// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace lab {

/// The Classify page before a picture is there: what it is for, and the next step. GUI thread.
class ClassifyEmpty : public QFrame {
    Q_OBJECT

public:
    explicit ClassifyEmpty(const Theme& theme, QWidget* parent = nullptr);

    /// How many networks are ready to answer, whether some are being read, whether there are sample
    /// pictures that somebody can answer.
    void tell(int models, bool loading, bool samples);

Q_SIGNALS:
    void samplesRequested();
    void openRequested();
    void addModelRequested();

private:
    QPushButton* button(const QString& name, const QString& text);

    const Theme& m_theme;
    QLabel* m_headline;
    QLabel* m_sentence;
    QPushButton* m_add;
    QPushButton* m_samples;
    QPushButton* m_open;
};

}  // namespace lab
