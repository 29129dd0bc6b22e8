// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace lab {

/// Says that pictures can be dropped and, while some are dragged over the page, what will happen.
/// The page itself takes the drops. GUI thread.
class DropArea : public QWidget {
    Q_OBJECT

public:
    explicit DropArea(const Theme& theme, QWidget* parent = nullptr);

    /// "Add 12 pictures": turns to tint. Empty: nothing is dragged.
    void promise(const QString& text, bool welcome);
    QString promised() const { return m_promise; }
    void setSamples(bool there);

Q_SIGNALS:
    void openRequested();
    void folderRequested();
    void samplesRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void tell();

    const Theme& m_theme;
    QString m_promise;
    bool m_welcome = true;
    QLabel* m_title;
    QLabel* m_hint;
    QPushButton* m_samples;
};

}  // namespace lab
