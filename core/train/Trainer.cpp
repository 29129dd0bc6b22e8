// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/train/Trainer.h"

#include "core/base/LastingError.h"
#include "core/base/Phrase.h"
#include "core/base/ReusedMemory.h"
#include "core/base/Stopwatch.h"
#include "core/nn/SoundWeights.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace lab {

namespace {

Network prepared(const NetworkSpec& spec, std::uint64_t seed, const Compute& compute) {
    Network network(spec);
    initialise(network, seed);
    network->to(compute.device);
    setWeightLayout(network, compute.layout);
    network->train();
    return network;
}

NamedTensors parametersOf(const Network& network) {
    NamedTensors parameters;
    for (const auto& entry : network->named_parameters()) {
        parameters.emplace_back(entry.key(), entry.value());
    }
    return parameters;
}

/// Without the data on the device where batches of this kind are not made there.
Compute usableFor(const DataSpec& data, Compute compute) {
    if (!canVaryOnDevice(data)) {
        compute.resident = nullptr;
    }
    return compute;
}

}  // namespace

Trainer::Trainer(const NetworkSpec& network, const Recipe& recipe, const DataSpec& data,
                 std::shared_ptr<const Dataset> dataset, std::uint64_t seed, const Compute& compute)
    : m_recipe(recipe),
      m_compute(usableFor(data, compute)),
      m_batches(std::move(dataset), data, recipe.batchSize, seed, m_compute.resident),
      m_network(prepared(network, seed, compute)),
      m_optimizer(parametersOf(m_network), recipe),
      // A batch from elsewhere than the device must be waited for, which cannot be recorded.
      m_step(m_compute.resident ? compute.device : torch::kCPU, [this] { trainOnBatch(); }) {
    validate(recipe);
}

double Trainer::progress() const {
    return static_cast<double>(stepsDone()) /
           static_cast<double>(m_recipe.epochs * m_batches.stepsPerEpoch());
}

std::int64_t Trainer::stepsDone() const {
    return m_position.epochsDone * m_batches.stepsPerEpoch() + m_position.stepsDone;
}

void Trainer::advance(double seconds, const RunControl& control, const TrainEvents& events) {
    const Stopwatch watch;
    const double secondsBefore = m_position.seconds;
    std::optional<ReusedMemory> memory(std::in_place);
    while (!finished() && control.wish() == RunControl::Wish::Run) {
        if (m_position.stepsDone < m_batches.stepsPerEpoch()) {
            trainStep();
            if (m_unread.size() >= (m_compute.resident ? kReadEvery : 1)) {
                readLosses(events);
            }
            m_position.seconds = secondsBefore + watch.seconds();
            if (m_position.seconds - secondsBefore < seconds) {
                continue;
            }
            break;
        }
        readLosses(events);
        m_position.seconds = secondsBefore + watch.seconds();
        memory.reset();  // a test asks for other sizes
        testEpoch(control, events);
        return;
    }
    readLosses(events);
    requireFinite();
}

void Trainer::trainStep() {
    m_batches.select(m_position.epochsDone + 1, m_position.stepsDone);
    m_optimizer.setRate(learningRate(m_recipe, stepsDone(), m_batches.stepsPerEpoch()));
    m_step.run();
    m_unread.push_back({m_last.loss.clone(), m_last.wrong.clone()});
    ++m_position.stepsDone;
}

// One step: batch, forward, loss, backward, update (paper, section 3.4).
void Trainer::trainOnBatch() {
    const Batch batch = m_batches.selected();
    const torch::Tensor labels = batch.labels.to(m_compute.device);
    m_optimizer.zeroGrad();
    torch::Tensor logits;
    {
        const Bf16Guard precision(m_compute.device, m_compute.bf16);
        logits = m_network->forward(toLayout(batch.images.to(m_compute.device), m_compute.layout));
    }
    logits = logits.to(torch::kFloat32);
    const torch::Tensor loss = torch::cross_entropy_loss(logits, labels);
    loss.backward();
    // Gradients are ready here, and only here: where several machines would exchange them.
    m_optimizer.step();
    m_last = {loss.detach(), countWrong(logits.detach(), labels, 1)};
}

// What the device has computed meanwhile, in one copy.
void Trainer::readLosses(const TrainEvents& events) {
    if (m_unread.empty()) {
        return;
    }
    std::vector<torch::Tensor> values;
    for (const Unread& unread : m_unread) {
        values.push_back(unread.loss.to(torch::kFloat64));
        values.push_back(unread.wrong.to(torch::kFloat64));
    }
    m_unread.clear();
    const torch::Tensor read = torch::stack(values).cpu();
    const auto count = static_cast<double>(m_batches.imagesPerStep());
    const std::int64_t steps = read.size(0) / 2;
    for (std::int64_t i = 0; i < steps; ++i) {
        const double loss = read.data_ptr<double>()[2 * i];
        const double wrong = read.data_ptr<double>()[2 * i + 1];
        const std::int64_t since = steps - 1 - i;
        if (!std::isfinite(loss)) {
            throw LastingError(
                filled(phrase("The loss is not finite in epoch %1, step %2; start a new "
                              "run with a lower learning rate or a warm-up epoch."),
                       m_position.epochsDone + 1, m_position.stepsDone - since));
        }
        m_position.lossSum += loss * count;
        m_position.wrong += wrong;
        if (events.step) {
            events.step({stepsDone() - since, loss, 100 * wrong / count});
        }
    }
}

// Once a leg: losses can be finite while weights or batch statistics are not.
void Trainer::requireFinite() const {
    if (const std::string problem = unsoundTensor(stateOf(*m_network)); !problem.empty()) {
        throw LastingError(
            filled(phrase("The training went beyond all bounds in epoch %1: the network's "
                          "%2; start a new run with a lower learning rate or a warm-up epoch."),
                   m_position.epochsDone + 1, problem));
    }
}

void Trainer::testEpoch(const RunControl& control, const TrainEvents& events) {
    const Stopwatch watch;
    const auto test = evaluate(m_network, m_batches, m_compute, control);
    m_position.seconds += watch.seconds();
    if (!test) {
        requireFinite();
        return;  // paused or stopped; the position says that the test is still to come
    }
    if (!std::isfinite(test->loss)) {
        throw LastingError(
            filled(phrase("The test loss is not finite after epoch %1; start a new run "
                          "with a lower learning rate or a warm-up epoch."),
                   m_position.epochsDone + 1));
    }
    requireFinite();
    const double images =
        static_cast<double>(m_batches.stepsPerEpoch() * m_batches.imagesPerStep());
    const EpochRecord record{m_position.epochsDone + 1,
                             m_position.lossSum / images,
                             100 * m_position.wrong / images,
                             test->loss,
                             test->error,
                             learningRate(m_recipe, stepsDone() - 1, m_batches.stepsPerEpoch()),
                             m_position.seconds};
    m_position = Position{m_position.epochsDone + 1};
    if (events.epoch) {
        events.epoch(record);
    }
}

void Trainer::restore(const NamedTensors& weights, const NamedTensors& momentum,
                      const Position& position, const std::string& what) {
    const bool holds = position.epochsDone >= 0 && position.epochsDone <= m_recipe.epochs &&
                       position.stepsDone >= 0 && position.stepsDone <= m_batches.stepsPerEpoch();
    if (!holds) {
        throw Error(filled(phrase("%1 is %2 epochs and %3 steps far, beyond this training; delete "
                                  "it to train this run again."),
                           what, position.epochsDone, position.stepsDone));
    }
    std::string unsound = unsoundTensor(weights);
    const auto isBroken = [](const auto& one) { return !isFinite(one.second); };
    const auto broken = std::ranges::find_if(momentum, isBroken);
    if (unsound.empty() && broken != momentum.end()) {
        unsound = filled(phrase("\"%1\" holds numbers that are not finite"), broken->first);
    }
    if (!unsound.empty()) {
        throw Error(filled(phrase("%1 is damaged: its %2; delete it to train this run again."),
                           what, unsound));
    }
    loadState(m_network, weights, what);
    try {
        m_optimizer.setMomentum(momentum);
    } catch (const c10::Error&) {
        throw Error(filled(phrase("%1 holds the momentum of another network; delete it to train "
                                  "this run again."),
                           what));
    }
    m_position = position;
}

}  // namespace lab
