#include "core/data/Batches.h"

#include "core/base/Error.h"

#include <algorithm>
#include <numeric>

namespace lab {

namespace {

constexpr std::int64_t kTestBatch = 250;

Batch gather(const Dataset& dataset, const Split& split, std::span<const std::int64_t> indices,
             std::span<const Variation> variations) {
    const auto count = static_cast<std::int64_t>(indices.size());
    std::vector<std::uint8_t> pixels(indices.size() * split.imageBytes());
    split.images->fetch(indices, pixels.data());
    Batch batch;
    batch.images = torch::empty({count, split.channels, dataset.imageSize, dataset.imageSize});
    prepareBatch(dataset, split, pixels, variations, batch.images.data_ptr<float>());
    batch.labels = torch::empty({count}, torch::kInt64);
    std::ranges::transform(indices, batch.labels.data_ptr<std::int64_t>(),
                           [&split](std::int64_t index) { return split.labels[index]; });
    return batch;
}

}  // namespace

Batches::Batches(std::shared_ptr<const Dataset> dataset, DataSpec spec, int batchSize,
                 std::uint64_t seed)
    : m_dataset(std::move(dataset)),
      m_spec(std::move(spec)),
      m_batchSize(std::min<std::int64_t>(batchSize, m_dataset->train.count())),
      m_seed(seed),
      m_stepsPerEpoch(m_dataset->train.count() / std::max<std::int64_t>(m_batchSize, 1)) {
    if (m_dataset->train.count() < 2 || m_dataset->test.count() < 1) {
        throw Error(m_dataset->name +
                    " has too few images; training needs at least 2 and testing 1.");
    }
}

std::span<const std::int64_t> Batches::indicesOf(std::int64_t step) const {
    return std::span(m_order).subspan(step * m_batchSize, m_batchSize);
}

Batch Batches::train(int epoch, std::int64_t step) {
    if (m_orderEpoch != epoch) {
        m_order = shuffled(m_dataset->train.count(), Random(m_seed, Purpose::Order, epoch));
        m_orderEpoch = epoch;
    }
    if (step + 1 < m_stepsPerEpoch) {
        m_dataset->train.images->prefetch(indicesOf(step + 1));
    }
    const std::vector<Variation> variations =
        variationsOf(m_spec, m_dataset->train, m_dataset->imageSize, m_batchSize,
                     Random(m_seed, Purpose::Augmentation, epoch, step));
    return gather(*m_dataset, m_dataset->train, indicesOf(step), variations);
}

std::int64_t Batches::testBatches() const {
    return (m_dataset->test.count() + kTestBatch - 1) / kTestBatch;
}

Batch Batches::test(std::int64_t index) const {
    const std::int64_t first = index * kTestBatch;
    std::vector<std::int64_t> indices(std::min(kTestBatch, m_dataset->test.count() - first));
    std::iota(indices.begin(), indices.end(), first);
    const auto count = static_cast<std::int64_t>(indices.size());
    return gather(*m_dataset, m_dataset->test, indices,
                  centred(m_dataset->test, m_dataset->imageSize, count));
}

}  // namespace lab
