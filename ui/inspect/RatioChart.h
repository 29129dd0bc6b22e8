// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/NetworkSpec.h"
#include "ui/theme/Theme.h"

#include <QWidget>

#include <vector>

class QCustomPlot;

namespace lab {

/// One bar. Bars of two networks with the same column stand next to each other.
struct RatioBar {
    int column = 0;
    double value = 0;           ///< not drawn where it is not finite
    bool shapeChanges = false;  ///< the block's output has another shape than its input: hatched
};

/// The bars of one network, in its colour.
struct RatioSeries {
    NetworkSpec network;
    QString name;
    std::vector<RatioBar> bars;
};

/// Bars along the depth: how much each block changes what comes in, ‖F(x)‖ / ‖x‖. The current
/// column is marked and says its values; a click, or ← and → while the chart has the focus, choose
/// another. GUI thread.
class RatioChart : public QWidget {
    Q_OBJECT

public:
    explicit RatioChart(const Theme& theme, QWidget* parent = nullptr);

    /// `columnStages`: the stage of each column.
    void setSeries(std::vector<RatioSeries> series, std::vector<int> columnStages);
    const std::vector<RatioSeries>& series() const { return m_series; }
    void setCurrent(int column);  ///< does not emit; -1: none
    int current() const { return m_current; }
    /// Where a column is, in the plot widget.
    QPointF placeOf(int column) const;
    QSize minimumSizeHint() const override { return {300, 104}; }

Q_SIGNALS:
    void columnChosen(int column);  ///< by the person

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void redraw();
    void styleAxes();
    void drawBars();
    void drawStages();
    void drawCurrent();
    void paintLegend(QPainter& painter) const;
    int columnAt(const QPointF& at) const;
    QString wordsOf(int column) const;

    const Theme& m_theme;
    QCustomPlot* m_plot;
    std::vector<RatioSeries> m_series;
    std::vector<int> m_columnStages;
    int m_current = -1;
    double m_top = 1;
};

}  // namespace lab
