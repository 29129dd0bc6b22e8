// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace lab {

/// Title, how much is read, and the size of the letters. GUI thread.
class LessonHeader : public QWidget {
    Q_OBJECT

public:
    explicit LessonHeader(const Theme& theme, QWidget* parent = nullptr);

    void setRead(int read, int all);
    void setZoom(int percent);

Q_SIGNALS:
    void zoomRequested(int direction);  ///< −1: smaller, 1: larger

private:
    QLabel* m_read;
    QLabel* m_zoom;
    QToolButton* m_smaller;
    QToolButton* m_larger;
};

}  // namespace lab
