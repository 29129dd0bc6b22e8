// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/classify/FixedModels.h"

#include "core/base/platform/Files.h"
#include "core/data/Synthetic.h"
#include "core/model/WeightExport.h"
#include "core/run/ExperimentControl.h"
#include "core/run/NewRuns.h"
#include "core/run/RunExperiment.h"
#include "core/trace/Trace.h"
#include "tests/support/Tiny.h"

#include <nlohmann/json.hpp>

#include <cstring>
#include <fstream>
#include <iterator>

namespace lab::test {

namespace {

namespace fs = std::filesystem;

constexpr int kClasses = 10;
constexpr int kEach = 8;       // pictures of a class that its mean is taken of
constexpr double kSpread = 6;  // mean squared norm of the classifier's centred rows, scaled

// At this rate no weight moves: w - 1e-30 g is w.
constexpr double kNoRate = 1e-30;

void settleNorms(const fs::path& folder) {
    Experiment experiment{"shipped", {}};
    for (const char* name : {"plain-18", "plain-34", "resnet-18", "resnet-34"}) {
        RunSpec run = tinyRun(name);
        run.network.width = 8;
        run.data.trainLimit = 480;
        run.recipe.epochs = 1;
        run.recipe.milestones = {};
        run.recipe.learningRate = kNoRate;
        run.recipe.precision = Precision::Fp32;
        experiment.runs.push_back(run);
    }
    DatasetCache data;
    createExperiment(folder, fitted(experiment, data), data);
    ExperimentControl control(experiment.runs.size());
    RunObserver nobody;
    runExperiment(folder, {.device = "cpu", .workers = 2, .threads = 1}, data, control, nobody);
}

using Rows = std::vector<std::vector<double>>;

// What the classifier reads, as each class' mean, [classes][features].
Rows classMeans(const fs::path& file) {
    const auto network = std::make_shared<const TracedNetwork>(file);
    const RawSplit split = generateShapes(ShapesSplit::Train, kClasses * kEach, 1);
    Rows means;
    for (int i = 0; i < kClasses * kEach; ++i) {
        PreparedImage picture{{kShapesSide, kShapesSide, 1, {}}};
        const auto first =
            split.pixels.begin() +
            static_cast<std::ptrdiff_t>(i) * static_cast<std::ptrdiff_t>(split.imageBytes());
        picture.image.pixels.assign(first, first + static_cast<std::ptrdiff_t>(split.imageBytes()));
        const Trace trace(network, picture);
        const std::vector<float> features = trace.layer(trace.layers().size() - 2).values;
        means.resize(kClasses, std::vector<double>(features.size()));
        for (std::size_t n = 0; n < features.size(); ++n) {
            means[static_cast<std::size_t>(i) % kClasses][n] += features[n] / kEach;
        }
    }
    return means;
}

double norm2(const std::vector<double>& row) {
    double sum = 0;
    for (const double value : row) {
        sum += value * value;
    }
    return sum;
}

// logit = s (w_c x - |m_c|² / 2), the nearest mean, with rows about their middle: that moves all
// logits alike.
void fitClassifier(const Rows& means, std::vector<float>& weight, std::vector<float>& bias) {
    std::vector<double> middle(means.front().size());
    for (const auto& mean : means) {
        for (std::size_t n = 0; n < middle.size(); ++n) {
            middle[n] += mean[n] / kClasses;
        }
    }
    Rows rows = means;
    double spread = 0;
    for (auto& row : rows) {
        for (std::size_t n = 0; n < middle.size(); ++n) {
            row[n] -= middle[n];
        }
        spread += norm2(row) / kClasses;
    }
    const double scale = kSpread / spread;
    for (std::size_t c = 0; c < rows.size(); ++c) {
        for (const double value : rows[c]) {
            weight.push_back(static_cast<float>(scale * value));
        }
        bias.push_back(static_cast<float>(-0.5 * scale * norm2(means[c])));
    }
}

// Puts the values into a tensor's place (huggingface.co/docs/safetensors).
void overwrite(std::string& bytes, const std::string& key, const std::vector<float>& values) {
    std::uint64_t length = 0;
    std::memcpy(&length, bytes.data(), sizeof length);
    const auto header = nlohmann::json::parse(bytes.substr(sizeof length, length));
    const auto& offsets = header.at(key).at("data_offsets");
    const auto first = offsets[0].get<std::size_t>();
    if (offsets[1].get<std::size_t>() - first != values.size() * sizeof(float)) {
        throw std::runtime_error(key + " has another size");
    }
    std::memcpy(bytes.data() + sizeof length + length + first, values.data(),
                values.size() * sizeof(float));
}

}  // namespace

void writeFixedModels(const fs::path& folder, const fs::path& models) {
    settleNorms(folder);
    for (const fs::path& run : runFolders(folder)) {
        const fs::path file = models / (run.filename().string() + ".safetensors");
        exportWeights(run, file);
        std::vector<float> weight;
        std::vector<float> bias;
        fitClassifier(classMeans(file), weight, bias);
        std::ifstream in(file, std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(in), {}};
        in.close();
        overwrite(bytes, "fc.weight", weight);
        overwrite(bytes, "fc.bias", bias);
        writeFileAtomically(file, bytes);
    }
}

}  // namespace lab::test
