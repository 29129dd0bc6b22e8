// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/Factors.h"
#include "core/verdict/Noise.h"
#include "core/verdict/Verdict.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lab {

/// What one step of a factor does to an error.
enum class EffectOutcome { Lower, Higher, WithinNoise, TooEarly, Failed, NoCommonSeed };

template <>
struct EnumNames<EffectOutcome> {
    static constexpr const char* what = asPhrase("outcome");
    static constexpr std::array names = {
        std::pair{EffectOutcome::Lower, std::string_view("lower")},
        std::pair{EffectOutcome::Higher, std::string_view("higher")},
        std::pair{EffectOutcome::WithinNoise, std::string_view("within-noise")},
        std::pair{EffectOutcome::TooEarly, std::string_view("too-early")},
        std::pair{EffectOutcome::Failed, std::string_view("failed")},
        std::pair{EffectOutcome::NoCommonSeed, std::string_view("no-common-seed")}};
};

/// One value of a factor, and the runs that have it, one a seed.
struct Level {
    std::string text;               ///< levelText()
    std::string title;              ///< the network's: "ResNet-34 A"
    std::vector<std::size_t> runs;  ///< places in what comparisonsOf() was given, by seed
    int epoch = 0;  ///< after which it is looked at: Comparison::epoch, or its own end (epochs)
    int seeds = 0;  ///< those that have come there
    std::array<Spread, 2> errors;  ///< by Measure, over these seeds
    bool failed = false;           ///< all its runs have failed
};

/// From one level to the next, paired by seed. Percentage points; positive: the error is higher.
struct Effect {
    std::size_t from = 0;  ///< places in Comparison::levels
    std::size_t to = 0;
    Measure measure = Measure::TrainError;
    int seeds = 0;  ///< that both have
    double mean = 0;
    double low = 0;  ///< the mean less marginOf(): of a 95 % interval, as a rule
    double high = 0;
    bool byMargin = false;  ///< there is no spread to make an interval of: one seed
    double sampling = 0;    ///< of the half width: what no further seed takes away
    EffectOutcome outcome = EffectOutcome::TooEarly;

    /// Whether it says what a step does, or that it does nothing.
    bool saysSomething() const { return seeds > 0 && outcome != EffectOutcome::TooEarly; }
};

/// Runs that differ in one factor and in nothing else.
struct Comparison {
    Factor factor = Factor::Depth;
    std::vector<Level> levels;  ///< in order, two or more
    /// Each level against the one before it that has not failed, in both measures.
    std::vector<Effect> effects;
    /// Of three levels or more with figures the last against the first, in both measures.
    std::vector<Effect> ends;
    int epoch = 0;           ///< after which they are compared
    int epochs = 0;          ///< of the shortest recipe
    std::int64_t steps = 0;  ///< that each run has done up to `epoch`; the fewest where they differ
    bool stepsDiffer = false;
    bool fewSteps = false;   ///< something is said of fewer than kManySteps steps
    bool isPartial = false;  ///< a level that has not failed has not come as far, and is left out
    bool zeroStartDiffers =
        false;  ///< between plain and residual, which the factor says nothing of
};

/// All that can be compared: for each factor the largest sets of runs that differ in it alone,
/// their seeds apart. What differs in more than one factor is in no common set. Pure; any thread.
///
/// They are compared at their end where a seed has come there in two levels, so that a level that
/// is added takes back nothing; else after the last epoch that all runs have. Neither a run that
/// has failed, nor one that has no epoch yet holds the others back; a level whose runs have all
/// failed is compared with none. Of different lengths of training each is looked at at its own end,
/// and not before.
///
/// Intervals: the spread over seeds is pooled over the levels, s² = Σ (n - 1) s² / Σ (n - 1), and
/// moderated by the prior, as Smyth 2004, section 4: (d0 s0² + d s²) / (d0 + d) with d0 + d degrees
/// of freedom; an effect over n seeds has the variance 2 s² / n, which is at least that of the
/// paired differences where seeds help both sides alike. So a second seed narrows an interval and
/// never destroys it. Without any spread there is only kMargin.
std::vector<Comparison> comparisonsOf(std::span<const RunResult> runs);
/// Those of one factor.
std::vector<Comparison> comparisonsOf(std::span<const RunResult> runs, Factor factor);

/// The one factor in which two runs differ; none where they differ in more or in nothing, or where
/// their errors do not compare. Between a plain and a residual network the zero start counts as
/// part of the family.
std::optional<Factor> soleFactor(const RunResult& one, const RunResult& other);

/// Whether each run counts: of several with equal settings, seed and pictures only the one that has
/// not failed and has come furthest.
std::vector<bool> countedRuns(std::span<const RunResult> runs);

/// From one of its levels to another, each where it is looked at.
Effect effectBetween(const Comparison& comparison, std::size_t from, std::size_t to,
                     Measure measure, std::span<const RunResult> runs);

/// A level's errors after the epoch, by seed: of the runs that have come so far and have not
/// failed.
std::map<std::uint64_t, double> errorsAt(const Level& level, int epoch, Measure measure,
                                         std::span<const RunResult> runs);

/// The noise of a difference between two levels, where they are looked at or after another epoch;
/// the other levels count for it.
NoisePrior noiseOf(const Comparison& comparison, std::size_t from, std::size_t to, Measure measure,
                   std::span<const RunResult> runs, int epoch = 0);

/// Whether they have seeds in common, and each of these has failed in one of them.
bool haveFailedInTurn(const Level& one, const Level& other, std::span<const RunResult> runs);

/// "Shortcut option": for phrase().
const char* factorName(Factor factor);

/// What the comparison shows, in a few sentences with the figures, as phrase().
std::string textOf(const Comparison& comparison);

/// What the level is called: its network where the titles tell the levels apart, else what differs.
std::string levelName(const Comparison& comparison, std::size_t level);

/// "Test error: From A to B it falls by 0.5 points (0.2 to 0.8). …", as phrase().
std::string effectsText(const Comparison& comparison, Measure measure);

/// One error alone, for a line above the curves: "A 13.5 ± 0.5, B 12.5 ± 0.5 % training error; A →
/// B −1.0 points.", as phrase().
std::string briefText(const Comparison& comparison, Measure measure);

}  // namespace lab
