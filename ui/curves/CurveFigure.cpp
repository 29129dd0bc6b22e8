// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurveFigure.h"

#include "ui/base/Language.h"

#include <QLocale>

#include <algorithm>
#include <set>

namespace lab {

namespace {

// Around the panes, in logical pixels.
constexpr int kCurveFigureLeft = 56;
constexpr int kCurveFigureTop = 35;
constexpr int kRight = 16;
constexpr int kBottom = 44;
constexpr int kCurveFigureBetween = 12;  // at either side
constexpr int kLeastInside = 200;        // of a pane next to a column of end labels

constexpr int kEpochsWhenEmpty = 10;

QString titleOf(std::optional<Family> family) {
    if (!family) {
        return say("Plain and residual");
    }
    return *family == Family::Plain ? say("Plain") : say("Residual");
}

}  // namespace

CurveFigure::CurveFigure(const ExperimentModel& model, const Tokens& tokens, QWidget* parent)
    : QCustomPlot(parent), m_model(model), m_tokens(tokens) {
    setObjectName(QStringLiteral("curveFigure"));
    setLocale(QLocale::c());
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
    setPlottingHints(QCP::phCacheLabels | QCP::phFastPolylines);
    setAutoAddPlottableToLegend(false);
    addLayer(QStringLiteral("surroundings"), layer(QStringLiteral("main")));
    plotLayout()->setColumnSpacing(0);
    rebuild();
}

CurveFigure::~CurveFigure() = default;

void CurveFigure::rebuild() {
    m_readout.reset();
    m_runs.clear();
    m_panes.clear();
    clearItems();
    clearPlottables();
    plotLayout()->clear();

    m_looks = looksOf(m_model, m_tokens);
    m_allGroups = groupsOf(m_model, m_looks);
    addPanes();
    m_footNote = new FootNote(m_panes.front()->rect(), m_tokens);
    m_surroundings = new Surroundings(m_panes.front()->rect(), m_tokens);
    m_surroundings->setVisible(false);
    for (int run = 0; run < static_cast<int>(m_runs.size()); ++run) {
        m_runs[run]->setSmoothing(m_options.smoothing);
        m_runs[run]->setQuantity(m_options.quantity);
        grow(run);
    }
    refreshGroups();
    styleAxes();
    setView(wholeView());
}

// Which runs stand behind a mean, as options and model have it now.
void CurveFigure::refreshGroups() {
    m_groups = shownGroups(m_allGroups, m_options);
    m_options.behind.clear();
    for (const CurveGroup& group : m_groups) {
        m_options.behind.insert(group.runs.begin(), group.runs.end());
    }
    for (const auto& pane : m_panes) {
        pane->setGroups(m_groups);
    }
}

void CurveFigure::addPanes() {
    std::set<Family> families;
    for (const CurveLook& look : m_looks) {
        families.insert(look.family);
    }
    if (families.empty()) {
        families = {Family::Plain, Family::Residual};
    }
    m_runs.resize(m_looks.size());
    if (m_options.arrangement == CurveOptions::Arrangement::Overlaid && families.size() > 1) {
        addPane({});
        return;
    }
    for (const Family family : families) {
        addPane(family);
    }
}

void CurveFigure::addPane(std::optional<Family> family) {
    CurvePane::Plan plan{
        titleOf(family), shortcutsOf(m_model, family.value_or(Family::Residual)), {}};
    std::ranges::copy_if(m_looks, std::back_inserter(plan.looks),
                         [&](const CurveLook& look) { return !family || look.family == *family; });
    m_panes.push_back(std::make_unique<CurvePane>(*this, m_tokens, plan));
    for (const auto& run : m_panes.back()->runs()) {
        m_runs[run->look().run] = run.get();
    }
}

std::int64_t CurveFigure::grow(int run) {
    return m_runs.at(run)->grow(m_model.run(run));
}

void CurveFigure::setOptions(const CurveOptions& options) {
    const bool otherPanes = options.arrangement != m_options.arrangement;
    const bool otherScale = options.scale != m_options.scale;
    const bool otherSmoothing = options.smoothing != m_options.smoothing;
    const bool otherQuantity = options.quantity != m_options.quantity;
    m_options = options;
    if (otherPanes || otherQuantity) {
        const CurveView view = m_view;
        rebuild();
        m_view = {view.epochs, otherQuantity ? m_view.errors : view.errors, view.scale};
    } else if (otherSmoothing) {
        for (CurveRun* run : m_runs) {
            run->setSmoothing(options.smoothing);
        }
    }
    refreshGroups();
    if (otherScale) {
        m_view = {m_view.epochs, wholeView().errors, options.scale};
        styleAxes();
    }
    applyView();
}

void CurveFigure::setTokens(const Tokens& tokens) {
    m_tokens = tokens;
    m_looks = looksOf(m_model, m_tokens);
    m_allGroups = groupsOf(m_model, m_looks);
    for (CurveRun* run : m_runs) {
        run->setLook(m_looks[run->look().run]);
    }
    refreshGroups();
    styleAxes();
}

void CurveFigure::setEdges(Edges edges) {
    m_surroundings->setVisible(edges == Edges::PaintedOver);
}

CurveView CurveFigure::wholeView() const {
    CurveExtent extent;
    int epochs = m_looks.empty() ? kEpochsWhenEmpty : 1;
    for (const CurveRun* run : m_runs) {
        const int index = run->look().run;
        if (m_options.isHidden(index)) {
            continue;
        }
        extent.take(run->extent(m_options.abscissa));
        epochs = std::max({epochs, m_model.run(index).result.info.spec.recipe.epochs,
                           static_cast<int>(run->reachedEpoch())});
        if (const auto error = publishedErrorOf(m_model, m_options, index)) {
            extent.take(error->test);
            extent.take(error->training.value_or(error->test));
        }
    }
    return lab::wholeView(epochs, extent, m_options.scale);
}

void CurveFigure::setView(const CurveView& view) {
    m_view = view;
    applyView();
}

void CurveFigure::applyView() {
    for (const auto& pane : m_panes) {
        pane->setView(m_view);
    }
}

void CurveFigure::styleAxes() {
    setBackground(QBrush(m_tokens.panel));
    for (const auto& pane : m_panes) {
        pane->styleAxes(
            pane == m_panes.front() ? CurvePane::Place::First : CurvePane::Place::Further,
            m_options);
    }
    applyView();
}

void CurveFigure::updateLayout() {
    const QString words = note();
    m_footNote->setText(words);
    setMargins(kBottom +
               FootNote::heightFor(words, viewport().width() - kCurveFigureLeft - kRight));
    QCustomPlot::updateLayout();
    bool otherTicks = false;
    for (const auto& pane : m_panes) {
        otherTicks = pane->fitTicks() || otherTicks;
    }
    if (otherTicks) {  // the axes have chosen theirs by the old numbers
        QCustomPlot::updateLayout();
    }
    auto density = CurveLegend::Density::Roomy;  // one for all
    for (const auto& pane : m_panes) {
        pane->fill(m_model, m_options);
        density = std::max(density, pane->legend().wantedDensity());
    }
    for (const auto& pane : m_panes) {
        pane->place(density);
    }
    setCursorAt(m_readout ? std::optional(m_readout->epoch) : std::nullopt);
}

// The columns of the panes' end labels; all 0 where the panes would become too narrow with them.
std::vector<int> CurveFigure::endColumns(int foot) {
    std::vector<int> columns;
    int around = kCurveFigureLeft + kRight + (paneCount() - 1) * 2 * kCurveFigureBetween;
    bool all = true;
    for (const auto& pane : m_panes) {
        const double height = viewport().height() - kCurveFigureTop - foot;
        const double width = pane->endsColumn(m_model, m_options, height);
        all = all && (width > 0 || pane->endLabels().labels().empty());
        columns.push_back(static_cast<int>(std::ceil(width)));
        around += columns.back();
    }
    const bool fits = all && viewport().width() - around >= kLeastInside * paneCount();
    for (int i = 0; i < paneCount(); ++i) {
        columns[i] = fits ? columns[i] : 0;
        m_panes[i]->setEndsSide(columns[i] > 0 ? EndLabels::Side::Beside : EndLabels::Side::Within);
    }
    return columns;
}

// Panes of one inner width, although the first has the axis's labels next to it.
void CurveFigure::setMargins(int foot) {
    const int count = paneCount();
    const std::vector<int> columns = endColumns(foot);
    int around = 0;
    for (int i = 0; i < count; ++i) {
        const QMargins margins(i == 0 ? kCurveFigureLeft : kCurveFigureBetween, kCurveFigureTop,
                               (i == count - 1 ? kRight : kCurveFigureBetween) + columns[i], foot);
        m_panes[i]->rect().setMargins(margins);
        around += margins.left() + margins.right();
    }
    const double inside = std::max(1.0, static_cast<double>(viewport().width() - around) / count);
    for (int i = 0; i < count; ++i) {
        const QMargins margins = m_panes[i]->rect().margins();
        plotLayout()->setColumnStretchFactor(i, inside + margins.left() + margins.right());
    }
}

// The window may have gone to another screen, or a page is rendered at another scale.
void CurveFigure::paintEvent(QPaintEvent* event) {
    const double ratio = QPainter(this).device()->devicePixelRatioF();
    if (!qFuzzyCompare(ratio, bufferDevicePixelRatio())) {
        setBufferDevicePixelRatio(ratio);
        replot(rpQueuedRefresh);
    }
    QCustomPlot::paintEvent(event);
}

void CurveFigure::setCursorAt(std::optional<double> epoch) {
    m_readout = epoch ? readoutAt(m_model, m_looks, m_groups, m_options, *epoch) : std::nullopt;
    for (const auto& pane : m_panes) {
        pane->setReadout(m_readout);
    }
}

void CurveFigure::replotCursor() {
    layer(QStringLiteral("overlay"))->replot();
}

int CurveFigure::runAt(const QPointF& pixel) const {
    for (const auto& pane : m_panes) {
        if (pane->rect().rect().contains(pixel.toPoint())) {
            return pane->runAt(pixel);
        }
    }
    return -1;
}

const QCPAxisRect* CurveFigure::paneAt(const QPointF& pixel) const {
    for (const auto& pane : m_panes) {
        if (pane->rect().outerRect().contains(pixel.toPoint())) {
            return &pane->rect();
        }
    }
    return nullptr;
}

// What must not be overlooked, also in an exported figure.
QString CurveFigure::note() const {
    const QString& differs = m_model.dataDifference();
    if (m_options.reference == CurveOptions::Reference::None || m_looks.empty()) {
        return differs;
    }
    std::vector<PublishedError> errors;
    for (const CurveLook& look : m_looks) {
        if (auto error = publishedErrorOf(m_model, m_options, look.run)) {
            errors.push_back(std::move(*error));
        }
    }
    return (differs + ' ' +
            referenceNote(errors, QString::fromStdString(m_model.run(0).result.info.dataset)))
        .trimmed();
}

}  // namespace lab
