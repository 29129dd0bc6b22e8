// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/RawSplit.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lab {

constexpr int kShapesSide = 28;
constexpr std::int64_t kShapesTrain = 6000;
constexpr std::int64_t kShapesTest = 1000;

enum class ShapesSplit : std::uint64_t { Train = 0, Test = 1 };

/// The ten shapes, in the order of their labels.
const std::vector<std::string>& shapeNames();

/// The first `count` images [count, 1, 28, 28] of a split of the generated set: one bright shape of
/// random place, size, tilt and contrast on a dark, noisy ground. Label i % 10, so that any limit
/// is balanced. `threads` as in parallelFor. Image i depends on (split, i) alone and is the same on
/// every machine. Any thread.
RawSplit generateShapes(ShapesSplit split, std::int64_t count, int threads = 0);

}  // namespace lab
