// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/experiments/RunTitles.h"

#include "core/verdict/Comparison.h"
#include "core/verdict/Factors.h"
#include "ui/base/Language.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace lab {

namespace {

/// What the network's title or the experiment's name says already.
constexpr std::array kInTitle = {Factor::Family, Factor::Depth,   Factor::Shortcut, Factor::Order,
                                 Factor::Groups, Factor::EndNorm, Factor::Data};

const RunSpec& specOf(const ExperimentModel& model, int run) {
    return model.run(run).result.info.spec;
}

/// In which factors runs differ that their networks' titles do not tell apart; a width wherever
/// there are two.
std::set<Factor> factorsToTell(const ExperimentModel& model) {
    std::set<Factor> factors;
    std::map<std::string, RunSpec> firsts;  // of each title
    for (int i = 0; i < model.runCount(); ++i) {
        const RunSpec spec = normalForm(specOf(model, i));
        const RunSpec& first =
            firsts.try_emplace(titleOf(specOf(model, i).network), spec).first->second;
        for (const Factor factor : factorsBetween(first, spec)) {
            factors.insert(factor);
        }
        if (spec.network.width != specOf(model, 0).network.width) {
            factors.insert(Factor::Width);
        }
    }
    for (const Factor factor : kInTitle) {
        factors.erase(factor);
    }
    return factors;
}

bool seedsVary(const ExperimentModel& model) {
    for (int i = 1; i < model.runCount(); ++i) {
        if (specOf(model, i).seed != specOf(model, 0).seed) {
            return true;
        }
    }
    return false;
}

}  // namespace

QString titleAmong(const NetworkSpec& network, std::span<const NetworkSpec> all) {
    const std::string title = titleOf(network);
    const std::string letter = toText(network.shortcut);
    const bool isVaried =
        network.family == Family::Residual && std::ranges::any_of(all, [&](const auto& other) {
            return other.family == Family::Residual && other.shortcut != network.shortcut;
        });
    const bool isTold =
        title.ends_with(' ' + letter) || title.find(' ' + letter + " (") != std::string::npos;
    return QString::fromStdString(isVaried && !isTold ? title + ' ' + letter : title);
}

std::vector<QString> runTitles(const ExperimentModel& model) {
    const std::set<Factor> factors = factorsToTell(model);
    const bool seeds = seedsVary(model);
    std::vector<NetworkSpec> networks;
    for (int i = 0; i < model.runCount(); ++i) {
        networks.push_back(specOf(model, i).network);
    }
    std::vector<QString> titles;
    std::map<QString, int> seen;
    for (int i = 0; i < model.runCount(); ++i) {
        const RunSpec& spec = specOf(model, i);
        QString title = titleAmong(spec.network, networks);
        const RunSpec normal = normalForm(spec);
        for (const Factor factor : factors) {
            title += QStringLiteral(" · %1 %2")
                         .arg(say(factorName(factor)).toLower(),
                              QString::fromStdString(levelText(factor, normal)));
        }
        if (seeds) {
            title += say(" · seed %1").arg(spec.seed);
        }
        // Several experiments together: each key begins with its experiment's name.
        const QString key = QString::fromStdString(model.run(i).result.key);
        if (key.contains('/')) {
            title += " · " + key.section('/', 0, 0);
        }
        const int times = ++seen[title];
        titles.push_back(times > 1 ? QStringLiteral("%1 (%2)").arg(title).arg(times) : title);
    }
    return titles;
}

}  // namespace lab
