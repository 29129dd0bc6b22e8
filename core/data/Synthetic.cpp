// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/Synthetic.h"

#include "core/base/Random.h"
#include "core/data/ParallelFor.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

enum class DrawnShape { Circle, Square, Triangle, Cross, Ring, Rows, Columns, Diamond, Star, Dots };

constexpr int kShapes = 10;
constexpr int kSamples = 2;  // a side of a pixel, against jagged edges

// Five strips between -0.9 and 0.9, of which the outer two and the middle one are filled.
bool inStrips(double across, double along) {
    return std::abs(across) < 0.9 && std::abs(along) < 0.9 &&
           static_cast<int>((across + 0.9) / 0.36) % 2 == 0;
}

/// Whether a point of the shape's own square, -1 to 1 a side with y downwards, is filled. All
/// shapes look the same in a mirror: a flip must not change a label.
bool contains(DrawnShape shape, double x, double y) {
    const double ax = std::abs(x);
    const double ay = std::abs(y);
    const double square = x * x + y * y;
    switch (shape) {
        case DrawnShape::Circle:
            return square < 0.85;
        case DrawnShape::Square:
            return std::max(ax, ay) < 0.8;
        case DrawnShape::Triangle:
            return ay < 0.8 && ax < (y + 0.8) * 0.58;
        case DrawnShape::Cross:
            return std::min(ax, ay) < 0.28 && std::max(ax, ay) < 0.95;
        case DrawnShape::Ring:
            return square > 0.4 && square < 0.95;
        case DrawnShape::Rows:
            return inStrips(y, x);
        case DrawnShape::Columns:
            return inStrips(x, y);
        case DrawnShape::Diamond:
            return ax + ay < 0.95;
        case DrawnShape::Star:
            return std::sqrt(ax) + std::sqrt(ay) < 1.05;
        case DrawnShape::Dots:
            return (ax - 0.5) * (ax - 0.5) + (ay - 0.5) * (ay - 0.5) < 0.12;
    }
    return false;
}

/// Where and how one shape is drawn. Only + - * / and sqrt, which IEEE 754 fixes to the last bit:
/// so the tilt is drawn as the tangent of its half, and no sine is needed.
struct Drawing {
    double x, y, radius, cosine, sine, ground, contrast, noise;

    explicit Drawing(Random& random) {
        const auto between = [&random](double low, double high) {
            return low + (high - low) * random.uniform();
        };
        radius = between(5, 11);
        const double middle = (kShapesSide - 1) / 2.0;
        const double play = middle - radius + 1;
        x = middle + between(-play, play);
        y = middle + between(-play, play);
        const double half = between(-0.13, 0.13);  // up to 15 degrees: a square is no diamond
        cosine = (1 - half * half) / (1 + half * half);
        sine = 2 * half / (1 + half * half);
        ground = between(10, 80);
        contrast = between(40, 165);
        noise = between(5, 35);
    }

    /// How much of the pixel the shape covers, 0 to 1.
    double cover(DrawnShape shape, int column, int row) const {
        int inside = 0;
        for (int i = 0; i < kSamples * kSamples; ++i) {
            const int across = i % kSamples;
            const int down = i / kSamples;
            const double dx = (column + (across + 0.5) / kSamples - 0.5 - x) / radius;
            const double dy = (row + (down + 0.5) / kSamples - 0.5 - y) / radius;
            inside += contains(shape, cosine * dx + sine * dy, cosine * dy - sine * dx) ? 1 : 0;
        }
        return static_cast<double>(inside) / (kSamples * kSamples);
    }
};

void draw(DrawnShape shape, Random random, std::uint8_t* out) {
    const Drawing drawing(random);
    for (int row = 0; row < kShapesSide; ++row) {
        for (int column = 0; column < kShapesSide; ++column) {
            const double noise = drawing.noise * (random.uniform() + random.uniform() - 1);
            const double value =
                drawing.ground + drawing.contrast * drawing.cover(shape, column, row) + noise;
            *out++ = static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
        }
    }
}

}  // namespace

const std::vector<std::string>& shapeNames() {
    static const std::vector<std::string> names{
        "circle",          "square",        "triangle", "cross", "ring",
        "horizontal bars", "vertical bars", "diamond",  "star",  "dots"};
    return names;
}

RawSplit generateShapes(ShapesSplit split, std::int64_t count, int threads) {
    RawSplit made{1, kShapesSide, kShapesSide, {}, {}};
    made.pixels.resize(static_cast<std::size_t>(count) * made.imageBytes());
    made.labels.resize(static_cast<std::size_t>(count));
    parallelFor(count, threads, [&](std::int64_t i) {
        const auto at = static_cast<std::size_t>(i);
        made.labels[at] = i % kShapes;
        draw(static_cast<DrawnShape>(i % kShapes),
             Random(0, Purpose::SyntheticImages, static_cast<std::uint64_t>(split),
                    static_cast<std::uint64_t>(i)),
             made.pixels.data() + at * made.imageBytes());
    });
    return made;
}

}  // namespace lab
