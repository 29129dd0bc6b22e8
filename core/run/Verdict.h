#pragma once

#include "core/run/RunFolder.h"

#include <optional>
#include <span>
#include <string>

namespace lab {

enum class Outcome {
    DegradationReproduced,  ///< in the plain pair; the residual pair, if any, does not undo it
    DegradationUndone,      ///< reproduced in the plain pair, undone in the residual pair
    NotReproduced,
    Overfitting,
    NotTrainedYet,
    WithinNoise
};

template <>
struct EnumNames<Outcome> {
    static constexpr const char* what = asPhrase("outcome");
    static constexpr std::array names = {
        std::pair{Outcome::DegradationReproduced, std::string_view("degradation-reproduced")},
        std::pair{Outcome::DegradationUndone, std::string_view("degradation-undone")},
        std::pair{Outcome::NotReproduced, std::string_view("not-reproduced")},
        std::pair{Outcome::Overfitting, std::string_view("overfitting")},
        std::pair{Outcome::NotTrainedYet, std::string_view("not-trained-yet")},
        std::pair{Outcome::WithinNoise, std::string_view("within-noise")}};
};

/// Mean and sample deviation over seeds; the deviation is 0 for one seed.
struct Spread {
    double mean = 0;
    double deviation = 0;
};

/// A shallower and a deeper network of one family with all else equal, over the seeds that both
/// have, at the last epoch that all of them have finished. Errors and gaps in percentage points.
struct DepthPair {
    std::string shallow;  ///< as a person reads it: "plain-18"
    std::string deep;
    int seeds = 0;
    int epoch = 0;
    int epochs = 0;  ///< of the recipe
    Spread shallowTrain;
    Spread deepTrain;
    Spread trainGap;  ///< deeper minus shallower: positive is degradation
    Spread testGap;
    /// Gaps below it are noise: `kMargin`, or two standard errors over the seeds where that is
    /// more.
    double margin = 0;
};

/// What the numbers say, in words with the figures.
struct Verdict {
    Outcome outcome = Outcome::NotTrainedYet;
    std::string headline;  ///< one line, in English
    std::string text;      ///< the figures, how far the evidence reaches, the margin; as phrase()
    double margin = 0;     ///< points, of the plain pair
    std::optional<DepthPair> plain;
    std::optional<DepthPair> residual;
};

/// Points of training error that count as a difference with one seed. The same network with other
/// seeds differs by up to this much in the lesson experiment (docs/lesson.md).
inline constexpr double kMargin = 1.0;

/// Judges finished or growing runs by their training error, since degradation is not overfitting
/// (paper, section 1). Pure; any thread.
Verdict verdictOf(std::span<const RunResult> runs);

}  // namespace lab
