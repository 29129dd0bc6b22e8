// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/DeviceData.h"

namespace lab {

namespace {

constexpr int kBytes = 256;

torch::Tensor tableOf(const Dataset& dataset, int channels) {
    torch::Tensor table = torch::empty({channels * kBytes});
    for (int channel = 0; channel < channels; ++channel) {
        const auto values = normalisedBytes(dataset.mean[channel], dataset.deviation[channel]);
        std::ranges::copy(values, table.data_ptr<float>() + channel * kBytes);
    }
    return table;
}

}  // namespace

DeviceSplit::DeviceSplit(const Dataset& dataset, const Split& split, const torch::Device& device)
    : m_table(tableOf(dataset, split.channels).to(device)),
      m_side(torch::arange(dataset.imageSize, torch::kInt64).to(device)),
      m_height(split.height),
      m_width(split.width) {
    const std::int64_t count = split.count();
    const std::span<const std::uint8_t> pixels = split.images->pixels();
    m_pixels = torch::empty({count, split.channels, split.height * split.width}, torch::kUInt8);
    std::ranges::copy(pixels, m_pixels.data_ptr<std::uint8_t>());
    m_pixels = m_pixels.to(device);
    m_labels = torch::tensor(split.labels, torch::kInt64).to(device);
}

Batch DeviceSplit::batch(const torch::Tensor& which, const torch::Tensor& variations) const {
    const std::int64_t count = which.size(0);
    const std::int64_t channels = m_pixels.size(1);
    const std::int64_t size = m_side.size(0);
    const torch::Tensor top = variations.select(1, 0).unsqueeze(1);       // [N, 1]
    const torch::Tensor left = variations.select(1, 1).unsqueeze(1);      // [N, 1]
    const torch::Tensor mirrored = variations.select(1, 2).unsqueeze(1);  // [N, 1]
    const torch::Tensor y = top + m_side;                                 // [N, size]
    const torch::Tensor x = left + torch::where(mirrored.gt(0), size - 1 - m_side, m_side);
    const torch::Tensor inside =
        y.ge(0)
            .logical_and(y.lt(m_height))
            .unsqueeze(2)
            .logical_and(x.ge(0).logical_and(x.lt(m_width)).unsqueeze(1));  // [N, size, size]
    const torch::Tensor place =
        (y.clamp(0, m_height - 1) * m_width).unsqueeze(2) + x.clamp(0, m_width - 1).unsqueeze(1);
    const torch::Tensor bytes =
        m_pixels.index_select(0, which)
            .gather(2, place.view({count, 1, size * size}).expand({count, channels, size * size}))
            .mul_(inside.view({count, 1, size * size}).to(torch::kUInt8));  // black beyond the edge
    const torch::Tensor row =
        torch::arange(channels, m_side.options()).mul_(kBytes).view({1, channels, 1});
    const torch::Tensor images = m_table.index_select(0, (bytes.to(torch::kInt64) + row).flatten());
    return {images.view({count, channels, size, size}), m_labels.index_select(0, which)};
}

std::shared_ptr<const DeviceData> deviceDataOf(const Dataset& dataset,
                                               const torch::Device& device) {
    if (dataset.train.images->pixels().empty() || dataset.test.images->pixels().empty()) {
        return nullptr;
    }
    auto data = std::make_shared<DeviceData>(
        DeviceData{{dataset, dataset.train, device}, {dataset, dataset.test, device}});
    waitFor(device);
    return data;
}

bool canVaryOnDevice(const DataSpec& spec) {
    return spec.scale == PictureScale::Fixed && !spec.colourShift;
}

torch::Tensor tensorOf(std::span<const Variation> variations, const torch::Device& device) {
    torch::Tensor tensor =
        torch::empty({static_cast<std::int64_t>(variations.size()), 3}, torch::kInt64);
    auto* out = tensor.data_ptr<std::int64_t>();
    for (const Variation& variation : variations) {
        *out++ = variation.top;
        *out++ = variation.left;
        *out++ = variation.mirrored ? 1 : 0;
    }
    return tensor.to(device);
}

}  // namespace lab
