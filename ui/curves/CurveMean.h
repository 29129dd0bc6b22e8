// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/CurveLook.h"
#include "ui/curves/CurveOptions.h"
#include "ui/experiments/SeedGroups.h"

#include <optional>
#include <vector>

namespace lab {

/// The seeds of one network that are drawn as one, two or more.
struct CurveGroup {
    CurveLook look;  ///< of its first run, without the seed in its name
    SeedGroup runs;
};

/// The networks with several seeds; they change with the model's reset() and the looks. Pure.
std::vector<CurveGroup> groupsOf(const ExperimentModel& model, const std::vector<CurveLook>& looks);

/// Those whose means are drawn, hidden runs left out: none by step, or where the options show
/// single runs. Pure.
std::vector<CurveGroup> shownGroups(const std::vector<CurveGroup>& groups,
                                    const CurveOptions& options);

/// After each epoch that its sound runs have. Pure.
std::vector<SeedMean> meansOf(const ExperimentModel& model, const SeedGroup& runs,
                              CurveOptions::Quantity quantity = CurveOptions::Quantity::Error);

/// The mean curves of a group in one pane: training thin, test bold with markers, and a band of one
/// sample deviation around each. The graphs belong to the plot. GUI thread.
class CurveMean {
public:
    explicit CurveMean(QCPAxisRect& pane);

    /// Draws the group; nothing draws nothing.
    void show(const ExperimentModel& model, const CurveOptions& options,
              const std::optional<CurveGroup>& group, double pixelsAnEpoch);
    const std::vector<SeedMean>& points() const { return m_points; }
    /// Of the two means.
    std::vector<QCPGraph*> shownGraphs() const;

private:
    struct Band {
        QCPGraph* mean = nullptr;
        QCPGraph* low = nullptr;
        QCPGraph* high = nullptr;
    };
    static Band newBand(QCPAxisRect& pane);
    void fill(Band& band, Spread SeedMean::*error, const CurveLook& look, double width,
              double opacity);

    Band m_train;
    Band m_test;
    std::vector<SeedMean> m_points;
};

}  // namespace lab
