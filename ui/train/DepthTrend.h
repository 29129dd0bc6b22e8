// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/Comparison.h"
#include "ui/parts/NetworkLook.h"
#include "ui/theme/Theme.h"

#include <QColor>
#include <QWidget>

#include <optional>
#include <vector>

namespace lab {

/// Training error over depth where there are three depths or more: a line for the plain networks
/// and one for the residual ones, with their deviations; beside it, dotted, the test errors that
/// the paper gives for these depths. Painted; its accessible description says the same in words.
/// GUI thread.
class DepthTrend : public QWidget {
    Q_OBJECT

public:
    explicit DepthTrend(const Theme& theme, QWidget* parent = nullptr);

    /// The comparisons of depth to draw: the longest plain and the longest residual one.
    void setComparisons(const std::vector<Comparison>& comparisons,
                        const std::vector<RunResult>& runs);
    /// Whether one of them has three depths with errors.
    bool hasTrend() const { return m_hasTrend; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Point {
        int depth = 0;
        QColor colour;
        Marker marker = Marker::Circle;
        Spread error;
        int seeds = 0;
        std::optional<double> paper;
    };
    struct Line {
        QString family;
        std::vector<Point> points;
    };
    struct Axes;

    Line lineOf(const Comparison& comparison, const std::vector<RunResult>& runs) const;
    Axes axesFor(double left, double right, bool paper) const;
    void paintAxes(QPainter& painter, const Axes& axes, const QString& title) const;
    void paintHere(QPainter& painter, const Axes& axes) const;
    void paintPaper(QPainter& painter, const Axes& axes) const;
    bool hasPaper() const;

    const Theme& m_theme;
    std::vector<Line> m_lines;
    bool m_hasTrend = false;
};

}  // namespace lab
