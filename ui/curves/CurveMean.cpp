// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurveMean.h"

#include "core/verdict/RunTitles.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr double kMeanTrainWidth = 1.25;
constexpr double kMeanTestWidth = 2.75;
constexpr double kMeanRaised = 1;  // pixels more
constexpr double kBandOpacity = 0.16;
constexpr double kMeanMarkerSpacing = 11;

QCPGraph* newGraph(QCPAxisRect& pane) {
    QCPGraph* graph =
        pane.parentPlot()->addGraph(pane.axis(QCPAxis::atBottom), pane.axis(QCPAxis::atLeft));
    graph->setSelectable(QCP::stNone);
    return graph;
}

std::vector<const RunResult*> countedOf(const ExperimentModel& model, const SeedGroup& runs) {
    std::vector<const RunResult*> counted;
    for (const int run : runs) {
        const RunResult& result = model.run(run).result;
        if (result.state != RunState::Failed && !result.epochs.empty()) {
            counted.push_back(&result);
        }
    }
    return counted;
}

}  // namespace

std::vector<CurveGroup> groupsOf(const ExperimentModel& model, const std::vector<CurveLook>& looks,
                                 const CurveOptions& options) {
    std::vector<CurveGroup> groups;
    if (!options.means || options.abscissa != CurveOptions::Abscissa::Epochs ||
        static_cast<int>(looks.size()) != model.runCount()) {
        return groups;
    }
    std::vector<std::string> titles;
    for (SeedGroup& runs : seedGroupsOf(model)) {
        const int first = runs.front();
        std::erase_if(runs, [&](int run) { return options.isHidden(run); });
        if (runs.size() < 2) {
            continue;
        }
        if (titles.empty()) {
            titles = networkTitles(model.results());
        }
        CurveGroup group{looks[first], std::move(runs)};
        group.look.run = group.runs.front();
        group.look.name = QString::fromStdString(titles[first]);
        groups.push_back(std::move(group));
    }
    return groups;
}

std::vector<MeanPoint> meansOf(const ExperimentModel& model, const SeedGroup& runs) {
    const std::vector<const RunResult*> counted = countedOf(model, runs);
    std::size_t epochs = counted.empty() ? 0 : SIZE_MAX;
    for (const RunResult* result : counted) {
        epochs = std::min(epochs, result->epochs.size());
    }
    std::vector<MeanPoint> points;
    for (std::size_t i = 0; i < epochs; ++i) {
        std::vector<double> train;
        std::vector<double> test;
        for (const RunResult* result : counted) {
            train.push_back(result->epochs[i].trainError);
            test.push_back(result->epochs[i].testError);
        }
        points.push_back({counted.front()->epochs[i].epoch, static_cast<int>(counted.size()),
                          spreadOf(train), spreadOf(test)});
    }
    return points;
}

CurveMean::CurveMean(QCPAxisRect& pane) : m_train(newBand(pane)), m_test(newBand(pane)) {}

// Edges of a band first: it lies below the means.
CurveMean::Band CurveMean::newBand(QCPAxisRect& pane) {
    Band band;
    band.low = newGraph(pane);
    band.high = newGraph(pane);
    band.mean = newGraph(pane);
    band.high->setChannelFillGraph(band.low);
    return band;
}

void CurveMean::fill(Band& band, Spread MeanPoint::*error, const CurveLook& look, double width,
                     double opacity) {
    QVector<double> keys;
    QVector<double> means;
    QVector<double> lows;
    QVector<double> highs;
    for (const MeanPoint& point : m_points) {
        const Spread& spread = point.*error;
        keys.append(point.epoch);
        means.append(spread.mean);
        lows.append(std::max(spread.mean - spread.deviation, 1e-3 * spread.mean));  // a logarithm
        highs.append(spread.mean + spread.deviation);
    }
    band.mean->setData(keys, means, true);
    band.low->setData(keys, lows, true);
    band.high->setData(keys, highs, true);
    band.mean->setPen(curvePen(look, width, opacity));
    band.low->setPen(Qt::NoPen);
    band.high->setPen(Qt::NoPen);
    band.high->setBrush(faded(look.colour, kBandOpacity * opacity));
}

void CurveMean::show(const ExperimentModel& model, const CurveOptions& options,
                     const std::optional<CurveGroup>& group, double pixelsAnEpoch) {
    m_points = group ? meansOf(model, group->runs) : std::vector<MeanPoint>();
    const bool isShown = !m_points.empty();
    for (const Band* band : {&m_train, &m_test}) {
        for (QCPGraph* graph : {band->mean, band->low, band->high}) {
            graph->setVisible(isShown);
        }
    }
    if (!isShown) {
        return;
    }
    const bool isOther =
        options.highlighted >= 0 && std::ranges::count(group->runs, options.highlighted) == 0;
    const bool isRaised = options.highlighted >= 0 && !isOther;
    const double opacity = isOther ? kFadedOpacity : 1;
    const double more = isRaised ? kMeanRaised : 0;
    fill(m_train, &MeanPoint::train, group->look, kMeanTrainWidth + more, opacity);
    fill(m_test, &MeanPoint::test, group->look, kMeanTestWidth + more, opacity);
    m_test.mean->setScatterStyle(curveMarker(group->look, opacity));
    const double every = kMeanMarkerSpacing / std::max(pixelsAnEpoch, 1e-3);
    m_test.mean->setScatterSkip(every <= 1 ? 0 : static_cast<int>(std::ceil(every)) - 1);
}

std::vector<QCPGraph*> CurveMean::shownGraphs() const {
    return m_points.empty() ? std::vector<QCPGraph*>()
                            : std::vector<QCPGraph*>{m_train.mean, m_test.mean};
}

}  // namespace lab
