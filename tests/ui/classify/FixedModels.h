// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace lab::test {

/// Writes four small networks that tell generated shapes apart well and not perfectly, as
/// .safetensors into `models`; `folder` is for the runs they come from. Nothing of them goes
/// through the steps of a training, whose roundings grow until networks differ between processors:
/// the convolutions are those of their seed, batch norms have the statistics of the pictures, and
/// the classifier compares with each class' mean.
void writeFixedModels(const std::filesystem::path& folder, const std::filesystem::path& models);

}  // namespace lab::test
