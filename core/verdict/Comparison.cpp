// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Comparison.h"

#include "core/base/Phrase.h"
#include "core/verdict/DataDifference.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace lab {

namespace {

/// Runs that are equal but for their seeds.
struct Arm {
    RunSpec spec;  // normalForm()
    const RunInfo* info = nullptr;
    std::map<std::uint64_t, std::size_t> runs;
    bool isUnknown = false;  ///< its pictures, where others of the same name are known to differ
};

bool hasFailed(const RunResult& run) {
    return run.state == RunState::Failed;
}

// Of two trainings with one seed the one that has not failed counts, and that has come further; of
// equal ones the older, in whatever order they are named.
bool countsMore(const RunResult& one, const RunResult& other) {
    const auto worth = [](const RunResult& run) {
        return std::pair(!hasFailed(run), run.epochs.size());
    };
    if (worth(one) != worth(other)) {
        return worth(one) > worth(other);
    }
    return std::tie(one.info.created, one.key) < std::tie(other.info.created, other.key);
}

bool isDigestKnown(const RunInfo& info) {
    return !info.data.pixels.empty() || !info.data.files.empty();
}

// Whether runs that name the same data are known to have had different ones: then a run that says
// nothing of its own (an older one) may have had either, and is compared with none that says it.
bool areDataInDoubt(const std::vector<RunInfo>& infos, const DataSpec& data) {
    const RunInfo* first = nullptr;
    for (const RunInfo& info : infos) {
        if (!isDigestKnown(info) || info.spec.data != data) {
            continue;
        }
        if (first != nullptr && isOtherData(info.data, first->data)) {
            return true;
        }
        first = first == nullptr ? &info : first;
    }
    return false;
}

std::vector<Arm> armsOf(std::span<const RunResult> runs) {
    std::vector<Arm> arms;
    const std::vector<RunInfo> infos = withSharedData(runs);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const RunSpec spec = normalForm(infos[i].spec);
        const bool isUnknown =
            !isDigestKnown(infos[i]) && areDataInDoubt(infos, infos[i].spec.data);
        auto arm = std::ranges::find_if(arms, [&](const Arm& one) {
            return one.spec == spec && one.isUnknown == isUnknown &&
                   trainedOnTheSame(*one.info, runs[i].info);
        });
        if (arm == arms.end()) {
            arm = arms.insert(arms.end(), Arm{spec, &runs[i].info, {}, isUnknown});
        }
        const auto [twin, isNew] = arm->runs.emplace(runs[i].info.spec.seed, i);
        if (!isNew && countsMore(runs[i], runs[twin->second])) {
            twin->second = i;
        }
    }
    return arms;
}

/// The one factor in which two arms differ; none where there are more.
using SoleFactors = std::vector<std::vector<std::optional<Factor>>>;

std::optional<Factor> soleFactorOf(const Arm& one, const Arm& other) {
    // Each factor lies in one of the three parts: most pairs are told apart by that alone.
    const int parts = (one.spec.network == other.spec.network ? 0 : 1) +
                      (one.spec.data == other.spec.data ? 0 : 1) +
                      (one.spec.recipe == other.spec.recipe ? 0 : 1);
    if (parts != 1 || one.isUnknown != other.isUnknown) {
        return std::nullopt;
    }
    std::vector<Factor> factors = factorsBetween(one.spec, other.spec);
    if (std::ranges::find(factors, Factor::Family) != factors.end()) {
        std::erase(factors, Factor::ZeroStart);  // a plain network has none; it is told
    }
    if (factors.size() != 1) {
        return std::nullopt;
    }
    const Factor factor = factors.front();
    // Errors on other test pictures, or of a folder that has other ones in it, do not compare.
    if (factor == Factor::Data || factor == Factor::TestImages) {
        return std::nullopt;
    }
    // A folder at two sizes is known by its files; by its pixels nothing is.
    if (factor == Factor::ImageSize && haveOtherFiles(one.info->data, other.info->data)) {
        return std::nullopt;
    }
    const bool dataDiffer = factor == Factor::TrainImages || factor == Factor::ImageSize;
    return dataDiffer || trainedOnTheSame(*one.info, *other.info) ? std::optional(factor)
                                                                  : std::nullopt;
}

// Each pair once: the window asks for a verdict after every epoch.
SoleFactors soleFactorsOf(const std::vector<Arm>& arms) {
    SoleFactors sole(arms.size(), std::vector<std::optional<Factor>>(arms.size()));
    for (std::size_t i = 0; i < arms.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            sole[i][j] = sole[j][i] = soleFactorOf(arms[i], arms[j]);
        }
    }
    return sole;
}

// The arms that differ from the first in the factor alone, and each from each.
std::vector<std::size_t> setAround(const SoleFactors& sole, std::size_t first, Factor factor) {
    std::vector<std::size_t> set = {first};
    for (std::size_t i = 0; i < sole.size(); ++i) {
        if (i != first && std::ranges::all_of(
                              set, [&](std::size_t member) { return sole[member][i] == factor; })) {
            set.push_back(i);
        }
    }
    return set;
}

double errorOf(const EpochRecord& record, Measure measure) {
    return measure == Measure::TrainError ? record.trainError : record.testError;
}

std::vector<double> listed(const std::map<std::uint64_t, double>& errors) {
    std::vector<double> values;
    for (const auto& [seed, error] : errors) {
        values.push_back(error);
    }
    return values;
}

std::vector<std::size_t> runsOf(const Arm& arm) {
    std::vector<std::size_t> runs;
    for (const auto& [seed, run] : arm.runs) {
        runs.push_back(run);
    }
    return runs;
}

// Those that have an epoch and have not failed.
std::vector<std::size_t> soundRuns(const Level& level, std::span<const RunResult> runs) {
    std::vector<std::size_t> sound = level.runs;
    std::erase_if(sound, [runs](std::size_t run) {
        return hasFailed(runs[run]) || runs[run].epochs.empty();
    });
    return sound;
}

// The header's rule for the epoch.
int commonEpoch(const Comparison& comparison, std::span<const RunResult> runs) {
    std::size_t epoch = SIZE_MAX;
    std::map<std::uint64_t, int> ended;  // by seed: levels in which it has come to the end
    for (const Level& level : comparison.levels) {
        for (const std::size_t run : soundRuns(level, runs)) {
            const std::size_t done = runs[run].epochs.size();
            epoch = std::min(epoch, done);
            ended[runs[run].info.spec.seed] += std::cmp_less(done, comparison.epochs) ? 0 : 1;
        }
    }
    if (std::ranges::any_of(ended, [](const auto& seed) { return seed.second >= 2; })) {
        return comparison.epochs;
    }
    return epoch == SIZE_MAX ? 0 : static_cast<int>(epoch);
}

// The header's rule for what is too early (Verdict.h), for each of two levels.
bool isTooEarly(const Comparison& comparison, const Level& level, std::span<const RunResult> runs) {
    const RunInfo& info = runs[level.runs.front()].info;
    return hasJustBegun(comparison.epoch, comparison.epochs) ||
           !isTrained(level.errors[0].mean, kTrainedShare * guessingError(info),
                      stepsPerEpoch(info) * comparison.epoch);
}

// However many steps it has done.
bool isHardlyTrained(const Level& level, std::span<const RunResult> runs) {
    const RunInfo& info = runs[level.runs.front()].info;
    return !(level.errors[0].mean <= kTrainedShare * guessingError(info));
}

/// That the error is counted over.
std::int64_t imagesOf(const RunInfo& info, Measure measure) {
    return measure == Measure::TrainError ? imagesPerEpoch(info) : info.testImages;
}

EffectOutcome beyondNoise(const Effect& effect) {
    if (effect.low > 0) {
        return EffectOutcome::Higher;
    }
    return effect.high < 0 ? EffectOutcome::Lower : EffectOutcome::WithinNoise;
}

// Why nothing is said of two levels.
EffectOutcome withoutSeeds(const Level& one, const Level& other, std::span<const RunResult> runs) {
    if (one.failed || other.failed || haveFailedInTurn(one, other, runs)) {
        return EffectOutcome::Failed;
    }
    return one.seeds > 0 && other.seeds > 0 ? EffectOutcome::NoCommonSeed : EffectOutcome::TooEarly;
}

bool hasFigures(const Level& level) {
    return !level.failed && level.seeds > 0;
}

// The nearest level before it that has figures; else the one before it.
std::size_t stepFrom(const Comparison& comparison, std::size_t to) {
    for (std::size_t from = to; from-- > 0;) {
        if (hasFigures(comparison.levels[from])) {
            return from;
        }
    }
    return to - 1;
}

}  // namespace

Effect effectBetween(const Comparison& comparison, std::size_t first, std::size_t to,
                     Measure measure, std::span<const RunResult> runs) {
    Effect effect{.from = first, .to = to, .measure = measure};
    const Level& from = comparison.levels[effect.from];
    const Level& level = comparison.levels[to];
    const auto before = errorsAt(from, from.epoch, measure, runs);
    const auto after = errorsAt(level, level.epoch, measure, runs);
    for (const auto& [seed, error] : before) {
        if (const auto twin = after.find(seed); twin != after.end()) {
            effect.mean += twin->second - error;
            ++effect.seeds;
        }
    }
    if (effect.seeds == 0 || from.failed || level.failed) {
        effect.seeds = 0;
        effect.mean = 0;
        effect.outcome = withoutSeeds(from, level, runs);
        return effect;
    }
    effect.mean /= effect.seeds;
    const NoisePrior noise = noiseOf(comparison, effect.from, to, measure, runs);
    effect.byMargin = noise.weight == 0;
    const std::int64_t images = imagesOf(runs[level.runs.front()].info, measure);
    const double half = marginOf(noise, effect.seeds, images);
    effect.sampling = samplingHalfWidth(noise);
    effect.low = effect.mean - half;
    effect.high = effect.mean + half;
    const bool early = isTooEarly(comparison, from, runs) || isTooEarly(comparison, level, runs) ||
                       (isHardlyTrained(from, runs) && isHardlyTrained(level, runs));
    effect.outcome = early ? EffectOutcome::TooEarly : beyondNoise(effect);
    return effect;
}

namespace {

// The header's rule for the ends.
std::vector<Effect> effectOfEnds(const Comparison& comparison, std::span<const RunResult> runs) {
    std::vector<std::size_t> told;
    for (std::size_t i = 0; i < comparison.levels.size(); ++i) {
        if (hasFigures(comparison.levels[i])) {
            told.push_back(i);
        }
    }
    std::vector<Effect> ends;
    if (told.size() > 2) {
        for (const Measure measure : kMeasures) {
            ends.push_back(effectBetween(comparison, told.front(), told.back(), measure, runs));
        }
    }
    return ends;
}

Level levelOf(Factor factor, const Arm& arm, std::span<const RunResult> runs) {
    Level level;
    level.text = levelText(factor, arm.spec);
    level.runs = runsOf(arm);
    level.title = titleOf(runs[level.runs.front()].info.spec.network);
    level.failed =
        std::ranges::all_of(level.runs, [runs](std::size_t run) { return hasFailed(runs[run]); });
    return level;
}

// A schedule is made for its length: halfway, a longer training stands where its rate is still
// high.
void setEpochs(Comparison& comparison, std::span<const RunResult> runs) {
    for (Level& level : comparison.levels) {
        level.epoch = comparison.factor == Factor::Epochs
                          ? runs[level.runs.front()].info.spec.recipe.epochs
                          : comparison.epoch;
    }
}

Comparison comparisonOf(Factor factor, std::vector<const Arm*> arms,
                        std::span<const RunResult> runs) {
    std::ranges::stable_sort(arms, [factor](const Arm* one, const Arm* other) {
        return levelComesBefore(factor, one->spec, other->spec);
    });
    Comparison comparison;
    comparison.factor = factor;
    comparison.epochs = INT32_MAX;
    comparison.steps = INT64_MAX;
    for (const Arm* arm : arms) {
        comparison.epochs = std::min(comparison.epochs, arm->spec.recipe.epochs);
        comparison.levels.push_back(levelOf(factor, *arm, runs));
        comparison.zeroStartDiffers =
            comparison.zeroStartDiffers ||
            (factor == Factor::Family &&
             arm->spec.network.zeroInitResidual != arms.front()->spec.network.zeroInitResidual);
    }
    comparison.epoch = commonEpoch(comparison, runs);
    setEpochs(comparison, runs);
    std::int64_t most = 0;
    for (std::size_t i = 0; i < arms.size(); ++i) {
        const std::int64_t steps = stepsPerEpoch(*arms[i]->info) * comparison.levels[i].epoch;
        comparison.steps = std::min(comparison.steps, steps);
        most = std::max(most, steps);
    }
    comparison.stepsDiffer = most != comparison.steps;
    for (Level& level : comparison.levels) {
        for (const Measure measure : kMeasures) {
            const auto errors = errorsAt(level, level.epoch, measure, runs);
            level.seeds = static_cast<int>(errors.size());
            level.errors[static_cast<std::size_t>(measure)] = spreadOf(listed(errors));
        }
        comparison.isPartial = comparison.isPartial || (level.seeds == 0 && !level.failed);
    }
    for (std::size_t to = 1; to < arms.size(); ++to) {
        for (const Measure measure : kMeasures) {
            comparison.effects.push_back(
                effectBetween(comparison, stepFrom(comparison, to), to, measure, runs));
        }
    }
    comparison.ends = effectOfEnds(comparison, runs);
    comparison.fewSteps = isBeginning(comparison.steps) &&
                          std::ranges::any_of(comparison.effects, &Effect::saysSomething);
    return comparison;
}

std::vector<Comparison> comparisonsOf(Factor factor, const std::vector<Arm>& arms,
                                      const SoleFactors& sole, std::span<const RunResult> runs) {
    std::vector<Comparison> comparisons;
    std::vector<std::vector<std::size_t>> sets;
    for (std::size_t i = 0; i < arms.size(); ++i) {
        std::vector<std::size_t> set = setAround(sole, i, factor);
        std::ranges::sort(set);
        if (set.size() >= 2 && std::ranges::find(sets, set) == sets.end()) {
            sets.push_back(std::move(set));
        }
    }
    for (const std::vector<std::size_t>& set : sets) {
        std::vector<const Arm*> members;
        for (const std::size_t i : set) {
            members.push_back(&arms[i]);
        }
        comparisons.push_back(comparisonOf(factor, std::move(members), runs));
    }
    return comparisons;
}

}  // namespace

std::vector<bool> countedRuns(std::span<const RunResult> runs) {
    std::vector<bool> counted(runs.size(), false);
    for (const Arm& arm : armsOf(runs)) {
        for (const auto& [seed, run] : arm.runs) {
            counted[run] = true;
        }
    }
    return counted;
}

std::optional<Factor> soleFactor(const RunResult& one, const RunResult& other) {
    const std::vector<RunInfo> infos = withSharedData(std::vector{one.info, other.info});
    return soleFactorOf({normalForm(infos[0].spec), &infos[0], {}},
                        {normalForm(infos[1].spec), &infos[1], {}});
}

std::map<std::uint64_t, double> errorsAt(const Level& level, int epoch, Measure measure,
                                         std::span<const RunResult> runs) {
    std::map<std::uint64_t, double> errors;
    for (const std::size_t run : level.runs) {
        const std::vector<EpochRecord>& epochs = runs[run].epochs;
        if (epoch > 0 && !hasFailed(runs[run]) && std::cmp_greater_equal(epochs.size(), epoch)) {
            errors[runs[run].info.spec.seed] =
                errorOf(epochs[static_cast<std::size_t>(epoch) - 1], measure);
        }
    }
    return errors;
}

NoisePrior noiseOf(const Comparison& comparison, std::size_t from, std::size_t to, Measure measure,
                   std::span<const RunResult> runs, int epoch) {
    std::vector<SeedErrors> networks;
    for (const Level& level : comparison.levels) {
        const int at = epoch > 0 ? epoch : level.epoch;
        const RunInfo& info = runs[level.runs.front()].info;
        networks.push_back({withKnownData(info), at, listed(errorsAt(level, at, measure, runs)),
                            imagesOf(info, measure), isMuchLikeTheLesson(info)});
    }
    return noiseBetween(networks, from, to, measure);
}

bool haveFailedInTurn(const Level& one, const Level& other, std::span<const RunResult> runs) {
    bool some = false;
    for (const std::size_t run : one.runs) {
        for (const std::size_t twin : other.runs) {
            if (runs[run].info.spec.seed == runs[twin].info.spec.seed) {
                if (!hasFailed(runs[run]) && !hasFailed(runs[twin])) {
                    return false;
                }
                some = true;
            }
        }
    }
    return some;
}

std::vector<Comparison> comparisonsOf(std::span<const RunResult> runs) {
    const std::vector<Arm> arms = armsOf(runs);
    const SoleFactors sole = soleFactorsOf(arms);
    std::vector<Comparison> comparisons;
    for (const auto& [factor, name] : EnumNames<Factor>::names) {
        std::ranges::move(comparisonsOf(factor, arms, sole, runs), std::back_inserter(comparisons));
    }
    return comparisons;
}

std::vector<Comparison> comparisonsOf(std::span<const RunResult> runs, Factor factor) {
    const std::vector<Arm> arms = armsOf(runs);
    return comparisonsOf(factor, arms, soleFactorsOf(arms), runs);
}

}  // namespace lab
