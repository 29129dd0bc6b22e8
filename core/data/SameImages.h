// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.h"

#include <cstddef>
#include <string>

namespace lab {

/// Says how many test images are the same as a training image, by the bytes of a folder's files, of
/// other sets by the pixels; empty where there are none. Reads files of equal size only, most of
/// them in one place. Blocks; any thread.
std::string sameImagesNote(const Dataset& set);

/// Says that so many of all pictures have other channels than their network.
std::string convertedNote(std::size_t converted, std::size_t all, int channels);

}  // namespace lab
