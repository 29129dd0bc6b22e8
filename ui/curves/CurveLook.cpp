// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurveLook.h"

#include "core/verdict/RunTitles.h"
#include "ui/base/Language.h"
#include "ui/parts/RunSigns.h"
#include "ui/plots/PlotLook.h"
#include "ui/theme/Tokens.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace lab {

namespace {

constexpr double kLighterBySeed = 0.3;
constexpr double kLightest = 0.6;
constexpr double kCurveLookMarker = 7;
constexpr int kDarkerEdge = 143;  // 1 / 1.43 = 70 % of its value

const RunSpec& specOf(const ExperimentModel& model, int run) {
    return model.run(run).result.info.spec;
}

// Lighter than its network's own colour, on a light ground and on a dark one.
QColor lighter(const QColor& colour, int times, const Tokens& tokens) {
    if (times <= 0) {
        return colour;
    }
    const double share = std::min(kLightest, kLighterBySeed * times);
    return mixed(colour, tokens.dark ? tokens.text : tokens.plot, share);
}

QVector<qreal> dashOf(Shortcut dash, double width) {
    switch (dash) {
        case Shortcut::A:
            return {6 / width, 3 / width};
        case Shortcut::C:
            return {7 / width, 2.5 / width, 1.5 / width, 2.5 / width};
        case Shortcut::B:
            break;
    }
    return {};
}

}  // namespace

std::vector<CurveLook> looksOf(const ExperimentModel& model, const Tokens& tokens) {
    const std::vector<std::string> names = runTitles(model.results());
    std::vector<RunSpec> specs;
    for (int i = 0; i < model.runCount(); ++i) {
        specs.push_back(specOf(model, i));
    }
    const std::vector<RunSign> signs = signsOf(specs);
    std::vector<CurveLook> looks;
    for (int i = 0; i < model.runCount(); ++i) {
        const NetworkSpec& network = specs[i].network;
        CurveLook look;
        look.run = i;
        look.family = network.family;
        look.name = QString::fromStdString(names[i]);
        look.colour = lighter(signs[i].colour, signs[i].repeat, tokens);
        look.marker = signs[i].marker;
        look.dash = network.family == Family::Plain ? Shortcut::B : network.shortcut;
        looks.push_back(look);
    }
    return looks;
}

int markerSkip(double pixelsAnEpoch) {
    constexpr double spacing = 11;  // pixels
    const double every = spacing / std::max(pixelsAnEpoch, 1e-3);
    return every <= 1 ? 0 : static_cast<int>(std::ceil(every)) - 1;
}

QCPGraph* newGraph(QCPAxisRect& pane) {
    QCPGraph* graph =
        pane.parentPlot()->addGraph(pane.axis(QCPAxis::atBottom), pane.axis(QCPAxis::atLeft));
    graph->setSelectable(QCP::stNone);
    graph->setAdaptiveSampling(true);
    return graph;
}

QColor faded(QColor colour, double opacity) {
    colour.setAlphaF(static_cast<float>(opacity));
    return colour;
}

QPen curvePen(const CurveLook& look, double width, double opacity) {
    QPen pen(faded(look.colour, opacity), width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (const QVector<qreal> pattern = dashOf(look.dash, width); !pattern.isEmpty()) {
        pen.setDashPattern(pattern);
    }
    return pen;
}

QCPScatterStyle curveMarker(const CurveLook& look, double opacity) {
    const bool open = isOpen(look.marker);
    return {scatterShape(look.marker),
            QPen(faded(look.colour.darker(kDarkerEdge), opacity), open ? 1.5 : 1),
            open ? QBrush() : QBrush(faded(look.colour, opacity)), kCurveLookMarker};
}

std::vector<RateDrop> rateDropsOf(const ExperimentModel::Run& run) {
    const Recipe& recipe = run.result.info.spec.recipe;
    const std::int64_t steps = run.stepsPerEpoch;
    std::vector<RateDrop> drops;
    for (int epoch = 1; recipe.schedule == Schedule::Milestones && epoch < recipe.epochs; ++epoch) {
        const double before = learningRate(recipe, epoch * steps - 1, steps);
        const double after = learningRate(recipe, epoch * steps, steps);
        if (after < before * (1 - 1e-6)) {
            drops.push_back({static_cast<double>(epoch), after});
        }
    }
    return drops;
}

QString shortcutsOf(const ExperimentModel& model, Family family) {
    if (family == Family::Plain) {
        return say("no shortcuts");
    }
    std::set<Shortcut> options;
    for (int i = 0; i < model.runCount(); ++i) {
        if (const NetworkSpec& network = specOf(model, i).network; network.family == family) {
            options.insert(network.shortcut);
        }
    }
    QStringList letters;
    for (const Shortcut option : options) {
        letters.append(QString::fromStdString(toText(option)));
    }
    if (letters.size() < 2) {
        return letters.isEmpty() ? QString() : say("shortcut option %1").arg(letters.front());
    }
    const QString last = letters.takeLast();
    return say("shortcuts %1 and %2").arg(letters.join(QStringLiteral(", ")), last);
}

}  // namespace lab
