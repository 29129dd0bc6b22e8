// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/networks/ErrorChart.h"

#include "core/base/Phrase.h"
#include "ui/diagram/NetworkWords.h"
#include "ui/networks/PointSigns.h"
#include "ui/parts/NetworkLook.h"
#include "ui/plots/PlotLook.h"
#include "ui/plots/Plotting.h"
#include "ui/theme/Icons.h"

#include <QActionGroup>
#include <QGridLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QRegularExpression>
#include <QSettings>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <map>

namespace lab {

namespace {

constexpr int kWordsWidth = 180;  // next to the plot
constexpr int kErrorChartBetweenTicks = 26;
constexpr double kErrorChartNear = 9;  // pixels from a point that count as on it
constexpr double kRoomAbove = 0.22;
constexpr double kRoomBelow = 0.3;
constexpr auto kAbscissaKey = "networks/errorAbscissa";
constexpr auto kBenchmarkKey = "networks/errorBenchmark";

// Lines join one family: plain with plain, ResNet with ResNet, whatever the option.
NetworkGroup lineOf(const PublishedPoint& point) {
    return groupOf(point.result.network);
}

// "ResNeXt-101" of "ResNeXt-101-32x8d": the tool tip has it whole.
QString nameOf(const PublishedPoint& point) {
    static const QRegularExpression kGroups(QStringLiteral("-\\d+x\\d+d$"));
    return QString::fromStdString(point.result.title).remove(kGroups);
}

}  // namespace

ErrorChart::ErrorChart(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_title(new QLabel(this)),
      m_menu(new QToolButton(this)),
      m_plot(new QCustomPlot(this)),
      m_caption(new QLabel(this)) {
    setObjectName("publishedErrors");
    m_title->setProperty("role", "group");
    m_title->setObjectName("errorTitle");
    m_caption->setProperty("role", "caption");
    m_caption->setObjectName("errorCaption");
    m_caption->setWordWrap(true);
    m_plot->setObjectName("errorPlot");
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setMinimumHeight(40);
    m_plot->installEventFilter(this);
    m_caption->setContentsMargins(4, 0, 0, 0);
    m_title->setContentsMargins(4, 0, 0, 0);
    m_grid = new QGridLayout(this);
    m_grid->setSpacing(0);
    setWide(false);
    const QSettings settings;
    m_abscissa =
        settings.value(kAbscissaKey).toInt() == 1 ? Abscissa::MultAdds : Abscissa::Parameters;
    const int benchmark = settings.value(kBenchmarkKey, -1).toInt();
    if (benchmark >= 0 && benchmark < static_cast<int>(kBenchmarks.size())) {
        m_wanted = kBenchmarks[static_cast<std::size_t>(benchmark)];
    }
    buildMenu();
    connect(&theme, &Theme::changed, this, &ErrorChart::redraw);
}

void ErrorChart::setWide(bool wide) {
    for (QWidget* part : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_menu),
                          static_cast<QWidget*>(m_plot), static_cast<QWidget*>(m_caption)}) {
        m_grid->removeWidget(part);
    }
    m_grid->setContentsMargins(12, wide ? 4 : 6, 8, wide ? 4 : 8);
    m_grid->addWidget(m_title, 0, 0);
    m_grid->addWidget(m_menu, 0, 1);
    if (wide) {
        m_grid->addWidget(m_plot, 0, 2, 2, 1);
        m_grid->addWidget(m_caption, 1, 0, 1, 2, Qt::AlignTop);
    } else {
        m_grid->addWidget(m_plot, 1, 0, 1, 2);
        m_grid->addWidget(m_caption, 2, 0, 1, 2);
    }
    m_grid->setColumnStretch(0, wide ? 0 : 1);
    m_grid->setColumnMinimumWidth(0, wide ? kWordsWidth : 0);
    m_grid->setColumnStretch(2, wide ? 1 : 0);
    m_grid->setRowStretch(1, 1);
}

void ErrorChart::buildMenu() {
    m_menu->setObjectName("errorMenu");
    m_menu->setIcon(icon(Icon::More, m_theme.tokens()));
    m_menu->setAutoRaise(true);
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setProperty("menuArrow", "none");
    m_menu->setFocusPolicy(Qt::StrongFocus);
    m_menu->setFixedSize(28, 28);
    m_menu->setToolTip(tr("Against parameters or mult-adds, and whose measurements"));
    m_menu->setAccessibleName(tr("Options of the chart"));
    auto* menu = new QMenu(m_menu);
    auto* across = new QActionGroup(menu);
    auto* sets = new QActionGroup(menu);
    const auto add = [menu](QActionGroup* group, const QString& text, const QString& name,
                            bool on) {
        QAction* action = menu->addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setChecked(on);
        group->addAction(action);
        return action;
    };
    connect(add(across, tr("Against parameters"), "errorByParameters",
                m_abscissa == Abscissa::Parameters),
            &QAction::triggered, this, [this] { setAbscissa(Abscissa::Parameters); });
    connect(
        add(across, tr("Against mult-adds"), "errorByMultAdds", m_abscissa == Abscissa::MultAdds),
        &QAction::triggered, this, [this] { setAbscissa(Abscissa::MultAdds); });
    menu->addSeparator();
    connect(add(sets, tr("What fits the two networks"), "errorBenchmarkAuto", !m_wanted),
            &QAction::triggered, this, [this] { setBenchmark(std::nullopt); });
    for (const Benchmark benchmark : kBenchmarks) {
        const QString name = QStringLiteral("errorBenchmark%1").arg(static_cast<int>(benchmark));
        connect(add(sets, benchmarkText(benchmark), name, m_wanted == benchmark),
                &QAction::triggered, this, [this, benchmark] { setBenchmark(benchmark); });
    }
    m_menu->setMenu(menu);
}

void ErrorChart::setAbscissa(Abscissa abscissa) {
    m_abscissa = abscissa;
    QSettings().setValue(kAbscissaKey, static_cast<int>(abscissa));
    redraw();
}

void ErrorChart::setBenchmark(std::optional<Benchmark> benchmark) {
    m_wanted = benchmark;
    QSettings().setValue(kBenchmarkKey, benchmark ? static_cast<int>(*benchmark) : -1);
    redraw();
}

void ErrorChart::setPair(const NetworkPair& pair) {
    m_pair = pair;
    redraw();
}

double ErrorChart::costOfPoint(const PublishedPoint& point) const {
    return m_abscissa == Abscissa::Parameters ? static_cast<double>(point.parameters) / 1e6
                                              : static_cast<double>(point.multAdds) / 1e9;
}

void ErrorChart::redraw() {
    const Benchmark wanted = m_wanted.value_or(fittingBenchmark(m_pair));
    if (wanted != m_shown || m_points.empty()) {
        m_shown = wanted;
        m_points = publishedPoints(wanted);
        m_current = -1;
    }
    m_plot->clearPlottables();
    m_plot->clearItems();
    styleAxes();
    drawLines();
    drawPoints();
    const bool small = m_shown == Benchmark::Cifar10;
    m_title->setText(small ? tr("Published test error, %") : tr("Published top-1 error, %"));
    m_caption->setText(
        (m_abscissa == Abscissa::Parameters ? tr("M parameters. %1") : tr("G mult-adds. %1"))
            .arg(benchmarkText(m_shown)));
    QStringList spoken;
    for (int i = 0; i < static_cast<int>(m_points.size()); ++i) {
        spoken << toolTipOf(i);
    }
    m_plot->setAccessibleName(m_title->text());
    m_plot->setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ErrorChart::styleAxes() {
    const Tokens& tokens = m_theme.tokens();
    m_plot->setBackground(QBrush(tokens.panel));
    m_plot->axisRect()->setMinimumMargins(QMargins(4, 4, 14, 4));
    double low = 100;
    double high = 0;
    double most = 0;
    for (const PublishedPoint& point : m_points) {
        low = std::min(low, point.result.top1);
        high = std::max(high, point.result.top1);
        most = std::max(most, costOfPoint(point));
    }
    quietAxes(*m_plot, tokens);
    m_plot->xAxis->grid()->setVisible(false);
    m_plot->yAxis->setBasePen(Qt::NoPen);
    m_plot->xAxis->ticker()->setTickCount(6);
    m_plot->xAxis->setRange(0, most * 1.12);
    const double room = std::max(1.0, high - low);
    m_plot->yAxis->setRange(low - kRoomBelow * room, high + kRoomAbove * room);
}

void ErrorChart::drawLines() {
    std::map<NetworkGroup, std::vector<const PublishedPoint*>> lines;
    for (const PublishedPoint& point : m_points) {
        lines[lineOf(point)].push_back(&point);
    }
    for (auto& [group, points] : lines) {
        std::ranges::stable_sort(points, {},
                                 [this](const PublishedPoint* p) { return costOfPoint(*p); });
        auto* graph = m_plot->addGraph();
        for (const PublishedPoint* point : points) {
            graph->addData(costOfPoint(*point), point->result.top1);
        }
        graph->setPen(QPen(networkColour(points.back()->result.network), 1.5));
        graph->setSelectable(QCP::stNone);
        graph->setAntialiased(true);
    }
}

void ErrorChart::drawPoints() {
    auto* signs = new PointSigns(m_plot, m_theme);
    std::vector<PointSigns::Sign> all;
    for (int i = 0; i < static_cast<int>(m_points.size()); ++i) {
        const PublishedPoint& point = m_points[i];
        PointSigns::Sign sign{{costOfPoint(point), point.result.top1},
                              point.label,
                              networkColour(point.result.network),
                              networkMarker(point.result.network),
                              false};
        for (int n = 0; n < 2; ++n) {
            if (pointOf(m_points, m_pair.networks[n]) == i) {
                sign.chosen = true;
                sign.label = nameOf(point);
            }
        }
        if (i == m_current) {
            sign.label = nameOf(point);
        }
        all.push_back(std::move(sign));
    }
    std::ranges::stable_partition(all, [](const auto& sign) { return !sign.chosen; });
    signs->setSigns(std::move(all));
}

QPointF ErrorChart::placeOf(int point) const {
    const PublishedPoint& at = m_points.at(point);
    return {m_plot->xAxis->coordToPixel(costOfPoint(at)),
            m_plot->yAxis->coordToPixel(at.result.top1)};
}

QString ErrorChart::toolTipOf(int point) const {
    const PublishedPoint& at = m_points.at(point);
    const auto percent = [](double error) { return QString::number(error, 'f', 2); };
    QString text =
        m_shown == Benchmark::Cifar10 ? tr("%1: %2 % test error") : tr("%1: %2 % top-1 error");
    text = text.arg(QString::fromStdString(at.result.title), percent(at.result.top1));
    if (at.result.top5) {
        text += tr(", %1 % top-5").arg(percent(*at.result.top5));
    }
    return text + tr("\n%1 parameters, %2 mult-adds\n%3: %4")
                      .arg(amountText(at.parameters), amountText(at.multAdds),
                           QString::fromStdString(phrase(at.result.source.c_str())),
                           QString::fromStdString(settingOf(m_shown)));
}

int ErrorChart::pointAt(const QPointF& position) const {
    int nearest = -1;
    double best = kErrorChartNear;
    for (int i = 0; i < static_cast<int>(m_points.size()); ++i) {
        const QPointF to = placeOf(i) - position;
        const double distance = std::hypot(to.x(), to.y());
        if (distance < best) {
            best = distance;
            nearest = i;
        }
    }
    return nearest;
}

void ErrorChart::showTip(int point) {
    if (point >= 0) {
        QToolTip::showText(m_plot->mapToGlobal(placeOf(point).toPoint()), toolTipOf(point), m_plot);
    } else {
        QToolTip::hideText();
    }
}

bool ErrorChart::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) {
        m_plot->yAxis->ticker()->setTickCount(
            std::clamp(m_plot->height() / kErrorChartBetweenTicks - 1, 2, 5));
    }
    if (event->type() == QEvent::ToolTip) {
        showTip(pointAt(static_cast<QHelpEvent*>(event)->pos()));
        return true;
    }
    if (event->type() == QEvent::KeyPress && !m_points.empty()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right) {
            const int last = static_cast<int>(m_points.size()) - 1;
            m_current = std::clamp(m_current + (key == Qt::Key_Right ? 1 : -1), 0, last);
            redraw();
            showTip(m_current);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ErrorChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace lab
