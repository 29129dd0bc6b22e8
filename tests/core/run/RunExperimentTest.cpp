// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Instructions.h"
#include "core/base/platform/Cores.h"
#include "core/model/LostWeights.h"
#include "core/run/FolderLock.h"
#include "core/run/LoadedRun.h"
#include "core/run/LongerRuns.h"
#include "core/run/NewRuns.h"
#include "core/run/RunFiles.h"
#include "core/train/MetricsLog.h"
#include "core/weights/SafeTensors.h"
#include "tests/core/run/Trainings.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <thread>

using namespace lab;
using namespace lab::test;

namespace {

const std::vector<RunSpec>& fourRuns() {
    static const std::vector<RunSpec> runs = {tinyRun("plain-18"), tinyRun("plain-34"),
                                              tinyRun("resnet-18"), tinyRun("resnet-34")};
    return runs;
}

}  // namespace

/// Experiments trained for real, tiny: equal bits whatever the workers and interruptions.
class RunExperimentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        make(m_folder / "reference", fourRuns());
        runAll(m_folder / "reference", 1);
        m_reference = fingerprints(m_folder / "reference");
        for (const RunResult& run : readResults(m_folder / "reference")) {
            QCOMPARE(run.state, RunState::Finished);
            QCOMPARE(run.epochs.size(), std::size_t{2});
            QCOMPARE(run.trainedImages(), 128);
            QVERIFY(run.imagesPerSecond() > 0);
        }
        QVERIFY(wallSeconds(m_folder / "reference") > 0);
    }

    void anyNumberOfWorkersGivesTheSame_data() {
        QTest::addColumn<int>("workers");
        QTest::addColumn<double>("legSeconds");
        QTest::newRow("two") << 2 << 15.0;
        QTest::newRow("four") << 4 << 15.0;
        QTest::newRow("two, a step a leg") << 2 << 0.0;
    }
    void anyNumberOfWorkersGivesTheSame() {
        QFETCH(int, workers);
        QFETCH(double, legSeconds);
        const TemporaryFolder folder;
        make(folder / "e", fourRuns());
        runAll(folder / "e", workers, legSeconds);
        QVERIFY(fingerprints(folder / "e") == m_reference);
    }

    void alsoAloneInTheExperiment() {
        const TemporaryFolder folder;
        make(folder / "e", {fourRuns()[3]});
        runAll(folder / "e", 1);
        QVERIFY(fingerprints(folder / "e").front() == m_reference[3]);
    }

    // Whether it was there from the start, or came when the others had ended; and these stay.
    void addedRunsAreTheSame() {
        const TemporaryFolder folder;
        const std::vector<RunSpec> all = fourRuns();
        make(folder / "e", {all[0], all[1]});
        runAll(folder / "e", 2);
        DatasetCache data;
        const Experiment added = fitted({"", {all[2], all[3]}}, data);
        QCOMPARE(addRuns(folder / "e", added, data).size(), std::size_t{2});
        runAll(folder / "e", 2);
        QVERIFY(fingerprints(folder / "e") == m_reference);
    }

    // As if it had been planned so from the start; a drop that it never came to is not made up for.
    void runsThatGoOnAreTheSame() {
        const TemporaryFolder folder;
        std::vector<RunSpec> planned = {fourRuns()[0], fourRuns()[3]};
        std::vector<RunSpec> shorter = planned;
        for (RunSpec& run : planned) {
            run.recipe.epochs = 3;
            run.recipe.milestones = {1};
        }
        for (RunSpec& run : shorter) {
            run.recipe.epochs = 2;
            run.recipe.milestones = {1, 2};
        }
        make(folder / "planned", planned);
        runAll(folder / "planned", 2);
        make(folder / "e", shorter);
        runAll(folder / "e", 2);
        DatasetCache data;
        lengthenRuns(folder / "e", 3, data);
        lengthenRuns(folder / "e", 3, data);  // nothing was trained yet: as asked for before
        runAll(folder / "e", 2);
        // But for best.safetensors, whose card says how long the training was then.
        const auto bytes = [](const std::filesystem::path& run) {
            return metricsText(run) + readFile(run / "steps.csv", 1U << 28U) +
                   readFile(run / "last.safetensors", 1U << 28U);
        };
        for (std::size_t i = 0; i < planned.size(); ++i) {
            QVERIFY(bytes(runFolders(folder / "e")[i]) == bytes(runFolders(folder / "planned")[i]));
        }
        for (const RunResult& run : readResults(folder / "e")) {
            QCOMPARE(run.state, RunState::Finished);
            QCOMPARE(run.info.lengths, std::vector<int>{2});
            QCOMPARE(run.info.spec.recipe.milestones, std::vector<int>{1});
        }
    }

    void whatCannotGoOnIsToldAndLeftAlone() {
        const TemporaryFolder folder;
        std::vector<RunSpec> runs = {fourRuns()[0], fourRuns()[1]};
        runs[1].recipe.schedule = Schedule::Cosine;
        runs[1].recipe.milestones = {};
        make(folder / "e", runs);
        const Experiment before = readExperiment(folder / "e");
        const int epochs = runs[0].recipe.epochs;
        DatasetCache data;
        const auto sentence = [&](int wanted) {
            const std::string why = sentenceOf([&] { lengthenRuns(folder / "e", wanted, data); });
            return readExperiment(folder / "e") == before ? why : "something was changed";
        };
        for (const auto& [wanted, part] :
             {std::pair{epochs + 1, "under a cosine"}, std::pair{epochs, ""}}) {
            const std::string why = sentence(wanted);
            QVERIFY2(why.find(part) != std::string::npos, why.c_str());
        }
        make(folder / "f", {runs[0]});
        runAll(folder / "f", 1);
        const std::string isLong = sentenceOf([&] { lengthenRuns(folder / "f", epochs, data); });
        QVERIFY2(isLong.find("epochs or more; name more") != std::string::npos, isLong.c_str());
        const std::filesystem::path run = runFolders(folder / "f").front();
        RunInfo other = readRunInfo(run);
        const RunInfo own = other;
        other.data.pixels = "other";
        writeRunInfo(run, other);
        const std::string changed =
            sentenceOf([&] { lengthenRuns(folder / "f", epochs + 1, data); });
        QVERIFY2(changed.find("is not what this run began with") != std::string::npos,
                 changed.c_str());
        QCOMPARE(readRunInfo(run).spec, own.spec);
        writeRunInfo(run, own);
        std::filesystem::remove(runFolders(folder / "f").front() / "last.safetensors");
        const std::string why = sentenceOf([&] { lengthenRuns(folder / "f", epochs + 1, data); });
        QVERIFY2(why.find("has no last.safetensors that can be used") != std::string::npos,
                 why.c_str());
    }

    // A network with convolutions that are cut in parts, so that threads have something to share.
    void threadsChangeNoBit() {
        RunSpec large = tinyRun("resnet-18");
        large.network.width = 64;
        large.data.imageSize = 64;
        large.data.trainLimit = 32;
        large.data.testLimit = 16;
        large.recipe.epochs = 1;
        large.recipe.milestones = {};
        const TemporaryFolder folder;
        make(folder / "alone", {large});
        runWith(folder / "alone", {"cpu", 1, 1});
        const std::string wanted = fingerprint(runFolders(folder / "alone")[0]);
        make(folder / "more threads", {large});
        runWith(folder / "more threads", {"cpu", 1, 3});
        QVERIFY(fingerprint(runFolders(folder / "more threads")[0]) == wanted);
        // Beside another one, as many as there are cores; stopped, and resumed with others.
        make(folder / "beside", {fourRuns()[0], large});
        Watcher watcher;
        ExperimentControl control(2);
        watcher.stepped = [&](std::size_t run, const StepRecord& record) {
            if (run == 1 && record.step == 1) {
                control.stopAll();
            }
        };
        DatasetCache data;
        runExperiment(folder / "beside", {"cpu", 2, 0}, data, control, watcher);
        QCOMPARE(readSteps(runFolders(folder / "beside")[1]).size(), std::size_t{1});
        runWith(folder / "beside", {"cpu", 1, 4});
        QVERIFY(fingerprint(runFolders(folder / "beside")[1]) == wanted);
        QVERIFY(fingerprint(runFolders(folder / "beside")[0]) == m_reference[0]);
    }

    void threadsAreRecordedKeptAndTold() {
        const TemporaryFolder folder;
        DatasetCache data;
        const auto threads = [&](const char* name) {
            return readRunInfo(runFolders(folder / name)[0]).threads;
        };
        make(folder / "alone", {fourRuns()[0]});
        make(folder / "beside", fourRuns());
        QCOMPARE(threads("alone"), coreCount());
        QCOMPARE(threads("beside"), coreCount());
        createExperiment(folder / "five", fitted({"", {fourRuns()[0]}}, data), data, 5);
        QCOMPARE(threads("five"), 5);
        QVERIFY(changesAtResume(folder / "five", {.threads = 5}).empty());
        QVERIFY(changesAtResume(folder / "five", {.threads = 0}).empty());
        const auto changes = changesAtResume(folder / "five", {.threads = 2});
        QCOMPARE(changes.size(), std::size_t{1});
        QVERIFY2(changes[0].find("5 thread(s) go on with 2") != std::string::npos,
                 changes[0].c_str());
        runWith(folder / "five", {"cpu", 1, 0});
        QCOMPARE(threads("five"), 5);
        QVERIFY(changesAtResume(folder / "five", {.threads = 2}).empty());  // it is finished
        QVERIFY(fingerprint(runFolders(folder / "five")[0]) == m_reference[0]);
    }

    void otherInstructionsAreToldAndRecorded() {
        const TemporaryFolder folder;
        make(folder / "e", {fourRuns()[0]});
        const auto run = runFolders(folder / "e")[0];
        RunInfo info = readRunInfo(run);
        const std::string own = toText(instructions());
        QCOMPARE(info.instructions, own);
        QVERIFY(changesAtResume(folder / "e", {}).empty());
        const std::string other = own == "amx" ? "avx2" : "amx";
        info.instructions = other;
        writeRunInfo(run, info);
        const auto changes = changesAtResume(folder / "e", {});
        QCOMPARE(changes.size(), std::size_t{1});
        QVERIFY2(changes[0].find(other + " instructions go on with " + own) != std::string::npos,
                 changes[0].c_str());
        runWith(folder / "e", {"cpu", 1, 1});
        QCOMPARE(readRunInfo(run).instructions, other + ", " + own);
        QCOMPARE(lastInstructions(readRunInfo(run)), own);
    }

    void resumedAfterAStopGivesTheSame_data() {
        QTest::addColumn<int>("step");
        for (const int step : {1, 3, 4, 7}) {
            QTest::newRow(std::to_string(step).c_str()) << step;
        }
    }
    void resumedAfterAStopGivesTheSame() {
        QFETCH(int, step);
        const TemporaryFolder folder;
        make(folder / "e", fourRuns());
        Watcher watcher;
        ExperimentControl control(4);
        watcher.stepped = [&](std::size_t run, const StepRecord& record) {
            if (run == 3 && record.step == step) {
                control.stopAll();
            }
        };
        runAll(folder / "e", 2, watcher, control);
        QVERIFY(readResults(folder / "e")[3].state != RunState::Finished);
        QVERIFY(readSteps(runFolders(folder / "e")[3]).size() >= std::size_t(step));
        runAll(folder / "e", 2);
        QVERIFY(fingerprints(folder / "e") == m_reference);
    }

    void aFinishedExperimentStaysAsItIs() {
        runAll(m_folder / "reference", 2);
        QVERIFY(fingerprints(m_folder / "reference") == m_reference);
    }

    void aPausedRunLetsTheOthersGoOn() {
        const TemporaryFolder folder;
        make(folder / "e", fourRuns());
        Watcher watcher;
        ExperimentControl control(4);
        control.run(0).pause();
        watcher.stepped = [&](std::size_t run, const StepRecord&) {
            const std::lock_guard lock(watcher.mutex);
            const auto done = [&](std::size_t other) {
                return watcher.states[other] == RunState::Finished;
            };
            if (run == 0) {
                QVERIFY(done(1) && done(2) && done(3));
            }
        };
        std::jthread resumer([&] {
            while (watcher.epochs < 6) {
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            control.run(0).resume();
        });
        runAll(folder / "e", 2, watcher, control);
        QVERIFY(fingerprints(folder / "e") == m_reference);
    }

    void aFailureEndsItsRunOnly() {
        const TemporaryFolder folder;
        std::vector<RunSpec> runs = fourRuns();
        makeItDiverge(runs[1]);
        make(folder / "e", runs);
        Watcher watcher;
        ExperimentControl control(4);
        runAll(folder / "e", 2, watcher, control);
        QCOMPARE(watcher.states[1], RunState::Failed);
        QVERIFY(watcher.reasons[1].find("not finite") != std::string::npos);
        const auto results = readResults(folder / "e");
        QCOMPARE(results[1].state, RunState::Failed);
        QVERIFY(results[1].info.failure.find("not finite") != std::string::npos);
        QVERIFY(fingerprint(runFolders(folder / "e")[0]) == m_reference[0]);
        QVERIFY(fingerprint(runFolders(folder / "e")[3]) == m_reference[3]);
    }

    void aDamagedCheckpointIsTold() {
        const TemporaryFolder folder;
        make(folder / "e", {fourRuns()[0]});
        writeFileAtomically(runFolders(folder / "e")[0] / "last.safetensors", "broken");
        Watcher watcher;
        ExperimentControl control(1);
        runAll(folder / "e", 1, watcher, control);
        QCOMPARE(watcher.states[0], RunState::Failed);
        QVERIFY(watcher.reasons[0].find("last.safetensors") != std::string::npos);
    }

    void twoProgramsDoNotTrainInOneFolder() {
        const TemporaryFolder folder;
        make(folder / "e", {fourRuns()[0]});
        Watcher watcher;
        ExperimentControl control(1);
        std::string sentence;
        watcher.stepped = [&](std::size_t, const StepRecord& record) {
            if (record.step == 1) {
                sentence = sentenceOf([&] { runAll(folder / "e", 1); });
            }
        };
        runAll(folder / "e", 1, watcher, control);
        QVERIFY2(sentence.find("Another ResNet Lab") != std::string::npos, sentence.c_str());
        QVERIFY(fingerprints(folder / "e").front() == m_reference[0]);
    }

    void theSecondsOfAKilledTrainingCount() {
        const TemporaryFolder folder;
        make(folder / "e", {fourRuns()[0]});
        FolderLock(folder / "e").noteSeconds(1000);
        runAll(folder / "e", 1);
        const double seconds = wallSeconds(folder / "e");
        QVERIFY2(seconds > 1000 && seconds < 1900, std::to_string(seconds).c_str());
        runAll(folder / "e", 1);
        QVERIFY(wallSeconds(folder / "e") < seconds + 900);  // not another 1000
    }

    void loadedWeightsGiveTheRecordedError() {
        const auto run = runFolders(m_folder / "reference")[2];
        LoadedRun loaded(run, {"cpu", 1, 1});
        QCOMPARE(loaded.spec(), readRunInfo(run).spec);
        const Evaluation evaluation = loaded.evaluate(loadDataset(loaded.spec().data));
        QCOMPARE(evaluation.error, readRun(run).bestTestError());
        QCOMPARE(evaluation.images, 32);
        QVERIFY(evaluation.top5Error <= evaluation.error);
    }

    void weightsOfNoKnownNetworkAreTold() {
        const TemporaryFolder folder;
        QVERIFY(sentenceOf([&] { LoadedRun(folder.path()); }).find("no weights yet") !=
                std::string::npos);
        QVERIFY(sentenceOf([] {
                    LoadedRun(dataFile("reference.safetensors"));
                }).find("which network") != std::string::npos);
    }

    // Weights of this network would take more than 50 GB; the file is smaller than this sentence.
    void anAbsentNetworkTakesNoMemory() {
        const TemporaryFolder folder;
        const std::string network =
            R"({"name":"big","block":"basic","width":1024,"blocks":[9,9,9,9]})";
        const SafeTensors content{{{"fc.bias", torch::zeros({4})}},
                                  {{"spec", R"({"network":)" + network + "}"}}};
        writeSafeTensors(folder / "x.safetensors", content);
        const std::string sentence = sentenceOf([&] { LoadedRun(folder / "x.safetensors"); });
        QVERIFY2(sentence.find("fewer weights") != std::string::npos, sentence.c_str());
    }

    void unknownDevicesAreTold() {
        QVERIFY(sentenceOf([] { settled({.device = "tpu"}, 1); }).find("auto, cpu, cuda") !=
                std::string::npos);
        QCOMPARE(settled({.device = "cpu", .workers = 9}, 4).workers, 4);
        QVERIFY(settled({.device = "cpu"}, 4).threads >= 1);
    }

    // Its errors are gone while the checkpoint is there: never "stopped 0/2" and nothing done.
    void aLostLogIsToldAndNotTrainedOver() {
        const TemporaryFolder folder;
        make(folder / "e", {fourRuns()[0]});
        runAll(folder / "e", 1);
        const std::filesystem::path run = runFolders(folder / "e").front();
        const std::string log = readFile(run / "metrics.csv", 1U << 20U);
        std::filesystem::remove(run / "metrics.csv");
        QCOMPARE(readRun(run).state, RunState::Failed);
        const auto failures = runAll(folder / "e", 1);
        for (const std::string& why : {failures[0], readRun(run).info.failure}) {
            QVERIFY2(why.find("metrics.csv is missing") != std::string::npos &&
                         why.find("delete last.safetensors") != std::string::npos,
                     why.c_str());
        }
        writeFileAtomically(run / "metrics.csv", log.substr(0, log.find('\n') + 1));
        QVERIFY(runAll(folder / "e", 1)[0].find("lacks epoch 1 of the 2") != std::string::npos);
        writeFileAtomically(run / "metrics.csv", log);
        QCOMPARE(runAll(folder / "e", 1)[0], std::string());  // brought back
        QCOMPARE(readRun(run).state, RunState::Finished);
        std::filesystem::remove(run / "metrics.csv");
        std::filesystem::remove(run / "last.safetensors");
        QCOMPARE(runAll(folder / "e", 1)[0], std::string());  // the other remedy
        QCOMPARE(readRun(run).epochs.size(), std::size_t{2});
    }

    void otherLostFilesAreTold() {
        const TemporaryFolder folder;
        make(folder / "e", {fourRuns()[0]});
        const auto lostNow = [&] { return lostFiles(folder / "e", readResults(folder / "e")); };
        QVERIFY(lostNow().empty());  // nothing has begun
        runAll(folder / "e", 1);
        QVERIFY(lostNow().empty());
        const std::filesystem::path run = runFolders(folder / "e").front();
        QVERIFY(lostBestText(run).empty());
        std::filesystem::remove(run / "best.safetensors");
        QVERIFY(lostBestText(run).find("no best.safetensors") != std::string::npos);
        std::filesystem::remove(run / "steps.csv");
        std::filesystem::remove(run / "last.safetensors");
        const auto lost = lostNow();
        QCOMPARE(lost.size(), std::size_t{2});
        QVERIFY(lost[0].find("no steps.csv") != std::string::npos);
        QVERIFY(lost[1].find("no last.safetensors: its results stand") != std::string::npos);
        // Cut short they are told, too.
        writeFileAtomically(run / "steps.csv", "step,loss,error\n1,2,90\n");
        writeFileAtomically(run / "best.safetensors", "cut");
        const auto cut = lostNow();
        QCOMPARE(cut.size(), std::size_t{3});
        QVERIFY2(cut[0].find("ends at step 1 of the ") != std::string::npos, cut[0].c_str());
        QVERIFY2(cut[2].find("The best weights cannot be used: ") != std::string::npos,
                 cut[2].c_str());
        const std::string log = metricsText(run);
        QCOMPARE(runAll(folder / "e", 1)[0], std::string());
        QCOMPARE(metricsText(run), log);  // a finished run is not trained over
    }

private:
    static void runWith(const std::filesystem::path& folder, const Execution& execution) {
        DatasetCache data;
        Watcher watcher;
        ExperimentControl control(runFolders(folder).size());
        for (const std::string& why : runExperiment(folder, execution, data, control, watcher)) {
            QCOMPARE(why, std::string());
        }
    }

    TemporaryFolder m_folder;
    std::vector<std::string> m_reference;
};

LAB_TEST(RunExperimentTest)
#include "RunExperimentTest.moc"
