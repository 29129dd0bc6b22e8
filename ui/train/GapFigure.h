// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace lab {

/// "+8.2 points" over "plain 34 − 18". GUI thread.
class GapFigure : public QWidget {
    Q_OBJECT

public:
    explicit GapFigure(const QString& objectName, QWidget* parent = nullptr);
    void setGap(const QString& figure, const QString& caption);

private:
    QLabel* m_figure;
    QLabel* m_caption;
};

}  // namespace lab
