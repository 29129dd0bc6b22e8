// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.h"
#include "core/data/InputSpec.h"

#include <cstdint>
#include <span>

namespace lab {

/// A picture as a network sees it.
struct PreparedImage {
    Image image;  ///< [channels, size, size] of the InputSpec
    /// Garment and Digit: the background was bright, so dark and bright were exchanged.
    bool inverted = false;
};

/// Any picture (grey or RGB) brought to what the network was trained on, by the spec's style. The
/// Centre style cuts out the middle square and resizes it, as training does, or is torchvision's
/// Resize and CenterCrop, both with OpenCV's resampling: the average over the covered area when
/// shrinking, linear when enlarging. Any thread.
PreparedImage prepare(const Image& picture, const InputSpec& spec);

/// Whether a grey image is as MNIST's and Fashion-MNIST's are: prepare() leaves it as it is for
/// Garment and Digit.
bool isThingOnBlack(std::span<const std::uint8_t> pixels);

/// How small a picture may be decoded for this input: by the card alone, so that an answer depends
/// on no other network that is asked.
int decodedSideFor(const InputSpec& spec);

/// Bytes to what the network reads: scaled to [0, 1], less the mean, over the deviation.
/// prepared: [channels, size, size]; out: as many floats.
void normalise(const Image& prepared, const InputSpec& spec, float* out);

}  // namespace lab
