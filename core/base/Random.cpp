// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Random.h"

#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

namespace lab {

namespace {

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): neighbouring inputs give unrelated
// outputs.
std::uint64_t mixed(std::uint64_t x) {
    x += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

}  // namespace

Random::Random(std::uint64_t seed, Purpose purpose, std::uint64_t epoch, std::uint64_t step)
    : m_engine(
          mixed(mixed(mixed(mixed(seed) ^ static_cast<std::uint64_t>(purpose)) ^ epoch) ^ step)) {}

double Random::uniform() {
    return static_cast<double>(m_engine() >> 11) * 0x1.0p-53;
}

std::uint64_t Random::below(std::uint64_t bound) {
    const std::uint64_t unfair = (0 - bound) % bound;  // 2^64 mod bound values are thrown away
    std::uint64_t draw = m_engine();
    while (draw < unfair) {
        draw = m_engine();
    }
    return draw % bound;
}

double Random::normal() {
    if (std::exchange(m_hasSpare, false)) {
        return m_spare;
    }
    const double radius = std::sqrt(-2 * std::log(1 - uniform()));
    const double angle = 2 * std::numbers::pi * uniform();
    m_spare = radius * std::sin(angle);
    m_hasSpare = true;
    return radius * std::cos(angle);
}

std::uint64_t hashOf(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
    return hash;
}

std::vector<std::int64_t> shuffled(std::int64_t count, Random random) {
    std::vector<std::int64_t> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t i = order.size(); i > 1; --i) {
        std::swap(order[i - 1], order[random.below(i)]);
    }
    return order;
}

}  // namespace lab
