// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/DepthTrend.h"

#include "core/verdict/PublishedResults.h"
#include "ui/base/Format.h"
#include "ui/parts/Swatch.h"
#include "ui/theme/Fonts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr int kTrendWidth = 430;
constexpr int kTrendHeight = 112;
constexpr double kTrendTop = 30;   // room for the title and a label above the topmost point
constexpr double kTrendFoot = 16;  // for the depths
constexpr double kTrendSide = 34;  // for the values at the left
constexpr double kTrendMark = 9;
constexpr double kTrendLabels = 58;  // for the families at the right
constexpr double kPaperWidth = 120;
constexpr std::size_t kFewestDepths = 3;

}  // namespace

/// A chart's frame in pixels, and what it spans.
struct DepthTrend::Axes {
    QRectF frame;
    int shallow = 0;
    int deep = 1;
    double low = 0;
    double high = 1;
    QPointF at(int depth, double error) const {
        const double span = std::max(deep - shallow, 1);
        return {frame.left() + frame.width() * (depth - shallow) / span,
                frame.bottom() - frame.height() * (error - low) / std::max(high - low, 1e-9)};
    }
};

DepthTrend::DepthTrend(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName("depthTrend");
    setAccessibleName(tr("Training error over depth"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

DepthTrend::Line DepthTrend::lineOf(const Comparison& comparison,
                                    const std::vector<RunResult>& runs) const {
    Line line;
    for (const Level& level : comparison.levels) {
        const NetworkSpec& network = runs[level.runs.front()].info.spec.network;
        line.family = network.family == Family::Plain ? tr("plain") : tr("residual");
        if (level.seeds == 0) {
            continue;
        }
        Point point{depthOf(network),
                    networkColour(network),
                    networkMarker(network),
                    level.errors[0],
                    level.seeds,
                    {}};
        if (const PublishedResult* paper = paperResultOf(network)) {
            point.paper = paper->top1;
        }
        line.points.push_back(point);
    }
    return line;
}

void DepthTrend::setComparisons(const std::vector<Comparison>& comparisons,
                                const std::vector<RunResult>& runs) {
    m_lines.clear();
    m_hasTrend = false;
    QString description = tr("Training error over depth, in per cent.");
    for (const Family family : {Family::Plain, Family::Residual}) {
        const Comparison* longest = nullptr;
        for (const Comparison& one : comparisons) {
            const bool isOurs =
                one.factor == Factor::Depth &&
                runs[one.levels.front().runs.front()].info.spec.network.family == family;
            if (isOurs && (longest == nullptr || one.levels.size() > longest->levels.size())) {
                longest = &one;
            }
        }
        if (longest == nullptr) {
            continue;
        }
        Line line = lineOf(*longest, runs);
        m_hasTrend = m_hasTrend || line.points.size() >= kFewestDepths;
        description += ' ' + line.family + ':';
        for (const Point& point : line.points) {
            description += QString(" %1: %2,").arg(point.depth).arg(percentText(point.error.mean));
        }
        description.back() = '.';
        m_lines.push_back(std::move(line));
    }
    setAccessibleDescription(description);
    setToolTip(description);
    updateGeometry();
    update();
}

bool DepthTrend::hasPaper() const {
    std::size_t most = 0;
    for (const Line& line : m_lines) {
        const auto told = std::ranges::count_if(
            line.points, [](const Point& one) { return one.paper.has_value(); });
        most = std::max(most, static_cast<std::size_t>(told));
    }
    return most > 1;
}

QSize DepthTrend::sizeHint() const {
    return {hasPaper() ? kTrendWidth : kTrendWidth - static_cast<int>(kPaperWidth), kTrendHeight};
}

DepthTrend::Axes DepthTrend::axesFor(double left, double right, bool paper) const {
    Axes axes;
    axes.frame = QRectF(left, kTrendTop, right - left, height() - kTrendTop - kTrendFoot);
    axes.shallow = INT_MAX;
    axes.deep = 0;
    double low = 1e9;
    double high = -1e9;
    for (const Line& line : m_lines) {
        for (const Point& point : line.points) {
            if (paper && !point.paper) {
                continue;
            }
            const double error = paper ? *point.paper : point.error.mean;
            const double deviation = paper ? 0 : point.error.deviation;
            axes.shallow = std::min(axes.shallow, point.depth);
            axes.deep = std::max(axes.deep, point.depth);
            low = std::min(low, error - deviation);
            high = std::max(high, error + deviation);
        }
    }
    const double padding = high > low ? 0.08 * (high - low) : 1;
    axes.low = low - padding;
    axes.high = high + padding;
    return axes;
}

void DepthTrend::paintAxes(QPainter& painter, const Axes& axes, const QString& title) const {
    const Tokens& tokens = m_theme.tokens();
    painter.setFont(sized(font(), kCaptionSize));
    painter.setPen(tokens.muted);
    painter.drawText(QPointF(axes.frame.left() - kTrendSide + 4, painter.fontMetrics().ascent()),
                     title);
    painter.setPen(QPen(tokens.border, 1));
    painter.drawLine(axes.frame.bottomLeft(), axes.frame.bottomRight());
    painter.setPen(tokens.muted);
    std::vector<int> told;
    for (const Line& line : m_lines) {
        for (const Point& point : line.points) {
            if (std::ranges::find(told, point.depth) != told.end() || point.depth < axes.shallow ||
                point.depth > axes.deep) {
                continue;
            }
            told.push_back(point.depth);
            const QString text = QString::number(point.depth);
            const double x = axes.at(point.depth, axes.low).x();
            painter.drawText(
                QPointF(x - painter.fontMetrics().horizontalAdvance(text) / 2.0, height() - 4.0),
                text);
        }
    }
}

void DepthTrend::paintHere(QPainter& painter, const Axes& axes) const {
    const Tokens& tokens = m_theme.tokens();
    paintAxes(painter, axes, tr("training error here, %"));
    for (const Line& line : m_lines) {
        const bool isUpper = &line == &m_lines.front();
        QPointF last;
        for (std::size_t i = 0; i < line.points.size(); ++i) {
            const Point& point = line.points[i];
            const QPointF at = axes.at(point.depth, point.error.mean);
            if (i > 0) {
                painter.setPen(QPen(point.colour, 2));
                painter.drawLine(last, at);
            }
            last = at;
        }
        for (const Point& point : line.points) {
            const QPointF at = axes.at(point.depth, point.error.mean);
            if (point.seeds > 1) {
                painter.setPen(QPen(point.colour, 2));
                painter.drawLine(axes.at(point.depth, point.error.mean - point.error.deviation),
                                 axes.at(point.depth, point.error.mean + point.error.deviation));
            }
            paintSwatch(
                painter,
                QRectF(at.x() - kTrendMark / 2, at.y() - kTrendMark / 2, kTrendMark, kTrendMark),
                point.marker, point.colour);
        }
        if (line.points.empty()) {
            continue;
        }
        painter.setPen(tokens.text);
        painter.setFont(bold(sized(font(), kCaptionSize)));
        for (const Point& point : line.points) {
            const bool isTold = isUpper || &point == &line.points.back();
            const QString text = isTold ? percentText(point.error.mean) : QString();
            const QPointF at = axes.at(point.depth, point.error.mean);
            const double width = painter.fontMetrics().horizontalAdvance(text);
            const double above = kTrendMark / 2 + 3;
            painter.drawText(QPointF(at.x() - width / 2, at.y() - above), text);
        }
        painter.drawText(
            QPointF(last.x() + kTrendMark + 2, last.y() + painter.fontMetrics().capHeight() / 2.0),
            line.family);
    }
}

void DepthTrend::paintPaper(QPainter& painter, const Axes& axes) const {
    const Tokens& tokens = m_theme.tokens();
    paintAxes(painter, axes, tr("test error, He et al., %"));
    for (const Line& line : m_lines) {
        std::optional<QPointF> last;
        for (const Point& point : line.points) {
            if (!point.paper) {
                continue;
            }
            const QPointF at = axes.at(point.depth, *point.paper);
            if (last) {
                painter.setPen(QPen(point.colour, 2, Qt::DotLine));
                painter.drawLine(*last, at);
            }
            last = at;
        }
        for (const Point& point : line.points) {
            if (!point.paper) {
                continue;
            }
            const QPointF at = axes.at(point.depth, *point.paper);
            painter.setPen(QPen(point.colour, 1.5));
            painter.setBrush(tokens.panel);
            painter.drawEllipse(at, kTrendMark / 2 - 1, kTrendMark / 2 - 1);
            painter.setPen(tokens.text);
            painter.setFont(sized(font(), kCaptionSize));
            if (&point == &line.points.back()) {
                painter.drawText(QPointF(at.x() + kTrendMark / 2 + 2,
                                         at.y() + painter.fontMetrics().capHeight() / 2.0),
                                 QString::number(*point.paper, 'f', 2));
            }
        }
    }
}

void DepthTrend::paintEvent(QPaintEvent* /*event*/) {
    if (!m_hasTrend) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double end = hasPaper() ? width() - kPaperWidth : width();
    paintHere(painter, axesFor(kTrendSide, end - kTrendLabels - 8, false));
    if (hasPaper()) {
        paintPaper(painter, axesFor(end + kTrendSide, width() - 40.0, true));
    }
}

}  // namespace lab
