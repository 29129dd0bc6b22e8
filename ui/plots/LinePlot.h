// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/parts/NetworkLook.h"
#include "ui/theme/Theme.h"

#include <QColor>
#include <QString>
#include <QWidget>

#include <vector>

class QCustomPlot;

namespace lab {

/// A few lines over one quantity: axes, a legend, the theme's colours. For figures that need
/// nothing of what CurvePlot can do with runs. GUI thread.
class LinePlot : public QWidget {
    Q_OBJECT

public:
    enum class Scale { Linear, Logarithmic };
    struct Axis {
        QString label;
        Scale scale = Scale::Linear;
        double lower = 0;
        double upper = 1;
    };
    struct Line {
        QString name;
        QColor colour;
        Marker marker = Marker::Circle;
        Qt::PenStyle pen = Qt::SolidLine;  ///< so that lines differ in more than colour
        bool marked = false;               ///< a marker at each point
        std::vector<double> x;
        std::vector<double> y;  ///< what a logarithm has no place for lies at the axis' lower end
    };

    explicit LinePlot(const Theme& theme, QWidget* parent = nullptr);

    void setAxes(const Axis& across, const Axis& up);
    /// One queued replot, however many lines change.
    void setLines(std::vector<Line> lines);
    const std::vector<Line>& lines() const { return m_lines; }

private:
    void colour();
    void draw();

    const Theme& m_theme;
    Axis m_across;
    Axis m_up;
    std::vector<Line> m_lines;
    QCustomPlot* m_plot;
};

}  // namespace lab
