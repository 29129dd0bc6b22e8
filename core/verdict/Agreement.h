// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/Comparison.h"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace lab {

// Whether what an experiment's pairs of depths say goes together. Pure; any thread.

/// An outcome that more epochs do not wait for.
bool isSettled(Outcome outcome);

/// What the pairs answer, as far as they do: whether depth costs, and whether shortcuts undo that.
/// Lives no longer than what it is made of.
class PairAnswers {
public:
    /// `depths`: comparisonsOf(runs, Factor::Depth).
    PairAnswers(const std::vector<Comparison>& depths, std::span<const RunResult> runs);

    /// A plain pair, and the residual ones that differ from it in their shortcuts alone.
    void take(const DepthPair& plain, const std::vector<DepthPair>& twins);

    bool disagree() const { return m_costs.size() > 1 || m_undone.size() > 1; }

    /// "learning rate 0.1: Degradation reproduced; learning rate 0.02: …", each once, as phrase().
    std::string text() const;

    /// What the pair's comparison shares and others do not: "learning rate 0.1", as phrase().
    std::string settingOf(const DepthPair& pair) const;

private:
    void tell(const DepthPair& pair, const DepthPair& plain, Outcome outcome);

    const std::vector<Comparison>& m_depths;
    std::span<const RunResult> m_runs;
    std::set<Outcome> m_costs;
    std::set<bool> m_undone;
    std::vector<std::string> m_told;
};

/// Whether a step between the depths that a pair is the ends of goes another way, beyond noise.
bool doStepsDisagree(const DepthPair& pair, Outcome outcome, const std::vector<Comparison>& depths);

}  // namespace lab
