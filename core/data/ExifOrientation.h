// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/PictureHeader.h"

#include <string_view>

namespace lab {

/// How a PNG or WebP picture is to be turned, by its EXIF data (tag 0x0112): 1 (upright) to 8; 1
/// where it does not say. `bytes`: the whole file. Never throws and never reads outside. Any
/// thread.
int exifOrientation(std::string_view bytes, PictureFormat format);

}  // namespace lab
