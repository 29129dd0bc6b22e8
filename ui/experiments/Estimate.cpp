// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/experiments/Estimate.h"

#include "core/base/platform/Cores.h"
#include "core/nn/NetworkPlan.h"
#include "core/nn/Zoo.h"
#include "ui/base/Format.h"
#include "ui/base/Language.h"

#include <QSettings>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lab {

namespace {

// Multiply-adds a second of one worker before anything was measured: what fp32 reached in
// docs/decisions/0003-layout.md.
constexpr double kCpuGuess = 50e9;
constexpr double kCudaGuess = 2e12;

constexpr std::int64_t kLeastSteps = 100;  // of a run: fewer measure how it begins
constexpr double kTelling = 2;  // seconds of an epoch, from which on it tells of other networks

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

bool isCuda(const std::string& device) {
    return device.starts_with("cuda");
}

// What decides the speed: another network, picture, batch or precision has another.
QString keyOf(const std::string& device, const RunSpec& spec, const DataFigures& data) {
    return QStringLiteral("speed/%1-%2/%3-w%4-%5-%6/%7x%8-c%9")
               .arg(isCuda(device) ? "cuda" : "cpu",
                    QString::fromStdString(toText(spec.recipe.precision)),
                    QString::fromStdString(networkName(spec.network)))
               .arg(spec.network.width)
               .arg(QString::fromStdString(toText(spec.network.stem)),
                    QString::fromStdString(toText(spec.network.shortcut)))
               .arg(data.channels)
               .arg(data.side)
               .arg(data.classes) +
           QStringLiteral("-b%1").arg(spec.recipe.batchSize);
}

// Networks of one width come near each other: for a first guess, and said to be one.
QString kinOf(const std::string& device, const RunSpec& spec) {
    return QStringLiteral("speed/%1-%2/w%3")
        .arg(isCuda(device) ? "cuda" : "cpu", QString::fromStdString(toText(spec.recipe.precision)))
        .arg(spec.network.width);
}

// Of whole epochs, without the first, in which everything is done for the first time; 0: none.
double secondsPerEpoch(const RunResult& result) {
    std::vector<double> seconds;
    for (const EpochRecord& epoch : result.epochs) {
        if (std::isfinite(epoch.seconds) && epoch.seconds > 0) {
            seconds.push_back(epoch.seconds);
        }
    }
    if (seconds.size() > 1) {
        seconds.erase(seconds.begin());
    }
    if (seconds.empty()) {
        return 0;
    }
    const auto middle = seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 2);
    std::ranges::nth_element(seconds, middle);
    return *middle;
}

std::int64_t stepsOf(const RunResult& result) {
    const std::int64_t batch = std::max(1, result.info.spec.recipe.batchSize);
    return result.info.trainImages / batch * static_cast<std::int64_t>(result.epochs.size());
}

void keep(QSettings& settings, const QString& key, double rate, Measured when) {
    if (when == Measured::Now || !settings.contains(key)) {
        settings.setValue(key, rate);
    }
}

int workersOf(const Execution& execution, std::size_t runs) {
    int workers = execution.workers;
    if (workers <= 0) {
        workers = usualWorkers(isCuda(execution.device));
    }
    return std::clamp(workers, 1, std::max(1, static_cast<int>(runs)));
}

DataFigures figuresOf(const RunInfo& info) {
    const int side = info.spec.data.imageSize > 0 ? info.spec.data.imageSize : 28;
    return {info.spec.network.inputChannels, info.spec.network.classes, side, info.trainImages,
            info.testImages};
}

bool goesOn(RunState state) {
    return state == RunState::Waiting || state == RunState::Training || state == RunState::Paused;
}

}  // namespace

double epochWork(const RunSpec& spec, const DataFigures& data) {
    NetworkSpec network = spec.network;
    network.inputChannels = data.channels;
    network.classes = data.classes;
    const auto forward = static_cast<double>(multAdds(planOf(network), data.side, data.side));
    return forward * static_cast<double>(3 * data.trainImages + data.testImages);
}

Estimate estimateOf(const std::vector<RunSpec>& runs, const DataFigures& data,
                    const Execution& execution) {
    Estimate estimate{0, Basis::LastTime};
    double longest = 0;
    const QSettings settings;
    for (const RunSpec& spec : runs) {
        double rate = settings.value(keyOf(execution.device, spec, data)).toDouble();
        if (rate <= 0) {
            const double kin = settings.value(kinOf(execution.device, spec)).toDouble();
            const double guess = isCuda(execution.device) ? kCudaGuess : kCpuGuess;
            rate = kin > 0 ? kin : guess;
            estimate.basis = Basis::FirstGuess;
        }
        const double seconds = epochWork(spec, data) * spec.recipe.epochs / rate;
        longest = std::max(longest, seconds);
        estimate.seconds += seconds;
    }
    // One run trains in one worker at a time, so the longest is a floor.
    estimate.seconds = std::max(longest, estimate.seconds / workersOf(execution, runs.size()));
    return estimate;
}

QString estimateText(const Estimate& estimate) {
    const QString about = say("About %1").arg(durationText(estimate.seconds));
    return (estimate.basis == Basis::LastTime ? say("%1, as measured last time")
                                              : say("%1, a first guess"))
        .arg(about);
}

void rememberThroughput(const RunResult& result, Measured when) {
    const double seconds = secondsPerEpoch(result);
    const RunInfo& info = result.info;
    if (seconds <= 0 || stepsOf(result) < kLeastSteps || info.processor != processorName()) {
        return;
    }
    const DataFigures data = figuresOf(info);
    const double rate = epochWork(info.spec, data) / seconds;
    RunSpec open = info.spec;
    open.recipe.precision = Precision::Auto;  // what it comes to, as far as this machine has shown
    QSettings settings;
    for (const RunSpec& spec : {info.spec, open}) {
        keep(settings, keyOf(info.device, spec, data), rate, when);
        if (seconds >= kTelling) {
            keep(settings, kinOf(info.device, spec), rate, when);
        }
    }
}

double secondsLeft(const ExperimentModel::Run& run) {
    const RunResult& result = run.result;
    if (result.epochs.empty()) {
        return kNone;
    }
    const double perEpoch = result.seconds() / static_cast<double>(result.epochs.size());
    return perEpoch * result.info.spec.recipe.epochs * (1 - run.progress());
}

double secondsLeft(const ExperimentModel& model, int workers) {
    double sum = 0;
    double longest = 0;
    int going = 0;
    for (int i = 0; i < model.runCount(); ++i) {
        if (goesOn(model.run(i).result.state)) {
            const double left = secondsLeft(model.run(i));
            sum += left;  // NaN stays NaN
            longest = std::max(longest, left);
            ++going;
        }
    }
    return std::isnan(sum) ? sum
                           : std::max(longest, sum / std::clamp(workers, 1, std::max(1, going)));
}

}  // namespace lab
