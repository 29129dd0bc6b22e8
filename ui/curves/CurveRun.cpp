// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurveRun.h"

#include "ui/curves/CurveQuantity.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr double kBatchWidth = 1;
constexpr double kRaised = 1;       // pixels more
constexpr double kBehindWidth = 1;  // of a run behind its mean
constexpr double kBehindRaised = 1.75;
constexpr double kBehindOpacity = 0.35;
constexpr double kFaded = 0.4;
constexpr double kUnderSmooth = 0.35;  // raw figures below their average
constexpr double kBatchOpacity = 0.3;
constexpr double kFinerAverage = 10;  // of batches: a tenth of an epoch counts as an epoch does
constexpr int kFewPoints = 2000;
constexpr double kReach = 12;  // pixels left and right of the pointer that are looked at
constexpr int kMostLookedAt = 64;

bool same(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

bool same(const EpochRecord& a, const EpochRecord& b) {
    return a.epoch == b.epoch && same(a.trainError, b.trainError) && same(a.testError, b.testError);
}

bool same(const StepRecord& a, const StepRecord& b) {
    return a.step == b.step && same(a.error, b.error);
}

double distanceToGraph(const QCPGraph& graph, const QPointF& pixel) {
    const auto data = graph.data();
    const QCPAxis& across = *graph.keyAxis();
    const auto begin = data->findBegin(across.pixelToCoord(pixel.x() - kReach));
    const auto end = data->findEnd(across.pixelToCoord(pixel.x() + kReach));
    const auto stride = std::max<std::ptrdiff_t>(1, std::distance(begin, end) / kMostLookedAt);
    double nearest = std::numeric_limits<double>::infinity();
    QPointF before;
    for (auto at = begin; at < end; at += std::min<std::ptrdiff_t>(stride, end - at)) {
        const QPointF point = graph.coordsToPixels(at->key, at->value);
        const QPointF from = at == begin ? point : before;
        nearest = std::min(nearest, std::sqrt(QCPVector2D(pixel).distanceSquaredToLine(
                                        QCPVector2D(from), QCPVector2D(point))));
        before = point;
    }
    return nearest;
}

}  // namespace

double MovingAverage::next(double value) {
    if (!std::isfinite(value)) {
        return value;
    }
    m_sum = m_share * m_sum + (1 - m_share) * value;
    m_weight = m_share * m_weight + (1 - m_share);
    return m_sum / m_weight;
}

CurveRun::CurveRun(const CurveLook& look, QCPAxisRect& pane) : m_look(look) {
    for (Line* line : {&m_batches, &m_train, &m_test}) {
        line->raw = newGraph(pane);
    }
    for (Line* line : {&m_batches, &m_train, &m_test}) {
        line->smooth = newGraph(pane);
    }
}

bool CurveRun::agreesWith(const ExperimentModel::Run& run) const {
    const auto epochs = static_cast<std::size_t>(m_train.raw->dataCount());
    const auto steps = static_cast<std::size_t>(m_batches.raw->dataCount());
    return run.stepsPerEpoch == m_stepsPerEpoch && run.result.epochs.size() >= epochs &&
           run.steps.size() >= steps &&
           (epochs == 0 || same(run.result.epochs[epochs - 1], m_lastEpoch)) &&
           (steps == 0 || same(run.steps[steps - 1], m_lastStep));
}

void CurveRun::clear() {
    for (Line* line : {&m_batches, &m_train, &m_test}) {
        line->raw->data()->clear();
        line->smooth->data()->clear();
        line->average = MovingAverage(shareOf(*line));
    }
    m_epochExtent = m_stepExtent = {};
    m_liveSum = 0;
    m_liveCount = 0;
}

std::int64_t CurveRun::grow(const ExperimentModel::Run& run) {
    if (!agreesWith(run)) {
        m_stepsPerEpoch = run.stepsPerEpoch;
        clear();
    }
    m_training = run.result.state == RunState::Training;
    const auto points = [this] { return m_train.raw->dataCount() + m_batches.raw->dataCount(); };
    const int before = points();
    appendEpochs(run.result);
    appendSteps(run);
    return points() - before;
}

void CurveRun::appendEpochs(const RunResult& run) {
    const std::vector<EpochRecord>& epochs = run.epochs;
    QVector<double> keys;
    QVector<double> train;
    QVector<double> test;
    for (auto i = static_cast<std::size_t>(m_train.raw->dataCount()); i < epochs.size(); ++i) {
        keys.append(epochs[i].epoch);
        const EpochFigures figures = figuresOf(m_quantity, run, epochs[i]);
        train.append(figures.training);
        test.append(figures.test);
        m_epochExtent.take(figures.training);
        m_epochExtent.take(figures.test);
        m_lastEpoch = epochs[i];
        m_liveSum = 0;
        m_liveCount = -1;  // count again
    }
    append(m_train, keys, train);
    append(m_test, keys, test);
}

void CurveRun::appendSteps(const ExperimentModel::Run& run) {
    const std::vector<StepRecord>& steps = run.steps;
    const auto from = static_cast<std::size_t>(m_batches.raw->dataCount());
    QVector<double> keys;
    QVector<double> figures;
    for (std::size_t i = from; i < steps.size(); ++i) {
        keys.append(static_cast<double>(steps[i].step) / static_cast<double>(m_stepsPerEpoch));
        figures.append(figureOf(m_quantity, run, steps[i]));
        m_stepExtent.take(figures.back());
        m_lastStep = steps[i];
    }
    append(m_batches, keys, figures);
    averageLive(run, from);
}

void CurveRun::averageLive(const ExperimentModel::Run& run, std::size_t from) {
    const std::vector<StepRecord>& steps = run.steps;
    const std::int64_t done =
        m_train.raw->dataCount() == 0 ? 0 : m_lastEpoch.epoch * m_stepsPerEpoch;
    if (m_liveCount < 0) {
        m_liveCount = 0;
        from = steps.size();
        while (from > 0 && steps[from - 1].step > done) {
            --from;
        }
    }
    for (std::size_t i = from; i < steps.size(); ++i) {
        const double figure = figureOf(m_quantity, run, steps[i]);
        if (steps[i].step > done && isOfBoth(m_quantity) && std::isfinite(figure)) {
            m_liveSum += figure;
            ++m_liveCount;
        }
    }
}

void CurveRun::append(Line& line, const QVector<double>& keys, const QVector<double>& values) {
    if (keys.isEmpty()) {
        return;
    }
    line.raw->addData(keys, values, true);
    if (m_smoothing > 0) {
        QVector<double> averages;
        averages.reserve(values.size());
        for (const double value : values) {
            averages.append(line.average.next(value));
        }
        line.smooth->addData(keys, averages, true);
    }
}

double CurveRun::shareOf(const Line& line) const {
    const double perEpoch = std::max(kFinerAverage, static_cast<double>(m_stepsPerEpoch));
    return &line == &m_batches ? std::pow(m_smoothing, kFinerAverage / perEpoch) : m_smoothing;
}

void CurveRun::setSmoothing(double share) {
    m_smoothing = share;
    for (Line* line : {&m_batches, &m_train, &m_test}) {
        line->average = MovingAverage(shareOf(*line));
        QVector<double> keys;
        QVector<double> averages;
        if (share > 0) {
            for (const QCPGraphData& point : *line->raw->data()) {
                keys.append(point.key);
                averages.append(line->average.next(point.value));
            }
        }
        line->smooth->setData(keys, averages, true);
    }
}

void CurveRun::setQuantity(Quantity quantity) {
    m_quantity = quantity;
    clear();
}

void CurveRun::restyle(const CurveOptions& options) {
    const bool steps = options.abscissa == CurveOptions::Abscissa::Steps;
    m_shown = !options.isHidden(m_look.run);
    const bool behind = options.isBehind(m_look.run);
    restyleLine(m_batches, kTrainWidth, options, m_shown && steps);
    restyleLine(m_train, kTrainWidth, options, m_shown && !steps && !behind);
    restyleLine(m_test, kTestWidth, options, m_shown);
    setMarkers(options.isFaded(m_look.run) ? kFaded : 1);
    if (behind) {  // its mean is what is looked at
        const bool isRaised = options.isRaised(m_look.run);
        m_test.raw->setPen(curvePen(m_look, isRaised ? kBehindRaised : kBehindWidth,
                                    isRaised ? 1 : kBehindOpacity));
        m_test.raw->setScatterStyle(QCPScatterStyle::ssNone);
        m_test.smooth->setVisible(false);
    }
}

void CurveRun::restyleLine(Line& line, double width, const CurveOptions& options, bool visible) {
    const bool batches = &line == &m_batches;
    const bool bySteps = options.abscissa == CurveOptions::Abscissa::Steps;
    const bool smooth = m_smoothing > 0 && batches == bySteps;
    const double opacity = options.isFaded(m_look.run) ? kFaded : 1;
    const double raised = options.isRaised(m_look.run) ? kRaised : 0;
    const double under = (smooth ? kUnderSmooth : 1) * (batches ? kBatchOpacity : 1);
    const bool few = line.raw->dataCount() <= kFewPoints;

    CurveLook look = m_look;
    if (batches) {
        look.dash = Shortcut::B;  // a dash is lost in noise, and slow
    }
    double rawWidth = width + raised;
    if (batches) {
        rawWidth = kBatchWidth;
    } else if (smooth) {
        rawWidth = kTrainWidth;
    }
    line.raw->setPen(curvePen(look, rawWidth, opacity * under));
    line.raw->setAntialiased(few && !batches);
    line.raw->setVisible(visible);
    line.smooth->setPen(curvePen(m_look, width + raised, opacity));
    line.smooth->setAntialiased(few);
    line.smooth->setVisible(visible && smooth);
}

void CurveRun::setMarkers(double opacity) {
    m_test.raw->setScatterStyle(curveMarker(m_look, opacity));
}

void CurveRun::thinMarkers(double pixelsAnEpoch) {
    m_test.raw->setScatterSkip(markerSkip(pixelsAnEpoch));
}

std::optional<QPointF> CurveRun::live() const {
    if (m_liveCount <= 0) {
        return {};
    }
    return QPointF(static_cast<double>(m_lastStep.step) / static_cast<double>(m_stepsPerEpoch),
                   m_liveSum / static_cast<double>(m_liveCount));
}

double CurveRun::reachedEpoch() const {
    const double byEpochs = m_train.raw->dataCount() > 0 ? m_lastEpoch.epoch : 0;
    return m_liveCount > 0 ? std::max(byEpochs, live()->x()) : byEpochs;
}

CurveExtent CurveRun::extent(CurveOptions::Abscissa abscissa) const {
    CurveExtent extent = m_epochExtent;
    if (abscissa == CurveOptions::Abscissa::Steps) {
        extent.take(m_stepExtent);
    } else if (const auto point = live()) {
        extent.take(point->y());
    }
    return extent;
}

double CurveRun::distanceTo(const QPointF& pixel) const {
    double nearest = std::numeric_limits<double>::infinity();
    for (const QCPGraph* graph : shownGraphs()) {
        nearest = std::min(nearest, distanceToGraph(*graph, pixel));
    }
    return nearest;
}

std::vector<QCPGraph*> CurveRun::shownGraphs() const {
    std::vector<QCPGraph*> graphs;
    for (const Line* line : {&m_batches, &m_train, &m_test}) {
        for (QCPGraph* graph : {line->raw, line->smooth}) {
            if (graph->visible() && graph->dataCount() > 0) {
                graphs.push_back(graph);
            }
        }
    }
    return graphs;
}

}  // namespace lab
