#include "ui/Estimate.h"

#include "core/nn/NetworkPlan.h"
#include "core/run/Machine.h"

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

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

bool isCuda(const std::string& device) {
    return device.starts_with("cuda");
}

// Narrow networks reach fewer multiply-adds a second, so each width has its own memory.
QString keyOf(const std::string& device, const RunSpec& spec) {
    return QString("throughput/%1-%2-w%3")
        .arg(isCuda(device) ? "cuda" : "cpu", QString::fromStdString(toText(spec.recipe.precision)))
        .arg(spec.network.width);
}

// The width's own figure, else that of another width on the same device and precision.
double remembered(const std::string& device, const RunSpec& spec) {
    const QSettings settings;
    const QString key = keyOf(device, spec);
    const double own = settings.value(key).toDouble();
    const double any = settings.value(key.section("-w", 0, 0)).toDouble();
    return own > 0 ? own : any;
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
    for (const RunSpec& spec : runs) {
        double rate = remembered(execution.device, spec);
        if (rate <= 0) {
            rate = isCuda(execution.device) ? kCudaGuess : kCpuGuess;
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

void rememberThroughput(const RunResult& result) {
    if (result.epochs.empty() || result.epochs.back().seconds <= 0) {
        return;
    }
    const double rate =
        epochWork(result.info.spec, figuresOf(result.info)) / result.epochs.back().seconds;
    QSettings settings;
    const QString key = keyOf(result.info.device, result.info.spec);
    settings.setValue(key, rate);
    settings.setValue(key.section("-w", 0, 0), rate);
    // What Auto will come to, as far as this machine has shown.
    RunSpec open = result.info.spec;
    open.recipe.precision = Precision::Auto;
    settings.setValue(keyOf(result.info.device, open), rate);
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
