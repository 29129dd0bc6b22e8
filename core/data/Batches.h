// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DeviceData.h"

namespace lab {

/// The batches of a data set as a function of (seed, epoch, step): two runs with one seed see the
/// same images in the same order with the same crops. The images left over at the end of an epoch
/// are not trained in that epoch (each epoch leaves out others). Shared data, one object a worker.
class Batches {
public:
    /// Batches are made on the CPU, or where `resident` lies: the same values to the bit.
    Batches(std::shared_ptr<const Dataset> dataset, DataSpec spec, int batchSize,
            std::uint64_t seed, std::shared_ptr<const DeviceData> resident = {});

    /// At least 1; a training split smaller than a batch is one batch.
    std::int64_t stepsPerEpoch() const { return m_stepsPerEpoch; }
    std::int64_t imagesPerStep() const { return m_batchSize; }
    /// Chooses the training batch. epoch from 1, step from 0 within the epoch.
    void select(int epoch, std::int64_t step);
    /// The chosen batch. A resident one is made from the same tensors each time.
    Batch selected() const;
    /// Both.
    Batch train(int epoch, std::int64_t step);

    std::int64_t testBatches() const;
    /// index from 0; the last one may be smaller.
    Batch test(std::int64_t index) const;

private:
    std::span<const std::int64_t> indicesOf(std::int64_t step) const;
    void announce(std::int64_t step) const;
    Batch made(int epoch, std::int64_t step) const;
    std::vector<Variation> variationsOfStep(int epoch, std::int64_t step) const;
    void beginEpoch(int epoch);
    void uploadEpoch(int epoch);

    std::shared_ptr<const Dataset> m_dataset;
    DataSpec m_spec;
    std::int64_t m_batchSize;
    std::uint64_t m_seed;
    std::int64_t m_stepsPerEpoch;
    int m_orderEpoch = 0;
    std::vector<std::int64_t> m_order;
    std::shared_ptr<const DeviceData> m_resident;
    torch::Tensor m_residentOrder;       // [steps × batch] int64, where the data are
    torch::Tensor m_residentVariations;  // [steps × batch, 3] int64
    torch::Tensor m_which;               // [batch], the chosen ones of m_residentOrder
    torch::Tensor m_variations;          // [batch, 3], the chosen ones of m_residentVariations
    Batch m_chosen;                      // where nothing is resident
};

}  // namespace lab
