// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/networks/PathPanel.h"

#include "ui/base/Format.h"
#include "ui/parts/NetworkLook.h"
#include "ui/parts/NetworkSign.h"
#include "ui/parts/Swatch.h"
#include "ui/plots/PlotLook.h"
#include "ui/plots/Plotting.h"
#include "ui/theme/Tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <ranges>

namespace lab {

namespace {

constexpr int kPathPanelTextWidth = 330;
constexpr double kMiddleShare = 0.95;

double mean(const std::vector<PathLength>& paths) {
    double sum = 0;
    for (const PathLength& path : paths) {
        sum += path.share * path.layers;
    }
    return sum;
}

// The shortest stretch of lengths around the middle that holds this share of the paths.
std::pair<int, int> middle(const std::vector<PathLength>& paths, double share) {
    double below = 0;
    std::pair<int, int> stretch(paths.front().layers, paths.back().layers);
    for (const PathLength& path : paths) {
        if (below + path.share <= (1 - share) / 2) {
            stretch.first = path.layers;
        }
        below += path.share;
    }
    double above = 0;
    for (const auto& path : std::views::reverse(paths)) {
        if (above + path.share <= (1 - share) / 2) {
            stretch.second = path.layers;
        }
        above += path.share;
    }
    return stretch;
}

}  // namespace

PathPanel::PathPanel(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_texts({new QLabel(this), new QLabel(this)}),
      m_plot(new QCustomPlot(this)) {
    setObjectName("pathPanel");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 4);
    row->setSpacing(16);
    auto* words = new QVBoxLayout;
    words->setSpacing(8);
    for (int n = 0; n < 2; ++n) {
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        auto* sign = new NetworkSign(12, this);
        sign->setObjectName(QStringLiteral("pathSign%1").arg(n));
        m_texts[n]->setObjectName(QStringLiteral("pathText%1").arg(n));
        m_texts[n]->setWordWrap(true);
        auto* top = new QVBoxLayout;
        top->setContentsMargins(0, 3, 0, 0);
        top->addWidget(sign);
        top->addStretch(1);
        line->addLayout(top);
        line->addWidget(m_texts[n], 1);
        words->addLayout(line);
    }
    words->addStretch(1);
    auto* left = new QWidget(this);
    left->setLayout(words);
    words->setContentsMargins(0, 0, 0, 0);
    left->setFixedWidth(kPathPanelTextWidth);
    row->addWidget(left);
    row->addWidget(m_plot, 1);
    m_plot->setObjectName("pathPlot");
    m_plot->setMinimumHeight(60);
    m_plot->setAccessibleName(tr("How long the paths are"));
    connect(&theme, &Theme::changed, this, &PathPanel::redraw);
}

QString PathPanel::sentence(int network) const {
    const std::vector<PathLength>& paths = m_paths[network];
    const QString title = m_comparison->titles[network];
    if (paths.size() == 1) {
        return tr("%1: one path of %2 layers.").arg(title, QString::number(paths.front().layers));
    }
    const auto blocks = static_cast<int>(m_comparison->networks[network].blocks.size());
    const QString exact =
        blocks <= 40 ? QStringLiteral(" = ") + countText(std::int64_t{1} << blocks) : QString();
    const auto [low, high] = middle(paths, kMiddleShare);
    return tr("%1: 2%2%3 paths of %4 to %5 layers, %6 on average; 95 % have %7 to %8.")
        .arg(title, superscript(blocks), exact, QString::number(paths.front().layers),
             QString::number(paths.back().layers), QString::number(std::lround(mean(paths))),
             QString::number(low), QString::number(high));
}

void PathPanel::setComparison(std::shared_ptr<const NetworkComparison> comparison) {
    m_comparison = std::move(comparison);
    for (int n = 0; n < 2; ++n) {
        m_paths[n] = pathLengths(m_comparison->pair.networks[n]);
        m_texts[n]->setText(sentence(n));
        static_cast<NetworkSign*>(findChild<QWidget*>(QStringLiteral("pathSign%1").arg(n)))
            ->setNetwork(m_comparison->pair.networks[n]);
    }
    m_plot->setAccessibleDescription(m_texts[0]->text() + ' ' + m_texts[1]->text());
    redraw();
}

void PathPanel::redraw() {
    if (!m_comparison) {
        return;
    }
    const Tokens& tokens = m_theme.tokens();
    m_plot->clearPlottables();
    m_plot->setBackground(QBrush(tokens.panel));
    m_plot->axisRect()->setMinimumMargins(QMargins(4, 6, 10, 4));
    double longest = 0;
    double highest = 0;
    for (const auto& paths : m_paths) {
        longest = std::max<double>(longest, paths.back().layers);
        for (const PathLength& path : paths) {
            highest = paths.size() > 1 ? std::max(highest, 100 * path.share) : highest;
        }
    }
    highest = highest > 0 ? highest : 100;
    quietAxes(*m_plot, tokens);
    m_plot->xAxis->grid()->setVisible(false);
    m_plot->yAxis->ticker()->setTickCount(3);
    m_plot->xAxis->setRange(0, longest * 1.04);
    m_plot->yAxis->setRange(0, highest * 1.15);
    m_plot->xAxis->setLabel(tr("Layers on a path (Veit et al. 2016)"));
    m_plot->yAxis->setLabel(tr("Paths, %"));
    draw(0);
    draw(1);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

// A bar a length; both networks' bars stand next to each other. A single path is a bar up to the
// edge: it is all there is.
void PathPanel::draw(int network) {
    const auto& paths = m_paths[network];
    const QColor colour = networkColour(m_comparison->pair.networks[network]);
    auto* bars = new QCPBars(m_plot->xAxis, m_plot->yAxis);
    const double step = paths.size() > 1 ? paths[1].layers - paths[0].layers : 2;
    const double width = paths.size() > 1 ? 0.42 * step : std::max(0.6, paths[0].layers / 90.0);
    bars->setWidth(width);
    bars->setWidthType(QCPBars::wtPlotCoords);
    bars->setPen(QPen(colour, 1));
    bars->setBrush(inkOf(m_comparison->pair.networks[network], m_theme.tokens()).lonely);
    bars->setSelectable(QCP::stNone);
    const double side = network == 0 ? -0.22 : 0.22;
    const double shift = paths.size() > 1 ? side * step : 0;
    for (const PathLength& path : paths) {
        bars->addData(path.layers + shift, 100 * path.share);
    }
}

}  // namespace lab
