// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/Zoo.h"
#include "core/run/Experiment.h"

#include <QTemporaryDir>

#include <filesystem>
#include <string>

namespace lab::test {

/// A network that trains in milliseconds: the named one at width 2 with a small stem.
inline NetworkSpec tinyNetwork(const std::string& name) {
    NetworkSpec spec = zooNetwork(name);
    spec.width = 2;
    spec.stem = Stem::Small;
    spec.inputChannels = 1;
    spec.classes = 10;
    return spec;
}

/// The zoo without those rows in pre-activation order that differ from one here in depth alone: for
/// tests that build each network.
inline std::vector<NetworkSpec> zooOfEachKind() {
    std::vector<NetworkSpec> rows;
    for (const NetworkSpec& spec : zoo()) {
        const int depth = depthOf(spec);
        if (spec.order == Order::Post || depth <= 20 || depth == 50 || depth == 164) {
            rows.push_back(spec);
        }
    }
    return rows;
}

/// Generated shapes, 64 to train on (4 steps of 16) and 32 to test on, 2 epochs.
inline RunSpec tinyRun(const std::string& network, std::uint64_t seed = 1) {
    RunSpec run;
    run.network = tinyNetwork(network);
    run.data.source = "shapes";
    run.data.trainLimit = 64;
    run.data.testLimit = 32;
    run.recipe.epochs = 2;
    run.recipe.batchSize = 16;
    run.recipe.learningRate = 0.05;
    run.recipe.milestones = {1};
    run.seed = seed;
    return run;
}

/// A failed run of which everything that a file may say freely is this text.
inline RunResult runThatSays(const std::string& text) {
    RunResult run;
    run.key = text;
    run.info.spec = tinyRun("resnet-18");
    run.info.dataset = text;
    run.info.processor = text;
    run.info.device = text;
    run.info.instructions = text;
    run.info.program = text;
    run.info.libtorch = text;
    run.info.created = text;
    run.info.failure = text;
    return run;
}

/// Weight decay of 1 at a rate of 100 multiplies every weight by -99 a step: the loss soon is not
/// finite.
inline void makeItDiverge(RunSpec& run) {
    run.recipe.learningRate = 100;
    run.recipe.weightDecay = 1;
    run.recipe.epochs = 50;
    run.recipe.milestones = {};
}

/// A folder that goes with the test.
class TemporaryFolder {
public:
    std::filesystem::path path() const { return m_folder.path().toStdString(); }
    std::filesystem::path operator/(const std::string& name) const { return path() / name; }

private:
    QTemporaryDir m_folder;
};

/// The sentence of the lab::Error that `call` throws; empty when it throws none.
template <class Call>
std::string sentenceOf(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace lab::test
