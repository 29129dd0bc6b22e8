// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plots/LinePlot.h"

#include "ui/plots/PlotLook.h"
#include "ui/plots/Plotting.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Tokens.h"

#include <QVBoxLayout>

#include <algorithm>

namespace lab {

namespace {

constexpr double kLinePlotWidth = 2;
constexpr int kLinePlotMarker = 7;
constexpr int kBetweenTicks = 56;
constexpr double kLinePlotEdge = 0.3;  // how much darker a marker's edge is

void give(QCPAxis& axis, const LinePlot::Axis& wanted) {
    axis.setLabel(wanted.label);
    const bool logarithmic = wanted.scale == LinePlot::Scale::Logarithmic;
    axis.setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (logarithmic) {
        axis.setTicker(QSharedPointer<QCPAxisTickerLog>::create());
        axis.setNumberFormat(QStringLiteral("eb"));
        axis.setNumberPrecision(0);
    } else {
        axis.setTicker(QSharedPointer<QCPAxisTicker>::create());
        axis.setNumberFormat(QStringLiteral("f"));
        axis.setNumberPrecision(0);
    }
    axis.setRange(wanted.lower, wanted.upper);
}

QCPScatterStyle scatterStyleOf(const LinePlot::Line& line) {
    const QColor edge = mixed(line.colour, Qt::black, kLinePlotEdge);
    const bool open = isOpen(line.marker);
    return {scatterShape(line.marker), QPen(edge, open ? 1.5 : 1),
            open ? QBrush() : QBrush(line.colour), kLinePlotMarker};
}

}  // namespace

LinePlot::LinePlot(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_plot(new QCustomPlot(this)) {
    m_plot->setInteractions({});
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->legend->setVisible(true);
    m_plot->plotLayout()->insertRow(0);  // the legend above the axes, never upon a line
    m_plot->plotLayout()->addElement(0, 0, m_plot->legend);
    m_plot->plotLayout()->setRowStretchFactor(0, 0.001);
    m_plot->legend->setFillOrder(QCPLegend::foColumnsFirst);
    m_plot->legend->setWrap(4);
    setMinimumSize(280, 180);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_plot);
    connect(&theme, &Theme::changed, this, [this] {
        colour();
        draw();
    });
    colour();
}

void LinePlot::setAxes(const Axis& across, const Axis& up) {
    m_across = across;
    m_up = up;
    give(*m_plot->xAxis, across);
    give(*m_plot->yAxis, up);
    draw();
}

void LinePlot::setLines(std::vector<Line> lines) {
    m_lines = std::move(lines);
    draw();
}

void LinePlot::colour() {
    const Tokens& tokens = m_theme.tokens();
    QCustomPlot& plot = *m_plot;
    const QFont font = sized(this->font(), kCaptionSize);
    plot.setBackground(QBrush(tokens.panel));
    plot.axisRect()->setBackground(QBrush(tokens.plot));
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
        axis->setBasePen(QPen(tokens.control));
        axis->setTickPen(QPen(tokens.control));
        axis->setSubTickPen(QPen(Qt::NoPen));
        axis->setTickLabelColor(tokens.muted);
        axis->setLabelColor(tokens.muted);
        axis->setTickLabelFont(font);
        axis->setLabelFont(font);
        axis->grid()->setPen(QPen(tokens.grid));
        axis->grid()->setZeroLinePen(QPen(Qt::NoPen));
        axis->ticker()->setTickCount(5);
    }
    plot.legend->setFont(font);
    plot.legend->setTextColor(tokens.text);
    plot.legend->setBrush(QBrush(tokens.panel));
    plot.legend->setBorderPen(QPen(Qt::NoPen));
}

void LinePlot::draw() {
    QCustomPlot& plot = *m_plot;
    while (plot.graphCount() > static_cast<int>(m_lines.size())) {
        plot.removeGraph(plot.graphCount() - 1);
    }
    while (plot.graphCount() < static_cast<int>(m_lines.size())) {
        plot.addGraph();
    }
    for (int i = 0; i < plot.graphCount(); ++i) {
        const Line& line = m_lines[static_cast<std::size_t>(i)];
        QCPGraph& graph = *plot.graph(i);
        graph.setName(line.name);
        graph.setPen(QPen(line.colour, kLinePlotWidth, line.pen));
        graph.setScatterStyle(line.marked ? scatterStyleOf(line) : QCPScatterStyle());
        QVector<double> y(line.y.begin(), line.y.end());
        if (m_up.scale == Scale::Logarithmic) {
            for (double& value : y) {
                value = std::max(value, m_up.lower);
            }
        }
        graph.setData(QVector<double>(line.x.begin(), line.x.end()), y, /*alreadySorted=*/true);
    }
    plot.xAxis->ticker()->setTickCount(std::max(2, width() / kBetweenTicks / 2));
    plot.replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace lab
