// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/ExperimentModel.h"
#include "ui/parts/NetworkLook.h"
#include "ui/plots/Plotting.h"
#include "ui/theme/Theme.h"

#include <QColor>
#include <QPen>
#include <QString>

#include <vector>

namespace lab {

/// How one run looks wherever curves are drawn, and what it is called there: the colour and shape
/// that signsOf() gives (lighter for each further seed), its shortcut option as a dash. A value.
struct CurveLook {
    int run = 0;  ///< index in the model
    Family family = Family::Plain;
    QString name;  ///< one of runTitles()
    QColor colour;
    Marker marker = Marker::Circle;
    Shortcut dash = Shortcut::B;  ///< B and plain networks are solid
};

/// One for each run of the model, in its order.
std::vector<CurveLook> looksOf(const ExperimentModel& model, const Tokens& tokens);

// Wherever a run or a mean is drawn, in logical pixels.
inline constexpr double kTrainWidth = 1.25;
inline constexpr double kTestWidth = 2.75;
/// Of a run that another one is picked out before.
inline constexpr double kFadedOpacity = 0.4;

/// A line in this look, `width` logical pixels wide.
QPen curvePen(const CurveLook& look, double width, double opacity);
/// Its marker, 7 logical pixels wide, with an edge 30 % darker.
QCPScatterStyle curveMarker(const CurveLook& look, double opacity);
/// How many of its markers are left out between two, so that they can be told apart.
int markerSkip(double pixelsAnEpoch);
/// A graph on the pane's axes, which its plot owns.
QCPGraph* newGraph(QCPAxisRect& pane);
/// The colour at this opacity.
QColor faded(QColor colour, double opacity);

/// An epoch after which the learning rate is lower, and that rate.
struct RateDrop {
    double epoch = 0;
    double rate = 0;

    bool operator==(const RateDrop&) const = default;
};

/// Where the rate falls by a jump; none for smooth schedules.
std::vector<RateDrop> rateDropsOf(const ExperimentModel::Run& run);

/// "no shortcuts", "shortcut option B", "shortcuts A and C": under a family's title.
QString shortcutsOf(const ExperimentModel& model, Family family);

}  // namespace lab
