// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lab {

/// How far a training is, and the sums of the epoch under way. With the weights and the momentum
/// this is the whole state: random choices are functions of (seed, purpose, epoch, step).
struct Position {
    int epochsDone = 0;
    std::int64_t stepsDone = 0;  ///< within the epoch under way; all of them: the test is to come
    double lossSum = 0;
    double wrong = 0;
    double seconds = 0;  ///< of work in the epoch under way

    bool operator==(const Position&) const = default;
};

/// As a checkpoint's __metadata__ holds it.
std::string textOf(const Position& position);

/// Throws Error when the text is no position.
Position positionOf(std::string_view text);

}  // namespace lab
