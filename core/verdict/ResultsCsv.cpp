// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/ResultsCsv.h"

#include "core/base/Csv.h"
#include "core/base/Numbers.h"
#include "core/verdict/Comparison.h"
#include "core/verdict/Together.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <vector>

namespace lab {

namespace {

std::string numberText(double value) {
    return std::isfinite(value) ? shortestText(value) : std::string();
}

std::string joined(const std::vector<std::string>& cells) {
    std::string line;
    for (const std::string& cell : cells) {
        line += csvField(cell);
        line += ',';
    }
    line.back() = '\n';
    return line;
}

std::set<Factor> variedIn(std::span<const RunResult> runs) {
    std::set<Factor> factors;
    for (const RunResult& run : runs) {
        const auto between =
            factorsBetween(normalForm(runs.front().info.spec), normalForm(run.info.spec));
        factors.insert(between.begin(), between.end());
    }
    return factors;
}

std::string columnOf(Factor factor) {
    if (factor == Factor::LearningRate) {  // each epoch has its own
        return "initial_learning_rate";
    }
    std::string name = toText(factor);
    std::ranges::replace(name, '-', '_');
    return name;
}

}  // namespace

std::string resultsCsv(std::span<const RunResult> runs, const std::string& name) {
    const std::set<Factor> factors = variedIn(runs);
    std::vector<std::string> head = {"experiment", "run", "network", "seed"};
    std::ranges::transform(factors, std::back_inserter(head), columnOf);
    for (const char* column : {"epoch", "train_loss", "train_error", "test_loss", "test_error",
                               "learning_rate", "seconds"}) {
        head.emplace_back(column);
    }
    const std::vector<bool> counted = countedRuns(runs);
    const bool tellsCounted = std::ranges::find(counted, false) != counted.end();
    if (tellsCounted) {
        head.emplace_back("counted");
    }
    std::string csv = joined(head);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const RunResult& run = runs[i];
        const RunSpec& spec = run.info.spec;
        const std::string experiment = experimentOfKey(run.key);
        std::vector<std::string> before = {
            experiment.empty() ? name : experiment,
            experiment.empty() ? run.key : run.key.substr(experiment.size() + 1),
            titleOf(spec.network), std::to_string(spec.seed)};
        for (const Factor factor : factors) {
            before.push_back(levelText(factor, normalForm(spec)));
        }
        for (const EpochRecord& epoch : run.epochs) {
            std::vector<std::string> cells = before;
            cells.push_back(std::to_string(epoch.epoch));
            for (const double value : {epoch.trainLoss, epoch.trainError, epoch.testLoss,
                                       epoch.testError, epoch.learningRate, epoch.seconds}) {
                cells.push_back(numberText(value));
            }
            if (tellsCounted) {
                cells.emplace_back(counted[i] ? "1" : "0");
            }
            csv += joined(cells);
        }
    }
    return csv;
}

}  // namespace lab
