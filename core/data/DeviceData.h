// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Augment.h"
#include "core/data/Batch.h"

#include <memory>

namespace lab {

/// One split that lies on a device as uint8. Batches are gathered, cropped, mirrored and normalised
/// there: only indices cross over, once an epoch. Immutable; any thread.
class DeviceSplit {
public:
    /// Copies the split; its images must lie in memory (ImageSource::pixels()).
    DeviceSplit(const Dataset& dataset, const Split& split, const torch::Device& device);

    torch::Device device() const { return m_pixels.device(); }

    /// which: [N] int64. variations: [N, 3] int64, from tensorOf(). Both on the device. The same
    /// values as prepareBatch() gives, to the bit.
    Batch batch(const torch::Tensor& which, const torch::Tensor& variations) const;

private:
    torch::Tensor m_pixels;  // [N, C, H·W] uint8
    torch::Tensor m_labels;  // [N] int64
    torch::Tensor m_table;   // [C·256] float: the normalised value of each byte
    torch::Tensor m_side;    // [size] int64: 0, 1, …
    int m_height;
    int m_width;
};

/// Both splits of a data set on a device.
struct DeviceData {
    DeviceSplit train;
    DeviceSplit test;
};

/// Nothing where a split does not lie in memory (a large folder of pictures): its batches are then
/// made on the CPU. Blocks until the copy is there.
std::shared_ptr<const DeviceData> deviceDataOf(const Dataset& dataset, const torch::Device& device);

/// Whether a device can make the training batches of this spec: it crops and mirrors.
bool canVaryOnDevice(const DataSpec& spec);

/// [N, 3] int64 on the device: top, left, mirrored.
torch::Tensor tensorOf(std::span<const Variation> variations, const torch::Device& device);

}  // namespace lab
