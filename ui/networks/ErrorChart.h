// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/networks/PublishedPoints.h"
#include "ui/theme/Theme.h"

#include <QWidget>

#include <optional>

class QCustomPlot;
class QGridLayout;
class QLabel;
class QToolButton;

namespace lab {

/// Published errors against what the networks cost, the two chosen networks marked. Each point says
/// its source in its tool tip; the caption says data set and crops. Abscissa and benchmark are
/// chosen in the menu of its head and remembered. ← and → step through the points. GUI thread.
class ErrorChart : public QWidget {
    Q_OBJECT

public:
    explicit ErrorChart(const Theme& theme, QWidget* parent = nullptr);

    /// With the words next to the plot, where there is more width than height.
    void setWide(bool wide);
    void setPair(const NetworkPair& pair);

    enum class Abscissa { Parameters, MultAdds };
    Abscissa abscissa() const { return m_abscissa; }
    void setAbscissa(Abscissa abscissa);
    /// Nothing: the one that knows the two networks best.
    void setBenchmark(std::optional<Benchmark> benchmark);
    Benchmark benchmark() const { return m_shown; }
    const std::vector<PublishedPoint>& points() const { return m_points; }
    /// Where a point is, in the plot widget.
    QPointF placeOf(int point) const;
    QString toolTipOf(int point) const;
    QSize minimumSizeHint() const override { return {200, 100}; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildMenu();
    void redraw();
    void drawLines();
    void drawPoints();
    void styleAxes();
    double costOfPoint(const PublishedPoint& point) const;
    int pointAt(const QPointF& position) const;
    void showTip(int point);

    const Theme& m_theme;
    QGridLayout* m_grid = nullptr;
    QLabel* m_title;
    QToolButton* m_menu;
    QCustomPlot* m_plot;
    QLabel* m_caption;
    Abscissa m_abscissa = Abscissa::Parameters;
    std::optional<Benchmark> m_wanted;
    Benchmark m_shown = Benchmark::ImageNetTenCrop;
    std::vector<PublishedPoint> m_points;
    NetworkPair m_pair;
    int m_current = -1;
};

}  // namespace lab
