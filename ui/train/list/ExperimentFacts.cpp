// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/list/ExperimentFacts.h"

#include "core/run/NewRuns.h"
#include "core/verdict/RunTitles.h"
#include "ui/base/Format.h"
#include "ui/base/Language.h"

#include <QStringList>

#include <algorithm>
#include <set>

namespace lab {

namespace {

constexpr std::size_t kDepthsInWords = 3;  // more of them are a range

std::uintmax_t bytesOf(const std::filesystem::path& folder) {
    std::uintmax_t bytes = 0;
    std::error_code unseen;  // what goes meanwhile counts nothing
    for (std::filesystem::recursive_directory_iterator entry(folder, unseen), end;
         !unseen && entry != end; entry.increment(unseen)) {
        std::error_code gone;
        if (entry->is_regular_file(gone) && !entry->is_symlink(gone)) {
            const std::uintmax_t size = entry->file_size(gone);
            bytes += gone ? 0 : size;
        }
    }
    return bytes;
}

QString dataText(const std::vector<RunResult>& results) {
    std::set<std::string> names;
    for (const RunResult& run : results) {
        names.insert(run.info.dataset);
    }
    return names.size() == 1 ? QString::fromStdString(*names.begin())
                             : say("%1 data sets").arg(names.size());
}

// One network by its name, several by their depths: their signs stand beside it.
QString networksText(const std::vector<RunResult>& results) {
    std::set<std::string> titles;
    std::set<int> depths;
    for (const RunResult& run : results) {
        titles.insert(titleOf(run.info.spec.network));
        depths.insert(depthOf(run.info.spec.network));
    }
    if (titles.size() == 1) {
        return QString::fromStdString(*titles.begin());
    }
    if (depths.size() > kDepthsInWords) {
        return say("%1 to %2").arg(*depths.begin()).arg(*depths.rbegin());
    }
    QStringList texts;
    for (const int depth : depths) {
        texts << QString::number(depth);
    }
    return texts.join(", ");
}

}  // namespace

QuestionState answerOf(const Verdict& verdict) {
    switch (verdict.outcome) {
        case Outcome::DegradationReproduced:
        case Outcome::DegradationUndone:
            return QuestionState::Shown;
        case Outcome::NotReproduced:
        case Outcome::Overfitting:
            return QuestionState::NotShown;
        case Outcome::NotTrainedYet:
            return QuestionState::TooEarly;
        case Outcome::WithinNoise:
            return QuestionState::WithinNoise;
        case Outcome::NothingToCompare:
            break;
    }
    if (verdict.compared.empty()) {
        return QuestionState::NothingToCompare;
    }
    if (!verdict.finished) {
        return QuestionState::TooEarly;
    }
    if (verdict.isAnswered) {
        return QuestionState::Shown;
    }
    return verdict.seedsMayTell ? QuestionState::WithinNoise : QuestionState::NotShown;
}

ExperimentFacts factsOf(const std::vector<RunResult>& results) {
    ExperimentFacts facts;
    std::vector<RunSpec> specs;
    for (const RunResult& run : results) {
        specs.push_back(run.info.spec);
    }
    for (const RunSign& sign : signsOf(specs)) {
        const bool isThere = std::ranges::any_of(facts.signs, [&sign](const RunSign& one) {
            return one.colour == sign.colour && one.marker == sign.marker;
        });
        if (!isThere) {
            facts.signs.push_back(sign);
        }
    }
    const Verdict verdict = verdictOf(results);
    facts.data = dataText(results);
    facts.networks = networksText(results);
    facts.seeds = static_cast<int>(seedsOf(specs).size());
    facts.answer = answerOf(verdict);
    facts.headline = QString::fromStdString(verdict.headline);
    facts.verdict = sentencesText(verdict.text);
    return facts;
}

ExperimentFacts factsOf(const std::filesystem::path& folder) {
    ExperimentFacts facts = factsOf(readResults(folder));
    facts.bytes = bytesOf(folder);
    return facts;
}

}  // namespace lab
