// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Agreement.h"

#include "core/base/Phrase.h"
#include "core/verdict/DepthPairs.h"
#include "core/verdict/RunTitles.h"
#include "core/verdict/VerdictText.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace lab {

bool isSettled(Outcome outcome) {
    return outcome != Outcome::NotTrainedYet && outcome != Outcome::NothingToCompare;
}

namespace {

bool hasRun(const Comparison& comparison, std::size_t run) {
    return std::ranges::any_of(comparison.levels, [run](const Level& level) {
        return std::ranges::find(level.runs, run) != level.runs.end();
    });
}

bool hasPair(const Comparison& comparison, const DepthPair& pair) {
    return hasRun(comparison, pair.shallowRun) && hasRun(comparison, pair.deepRun);
}

}  // namespace

PairAnswers::PairAnswers(const std::vector<Comparison>& depths, std::span<const RunResult> runs)
    : m_depths(depths), m_runs(runs) {}

void PairAnswers::take(const DepthPair& plain, const std::vector<DepthPair>& twins) {
    const Outcome outcome = outcomeOf(plain, std::nullopt);
    if (!isSettled(outcome)) {
        return;
    }
    m_costs.insert(outcome);
    bool isTold = false;
    for (const DepthPair& twin : twins) {
        const NotUndone why = whyNotUndone(plain, twin);
        if (outcome == Outcome::DegradationReproduced &&
            (why == NotUndone::None || why == NotUndone::Degrades ||
             why == NotUndone::WorseThanPlain)) {
            m_undone.insert(why == NotUndone::None);
            tell(twin, plain, outcomeOf(plain, twin));
            isTold = true;
        }
    }
    if (!isTold) {
        tell(plain, plain, outcome);
    }
}

std::string PairAnswers::text() const {
    std::string text;
    for (const std::string& one : m_told) {
        text = text.empty() ? one : filled(phrase("%1; %2"), text, one);
    }
    return text;
}

std::string PairAnswers::settingOf(const DepthPair& pair) const {
    constexpr std::string_view kColon = ": ";
    const auto own =
        std::ranges::find_if(m_depths, [&](const Comparison& one) { return hasPair(one, pair); });
    std::string context = own == m_depths.end() ? std::string() : contextOf(*own, m_runs);
    context.resize(context.ends_with(kColon) ? context.size() - kColon.size() : context.size());
    return context;
}

void PairAnswers::tell(const DepthPair& pair, const DepthPair& plain, Outcome outcome) {
    Verdict verdict;
    verdict.plain = plain;
    verdict.outcome = outcome;
    std::string setting = settingOf(pair);
    setting = setting.empty() ? filled(phrase("%1, %2"), pair.shallow, pair.deep) : setting;
    std::string told = filled(phrase("%1: %2"), setting, headlineOf(verdict, false));
    if (std::ranges::find(m_told, told) == m_told.end()) {
        m_told.push_back(std::move(told));
    }
}

bool doStepsDisagree(const DepthPair& pair, Outcome outcome,
                     const std::vector<Comparison>& depths) {
    const auto own =
        std::ranges::find_if(depths, [&](const Comparison& one) { return hasPair(one, pair); });
    if (own == depths.end() || own->levels.size() < 3) {
        return false;
    }
    const auto goes = [&](EffectOutcome way) {
        return std::ranges::any_of(own->effects, [way](const Effect& effect) {
            return effect.measure == Measure::TrainError && effect.outcome == way;
        });
    };
    const bool costs =
        outcome == Outcome::DegradationReproduced || outcome == Outcome::DegradationUndone;
    const bool helps = outcome == Outcome::NotReproduced || outcome == Outcome::Overfitting;
    return (!costs && goes(EffectOutcome::Higher)) || (!helps && goes(EffectOutcome::Lower));
}

}  // namespace lab
