// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/ConfusionModel.h"
#include "ui/theme/Theme.h"

#include <QWidget>

#include <vector>

namespace lab {

/// How often each network is right: a line with its sign, name, bar, per cent and of how many
/// pictures. GUI thread.
class AccuracyBars : public QWidget {
    Q_OBJECT

public:
    struct Line {
        QString name;
        NetworkSpec network;
        Accuracy accuracy;  ///< as it is compared
        Accuracy own;       ///< over all pictures that this network can be judged by
    };

    AccuracyBars(const Theme& theme, QWidget* parent);
    void setLines(std::vector<Line> lines);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int widest() const;
    int widestCount() const;
    void paintBar(QPainter& painter, const QRectF& track, const Line& line) const;

    const Theme& m_theme;
    std::vector<Line> m_lines;
};

}  // namespace lab
