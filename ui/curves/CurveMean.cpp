// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurveMean.h"

#include "core/verdict/RunTitles.h"
#include "ui/curves/CurveQuantity.h"

#include <algorithm>

namespace lab {

namespace {

constexpr double kMeanRaised = 1;  // pixels more
constexpr double kBandOpacity = 0.16;

}  // namespace

std::vector<CurveGroup> groupsOf(const ExperimentModel& model,
                                 const std::vector<CurveLook>& looks) {
    std::vector<CurveGroup> groups;
    const std::vector<std::string> titles = networkTitles(model.results());
    for (SeedGroup& runs : seedGroupsOf(model)) {
        if (runs.size() > 1) {
            CurveGroup group{looks[runs.front()], std::move(runs)};
            group.look.name = QString::fromStdString(titles[group.look.run]);
            groups.push_back(std::move(group));
        }
    }
    return groups;
}

std::vector<CurveGroup> shownGroups(const std::vector<CurveGroup>& groups,
                                    const CurveOptions& options) {
    std::vector<CurveGroup> shown;
    if (!options.means || options.abscissa != CurveOptions::Abscissa::Epochs) {
        return shown;
    }
    for (CurveGroup group : groups) {
        std::erase_if(group.runs, [&](int run) { return options.isHidden(run); });
        if (group.runs.size() > 1) {
            group.look.run = group.runs.front();
            shown.push_back(std::move(group));
        }
    }
    return shown;
}

std::vector<SeedMean> meansOf(const ExperimentModel& model, const SeedGroup& runs,
                              Quantity quantity) {
    const std::vector<const RunResult*> sound = soundRunsOf(model, runs);
    std::vector<SeedMean> means;
    for (int epoch = 1; epoch <= commonEpochOf(sound); ++epoch) {
        means.push_back(meanAfter(sound, epoch, readerOf(quantity)));
    }
    return means;
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

void CurveMean::fill(Band& band, Spread SeedMean::*error, const CurveLook& look, double width,
                     double opacity) {
    QVector<double> keys;
    QVector<double> means;
    QVector<double> lows;
    QVector<double> highs;
    for (const SeedMean& point : m_points) {
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
    m_points = group ? meansOf(model, group->runs, options.quantity) : std::vector<SeedMean>();
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
    fill(m_train, &SeedMean::train, group->look, kTrainWidth + more, opacity);
    fill(m_test, &SeedMean::test, group->look, kTestWidth + more, opacity);
    m_test.mean->setScatterStyle(curveMarker(group->look, opacity));
    m_test.mean->setScatterSkip(markerSkip(pixelsAnEpoch));
}

std::vector<QCPGraph*> CurveMean::shownGraphs() const {
    return m_points.empty() ? std::vector<QCPGraph*>()
                            : std::vector<QCPGraph*>{m_train.mean, m_test.mean};
}

}  // namespace lab
