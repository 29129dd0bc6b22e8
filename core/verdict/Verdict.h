// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunFolder.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lab {

enum class Outcome {
    DegradationReproduced,  ///< in the plain pair; the residual pair, if any, does not undo it
    DegradationUndone,      ///< reproduced in the plain pair, undone in the residual pair
    NotReproduced,
    Overfitting,
    NotTrainedYet,
    WithinNoise,
    NothingToCompare  ///< one network alone, no two plain ones that differ in depth only, or one of
                      ///< them has failed too early
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
        std::pair{Outcome::WithinNoise, std::string_view("within-noise")},
        std::pair{Outcome::NothingToCompare, std::string_view("nothing-to-compare")}};
};

/// Mean and sample deviation over seeds; the deviation is 0 for one seed.
struct Spread {
    double mean = 0;
    double deviation = 0;
};

/// Whether the errors of two runs of equal data specs compare: a folder may have changed.
bool trainedOnTheSame(const RunInfo& one, const RunInfo& other);

/// Of one value a seed; 0 and 0 where there is none.
Spread spreadOf(const std::vector<double>& values);
/// Points of error with one digit; with two where one would say 0.0 of something.
std::string pointsText(double value);

/// "10.4 ± 0.2", and "10.4" of one seed.
std::string spreadText(const Spread& spread, int seeds);

/// Why shortcuts do not undo what the plain pair shows.
enum class NotUndone {
    None,            ///< they do, or there is nothing to undo
    NoTwin,          ///< no residual pair differs from the plain one in the shortcuts alone
    Failed,          ///< one of its networks has failed
    Behind,          ///< it has not come to the plain pair's epoch
    HardlyTrained,   ///< by the rule below, steps or not
    WorseThanPlain,  ///< the deeper residual network errs more than the deeper plain one
    AsBadAsPlain,    ///< it errs more, but within noise
    WithinNoise,     ///< its gap is, but both gaps differ by no more than both margins together
    Degrades         ///< depth costs the residual pair, too
};

/// A shallower and a deeper network of one family with all else equal, over the seeds that both
/// have, after the epoch of their comparison. Errors and gaps in percentage points.
struct DepthPair {
    std::string shallow;  ///< as a person reads it: "plain-18"
    std::string deep;
    NetworkSpec shallowNetwork;
    NetworkSpec deepNetwork;
    std::size_t shallowRun = 0;  ///< the first of its runs, by its place
    std::size_t deepRun = 0;
    int depths = 0;  ///< of their comparison
    int seeds = 0;
    int epoch = 0;
    int epochs = 0;          ///< of the recipe
    std::int64_t steps = 0;  ///< each of the networks has done up to `epoch`
    Spread shallowTrain;
    Spread deepTrain;
    Spread trainGap;  ///< deeper minus shallower: positive is degradation
    Spread testGap;
    double margin = 0;       ///< of the training gap: up to it a gap is noise; marginOf()
    double testMargin = 0;   ///< of the test gap
    bool byMargin = false;   ///< there is no spread to make an interval of: one seed
    bool fewImages = false;  ///< the margin is what a handful of images make: seeds cannot help
    /// Points of training error above which a network of the pair counts as hardly trained.
    double trainedBelow = 0;
    bool justBegun = false;           ///< hasJustBegun()
    std::vector<std::string> failed;  ///< titles of all its comparison's with a failed run
    std::vector<std::string> lost;    ///< those whose runs have all failed: they are left out
    std::vector<std::string> behind;  ///< those that have not come as far: they are left out so far
    bool isLost = false;              ///< one of the two is
    bool isOver = false;              ///< no run of them goes on
};

/// How many points of training error depth costs less with shortcuts: the plain pair's gap less the
/// residual pair's, after the same epoch. Its half width is the root of both margins' squares.
struct Interaction {
    double mean = 0;
    double low = 0;
    double high = 0;
    bool byMargin = false;  ///< of one of the pairs
};

/// What the numbers say, in words with the figures.
struct Verdict {
    Outcome outcome = Outcome::NotTrainedYet;
    // In words, as phrase(); they stand here alone, for command line, window and reports.
    std::string headline;   ///< one line without a full stop
    std::string text;       ///< all of it: figures, what they mean, how far the evidence reaches
    std::string brief;      ///< what they mean, without the figures that a figure beside it shows
    std::string reach;      ///< how far the evidence reaches, once all is trained; may be empty
    bool finished = false;  ///< every epoch that is compared has been trained
    double margin = 0;      ///< points, of the plain pair
    std::optional<DepthPair> plain;
    std::optional<DepthPair> residual;
    std::optional<Interaction> interaction;  ///< where both pairs can be judged
    NotUndone notUndone = NotUndone::None;   ///< where degradation is reproduced
    bool disagree = false;  ///< another pair of depths, or another residual one, says otherwise
    std::string setting;    ///< where pairs disagree: that of `plain`, as phrase(); may be empty
    std::string others;     ///< where pairs disagree: what each says, with its setting, as phrase()
    bool stepsDisagree = false;  ///< a step between the plain pair's depths goes another way
    int networks = 0;            ///< that differ in more than their seed
    std::string alone;           ///< its title where there is only one
    std::string compared;  ///< without a plain pair: the factor that `text` tells of, as phrase()
    bool isAnswered = false;    ///< likewise: isAnswered()
    std::int64_t steps = 0;     ///< that each of the compared networks has done
    bool fewSteps = false;      ///< something is said of fewer than kManySteps steps: a beginning
    double guessingError = 0;   ///< of the plain pair's training images
    double trainedBelow = 0;    ///< of the plain pair
    bool pairFailed = false;    ///< too early, and one of the plain pair has failed: no more comes
    bool seedsMayTell = false;  ///< a difference is within noise, and further seeds may tell it
};

// When it is too early for a verdict. A network that guesses errs in guessingError() per cent of
// its training images, those of all classes but the largest, and two that still nearly guess differ
// by how fast they began, not by where they end. So a pair is compared when, on the mean over its
// seeds, both its networks err in training in at most kTrainedShare of that (45 % of ten equal
// classes), and a fifth of the recipe's epochs is done. A network that never gets there is
// degradation at its strongest; it is compared all the same once each has done kEnoughSteps steps.
// A verdict of fewer than kManySteps steps stands, but as a beginning, with a word of caution, and
// the window shows it in amber: the lesson's, which six seeds repeat (docs/lesson.md), has 1560,
// the paper's 64 000.
inline constexpr double kTrainedShare = 0.5;
inline constexpr std::int64_t kEnoughSteps = 10000;
inline constexpr std::int64_t kManySteps = 1000;

/// Points of training error up to which a difference is none with one seed and nothing known of its
/// noise. The same network with other seeds differs by up to this much in the lesson experiment
/// (docs/lesson.md).
inline constexpr double kMargin = 1.0;

/// Whether less than a fifth of the recipe's epochs is done.
bool hasJustBegun(int epoch, int epochs);

/// Whether a training error is below what the rule asks for, or so many steps are done that it no
/// longer matters.
bool isTrained(double error, double trainedBelow, std::int64_t steps);

/// Whether what is said after so many steps is a beginning only; and the sentence that says so of
/// every verdict and comparison, empty where it is none. `theyDiffer`: others have done more.
bool isBeginning(std::int64_t steps);
std::string beginningText(std::int64_t steps, bool theyDiffer = false);

/// Judges finished or growing runs by their training error, since degradation is not overfitting
/// (paper, section 1). Pure; any thread.
Verdict verdictOf(std::span<const RunResult> runs);

}  // namespace lab
