// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/curves/CurveFixture.h"

#include "core/nn/Zoo.h"

#include <QApplication>
#include <QtTest>

#include <algorithm>
#include <array>
#include <map>

namespace lab::test {

namespace {

struct Figures {
    std::array<double, 10> train;
    std::array<double, 10> test;
};

const Figures& figuresOf(const std::string& network) {
    static const std::map<std::string, Figures> all = {
        {"plain-18",
         {{37, 23, 19.6, 17.8, 16.8, 16, 13.2, 12.6, 12, 11.7},
          {28.9, 24.7, 19.4, 20.8, 17.5, 18.3, 13.6, 13.3, 12.8, 12.7}}},
        {"plain-34",
         {{55, 36, 30.4, 27.6, 25.7, 24.3, 21.4, 20.8, 20.1, 19.8},
          {44.6, 33, 31.8, 26, 27.4, 23.2, 19.3, 19, 18.5, 18.3}}},
        {"resnet-18",
         {{33, 20.5, 17.6, 16.2, 15.3, 14.6, 12.3, 11.9, 11.4, 11.1},
          {24.8, 19, 19.9, 16.3, 17, 15.8, 12.9, 12.5, 12.4, 12.2}}},
        {"resnet-34",
         {{40, 23, 18.9, 17, 16, 15.1, 12.5, 11.8, 11.3, 11.1},
          {29.7, 21.6, 18.2, 19, 16, 16.8, 12.8, 12.4, 12.2, 12}}},
        {"plain-50",
         {{74, 56, 48.3, 43.4, 41.5, 38.8, 34.6, 31.5, 29.4, 27.4},
          {65.8, 53.4, 46.1, 38.8, 37.3, 34.4, 30.8, 28.9, 27.1, 25.6}}},
        {"resnet-50",
         {{41, 28.6, 21.4, 18.2, 16.9, 15.6, 13.1, 12.3, 11.8, 11.5},
          {32.6, 24.1, 20.2, 17.5, 16.4, 15.7, 13.3, 12.7, 12.4, 12.2}}}};
    return all.at(network);
}

// Deterministic scatter of a batch's error, in steps of one image of 128.
double batchError(const Figures& figures, int step, std::uint64_t seed) {
    const double at = static_cast<double>(step) / kStepsPerEpoch + 0.5;
    const auto before = std::clamp<std::size_t>(static_cast<std::size_t>(at), 1, 9) - 1;
    const double share = std::clamp(at - 1 - static_cast<double>(before), 0.0, 1.0);
    const double start = at < 1 ? 90 - (90 - figures.train[0]) * at : 0;
    const double mean = at < 1 ? start
                               : figures.train[before] +
                                     (figures.train[before + 1] - figures.train[before]) * share;
    std::uint64_t bits = (static_cast<std::uint64_t>(step) + seed * 7919) * 0x9E3779B97F4A7C15ULL;
    bits ^= bits >> 29;
    const double noise = static_cast<double>(bits % 1000) / 1000 - 0.5;
    const double images = std::round((mean + noise * 12) * 1.28);
    return std::clamp(images, 0.0, 128.0) / 1.28;
}

}  // namespace

RunSpec lessonSpec(const std::string& network) {
    RunSpec spec;
    spec.network = zooNetwork(network);
    spec.network.width = 16;
    spec.network.stem = Stem::Small;
    spec.network.zeroInitResidual = spec.network.family == Family::Residual;
    spec.network.inputChannels = 1;
    spec.network.classes = 10;
    spec.data.source = "fashion-mnist";
    spec.data.trainLimit = 20000;
    spec.recipe.milestones = {6, 8};
    return spec;
}

void append(ExperimentSnapshot& snapshot, const MadeRun& run) {
    RunResult result;
    result.key = folderNameOf(run.spec);
    result.info.spec = run.spec;
    result.info.dataset = "Fashion-MNIST";
    result.info.trainImages = 20000;
    result.info.testImages = 10000;
    result.state = run.state;
    const Figures& figures = figuresOf(run.spec.network.name);
    // Further seeds lie a little next to the first.
    const double beside = 0.6 * (static_cast<double>(run.spec.seed) - 1);
    for (int epoch = 1; epoch <= run.epochs; ++epoch) {
        const auto i = static_cast<std::size_t>(epoch - 1);
        result.epochs.push_back(
            {epoch, figures.train[i] / 40, figures.train[i] + beside, figures.test[i] / 38,
             figures.test[i] + beside,
             learningRate(run.spec.recipe, epoch * kStepsPerEpoch - 1, kStepsPerEpoch), 5.5});
    }
    std::vector<StepRecord> steps;
    for (int step = 1; step <= run.epochs * kStepsPerEpoch + run.extraSteps; ++step) {
        const double error = batchError(figures, step, run.spec.seed + run.spec.network.blocks[0]);
        steps.push_back({step, error / 40, error});
    }
    snapshot.results.push_back(std::move(result));
    snapshot.steps.push_back(std::move(steps));
}

ExperimentSnapshot finishedLesson() {
    ExperimentSnapshot snapshot;
    snapshot.name = "lesson";
    for (const char* network : {"plain-18", "plain-34", "resnet-18", "resnet-34"}) {
        append(snapshot, {lessonSpec(network)});
    }
    return snapshot;
}

ExperimentSnapshot runningLesson() {
    ExperimentSnapshot snapshot;
    snapshot.name = "lesson";
    append(snapshot, {lessonSpec("plain-18"), 7, 75, RunState::Training});
    append(snapshot, {lessonSpec("plain-34"), 7, 30, RunState::Training});
    append(snapshot, {lessonSpec("resnet-18"), 7, 0, RunState::Waiting});
    append(snapshot, {lessonSpec("resnet-34"), 7, 0, RunState::Waiting});
    return snapshot;
}

CurveBench::CurveBench(ExperimentSnapshot snapshot, QSize size) : theme(*qApp) {
    theme.setScheme(ColourScheme::Light);
    plot = std::make_unique<CurvePlot>(theme, model);
    plot->resize(size);
    plot->show();
    if (!snapshot.results.empty()) {
        model.take(std::move(snapshot));
    }
    settle();
}

CurveFigure& CurveBench::figure() const {
    return *static_cast<CurveFigure*>(plot->findChild<QWidget*>(QStringLiteral("curveFigure")));
}

QPoint CurveBench::pixel(int pane, double epoch, double error) const {
    const QCPAxisRect& rect = figure().pane(pane).rect();
    return QPointF(rect.axis(QCPAxis::atBottom)->coordToPixel(epoch),
                   rect.axis(QCPAxis::atLeft)->coordToPixel(error))
        .toPoint();
}

void CurveBench::settle() const {
    QTest::qWait(1);
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
}

}  // namespace lab::test
