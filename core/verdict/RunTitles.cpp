// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/RunTitles.h"

#include "core/base/Ascii.h"
#include "core/base/Phrase.h"
#include "core/verdict/DataDifference.h"
#include "core/verdict/Factors.h"
#include "core/verdict/Together.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace lab {

namespace {

/// What the network's title or the experiment's name says already.
constexpr std::array kInTitle = {Factor::Family, Factor::Depth,  Factor::Blocks,  Factor::Shortcut,
                                 Factor::Order,  Factor::Groups, Factor::EndNorm, Factor::Data};

bool isInTitle(Factor factor) {
    return std::ranges::find(kInTitle, factor) != kInTitle.end();
}

/// "learning rate 0.01"
std::string settingText(Factor factor, const RunSpec& normal) {
    return lowered(phrase(factorName(factor))) + ' ' + levelText(factor, normal);
}

/// In which factors runs differ that their networks' titles do not tell apart; a width wherever
/// there are two.
std::set<Factor> factorsToTell(std::span<const RunInfo> runs) {
    std::set<Factor> factors;
    std::map<std::string, RunSpec> firsts;  // of each title
    for (const RunInfo& run : runs) {
        const RunSpec spec = normalForm(run.spec);
        const RunSpec& first = firsts.try_emplace(titleOf(run.spec.network), spec).first->second;
        for (const Factor factor : factorsBetween(first, spec)) {
            factors.insert(factor);
        }
        if (spec.network.width != runs.front().spec.network.width) {
            factors.insert(Factor::Width);
        }
    }
    std::erase_if(factors, isInTitle);
    return factors;
}

bool seedsVary(std::span<const RunInfo> runs) {
    return std::ranges::any_of(
        runs, [&runs](const RunInfo& run) { return run.spec.seed != runs.front().spec.seed; });
}

std::vector<NetworkSpec> networksOf(std::span<const RunInfo> runs) {
    std::vector<NetworkSpec> networks;
    for (const RunInfo& run : runs) {
        networks.push_back(run.spec.network);
    }
    return networks;
}

/// Of the run, its network and settings without the experiment.
std::string settingTitle(const RunInfo& run, const std::set<Factor>& factors,
                         std::span<const NetworkSpec> networks) {
    std::string title = titleAmong(run.spec.network, networks);
    const RunSpec normal = normalForm(run.spec);
    for (const Factor factor : factors) {
        title += " · " + settingText(factor, normal);
    }
    return title;
}

std::string experimentPart(const RunResult& run) {
    const std::string name = experimentOfKey(run.key);
    return name.empty() ? name : " · " + name;
}

}  // namespace

std::string titleAmong(const NetworkSpec& network, std::span<const NetworkSpec> all) {
    const std::string title = titleOf(network);
    const std::string letter = toText(network.shortcut);
    const bool isVaried =
        network.family == Family::Residual && std::ranges::any_of(all, [&](const auto& other) {
            return other.family == Family::Residual && other.shortcut != network.shortcut;
        });
    const bool isTold =
        title.ends_with(' ' + letter) || title.find(' ' + letter + " (") != std::string::npos;
    return isVaried && !isTold ? title + ' ' + letter : title;
}

std::vector<std::string> networkTitles(std::span<const RunResult> runs) {
    const std::vector<RunInfo> infos = withSharedData(runs);
    const std::set<Factor> factors = factorsToTell(infos);
    const std::vector<NetworkSpec> networks = networksOf(infos);
    std::vector<std::string> titles;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        titles.push_back(settingTitle(infos[i], factors, networks) + experimentPart(runs[i]));
    }
    return titles;
}

std::vector<std::string> runTitles(std::span<const RunResult> runs) {
    const std::vector<RunInfo> infos = withSharedData(runs);
    const std::set<Factor> factors = factorsToTell(infos);
    const std::vector<NetworkSpec> networks = networksOf(infos);
    const bool seeds = seedsVary(infos);
    std::vector<std::string> titles;
    std::map<std::string, int> seen;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        std::string title = settingTitle(infos[i], factors, networks);
        if (seeds) {
            title += filled(phrase(" · seed %1"), infos[i].spec.seed);
        }
        title += experimentPart(runs[i]);
        const int times = ++seen[title];
        titles.push_back(times > 1 ? title + " (" + std::to_string(times) + ")" : title);
    }
    return titles;
}

std::string contextOf(const Comparison& comparison, std::span<const RunResult> runs) {
    const std::vector<RunInfo> infos = withSharedData(runs);
    std::vector<RunSpec> levels;
    for (const Level& level : comparison.levels) {
        levels.push_back(normalForm(infos[level.runs.front()].spec));
    }
    std::set<Factor> shared;  // by the levels, and not by all runs
    for (const RunInfo& run : infos) {
        auto factors = factorsBetween(levels.front(), normalForm(run.spec));
        if (std::ranges::find(factors, Factor::Family) != factors.end()) {
            std::erase(factors, Factor::ZeroStart);  // which a plain network cannot have
        }
        shared.insert(factors.begin(), factors.end());
    }
    for (const RunSpec& level : levels) {
        for (const Factor factor : factorsBetween(levels.front(), level)) {
            shared.erase(factor);
        }
    }
    shared.erase(comparison.factor);
    const bool isNamed = comparison.factor == Factor::Depth ||
                         comparison.factor == Factor::Blocks ||
                         comparison.factor == Factor::Family || comparison.factor == Factor::Order;
    std::string context;
    const auto add = [&context](const std::string& part) {
        context += (context.empty() ? "" : ", ") + part;
    };
    if (!isNamed && std::ranges::any_of(shared, isInTitle)) {
        NetworkSpec network = runs[comparison.levels.front().runs.front()].info.spec.network;
        network.shortcut = comparison.factor == Factor::Shortcut ? Shortcut::B : network.shortcut;
        add(titleOf(network));
    }
    for (const Factor factor : shared) {
        if (!isInTitle(factor) || factor == Factor::Data ||
            (isNamed && factor == Factor::Shortcut)) {
            add(settingText(factor, levels.front()));
        }
    }
    return context.empty() ? context : context + ": ";
}

}  // namespace lab
