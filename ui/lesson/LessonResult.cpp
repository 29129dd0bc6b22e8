// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/LessonResult.h"

#include "core/base/Error.h"
#include "core/base/UserFolders.h"
#include "core/run/Presets.h"
#include "core/verdict/Verdict.h"
#include "ui/base/Format.h"

#include <algorithm>
#include <system_error>
#include <vector>

namespace lab {

namespace {

namespace fs = std::filesystem;

// What a person may choose without making it another experiment, and what the data know.
RunSpec withoutChoices(RunSpec run) {
    run.seed = 0;
    run.recipe.precision = Precision::Auto;
    run.network.inputChannels = 0;
    run.network.classes = 0;
    return run;
}

bool isLesson(const std::vector<RunResult>& results) {
    std::vector<RunSpec> lesson;
    for (const RunSpec& run : presetNamed("lesson").experiment.runs) {
        lesson.push_back(withoutChoices(run));
    }
    return std::ranges::all_of(results, [&lesson](const RunResult& result) {
        return std::ranges::find(lesson, withoutChoices(result.info.spec)) != lesson.end();
    });
}

std::optional<LessonResult> resultOf(const fs::path& folder, const QString& name) {
    try {
        const std::vector<RunResult> results = readResults(folder);
        const Verdict verdict = verdictOf(results);
        if (!isLesson(results) || !verdict.plain || !verdict.finished) {
            return std::nullopt;
        }
        return LessonResult{name, QString::fromStdString(verdict.headline),
                            sentencesText(verdict.brief), sentencesText(verdict.text)};
    } catch (const Error&) {
        return std::nullopt;
    }
}

/// The folders of experiments, the youngest first.
std::vector<fs::path> foldersIn(const fs::path& experiments) {
    std::vector<std::pair<fs::file_time_type, fs::path>> found;
    std::error_code problem;
    for (fs::directory_iterator entry(experiments, problem), end; !problem && entry != end;
         entry.increment(problem)) {
        std::error_code none;
        const auto written = fs::last_write_time(entry->path() / "experiment.json", none);
        if (!none) {
            found.emplace_back(written, entry->path());
        }
    }
    std::ranges::sort(found, std::greater{});
    std::vector<fs::path> folders;
    for (auto& [written, folder] : found) {
        folders.push_back(std::move(folder));
    }
    return folders;
}

}  // namespace

std::optional<LessonResult> lessonResult(const fs::path& experiments) {
    for (const fs::path& folder : foldersIn(experiments)) {
        if (auto result = resultOf(folder, pathText(folder.filename()))) {
            return result;
        }
    }
    return resultOf(resourceFolder("lessons") / "run", {});
}

}  // namespace lab
