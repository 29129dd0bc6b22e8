// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/NetworkDiagram.h"

#include "ui/diagram/DiagramItems.h"
#include "ui/diagram/NetworkWords.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QScrollBar>
#include <QStyle>
#include <QToolTip>
#include <QVariantAnimation>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lab {

namespace {

constexpr double kNetworkDiagramLeastZoom = 0.05;
constexpr double kMostZoom = 6;
constexpr int kFolding = 120;       // ms
constexpr int kDiagramMargin = 40;  // kept in sight next to the selected block

}  // namespace

NetworkDiagram::NetworkDiagram(const Theme& theme, QWidget* parent)
    : QGraphicsView(parent), m_theme(theme), m_folding(new QVariantAnimation(this)) {
    setObjectName("networkDiagram");
    setAccessibleName(tr("Diagram of the two networks"));
    setScene(new QGraphicsScene(this));
    scene()->setItemIndexMethod(QGraphicsScene::NoIndex);
    setFrameShape(QFrame::NoFrame);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setFocusPolicy(Qt::StrongFocus);
    setRenderHint(QPainter::Antialiasing);
    setOptimizationFlags(QGraphicsView::DontSavePainterState |
                         QGraphicsView::DontAdjustForAntialiasing);
    setViewportUpdateMode(QGraphicsView::BoundingRectViewportUpdate);
    setMinimumSize(320, 200);
    viewport()->setMouseTracking(true);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    connect(m_folding, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        const double left = 1 - value.toDouble();
        const auto& from = m_options.stretch;
        DiagramOptions now = m_options;
        for (std::size_t i = 0; i < from.size(); ++i) {
            now.stretch[i] = 1 + (from[i] - 1) * left;
        }
        m_plan = planDiagram(*m_comparison, now);
        placeItems();
    });
    connect(m_folding, &QVariantAnimation::finished, this, [this] {
        m_options.stretch.clear();
        lay();
        reveal();
    });
}

NetworkDiagram::~NetworkDiagram() = default;

// ---- What is shown -----------------------------------------------------------------------------

void NetworkDiagram::setComparison(std::shared_ptr<const NetworkComparison> comparison) {
    const QString selected = m_comparison ? m_comparison->units.at(m_unit).key : QString();
    QStringList open;
    for (const int unit : m_options.folds.open) {
        open << m_comparison->units.at(unit).key;
    }
    m_comparison = std::move(comparison);
    m_options.folds.open.clear();
    for (const QString& key : open) {
        if (const int unit = m_comparison->unitNamed(key); unit >= 0) {
            m_options.folds.open.insert(unit);
        }
    }
    m_unit = std::max(0, m_comparison->unitNamed(selected));
    m_folding->stop();
    m_options.stretch.clear();
    m_hovered = nullptr;
    lay();
    tell();
}

void NetworkDiagram::setArrangement(Arrangement arrangement) {
    if (m_options.arrangement != arrangement) {
        m_options.arrangement = arrangement;
        m_fit = true;
        lay();
        if (isUpright() && m_options.zoom < kLabelZoom) {  // columns are for scrolling
            setZoom(1);
            reveal();
        }
    }
}

// The room is the whole view; where the depth does not fit, a scroll bar takes some of it.
void NetworkDiagram::lay() {
    if (!m_comparison) {
        return;
    }
    m_options.room = QSizeF(size());
    if (m_fit) {
        m_options.zoom =
            std::clamp(fittingZoom(*m_comparison, m_options), kNetworkDiagramLeastZoom, kMostZoom);
    }
    m_plan = planDiagram(*m_comparison, m_options);
    const double depth = isUpright() ? m_plan.size.height() : m_plan.size.width();
    const double room = isUpright() ? m_options.room.height() : m_options.room.width();
    const bool scrolls = depth > room + 0.5;
    const auto along = scrolls ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff;
    setHorizontalScrollBarPolicy(isUpright() ? Qt::ScrollBarAlwaysOff : along);
    setVerticalScrollBarPolicy(isUpright() ? along : Qt::ScrollBarAlwaysOff);
    if (scrolls) {
        const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
        m_options.room -= isUpright() ? QSizeF(bar, 0) : QSizeF(0, bar);
        m_plan = planDiagram(*m_comparison, m_options);
    }
    placeItems();
    Q_EMIT zoomChanged();
}

// Items are kept from plan to plan: there are as many as before while a person zooms.
void NetworkDiagram::placeItems() {
    while (m_units.size() < m_plan.units.size()) {
        m_units.push_back(new UnitItem(m_theme));
        scene()->addItem(m_units.back());
    }
    while (m_units.size() > m_plan.units.size()) {
        m_hovered = m_hovered == m_units.back() ? nullptr : m_hovered;
        delete m_units.back();
        m_units.pop_back();
    }
    while (m_stages.size() < m_plan.stages.size()) {
        m_stages.push_back(new StageItem(m_theme));
        scene()->addItem(m_stages.back());
    }
    while (m_stages.size() > m_plan.stages.size()) {
        delete m_stages.back();
        m_stages.pop_back();
    }
    for (std::size_t i = 0; i < m_units.size(); ++i) {
        const PlacedUnit& unit = m_plan.units[i];
        m_units[i]->place(unit, m_comparison->pair.networks[unit.network], m_plan.showsLabels);
    }
    for (std::size_t i = 0; i < m_stages.size(); ++i) {
        m_stages[i]->place(m_plan.stages[i]);
    }
    setSceneRect(QRectF(QPointF(0, 0), m_plan.size));
    showStates();
    viewport()->update();
}

void NetworkDiagram::drawBackground(QPainter* painter, const QRectF& rect) {
    const Tokens& tokens = m_theme.tokens();
    painter->fillRect(rect, tokens.panel);
    for (const PlacedStage& stage : m_plan.stages) {
        if (stage.stage >= 0 && m_comparison && stage.stage < m_comparison->stages) {
            paintBand(*painter, stage, tokens);
        }
    }
    paintAxes(*painter, m_plan, tokens);
}

void NetworkDiagram::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    lay();
}

// ---- Zoom --------------------------------------------------------------------------------------

void NetworkDiagram::zoomAbout(double factor, double at) {
    QScrollBar* bar = isUpright() ? verticalScrollBar() : horizontalScrollBar();
    const double before = isUpright() ? m_plan.size.height() : m_plan.size.width();
    const double share = (bar->value() + at) / std::max(1.0, before);
    m_options.zoom = std::clamp(m_options.zoom * factor, kNetworkDiagramLeastZoom, kMostZoom);
    m_fit = false;
    lay();
    const double after = isUpright() ? m_plan.size.height() : m_plan.size.width();
    bar->setValue(static_cast<int>(std::lround(share * after - at)));
}

void NetworkDiagram::zoomBy(double factor) {
    zoomAbout(factor, (isUpright() ? viewport()->height() : viewport()->width()) / 2.0);
}

void NetworkDiagram::setZoom(double zoom) {
    zoomBy(zoom / m_options.zoom);
}

void NetworkDiagram::fit() {
    m_fit = true;
    lay();
}

// ---- Selection ---------------------------------------------------------------------------------

void NetworkDiagram::select(int unit, int network) {
    if (!m_comparison || (unit == m_unit && network == m_network)) {
        return;
    }
    m_unit = unit;
    m_network = network;
    showStates();
    reveal();
    tell();
}

void NetworkDiagram::choose(int unit, int network) {
    select(unit, network);
    Q_EMIT chosen(unit, network);
}

QRectF NetworkDiagram::unitRect(int unit, int network) const {
    for (const PlacedUnit& placed : m_plan.units) {
        if (placed.network == network && placed.holds(unit)) {
            return QRectF(mapFromScene(placed.body.topLeft()), placed.body.size());
        }
    }
    return {};
}

QRectF NetworkDiagram::stageTitleRect(int stage) const {
    for (const PlacedStage& placed : m_plan.stages) {
        if (placed.stage == stage) {
            return QRectF(mapFromScene(placed.title.topLeft()), placed.title.size());
        }
    }
    return {};
}

void NetworkDiagram::reveal() {
    for (const PlacedUnit& placed : m_plan.units) {
        if (placed.network == m_network && placed.holds(m_unit)) {
            ensureVisible(placed.slot, isUpright() ? 0 : kDiagramMargin,
                          isUpright() ? kDiagramMargin : 0);
        }
    }
}

void NetworkDiagram::showStates() {
    for (UnitItem* item : m_units) {
        const PlacedUnit& placed = item->placed();
        UnitState state = item == m_hovered ? UnitState::Hovered : UnitState::Rest;
        if (placed.holds(m_unit) && !placed.boxes.empty()) {
            state = placed.network == m_network ? UnitState::Led : UnitState::Selected;
        }
        item->setState(state);
    }
}

// For assistive technology: what the arrow keys have reached.
void NetworkDiagram::tell() {
    const auto cost = costOf(*m_comparison, m_unit, m_network);
    const QString what = cost ? tr("%1 parameters, %2 mult-adds, output %3")
                                    .arg(amountText(cost->parameters), amountText(cost->multAdds),
                                         featureShapeText(cost->output))
                              : tr("not in this network");
    setAccessibleDescription(tr("%1, %2: %3. %4")
                                 .arg(m_comparison->titles[m_network],
                                      unitTitle(m_comparison->units[m_unit]), what,
                                      reasonText(*m_comparison, m_unit, m_network)));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void NetworkDiagram::step(int direction) {
    std::vector<int> stops;  // of the selected network, in forward order
    int here = -1;
    for (const PlacedUnit& placed : m_plan.units) {
        if (placed.network == m_network && !placed.boxes.empty()) {
            here = placed.holds(m_unit) ? static_cast<int>(stops.size()) : here;
            stops.push_back(placed.unit);
        }
    }
    std::ranges::sort(stops);
    const auto at = std::ranges::upper_bound(stops, m_unit) - stops.begin() - 1;
    const bool lacking = here < 0;  // the selected block is in the other network alone
    const auto next =
        std::clamp<std::ptrdiff_t>(lacking ? at + std::max(0, direction) : at + direction, 0,
                                   static_cast<std::ptrdiff_t>(stops.size()) - 1);
    choose(stops[static_cast<std::size_t>(next)], m_network);
}

void NetworkDiagram::cross() {
    choose(m_unit, 1 - m_network);
}

// ---- Folding -----------------------------------------------------------------------------------

std::vector<double> NetworkDiagram::stageLengths() const {
    std::vector<double> lengths(static_cast<std::size_t>(m_comparison->stages), 0);
    for (const PlacedStage& stage : m_plan.stages) {
        if (stage.stage >= 0 && stage.stage < m_comparison->stages) {
            lengths[stage.stage] = isUpright() ? stage.title.height() : stage.title.width();
        }
    }
    return lengths;
}

// Stages grow and shrink from where they were, unless the person wants no motion.
void NetworkDiagram::setFolds(const DiagramFolds& folds) {
    if (folds == m_options.folds) {
        return;
    }
    m_folding->stop();
    m_options.stretch.clear();
    const std::vector<double> before = stageLengths();
    m_options.folds = folds;
    lay();
    const std::vector<double> after = stageLengths();
    const int hint = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    if (isVisible() && hint > 0) {
        for (std::size_t i = 0; i < before.size(); ++i) {
            m_options.stretch.push_back(before[i] / std::max(1.0, after[i]));
        }
        m_folding->setStartValue(0.0);
        m_folding->setEndValue(1.0);
        m_folding->setDuration(std::min(kFolding, hint));
        m_folding->start();
    } else {
        reveal();
    }
}

void NetworkDiagram::toggleOpen() {
    if (m_comparison->units[m_unit].kind != UnitKind::Block) {
        return;
    }
    DiagramFolds folds = m_options.folds;
    const int stage = m_comparison->units[m_unit].stage;
    if (folds.stages[m_network].erase(stage) == 0) {
        if (folds.open.erase(m_unit) == 0) {
            folds.open.insert(m_unit);
        }
    }
    setFolds(folds);
}

void NetworkDiagram::toggleStage() {
    if (m_comparison->units[m_unit].kind == UnitKind::Block) {
        toggleStage(m_comparison->units[m_unit].stage, {m_network});
    }
}

void NetworkDiagram::toggleStage(int stage, const std::vector<int>& networks) {
    DiagramFolds folds = m_options.folds;
    const bool all = std::ranges::all_of(
        networks, [&](int network) { return folds.stages[network].contains(stage); });
    for (const int network : networks) {
        if (all) {
            folds.stages[network].erase(stage);
        } else {
            folds.stages[network].insert(stage);
        }
    }
    setFolds(folds);
}

void NetworkDiagram::toggleNetwork() {
    DiagramFolds folds = m_options.folds;
    auto& stages = folds.stages[m_network];
    const bool all = std::cmp_equal(stages.size(), m_comparison->stages);
    stages.clear();
    for (int stage = 0; !all && stage < m_comparison->stages; ++stage) {
        stages.insert(stage);
    }
    setFolds(folds);
}

void NetworkDiagram::unfoldAll() {
    setFolds({});
}

// ---- Tool tips ---------------------------------------------------------------------------------

QString NetworkDiagram::toolTipOf(const PlacedUnit& placed) const {
    const auto lonely = std::ranges::count_if(placed.boxes, &PlacedBox::lonely);
    const ComparedUnit& unit = m_comparison->units[placed.unit];
    UnitCost all;
    for (int i = placed.unit; i <= placed.lastUnit; ++i) {
        if (const auto cost = costOf(*m_comparison, i, placed.network)) {
            all.parameters += cost->parameters;
            all.multAdds += cost->multAdds;
            all.output = cost->output;
        }
    }
    QString text =
        tr("%1, %2\n%3 parameters, %4 mult-adds\nOutput %5")
            .arg(m_comparison->titles[placed.network],
                 placed.isFolded() ? tr("stage %1, folded").arg(unit.stage + 1) : unitTitle(unit),
                 amountText(all.parameters), amountText(all.multAdds),
                 featureShapeText(all.output));
    if (lonely > 0) {
        text +=
            tr("\n%1 has not all of it, or not so").arg(m_comparison->titles[1 - placed.network]);
    }
    return text;
}

bool NetworkDiagram::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip || !m_comparison) {
        return QGraphicsView::viewportEvent(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    const PlacedUnit* placed = placedAt(help->pos());
    const int stage = stageAt(help->pos());
    QString text;
    if (placed != nullptr && !placed->boxes.empty()) {
        text = toolTipOf(*placed);
    } else if (stage >= 0 && stage < m_comparison->stages) {
        text = tr("A click folds or unfolds stage %1 in both networks").arg(stage + 1);
    }
    QToolTip::showText(help->globalPos(), text, viewport());
    return true;
}

}  // namespace lab
