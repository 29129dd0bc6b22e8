// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.h"

#include <QImage>

namespace lab {

/// The same pixels for Qt. Any thread.
QImage imageOf(const Image& image);

}  // namespace lab
