// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Icons.h"

#include <QWidget>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace lab {

/// The pages at the window's left edge, one entry each, and what belongs to the whole program at
/// its foot. Pages are chosen by click, arrow keys or Ctrl+1, Ctrl+2 … GUI thread.
class Rail : public QWidget {
    Q_OBJECT

public:
    explicit Rail(const Theme& theme, QWidget* parent = nullptr);

    /// The next page's entry. The first one is chosen.
    void addPage(const QString& objectName, Icon which, const QString& text);
    QToolButton* addFoot(const QString& objectName, Icon which, const QString& text);
    void choose(int page);

    void paintEvent(QPaintEvent* event) override;

Q_SIGNALS:
    void chosen(int page);

private:
    void fill(QToolButton* button, const QString& objectName, Icon which, const QString& text,
              int height);

    const Theme& m_theme;
    QButtonGroup* m_group;
    QVBoxLayout* m_pages;
    QVBoxLayout* m_foot;
};

}  // namespace lab
