// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunFolder.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace lab {

enum class Measure { TrainError, TestError };
inline constexpr std::array kMeasures = {Measure::TrainError, Measure::TestError};

template <>
struct EnumNames<Measure> {
    static constexpr const char* what = asPhrase("measure");
    static constexpr std::array names = {
        std::pair{Measure::TrainError, std::string_view("train_error")},
        std::pair{Measure::TestError, std::string_view("test_error")}};
};

/// How large the spread over seeds is known to be, before an experiment's own is seen: its variance
/// counts as much as that of `weight` further seeds.
struct NoisePrior {
    double variance = 0;  ///< of one run's error, percentage points squared
    /// Degrees of freedom. 0: not known here; `variance` is the lesson's where it is much alike.
    double weight = 0;
    double sampling = 0;  ///< variance of the difference that other test pictures would make
};

/// What is known of this run's noise after its last epoch (docs/lesson.md, six seeds each in fp32
/// and bf16): of the lesson's data and recipe, at its width and stem. Weight 0 where nothing is.
NoisePrior priorOf(const RunSpec& spec, Measure measure);

/// The run's spec with what it was trained on told by facts instead of names: the lesson's data
/// where they are its images by name and number, whatever folder and limits were named; and no
/// known data where facts are against it. Facts that are not there are against nothing.
RunSpec withKnownData(const RunInfo& info);

/// Whether it is the lesson's networks and data with another recipe, length or number of images:
/// then its noise is not known, but one seed's margin is no smaller than the lesson's.
bool isMuchLikeTheLesson(const RunInfo& info);

/// (d0 s0² + d s²) / (d0 + d), and the degrees of freedom.
NoisePrior moderated(const NoisePrior& prior, double variance, double degrees);

/// The half width of the 95 % interval of an effect over n seeds.
double halfWidth(const NoisePrior& noise, int seeds);

/// Points up to which a difference of errors over so many images is noise: half of the interval,
/// where there is none kMargin, and not less than the lesson's where it is much alike; with what
/// other test pictures would make of it, and never less than a handful of images. The verdict and
/// the comparisons both judge by it, so they cannot contradict each other.
double marginOf(const NoisePrior& noise, int seeds, std::int64_t images);

/// How the test errors of two networks would differ with as many other test pictures, as a variance
/// in points squared: errors in per cent, of `images` pictures. Both see the same pictures, and
/// what is hard for one is hard for the other: of the pictures on which just one of two independent
/// networks would err, kSharedErrors are left. 0 where their number is not known.
double samplingVariance(double error, double other, std::int64_t images);
/// Half of the 95 % interval that it makes.
double samplingHalfWidth(const NoisePrior& noise);
/// What a handful of images make, in points; 0 where their number is not known.
double leastMargin(std::int64_t images);

/// The errors of one network over its seeds, after the same epoch.
struct SeedErrors {
    RunSpec spec;  ///< of any of them
    int epoch = 0;
    std::vector<double> errors;
    std::int64_t images = 0;  ///< that an error is counted over; 0: not known
    bool isLike = false;      ///< isMuchLikeTheLesson()
};

/// The noise of a difference between two of the networks: the spread of all of them together, with
/// what is known before of all of them, the larger where it differs; weight 0 with fewer than two
/// degrees of freedom, which would widen what one seed's margin tells. Test errors say how many
/// pictures they are of. One that spreads beyond what the others allow (an F test, at 5 % over all
/// of them) is in no common spread: a difference from it has each side's own, with the degrees of
/// freedom of Welch 1947.
NoisePrior noiseBetween(std::span<const SeedErrors> networks, std::size_t from, std::size_t to,
                        Measure measure);

}  // namespace lab
