// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/list/CommonQuestion.h"

#include "core/base/Phrase.h"
#include "core/run/Experiment.h"
#include "core/verdict/Comparison.h"
#include "core/verdict/DataDifference.h"
#include "core/verdict/Together.h"
#include "ui/base/Format.h"
#include "ui/base/Language.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>

namespace lab {

namespace {

constexpr std::size_t kMostLines = 5;

// Which level an experiment is, where the comparison's levels are the experiments.
using LevelsByExperiment = std::map<std::string, QString>;

LevelsByExperiment levelsOf(const Comparison& comparison, const std::vector<RunResult>& runs) {
    LevelsByExperiment levels;
    for (std::size_t i = 0; i < comparison.levels.size(); ++i) {
        std::set<std::string> from;
        for (const std::size_t run : comparison.levels[i].runs) {
            from.insert(experimentOfKey(runs[run].key));
        }
        const QString text = QString::fromStdString(comparison.levels[i].text);
        if (from.size() != 1 || !levels.emplace(*from.begin(), text).second) {
            return {};
        }
    }
    return levels;
}

// The one factor that tells all the experiments apart, and what each has of it.
struct Between {
    std::set<Factor> factors;
    LevelsByExperiment levels;
};

Between betweenOf(const std::vector<RunResult>& runs, std::size_t experiments) {
    Between between;
    for (const Comparison& comparison : comparisonsOf(runs)) {
        LevelsByExperiment levels = levelsOf(comparison, runs);
        if (levels.size() == experiments) {
            between.factors.insert(comparison.factor);
            between.levels = std::move(levels);
        }
    }
    return between;
}

// "learning rate"
QString inSentence(Factor factor) {
    QString name = QString::fromStdString(phrase(factorName(factor)));
    name[0] = name[0].toLower();
    return name;
}

QString gapText(const DepthPair& pair) {
    const QString gap = signedText(pair.trainGap, pair.seeds);
    return std::abs(pair.trainGap.mean) <= pair.margin ? say("%1 (within noise)").arg(gap) : gap;
}

// What depth costs, where that is asked, else the headline.
QString answerText(const Verdict& verdict) {
    const bool isJudged = verdict.plain && verdict.plain->epoch > 0 &&
                          verdict.outcome != Outcome::NotTrainedYet && !verdict.pairFailed;
    if (!isJudged) {
        return QString::fromStdString(verdict.headline);
    }
    const bool hasResidual = verdict.residual && verdict.residual->epoch > 0;
    return hasResidual
               ? say("depth costs %1 points of training error, with shortcuts %2")
                     .arg(gapText(*verdict.plain), gapText(*verdict.residual))
               : say("depth costs %1 points of training error").arg(gapText(*verdict.plain));
}

}  // namespace

CommonQuestion commonQuestionOf(const std::vector<std::filesystem::path>& folders) {
    std::vector<std::vector<RunResult>> results;
    std::ranges::transform(folders, std::back_inserter(results), readResults);
    const std::vector<std::string> names = namesApart(folders);
    const std::vector<RunResult> all = together(names, results);
    CommonQuestion question;
    if (!areTestedAlike(all)) {
        question.tone = Tone::Warning;
        question.headline = say("%1 experiments on different pictures").arg(folders.size());
        question.text = QString::fromStdString(dataDifferenceText(all));
        return question;
    }
    const Between between = betweenOf(all, folders.size());
    const bool isOne = between.factors.size() == 1;
    question.headline =
        isOne ? say("%1 experiments that differ in one thing: %2")
                    .arg(folders.size())
                    .arg(inSentence(*between.factors.begin()))
              : say("%1 experiments that differ in more than one thing").arg(folders.size());
    QStringList lines;
    for (std::size_t i = 0; i < std::min(names.size(), kMostLines); ++i) {
        const QString name = isOne ? between.levels.at(names[i]) : QString::fromStdString(names[i]);
        lines << say("%1: %2.").arg(name, answerText(verdictOf(results[i])));
    }
    if (names.size() > kMostLines) {
        lines << say("And %1 more.").arg(names.size() - kMostLines);
    }
    question.text = lines.join('\n');
    return question;
}

}  // namespace lab
