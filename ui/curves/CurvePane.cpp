// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurvePane.h"

#include "ui/base/Language.h"
#include "ui/curves/CurveQuantity.h"
#include "ui/curves/CurveTickers.h"

#include <algorithm>

namespace lab {

namespace {

constexpr double kCurvePaneNear = 7;  // pixels from a curve that count as on it
constexpr int kBetweenTicksAcross = 70;
constexpr int kBetweenTicksUp = 50;

QCPAxisRect& newRect(QCustomPlot& plot) {
    auto* rect = new QCPAxisRect(&plot);
    rect->setAutoMargins(QCP::msNone);
    rect->setLayer(QStringLiteral("background"));
    for (QCPAxis* axis : rect->axes()) {
        axis->setLayer(QStringLiteral("axes"));
        axis->grid()->setLayer(QStringLiteral("grid"));
    }
    plot.plotLayout()->addElement(0, plot.plotLayout()->columnCount(), rect);
    return *rect;
}

std::vector<std::unique_ptr<CurveRun>> newRuns(const std::vector<CurveLook>& looks,
                                               QCPAxisRect& rect) {
    std::vector<std::unique_ptr<CurveRun>> runs;
    for (const CurveLook& look : looks) {
        runs.push_back(std::make_unique<CurveRun>(look, rect));
    }
    return runs;
}

}  // namespace

std::optional<PublishedError> publishedErrorOf(const ExperimentModel& model,
                                               const CurveOptions& options, int run) {
    if (options.reference == CurveOptions::Reference::None || options.quantity != Quantity::Error ||
        options.isHidden(run)) {
        return {};
    }
    return publishedErrorOf(model.run(run).result.info.spec);
}

CurvePane::CurvePane(QCustomPlot& plot, const Tokens& tokens, const Plan& plan)
    : m_rect(newRect(plot)),
      m_tokens(tokens),
      m_runs(newRuns(plan.looks, m_rect)),
      m_rates(*new RateLines(m_rect, tokens)),
      m_references(*new ReferenceLines(m_rect, tokens)),
      m_live(*new LiveEnds(m_rect, tokens)),
      m_head(*new PaneHead(m_rect, tokens)),
      m_ends(*new EndLabels(m_rect, tokens)),
      m_legend(*new CurveLegend(m_rect, tokens)),
      m_cursor(*new ReadoutCursor(m_rect, tokens)) {
    m_head.setTitle(plan.title, plan.detail);
}

void CurvePane::styleAxes(Place place, const CurveOptions& options) {
    const bool logarithmic = options.scale == Scale::Logarithmic;
    const bool first = place == Place::First;
    m_rect.setBackground(QBrush(m_tokens.plot));
    QCPAxis& across = *m_rect.axis(QCPAxis::atBottom);
    QCPAxis& up = *m_rect.axis(QCPAxis::atLeft);
    styleAxis(across);
    across.setTicker(QSharedPointer<EpochTicker>::create());
    across.setLabel(say("Epoch"));
    across.grid()->setVisible(false);
    styleAxis(up);
    up.setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    up.setTicker(logarithmic ? QSharedPointer<LogarithmicTicker>::create()
                             : QSharedPointer<QCPAxisTicker>::create());
    up.setTickLength(0, 0);
    up.setSubTicks(false);
    up.setTickLabels(first);
    up.setTickLabelPadding(7);
    up.setLabel(first ? axisTitle(options.quantity) : QString());
}

void CurvePane::styleAxis(QCPAxis& axis) const {
    axis.setBasePen(QPen(m_tokens.control, 1));
    axis.setTickPen(QPen(m_tokens.control, 1));
    axis.setSubTickPen(QPen(m_tokens.control, 1));
    axis.setTickLength(0, 4);
    axis.setSubTickLength(0, 3);
    axis.setTickLabelFont(textFont(kSmallSize));
    axis.setLabelFont(textFont(kSmallSize));
    axis.setTickLabelColor(m_tokens.muted);
    axis.setLabelColor(m_tokens.muted);
    axis.setLabelPadding(3);
    axis.setNumberFormat(QStringLiteral("g"));
    axis.grid()->setPen(QPen(m_tokens.grid, 1));
    axis.grid()->setZeroLinePen(Qt::NoPen);
}

void CurvePane::setView(const CurveView& view) {
    m_rect.axis(QCPAxis::atBottom)->setRange(view.epochs);
    m_rect.axis(QCPAxis::atLeft)->setRange(view.errors);
}

bool CurvePane::fitTicks() {
    QCPAxisTicker& across = *m_rect.axis(QCPAxis::atBottom)->ticker();
    QCPAxisTicker& up = *m_rect.axis(QCPAxis::atLeft)->ticker();
    const int before = across.tickCount() * 100 + up.tickCount();
    across.setTickCount(std::clamp(m_rect.width() / kBetweenTicksAcross, 2, 10));
    up.setTickCount(std::clamp(m_rect.height() / kBetweenTicksUp, 2, 10));
    return across.tickCount() * 100 + up.tickCount() != before;
}

void CurvePane::fill(const ExperimentModel& model, const CurveOptions& options) {
    const QCPAxis& across = *m_rect.axis(QCPAxis::atBottom);
    for (const auto& run : m_runs) {
        run->restyle(options);
        run->thinMarkers(m_rect.width() / across.range().size());
    }
    for (std::size_t i = 0; i < m_means.size(); ++i) {
        m_means[i].show(model, options,
                        i < m_groups.size() ? std::optional(m_groups[i]) : std::nullopt,
                        m_rect.width() / across.range().size());
    }
    fillRates(model, options);
    fillLegend(options);
    fillEnds(model, options);
    fillReferences(model, options);
}

void CurvePane::fillRates(const ExperimentModel& model, const CurveOptions& options) {
    m_marks = {};
    bool first = true;
    for (const auto& run : m_runs) {
        if (options.isHidden(run->look().run)) {
            continue;
        }
        const std::vector<RateDrop> drops = rateDropsOf(model.run(run->look().run));
        m_marks.labelled = m_marks.labelled && (first || drops == m_marks.drops);
        for (const RateDrop& drop : drops) {
            if (std::ranges::find(m_marks.drops, drop) == m_marks.drops.end()) {
                m_marks.drops.push_back(drop);
            }
        }
        m_marks.reached = std::max(m_marks.reached, run->reachedEpoch());
        first = false;
    }
    m_rates.setMarks(m_marks);
    m_head.setMarks(m_marks);
}

// The group that a run stands behind; nothing where it stands for itself.
const CurveGroup* CurvePane::groupOf(int run) const {
    const auto group = std::ranges::find_if(
        m_groups, [run](const CurveGroup& one) { return std::ranges::count(one.runs, run) > 0; });
    return group == m_groups.end() ? nullptr : &*group;
}

void CurvePane::setGroups(const std::vector<CurveGroup>& groups) {
    m_groups.clear();
    for (const CurveGroup& group : groups) {
        const bool isOurs = std::ranges::any_of(
            m_runs, [&](const auto& run) { return run->look().run == group.look.run; });
        if (isOurs) {
            m_groups.push_back(group);
        }
    }
    while (m_means.size() < m_groups.size()) {
        m_means.emplace_back(m_rect);
    }
}

void CurvePane::fillLegend(const CurveOptions& options) {
    std::vector<CurveLegend::Row> rows;
    for (const auto& run : m_runs) {
        const CurveLook& look = run->look();
        const CurveGroup* group = groupOf(look.run);
        const bool isTold = group != nullptr && group->look.run != look.run;  // by its mean
        if (!options.isHidden(look.run) && !isTold) {
            rows.push_back({group == nullptr ? look : group->look, isFaded(options, look.run)});
        }
    }
    m_legend.setColumns(isOfBoth(options.quantity) ? CurveLegend::Columns::Both
                                                   : CurveLegend::Columns::One);
    m_legend.setRows(std::move(rows), options.smoothing > 0
                                          ? say("averaged, measured figures faint")
                                      : m_groups.empty() ? QString()
                                                         : say("means and deviations over seeds"));
}

// Another one is picked out, and none of its seeds.
bool CurvePane::isFaded(const CurveOptions& options, int run) const {
    const CurveGroup* group = groupOf(run);
    return options.isFaded(run) &&
           (group == nullptr || std::ranges::count(group->runs, options.highlighted) == 0);
}

void CurvePane::fillEnds(const ExperimentModel& model, const CurveOptions& options) {
    std::vector<EndLabels::Label> labels;
    std::vector<LiveEnds::End> ends;
    for (const CurveGroup& group : m_groups) {
        const SeedMean last = lastMeanOf(model, group.runs, readerOf(options.quantity));
        if (last.epoch > 0) {
            labels.push_back({group.look, last.train.mean, last.test.mean,
                              isFaded(options, group.look.run),
                              last.seeds > 1 ? std::optional(last.test.deviation) : std::nullopt});
        }
    }
    for (const auto& run : m_runs) {
        const CurveLook& look = run->look();
        if (options.isHidden(look.run)) {
            continue;
        }
        const RunResult& result = model.run(look.run).result;
        const std::vector<EpochRecord>& epochs = result.epochs;
        const bool isOther = isFaded(options, look.run);
        const EpochFigures figures =
            epochs.empty() ? EpochFigures() : figuresOf(options.quantity, result, epochs.back());
        if (!epochs.empty() && groupOf(look.run) == nullptr) {
            labels.push_back({look, figures.training, figures.test, isOther});
        }
        const bool byEpoch = options.abscissa == CurveOptions::Abscissa::Epochs;
        if (const auto now = run->live(); now && byEpoch) {
            const QPointF last =
                epochs.empty() ? *now : QPointF(epochs.back().epoch, figures.training);
            ends.push_back({look, last, *now, run->isTraining(), isOther ? kFadedOpacity : 1});
        }
    }
    m_ends.setQuantity(options.quantity);
    m_ends.setLabels(std::move(labels));
    m_live.setEnds(std::move(ends));
}

double CurvePane::endsColumn(const ExperimentModel& model, const CurveOptions& options,
                             double height) {
    fillEnds(model, options);
    m_ends.setSide(EndLabels::Side::Beside);
    return m_ends.columnWidth(height);
}

void CurvePane::fillReferences(const ExperimentModel& model, const CurveOptions& options) {
    std::vector<ReferenceLines::Line> lines;
    for (const auto& run : m_runs) {
        const auto error = publishedErrorOf(model, options, run->look().run);
        const bool isNew =
            error && std::ranges::find(lines, *error, &ReferenceLines::Line::error) == lines.end();
        if (isNew) {
            lines.push_back({run->look(), *error});
        }
    }
    m_references.setLines(std::move(lines));
}

void CurvePane::place(CurveLegend::Density density) {
    CurveOutline outline(m_rect.rect());
    for (const auto& run : m_runs) {
        for (const QCPGraph* graph : run->shownGraphs()) {
            outline.add(*graph);
        }
    }
    for (const CurveMean& mean : m_means) {
        for (const QCPGraph* graph : mean.shownGraphs()) {
            outline.add(*graph);
        }
    }
    m_legend.place(outline, density);
    m_references.place(outline);
    for (const ReferenceLines::Line& line : m_references.lines()) {
        outline.addRow(m_rect.axis(QCPAxis::atLeft)->coordToPixel(line.error.test));
    }
    m_ends.place(outline, m_legend.box());
}

void CurvePane::setReadout(const std::optional<Readout>& readout) {
    std::optional<Readout> part = readout;
    if (part) {
        std::erase_if(part->rows, [&](const Readout::Row& row) {
            return std::ranges::none_of(
                m_runs, [&](const auto& run) { return run->look().run == row.look.run; });
        });
    }
    m_cursor.setReadout(part);
    m_cursor.setObstacle(m_legend.box());
}

int CurvePane::runAt(const QPointF& pixel) const {
    if (const int run = m_legend.runAt(pixel); run >= 0) {
        return run;
    }
    double least = kCurvePaneNear;
    int nearest = -1;
    for (const auto& run : m_runs) {
        if (const double distance = run->distanceTo(pixel); distance <= least) {
            least = distance;
            nearest = run->look().run;
        }
    }
    return nearest;
}

}  // namespace lab
