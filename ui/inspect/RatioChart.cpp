// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/RatioChart.h"

#include "ui/base/Format.h"
#include "ui/diagram/DiagramPaint.h"
#include "ui/parts/Formula.h"
#include "ui/parts/NetworkLook.h"
#include "ui/parts/Swatch.h"
#include "ui/plots/PlotLook.h"
#include "ui/plots/Plotting.h"
#include "ui/theme/Fonts.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <ranges>

namespace lab {

namespace {

constexpr int kRatioChartHead = 30;
constexpr double kBarsRoom = 0.68;  // of a column
constexpr int kFigure = 18;         // height of a figure above a bar
constexpr int kStageRoom = 34;      // below the axis: numbers and stages
constexpr double kRatioChartMark = 12;
constexpr double kOpenEdge = 2;

// Of two figures above neighbouring bars each keeps to its own side of the column's middle.
Qt::AlignmentFlag sideOf(std::size_t series, std::size_t count) {
    if (count < 2) {
        return Qt::AlignHCenter;
    }
    return series == 0 ? Qt::AlignRight : Qt::AlignLeft;
}

// How many columns from one number to the next.
int numberedEvery(int columns) {
    if (columns > 40) {
        return 5;
    }
    return columns > 24 ? 2 : 1;
}

}  // namespace

RatioChart::RatioChart(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_plot(new QCustomPlot(this)) {
    setObjectName("ratioChart");
    m_plot->setObjectName("ratioPlot");
    m_plot->setFocusPolicy(Qt::TabFocus);
    m_plot->setAccessibleName(tr("How much each block changes its input"));
    m_plot->installEventFilter(this);
    m_plot->addLayer("ground", m_plot->layer("grid"), QCustomPlot::limBelow);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, kRatioChartHead, 10, 4);
    column->addWidget(m_plot);
    connect(&theme, &Theme::changed, this, &RatioChart::redraw);
    redraw();
}

void RatioChart::setSeries(std::vector<RatioSeries> series, std::vector<int> columnStages) {
    m_series = std::move(series);
    m_columnStages = std::move(columnStages);
    redraw();
}

void RatioChart::setCurrent(int column) {
    if (column != m_current) {
        m_current = column;
        redraw();
    }
}

void RatioChart::redraw() {
    m_plot->clearPlottables();
    m_plot->clearItems();
    m_top = 0;
    for (const RatioSeries& one : m_series) {
        for (const RatioBar& bar : one.bars) {
            m_top = std::isfinite(bar.value) ? std::max(m_top, bar.value) : m_top;
        }
    }
    // Room for the figure above the highest bar, however low the chart is.
    const double height = std::max(2.0 * kFigure, m_plot->height() - kStageRoom - 4.0);
    m_top = m_top > 0 ? m_top * height / (height - kFigure) : 1;
    styleAxes();
    drawBars();
    drawStages();
    drawCurrent();
    QStringList spoken;
    for (int column = 0; column < static_cast<int>(m_columnStages.size()); ++column) {
        spoken << wordsOf(column);
    }
    m_plot->setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    update();
}

void RatioChart::styleAxes() {
    const Tokens& tokens = m_theme.tokens();
    m_plot->setBackground(QBrush(tokens.panel));
    m_plot->axisRect()->setAutoMargins(QCP::msLeft | QCP::msRight | QCP::msTop);
    m_plot->axisRect()->setMargins(QMargins(0, 0, 0, kStageRoom));
    m_plot->axisRect()->setMinimumMargins(QMargins(34, 4, 4, kStageRoom));
    quietAxes(*m_plot, tokens);
    m_plot->yAxis->setBasePen(Qt::NoPen);
    m_plot->yAxis->ticker()->setTickCount(3);
    m_plot->xAxis->grid()->setVisible(false);
    m_plot->xAxis->setTickLabels(false);
    m_plot->xAxis->setRange(-0.6, std::max(1.0, m_columnStages.size() - 0.4));
    m_plot->yAxis->setRange(0, m_top);
}

// Plain and hatched bars apart, since all of one plottable look alike. Pre-activation has open
// bars, as its markers are open.
void RatioChart::drawBars() {
    const double wide = kBarsRoom / static_cast<double>(std::max<std::size_t>(1, m_series.size()));
    for (std::size_t s = 0; s < m_series.size(); ++s) {
        const QColor colour = networkColour(m_series[s].network);
        const double shift =
            (static_cast<double>(s) - (static_cast<double>(m_series.size()) - 1) / 2) * wide;
        for (const bool hatched : {false, true}) {
            auto* bars = new QCPBars(m_plot->xAxis, m_plot->yAxis);
            bars->setWidth(0.9 * wide);
            const bool open = isOpen(networkMarker(m_series[s].network));
            bars->setPen(QPen(open ? colour : colour.darker(120), open ? kOpenEdge : 1));
            const QColor fill = open ? m_theme.tokens().panel : colour;
            bars->setBrush(hatched ? QBrush(colour, Qt::BDiagPattern) : QBrush(fill));
            bars->setSelectable(QCP::stNone);
            bars->setAntialiased(false);
            for (const RatioBar& bar : m_series[s].bars) {
                if (bar.shapeChanges == hatched && std::isfinite(bar.value)) {
                    bars->addData(bar.column + shift, bar.value);
                }
            }
        }
    }
}

// The columns' numbers and, in the middle of each, the stages.
void RatioChart::drawStages() {
    const Tokens& tokens = m_theme.tokens();
    const auto write = [&](double x, double below, const QString& text, const QColor& colour,
                           bool current) {
        auto* item = new QCPItemText(m_plot);
        item->setClipToAxisRect(false);
        item->position->setTypeX(QCPItemPosition::ptPlotCoords);
        item->position->setTypeY(QCPItemPosition::ptAbsolute);
        item->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        item->position->setCoords(x, 1);
        item->setPadding(QMargins(0, static_cast<int>(below), 0, 0));
        item->setPositionAlignment(Qt::AlignHCenter | Qt::AlignTop);
        item->setFont(bold(textFont(kCaptionSize), current));
        item->setColor(colour);
        item->setText(text);
    };
    const auto count = static_cast<int>(m_columnStages.size());
    const int every = numberedEvery(count);
    int first = 0;
    for (int i = 0; i < count; ++i) {
        const bool now = i == m_current;
        if (now || (i + 1) % every == 0 || every == 1) {
            write(i, 3, QString::number(i + 1), now ? tokens.text : tokens.muted, now);
        }
        const int stage = m_columnStages[static_cast<std::size_t>(i)];
        if (i + 1 == count || m_columnStages[static_cast<std::size_t>(i) + 1] != stage) {
            write((first + i) / 2.0, 18, tr("Stage %1").arg(stage + 1), tokens.muted, false);
            first = i + 1;
        }
    }
}

void RatioChart::drawCurrent() {
    if (m_current < 0 || m_current >= static_cast<int>(m_columnStages.size())) {
        return;
    }
    const Tokens& tokens = m_theme.tokens();
    auto* ground = new QCPItemRect(m_plot);
    ground->setLayer("ground");
    ground->topLeft->setCoords(m_current - 0.47, m_top);
    ground->bottomRight->setCoords(m_current + 0.47, 0);
    ground->setPen(QPen(tokens.accent, 1.5));
    ground->setBrush(tokens.tint);
    for (std::size_t s = 0; s < m_series.size(); ++s) {
        for (const RatioBar& bar : m_series[s].bars) {
            if (bar.column != m_current || !std::isfinite(bar.value)) {
                continue;
            }
            auto* text = new QCPItemText(m_plot);
            text->position->setCoords(m_current, bar.value);
            text->setPositionAlignment(sideOf(s, m_series.size()) | Qt::AlignBottom);
            text->setFont(textFont(kCaptionSize));
            text->setColor(tokens.text);
            text->setBrush(tokens.tint);
            text->setText(figureText(bar.value));
        }
    }
}

QPointF RatioChart::placeOf(int column) const {
    return {m_plot->xAxis->coordToPixel(column), m_plot->yAxis->coordToPixel(m_top / 2)};
}

int RatioChart::columnAt(const QPointF& at) const {
    const int column = static_cast<int>(std::lround(m_plot->xAxis->pixelToCoord(at.x())));
    const bool inside = column >= 0 && column < static_cast<int>(m_columnStages.size()) &&
                        at.y() >= m_plot->axisRect()->top();
    return inside ? column : -1;
}

QString RatioChart::wordsOf(int column) const {
    QStringList words = {tr("Block %1").arg(column + 1)};
    for (const RatioSeries& one : m_series) {
        for (const RatioBar& bar : one.bars) {
            if (bar.column == column) {
                words << tr("%1: %2%3")
                             .arg(one.name, exactText(bar.value),
                                  bar.shapeChanges ? tr(" (the shape changes here)") : QString());
            }
        }
    }
    return words.join(QStringLiteral("\n"));
}

// ---- The head ----------------------------------------------------------------------------------

void RatioChart::paintEvent(QPaintEvent* /*event*/) {
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    double x = 16;
    const FormulaRun runs[] = {
        {FormulaRun::Style::Upright, "‖"},      {FormulaRun::Style::Name, "F"},
        {FormulaRun::Style::Upright, "("},      {FormulaRun::Style::Name, "x"},
        {FormulaRun::Style::Upright, ")‖ / ‖"}, {FormulaRun::Style::Name, "x"},
        {FormulaRun::Style::Upright, "‖"}};
    painter.setPen(tokens.text);
    for (const FormulaRun& run : runs) {
        const QFont font = formulaFont(run.style, 15);
        painter.setFont(font);
        painter.drawText(QPointF(x, 22), run.text);
        x += QFontMetricsF(font).horizontalAdvance(run.text);
    }
    painter.setFont(textFont(kSmallSize));
    painter.setPen(tokens.muted);
    painter.drawText(QPointF(x + 16, 22),
                     tr("how much each block changes its input, for this image"));
    paintLegend(painter);
}

void RatioChart::paintLegend(QPainter& painter) const {
    const Tokens& tokens = m_theme.tokens();
    const QFontMetricsF metrics(textFont(kSmallSize));
    painter.setFont(textFont(kSmallSize));
    double right = width() - 16;
    const auto entry = [&](const QString& text, const auto& sign) {
        right -= metrics.horizontalAdvance(text);
        painter.setPen(tokens.muted);
        painter.drawText(QPointF(right, 22), text);
        right -= kRatioChartMark + 5;
        sign(QRectF(right, 11.5, kRatioChartMark, kRatioChartMark));
        right -= 16;
    };
    bool changes = false;
    for (const RatioSeries& one : m_series) {
        changes = changes || std::ranges::any_of(one.bars, &RatioBar::shapeChanges);
    }
    if (changes) {
        entry(tr("the shape changes"), [&](const QRectF& place) {
            painter.setPen(QPen(tokens.control, 1));
            painter.setBrush(QBrush(tokens.muted, Qt::BDiagPattern));
            painter.drawRect(place);
        });
    }
    for (const auto& one : std::views::reverse(m_series)) {
        entry(one.name, [&](const QRectF& place) {
            paintSwatch(painter, place, networkMarker(one.network), networkColour(one.network));
        });
    }
}

// ---- Input -------------------------------------------------------------------------------------

bool RatioChart::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonPress) {
        if (const int column = columnAt(static_cast<QMouseEvent*>(event)->position());
            column >= 0) {
            Q_EMIT columnChosen(column);
        }
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int to = m_current + (key == Qt::Key_Right ? 1 : -1);
        if ((key == Qt::Key_Left || key == Qt::Key_Right) && to >= 0 &&
            to < static_cast<int>(m_columnStages.size())) {
            Q_EMIT columnChosen(to);
            return true;
        }
    } else if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int column = columnAt(help->pos());
        QToolTip::showText(help->globalPos(), column >= 0 ? wordsOf(column) : QString(), m_plot);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void RatioChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    redraw();
}

}  // namespace lab
