// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/infer/Classifier.h"

#include "core/base/Error.h"
#include "core/base/Machine.h"
#include "core/base/Phrase.h"
#include "core/base/Stopwatch.h"
#include "core/base/platform/Cores.h"
#include "core/model/FoldedNetwork.h"
#include "core/model/StoredModel.h"
#include "core/model/Tensors.h"
#include "core/nn/SoundWeights.h"

#include <algorithm>

namespace lab {

namespace {

std::vector<ClassScore> topOf(const float* probabilities, const std::vector<std::string>& names,
                              int top) {
    std::vector<ClassScore> scores;
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
        scores.push_back({i, {}, probabilities[i]});
    }
    const auto kept = std::clamp<std::ptrdiff_t>(top, 0, std::ssize(scores));
    std::ranges::partial_sort(scores, scores.begin() + kept, std::greater<>(),
                              &ClassScore::probability);
    scores.resize(static_cast<std::size_t>(kept));
    for (ClassScore& score : scores) {
        score.name = names[static_cast<std::size_t>(score.index)];
    }
    return scores;
}

}  // namespace

struct Classifier::Private {
    std::filesystem::path file;
    ModelCard card;
    FoldedNetwork network;

    torch::Tensor logits(std::span<const PreparedImage> prepared) const {
        const torch::NoGradGuard noGrad;
        const torch::Tensor batch = batchOf(prepared, *card.input).to(network.device());
        return network.logits(batch).cpu();
    }

    std::string notFinite() const {
        return filled(phrase("%1 answers with numbers that are not finite, so there is no "
                             "probability to tell; choose other weights or train them again."),
                      file);
    }

    torch::Tensor finiteLogits(std::span<const PreparedImage> prepared) const {
        torch::Tensor made = logits(prepared);
        if (!isFinite(made)) {
            throw Error(notFinite());
        }
        return made;
    }
};

Classifier::Classifier(const std::filesystem::path& path, const std::string& device) {
    const torch::Device where = deviceOf(device);
    StoredModel stored = readStoredModel(path);
    requireClassifier(stored.card, stored.file);
    stored.card = completed(std::move(stored.card), stored.file);
    FoldedNetwork network(stored.card.spec.network, stored.weights, where, stored.file.string());
    m_private = std::make_unique<Private>(
        Private{std::move(stored.file), std::move(stored.card), std::move(network)});
}

Classifier::~Classifier() = default;
Classifier::Classifier(Classifier&&) noexcept = default;
Classifier& Classifier::operator=(Classifier&&) noexcept = default;

const std::filesystem::path& Classifier::file() const {
    return m_private->file;
}

const ModelCard& Classifier::card() const {
    return m_private->card;
}

const FoldedNetwork& Classifier::network() const {
    return m_private->network;
}

void Classifier::warmUp() const {
    Image black{input().size, input().size, input().channels, {}};
    black.pixels.resize(black.size());
    classifyEach(std::vector<PreparedImage>{{std::move(black)}}, 1);
}

std::vector<Answer> Classifier::classify(std::span<const Image> pictures, int top) const {
    const Stopwatch watch;
    std::vector<PreparedImage> prepared;
    for (const Image& picture : pictures) {
        prepared.push_back(prepare(picture, input()));
    }
    std::vector<Answer> answers = classifyPrepared(prepared, top);
    for (Answer& answer : answers) {
        answer.milliseconds = 1000 * watch.seconds() / static_cast<double>(answers.size());
    }
    return answers;
}

std::vector<Answer> Classifier::classifyPrepared(std::span<const PreparedImage> prepared,
                                                 int top) const {
    std::vector<Answer> answers = classifyEach(prepared, top);
    for (const Answer& answer : answers) {
        if (!answer.problem.empty()) {
            throw Error(answer.problem);
        }
    }
    return answers;
}

std::vector<Answer> Classifier::classifyEach(std::span<const PreparedImage> prepared,
                                             int top) const {
    if (prepared.empty()) {
        return {};
    }
    const Stopwatch watch;
    const torch::Tensor logits = m_private->logits(prepared);
    const torch::Tensor probabilities = logits.softmax(1).contiguous();  // [N, classes]
    std::vector<Answer> answers;
    for (std::int64_t i = 0; i < probabilities.size(0); ++i) {
        if (isFinite(logits[i])) {
            answers.push_back({topOf(probabilities[i].data_ptr<float>(), card().classes, top)});
        } else {
            answers.push_back({{}, 0, m_private->notFinite()});
        }
    }
    for (Answer& answer : answers) {
        answer.milliseconds = 1000 * watch.seconds() / static_cast<double>(answers.size());
    }
    return answers;
}

std::vector<std::vector<float>> Classifier::logits(std::span<const PreparedImage> prepared) const {
    std::vector<std::vector<float>> rows;
    if (!prepared.empty()) {
        const torch::Tensor all = m_private->finiteLogits(prepared).contiguous();
        for (std::int64_t i = 0; i < all.size(0); ++i) {
            const float* row = all[i].data_ptr<float>();
            rows.emplace_back(row, row + all.size(1));
        }
    }
    return rows;
}

void useInferenceThreads(int threads) {
    at::set_num_threads(threads > 0 ? threads : coreCount());
}

}  // namespace lab
