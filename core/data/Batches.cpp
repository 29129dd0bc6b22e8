// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/Batches.h"

#include "core/base/LastingError.h"
#include "core/base/Phrase.h"
#include "core/data/TrainingParts.h"

#include <ATen/record_function.h>

#include <algorithm>
#include <iterator>
#include <numeric>

namespace lab {

namespace {

constexpr std::int64_t kTestBatch = 250;

/// pixels: those of `shape`, which is `split` or parts of its images.
Batch batchOf(const Dataset& dataset, const Split& split, const Split& shape,
              std::span<const std::uint8_t> pixels, std::span<const std::int64_t> indices,
              std::span<const Variation> variations) {
    const auto count = static_cast<std::int64_t>(indices.size());
    Batch batch;
    batch.images = torch::empty({count, split.channels, dataset.imageSize, dataset.imageSize});
    prepareBatch(dataset, shape, pixels, variations, batch.images.data_ptr<float>());
    batch.labels = torch::empty({count}, torch::kInt64);
    std::ranges::transform(indices, batch.labels.data_ptr<std::int64_t>(),
                           [&split](std::int64_t index) { return split.labels[index]; });
    return batch;
}

Batch gather(const Dataset& dataset, const Split& split, std::span<const std::int64_t> indices,
             std::span<const Variation> variations) {
    std::vector<std::uint8_t> pixels(indices.size() * split.imageBytes());
    split.images->fetch(indices, pixels.data());
    return batchOf(dataset, split, split, pixels, indices, variations);
}

/// What the training images of this spec are cropped from.
Split shapeOf(const Dataset& dataset, const DataSpec& spec) {
    Split shape{
        dataset.train.channels, dataset.train.height, dataset.train.width, {}, nullptr, nullptr};
    if (spec.scale != PictureScale::Fixed) {
        shape.height = shape.width = dataset.imageSize;
    }
    return shape;
}

}  // namespace

Batches::Batches(std::shared_ptr<const Dataset> dataset, DataSpec spec, int batchSize,
                 std::uint64_t seed, std::shared_ptr<const DeviceData> resident)
    : m_dataset(std::move(dataset)),
      m_spec(std::move(spec)),
      m_batchSize(std::min<std::int64_t>(batchSize, m_dataset->train.count())),
      m_seed(seed),
      m_stepsPerEpoch(m_dataset->train.count() / std::max<std::int64_t>(m_batchSize, 1)),
      m_resident(std::move(resident)) {
    const bool lacksTraining = batchSize > 0 && m_dataset->train.count() < 2;
    if (lacksTraining || m_dataset->test.count() < 1) {
        throw LastingError(
            filled(phrase("%1 has too few images; training needs at least 2 and testing 1."),
                   m_dataset->name));
    }
}

std::span<const std::int64_t> Batches::indicesOf(std::int64_t step) const {
    return std::span(m_order).subspan(step * m_batchSize, m_batchSize);
}

std::vector<Variation> Batches::variationsOfStep(int epoch, std::int64_t step) const {
    std::vector<Variation> variations =
        variationsOf(m_spec, shapeOf(*m_dataset, m_spec), m_dataset->imageSize, m_batchSize,
                     Random(m_seed, Purpose::Augmentation, epoch, step));
    if (m_spec.colourShift) {
        shiftColours(m_dataset->colourDirections, indicesOf(step), m_seed, epoch, variations);
    }
    return variations;
}

void Batches::beginEpoch(int epoch) {
    if (m_orderEpoch == epoch) {
        return;
    }
    m_order = shuffled(m_dataset->train.count(), Random(m_seed, Purpose::Order, epoch));
    m_orderEpoch = epoch;
    if (m_resident) {
        uploadEpoch(epoch);
    }
}

// The whole epoch's order and variations at once: no step then waits for a copy.
void Batches::uploadEpoch(int epoch) {
    std::vector<Variation> variations;
    for (std::int64_t step = 0; step < m_stepsPerEpoch; ++step) {
        std::ranges::copy(variationsOfStep(epoch, step), std::back_inserter(variations));
    }
    const torch::Device device = m_resident->train.device();
    m_residentVariations = tensorOf(variations, device);
    m_residentOrder = torch::tensor(m_order, torch::kInt64).to(device);
    if (!m_which.defined()) {
        m_which = torch::empty({m_batchSize}, m_residentOrder.options());
        m_variations = torch::empty({m_batchSize, 3}, m_residentOrder.options());
    }
}

void Batches::select(int epoch, std::int64_t step) {
    RECORD_FUNCTION("lab::batch", std::vector<c10::IValue>());
    beginEpoch(epoch);
    if (m_resident) {
        const std::int64_t first = step * m_batchSize;
        m_which.copy_(m_residentOrder.narrow(0, first, m_batchSize));
        m_variations.copy_(m_residentVariations.narrow(0, first, m_batchSize));
        return;
    }
    if (step + 1 < m_stepsPerEpoch) {
        announce(step + 1);
    }
    m_chosen = {};
    m_chosen = made(epoch, step);
}

void Batches::announce(std::int64_t step) const {
    if (m_spec.scale == PictureScale::Fixed) {
        m_dataset->train.images->prefetch(indicesOf(step));
    } else {
        m_dataset->parts->prefetch(indicesOf(step), m_spec.scale, m_seed, m_orderEpoch);
    }
}

Batch Batches::made(int epoch, std::int64_t step) const {
    const auto indices = indicesOf(step);
    const auto variations = variationsOfStep(epoch, step);
    if (m_spec.scale == PictureScale::Fixed) {
        return gather(*m_dataset, m_dataset->train, indices, variations);
    }
    const Split shape = shapeOf(*m_dataset, m_spec);
    std::vector<std::uint8_t> pixels(indices.size() * shape.imageBytes());
    m_dataset->parts->fetch(indices, m_spec.scale, m_seed, epoch, pixels.data());
    return batchOf(*m_dataset, m_dataset->train, shape, pixels, indices, variations);
}

Batch Batches::selected() const {
    return m_resident ? m_resident->train.batch(m_which, m_variations) : m_chosen;
}

Batch Batches::train(int epoch, std::int64_t step) {
    select(epoch, step);
    return selected();
}

std::int64_t Batches::testBatches() const {
    return (m_dataset->test.count() + kTestBatch - 1) / kTestBatch;
}

Batch Batches::test(std::int64_t index) const {
    const std::int64_t first = index * kTestBatch;
    std::vector<std::int64_t> indices(std::min(kTestBatch, m_dataset->test.count() - first));
    std::iota(indices.begin(), indices.end(), first);
    const auto count = static_cast<std::int64_t>(indices.size());
    const auto middle = centred(m_dataset->test, m_dataset->imageSize, count);
    if (m_resident) {
        const torch::Device device = m_resident->test.device();
        return m_resident->test.batch(torch::tensor(indices, torch::kInt64).to(device),
                                      tensorOf(middle, device));
    }
    return gather(*m_dataset, m_dataset->test, indices, middle);
}

}  // namespace lab
