// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

namespace lab {

/// What a stream of random numbers is for. Streams of different purposes never meet.
enum class Purpose : std::uint64_t {
    InitialWeights = 1,
    Order,
    Augmentation,
    SyntheticImages,
    PartOfPicture,  ///< step: the image's index
    ColourShift     ///< likewise
};

/// A generator for (seed, purpose, epoch, step), made afresh wherever a random choice is needed.
/// No state is ever saved: the four numbers are the state. The same four give the same numbers on
/// every machine and under every LibTorch (the standard fixes mt19937_64; the distributions here
/// are ours because the standard leaves std's to the implementation). Not thread-safe; make one a
/// thread.
class Random {
public:
    Random(std::uint64_t seed, Purpose purpose, std::uint64_t epoch = 0, std::uint64_t step = 0);

    std::uint64_t next() { return m_engine(); }
    /// Uniform in [0, 1).
    double uniform();
    /// Uniform in {0, …, bound-1}, without bias. bound > 0.
    std::uint64_t below(std::uint64_t bound);
    /// Standard normal (Box and Muller).
    double normal();

private:
    std::mt19937_64 m_engine;
    double m_spare = 0;
    bool m_hasSpare = false;
};

/// A number for a name that is the same on every machine (FNV-1a, 64 bit).
std::uint64_t hashOf(std::string_view text);

/// The numbers 0, …, count-1 in random order (Fisher and Yates).
std::vector<std::int64_t> shuffled(std::int64_t count, Random random);

}  // namespace lab
