// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Repeated.h"
#include "core/train/Evaluate.h"
#include "core/train/Metrics.h"
#include "core/train/Position.h"
#include "core/train/Sgd.h"

#include <functional>

namespace lab {

/// Whom the trainer tells, from the thread that called advance().
struct TrainEvents {
    std::function<void(const StepRecord&)> step;
    std::function<void(const EpochRecord&)> epoch;
};

/// The loop over network, data and recipe; it knows no files. Lives in one worker at a time, and
/// may move to another between two calls of advance(). The same spec, seed, device, threads and
/// precision give the same bits, however the work is cut into legs.
class Trainer {
public:
    /// The network starts from initialise(seed). Throws Error where the specs do not fit.
    Trainer(const NetworkSpec& network, const Recipe& recipe, const DataSpec& data,
            std::shared_ptr<const Dataset> dataset, std::uint64_t seed, const Compute& compute);
    Trainer(const Trainer&) = delete;
    Trainer& operator=(const Trainer&) = delete;

    bool finished() const { return m_position.epochsDone >= m_recipe.epochs; }
    /// Training steps over all epochs.
    std::int64_t stepsDone() const;
    /// 0 to 1, in training steps.
    double progress() const;

    /// Trains until the epoch is whole and tested, `seconds` have passed, or `control` asks to
    /// pause or stop. Throws Error when a loss, the weights or the batch statistics are not finite,
    /// before an epoch is told; the state is then worthless.
    void advance(double seconds, const RunControl& control, const TrainEvents& events);

    Network& network() { return m_network; }
    NamedTensors momentum() const { return m_optimizer.momentum(); }
    const Position& position() const { return m_position; }
    /// Continues from a saved state, which `what` names in messages. Throws Error when it is
    /// another network's or its position is beyond this training.
    void restore(const NamedTensors& weights, const NamedTensors& momentum,
                 const Position& position, const std::string& what);

private:
    /// A step whose loss was not read yet. Both are scalars on the device.
    struct Unread {
        torch::Tensor loss;
        torch::Tensor wrong;
    };

    void trainStep();
    void trainOnBatch();
    void readLosses(const TrainEvents& events);
    void requireFinite() const;
    void testEpoch(const RunControl& control, const TrainEvents& events);

    Recipe m_recipe;
    Compute m_compute;
    Batches m_batches;
    Network m_network;
    Sgd m_optimizer;
    Position m_position;
    Unread m_last;
    Repeated m_step;
    std::vector<Unread> m_unread;  // the last steps; empty between two calls of advance()
};

}  // namespace lab
