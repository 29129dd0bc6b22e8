// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/Commands.h"

#include "app/BadArgument.h"
#include "app/Console.h"
#include "app/ModelNames.h"
#include "app/ProgressView.h"
#include "app/Results.h"
#include "core/base/Numbers.h"
#include "core/base/OneLine.h"
#include "core/base/platform/Files.h"
#include "core/base/platform/Signals.h"
#include "core/base/platform/StandardStreams.h"
#include "core/bench/Calibrate.h"
#include "core/data/DataSearch.h"
#include "core/model/ClassMatch.h"
#include "core/run/LoadedRun.h"
#include "core/run/LongerRuns.h"
#include "core/run/NewRuns.h"
#include "core/run/RunFiles.h"
#include "core/verdict/DataDifference.h"
#include "core/verdict/Report.h"
#include "core/verdict/Together.h"
#include "core/verdict/Verdict.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <fmt/ranges.h>
#include <future>
#include <set>
#include <string_view>
#include <utility>

namespace lab {

namespace {

std::atomic<int> interrupts = 0;  // a signal handler may touch nothing else

extern "C" void onInterrupt(int /*signal*/) {
    ++interrupts;
}

// Before a resumed training runs, nothing is written: it may end at once, and be resumed.
extern "C" void onEarlyInterrupt(int /*signal*/) {
    endInHandler("Stopped before it went on; resume it again.\n", kStopped);
}

// One line that comes and goes while pictures are decoded.
LoadOptions loadOptions() {
    LoadOptions options;
    if (isErrorOnTerminal()) {
        options.progress = [](std::int64_t done, std::int64_t total) {
            drawOnTerminal(fmt::format("\rReading images: {} of {}\x1b[K{}", groupedText(done),
                                       groupedText(total), done == total ? "\r\x1b[K" : ""));
        };
    }
    return options;
}

// What was left out of the data sets, split or assumed, each once. Data that cannot be read are
// told by the runs that need them.
void printDataNotes(const Experiment& experiment, DatasetCache& data) {
    std::set<std::string> told;
    for (const RunSpec& run : experiment.runs) {
        try {
            const std::string note = data.note(run);
            if (!note.empty() && told.insert(note).second) {
                printNote(note + "\n");
            }
        } catch (const Error&) {
            continue;
        }
    }
}

std::filesystem::path madeExperiment(const TrainOptions& options, Experiment experiment,
                                     DatasetCache& data) {
    if (options.output.empty()) {  // before anything is read: that there is a home for it
        freshFolder(experimentsFolder(), experiment.name);
    }
    const Measuring measuring =
        options.precision == kAutoAgain ? Measuring::Again : Measuring::OnceForAll;
    Calibrated chosen =
        calibrated(fitted(std::move(experiment), data), data, options.execution, measuring);
    experiment = std::move(chosen.experiment);
    printDataNotes(experiment, data);
    if (!chosen.note.empty()) {
        printNote(chosen.note + "\n");
    }
    if (options.output.empty()) {
        return createNamedExperiment(experimentsFolder(), experiment, data,
                                     options.execution.threads);
    }
    createExperiment(options.output, experiment, data, options.execution.threads);
    return options.output;
}

// Trains while this thread draws and listens for Ctrl-C and its like. Gives a sentence for each run
// that failed, else an empty one.
std::vector<std::string> trainWatched(const std::filesystem::path& folder,
                                      const TrainOptions& options, DatasetCache& data) {
    const std::vector<RunResult> before = readResults(folder);
    ExperimentControl control(before.size());
    ProgressView view(before, isErrorOnTerminal());
    interrupts = 0;
    onStopSignals(onInterrupt);
    auto work = std::async(std::launch::async, [&] {
        return runExperiment(folder, options.execution, data, control, view);
    });
    while (work.wait_for(std::chrono::milliseconds(150)) != std::future_status::ready) {
        view.draw();
        if (interrupts > 0) {
            control.stopAll();
        }
    }
    onStopSignals(nullptr);
    std::vector<std::string> failures = work.get();
    view.draw();
    return failures;
}

bool isFinished(const RunResult& run) {
    return run.state == RunState::Finished;
}

bool allFinished(const std::filesystem::path& folder) {
    return std::ranges::all_of(readResults(folder), isFinished);
}

// What a person can do about runs that failed: never a resume that must end in the same way.
void printRemedy(const std::filesystem::path& folder, const std::vector<std::string>& failures) {
    std::vector<std::string> again;
    for (const RunResult& run : readResults(folder)) {
        if (run.state == RunState::Failed && run.info.failsAgain) {
            again.push_back(run.key);
        }
    }
    if (!again.empty()) {
        printNote(fmt::format(
            "Resumed, {} would fail again in the same way: start a new experiment as said "
            "above.\n",
            onOneLine(listOfNames(again))));
    }
    const auto failed =
        std::ranges::count_if(failures, [](const std::string& why) { return !why.empty(); });
    if (std::cmp_greater(failed, again.size())) {
        printNote(
            fmt::format("Some runs failed, as said above. Where the reason is gone, continue "
                        "with: resnet-lab train --resume {}\n",
                        shellWord(folder.string())));
    }
}

void writeReport(const std::filesystem::path& folder) {
    writeFileAtomically(folder / "report.md",
                        reportMarkdown(readExperiment(folder).name, readResults(folder),
                                       wallSeconds(folder), missingRuns(folder)));
}

// Where noise is the answer: what would tell more.
void printFurtherSeeds(const std::filesystem::path& folder) {
    if (!verdictOf(readResults(folder)).seedsMayTell) {
        return;
    }
    printNote(fmt::format(
        "Further seeds may tell a difference: resnet-lab train --resume {} --seed {}\n",
        shellWord(folder.string()), fmt::join(freeSeeds(readExperiment(folder).runs, 2), ",")));
}

// Says what was added to the experiment in the folder, and what was there already.
void addTo(const std::filesystem::path& folder, Experiment wanted, const TrainOptions& options,
           DatasetCache& data) {
    const std::size_t all = wanted.runs.size();
    const std::vector<std::string> added =
        addRuns(folder, fitted(std::move(wanted), data), data, options.execution.threads);
    if (!added.empty()) {
        printNote(fmt::format("Added: {}.\n", onOneLine(listOfNames(added))));
    }
    if (const std::size_t known = all - added.size(); known > 0) {
        printNote(fmt::format("{} of the {} runs asked for {} there already.\n", known, all,
                              known == 1 ? "is" : "are"));
    }
}

}  // namespace

int train(const TrainOptions& options, Experiment experiment) {
    ignoreClosedPipes();  // a training outlives whoever read its progress
    if (!options.resume.empty()) {
        onStopSignals(onEarlyInterrupt);
    }
    settled(options.execution, 1);  // a device that is not there is told before anything is made
    DatasetCache data(loadOptions());
    const std::filesystem::path folder = options.resume.empty()
                                             ? madeExperiment(options, std::move(experiment), data)
                                             : std::filesystem::path(options.resume);
    if (!options.resume.empty() && !experiment.runs.empty()) {
        addTo(folder, std::move(experiment), options, data);
    }
    if (!options.resume.empty() && options.epochs) {
        lengthenRuns(folder, *options.epochs, data);
    }
    const std::vector<RunResult> results = readResults(folder);
    if (!options.resume.empty()) {
        printMissing(missingRuns(folder));
        printLost(folder);
        for (const std::string& change : changesAtResume(folder, options.execution)) {
            printNote(change + "\n");
        }
        Experiment unfinished;
        for (const RunResult& run : results) {
            if (run.state != RunState::Finished) {
                unfinished.runs.push_back(run.info.spec);
            }
        }
        printDataNotes(unfinished, data);
    }
    const Execution execution = settled(options.execution, results.size());
    printNote(fmt::format("Training in {} on {}, {} worker(s) of {} thread(s)\n",
                          onOneLine(folder.string()), execution.device, execution.workers,
                          execution.threads));
    const std::vector<std::string> failures = trainWatched(folder, options, data);
    printResults(readShown({folder}), options.json ? ResultsAs::Document : ResultsAs::Page);
    writeReport(folder);  // last: on a full disk the results are at least printed
    const bool failed =
        std::ranges::any_of(failures, [](const std::string& why) { return !why.empty(); });
    const bool stopped = interrupts > 0 && !allFinished(folder);
    if (stopped) {
        printNote(fmt::format("Stopped; continue with: resnet-lab train --resume {}\n",
                              shellWord(folder.string())));
        return kStopped;
    }
    if (failed) {
        printRemedy(folder, failures);
        return kFailed;
    }
    printFurtherSeeds(folder);
    const bool isIdle = !options.resume.empty() && std::ranges::all_of(results, isFinished);
    if (isIdle) {
        printNote("Nothing was trained: the runs that are there are finished.\n");
    }
    return isIdle && !missingRuns(folder).empty() ? kFailed : kDone;
}

int compare(const CompareOptions& options) {
    std::vector<std::filesystem::path> folders;
    std::set<std::filesystem::path> seen;
    for (const std::string& folder : options.folders) {
        if (!seen.insert(std::filesystem::weakly_canonical(folder)).second) {
            throw BadArgument(folder + " is named twice.");
        }
        folders.emplace_back(folder);
    }
    std::ranges::for_each(folders, printLost);
    const ShownResults shown = readShown(folders);
    if (const std::string differs = dataDifferenceText(shown.runs); !differs.empty()) {
        printNote(onOneLine(differs) + "\n");
    }
    for (const std::string& sentence : repeatedRuns(shown.runs)) {
        printNote(onOneLine(sentence) + "\n");
    }
    printResults(shown, options.csv    ? ResultsAs::Table
                        : options.json ? ResultsAs::Document
                                       : ResultsAs::Page);
    return kDone;
}

namespace {

bool isOther(const TestViews& views) {
    return views.view != View::Centre || !views.scales.empty();
}

// ", ten views at 256 px"
std::string viewsText(const TestViews& views, const InputSpec& input) {
    return fmt::format(", {} at {} px",
                       views.view == View::Ten     ? "ten views"
                       : views.view == View::Whole ? "the whole and its mirror image"
                                                   : "the centre",
                       fmt::join(scalesFor(views, input), ", "));
}

}  // namespace

int evaluate(const EvaluateOptions& options) {
    noteLostWeights({options.model});
    LoadedRun model(options.model, options.execution);
    if (model.isImported() && options.dataset.empty()) {
        throw BadArgument("Imported weights come without test images; name some with --dataset.");
    }
    DataSpec data = model.spec().data;
    data.trainLimit = data.trainLimit > 0 ? data.trainLimit : 0;
    if (!options.dataset.empty()) {
        data.source = std::filesystem::is_directory(options.dataset)
                          ? std::filesystem::canonical(options.dataset).string()
                          : options.dataset;
        data.select = usualFor(data.source).select;
    }
    if (options.testLimit >= 0) {
        data.testLimit = options.testLimit;
    }
    const auto dataset = model.testSet(data, loadOptions());
    for (const std::string& note : {dataset->note, model.noteOn(*dataset)}) {
        if (!note.empty()) {
            printNote(note + "\n");
        }
    }
    const TestViews views{fromText<View>(options.views), options.scales};
    const Evaluation result = model.evaluate(dataset, views);
    const std::string title = titleOf(model.spec().network);
    if (options.json) {
        nlohmann::ordered_json json = {
            {"model", model.file().string()}, {"network", title},    {"dataset", dataset->name},
            {"images", result.images},        {"loss", result.loss}, {"error", result.error},
            {"top5_error", result.top5Error}};
        if (isOther(views)) {
            json["views"] = options.views;
            json["scales"] = scalesFor(views, model.input());
        }
        printJson(json);
    } else {
        print("{} on {} test images of {}{}: error {:.2f} %, top-5 error {:.2f} %, loss {:.4f}\n",
              title, groupedText(result.images), onOneLine(dataset->name),
              isOther(views) ? viewsText(views, model.input()) : "", result.error, result.top5Error,
              result.loss);
    }
    return kDone;
}

}  // namespace lab
