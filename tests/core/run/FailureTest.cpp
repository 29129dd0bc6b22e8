// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/FolderLock.h"
#include "core/run/MemoryNeed.h"
#include "core/train/Checkpoint.h"
#include "core/train/MetricsLog.h"
#include "core/weights/SafeTensors.h"
#include "tests/core/data/DataFiles.h"
#include "tests/core/run/Trainings.h"
#include "tests/support/Faults.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <limits>
#include <sys/wait.h>
#include <unistd.h>

using namespace lab;
using namespace lab::test;

namespace fs = std::filesystem;

namespace {

const std::vector<RunSpec>& threeRuns() {
    static const std::vector<RunSpec> runs = {tinyRun("plain-18"), tinyRun("resnet-18"),
                                              tinyRun("resnet-18", 2)};
    return runs;
}

// 2 classes, 16 pictures to train on and 4 to test on in each.
void putPictures(const fs::path& folder) {
    for (const char* name : {"cats", "dogs"}) {
        for (int i = 0; i < 20; ++i) {
            const fs::path split = folder / (i < 16 ? "train" : "test") / name;
            put(split / (std::to_string(i) + ".pgm"), picture(1, 16, 16, 10 * i + name[0]));
        }
    }
}

RunSpec pictureRun(const fs::path& folder) {
    RunSpec run = tinyRun("resnet-18");
    run.data.source = folder.string();
    run.data.trainLimit = run.data.testLimit = 0;
    run.data.imageSize = 16;
    run.recipe.batchSize = 8;
    return run;
}

// Decodes every picture when it is wanted.
LoadOptions streaming() {
    LoadOptions options;
    options.memoryBudget = 1;
    options.threads = 1;
    return options;
}

}  // namespace

/// What a machine does to a training: a full disk, a folder that cannot be written, lost pictures,
/// too little memory, a clock that jumps. Each time one sentence with a remedy, the other runs go
/// on, and the folder opens and resumes to the bits of a training that nothing happened to.
class FailureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        make(m_folder / "reference", threeRuns());
        runAll(m_folder / "reference", 2);
        m_reference = fingerprints(m_folder / "reference");
    }

    // The disk fills up within the first write, a log, a checkpoint, the best weights, the end.
    void fullDiskAnywhere_data() {
        QTest::addColumn<int>("bytes");
        for (const int bytes : {0, 1, 100, 1000, 2000, 5000, 10000, 30000, 70000, 120000, 150000,
                                200000, 300000, 400000, 500000}) {
            QTest::newRow(std::to_string(bytes).c_str()) << bytes;
        }
    }
    void fullDiskAnywhere() {
        QFETCH(int, bytes);
        const TemporaryFolder folder;
        make(folder / "e", threeRuns());
        {
            const FullDisk disk(folder / "e", bytes);
            std::size_t failed = 0;
            for (const std::string& why : runAll(folder / "e", 2)) {
                failed += why.empty() ? 0 : 1;
                QVERIFY2(why.empty() || (contains(why, "could not be written") &&
                                         contains(why, "make room on the disk")),
                         why.c_str());
            }
            QVERIFY(disk.wasFull());
            QVERIFY(failed > 0);
        }
        QCOMPARE(readResults(folder / "e").size(), std::size_t{3});
        for (const std::string& why : runAll(folder / "e", 2)) {
            QCOMPARE(why, std::string());
        }
        QVERIFY(fingerprints(folder / "e") == m_reference);
    }

    void fullDiskOfOneRunLetsTheOthersGoOn() {
        const TemporaryFolder folder;
        make(folder / "e", threeRuns());
        const auto runs = runFolders(folder / "e");
        {
            const FullDisk disk(runs[1], 3000);
            const auto failures = runAll(folder / "e", 2);
            QVERIFY(failures[0].empty() && !failures[1].empty() && failures[2].empty());
        }
        QVERIFY(fingerprint(runs[0]) == m_reference[0]);
        QVERIFY(fingerprint(runs[2]) == m_reference[2]);
        runAll(folder / "e", 2);
        QVERIFY(fingerprints(folder / "e") == m_reference);
    }

    void fullDiskLeavesNoHalfExperiment() {
        for (const int bytes : {0, 100, 1000, 2500}) {
            const TemporaryFolder folder;
            std::string sentence;
            {
                const FullDisk disk(folder.path(), bytes);
                sentence = sentenceOf([&] { make(folder / "a" / "b", threeRuns()); });
            }
            QVERIFY2(contains(sentence, "make room on the disk"), sentence.c_str());
            QVERIFY(fs::is_empty(folder.path()));
        }
    }

    void aReadOnlyFolderIsReadAndNotTrainedIn() {
        const TemporaryFolder folder;
        make(folder / "e", threeRuns());
        const ReadOnlyFolder readOnly(folder.path());
        std::string sentence = sentenceOf([&] { runAll(folder / "e", 1); });
        QVERIFY2(contains(sentence, "Nothing can be trained in"), sentence.c_str());
        QVERIFY2(contains(sentence, "check its permissions"), sentence.c_str());
        sentence = sentenceOf([&] { make(folder / "other", threeRuns()); });
        QVERIFY2(contains(sentence, "choose another place"), sentence.c_str());
        sentence = sentenceOf([&] { listRuns(folder / "e", {}); });
        QVERIFY2(contains(sentence, "a folder that you may write to"), sentence.c_str());
        QCOMPARE(readResults(folder / "e").size(), std::size_t{3});
        QVERIFY(!trainerIn(folder / "e"));
    }

    // A run folder that turns read-only while it trains: as above, but the others go on.
    void aRunThatCannotBeWrittenLetsTheOthersGoOn() {
        const TemporaryFolder folder;
        make(folder / "e", threeRuns());
        const auto runs = runFolders(folder / "e");
        {
            const ReadOnlyFolder readOnly(runs[0]);
            const auto failures = runAll(folder / "e", 1);
            QVERIFY2(contains(failures[0], "a folder that you may write to"), failures[0].c_str());
            QVERIFY(failures[1].empty() && failures[2].empty());
        }
        runAll(folder / "e", 1);
        QVERIFY(fingerprints(folder / "e") == m_reference);
    }

    // Also one that goes before its turn, while the others' data are read.
    void aRunFolderRemovedMidRun() {
        const TemporaryFolder folder;
        make(folder / "e", threeRuns());
        const auto runs = runFolders(folder / "e");
        Watcher watcher;
        watcher.stepped = [&](std::size_t run, const StepRecord& record) {
            if (run == 0 && record.step == 2) {
                fs::remove_all(runs[0]);
                fs::remove_all(runs[2]);
            }
        };
        ExperimentControl control(3);
        const auto failures = runAll(folder / "e", 1, watcher, control, 0);
        QVERIFY(!failures[0].empty() && failures[1].empty() && !failures[2].empty());
        QVERIFY(fingerprint(runs[1]) == m_reference[1]);
        QCOMPARE(readResults(folder / "e").size(), std::size_t{1});
        QCOMPARE(runAll(folder / "e", 1), std::vector<std::string>{""});
    }

    void picturesRemovedMidRun() {
        const TemporaryFolder folder;
        putPictures(folder / "pictures");
        const std::vector<RunSpec> runs = {pictureRun(folder / "pictures"), threeRuns()[1]};
        make(folder / "whole", runs);
        runAll(folder / "whole", 1);
        make(folder / "e", runs);
        Watcher watcher;
        watcher.stepped = [&](std::size_t run, const StepRecord& record) {
            if (run == 0 && record.step == 2) {
                fs::rename(folder / "pictures", folder / "away");
            }
        };
        ExperimentControl control(2);
        DatasetCache data(streaming());
        const auto failures = runExperiment(folder / "e", {"cpu", 1, 1, 0}, data, control, watcher);
        QVERIFY2(contains(failures[0], "put the picture back and resume"), failures[0].c_str());
        QVERIFY(failures[1].empty());
        QVERIFY(fingerprint(runFolders(folder / "e")[1]) == m_reference[1]);
        QCOMPARE(readResults(folder / "e")[0].state, RunState::Failed);

        // As long as they are away, the run says so, and the finished one stays finished.
        const std::string sentence = sentenceOf([&] { runAll(folder / "e", 1); });
        QVERIFY2(contains(sentence, (folder / "pictures").string()), sentence.c_str());
        QCOMPARE(readResults(folder / "e")[1].state, RunState::Finished);

        fs::rename(folder / "away", folder / "pictures");
        runAll(folder / "e", 1);
        QVERIFY(fingerprints(folder / "e") == fingerprints(folder / "whole"));
    }

    void dataThatIsGoneAtResumeLetsTheOthersGoOn() {
        const TemporaryFolder folder;
        putPictures(folder / "pictures");
        make(folder / "e", {pictureRun(folder / "pictures"), threeRuns()[1]});
        fs::rename(folder / "pictures", folder / "away");
        const auto failures = runAll(folder / "e", 1);
        QVERIFY2(contains(failures[0], (folder / "pictures").string()), failures[0].c_str());
        QVERIFY(fingerprint(runFolders(folder / "e")[1]) == m_reference[1]);
    }

    void aChangedDataSetIsNotTrainedOnByMistake() {
        const TemporaryFolder folder;
        putPictures(folder / "pictures");
        make(folder / "e", {pictureRun(folder / "pictures")});
        fs::remove(folder / "pictures" / "train" / "cats" / "3.pgm");
        const auto failures = runAll(folder / "e", 1);
        QVERIFY2(
            contains(failures[0], "31 training images now") && contains(failures[0], "with 32"),
            failures[0].c_str());
    }

    void tooLittleMemoryNamesTheBatchSize() {
        const TemporaryFolder folder;
        RunSpec large = tinyRun("resnet-18");
        large.network.width = 64;
        large.data.imageSize = 96;
        large.recipe.batchSize = 64;
        make(folder / "e", {large, threeRuns()[1]});
        std::vector<std::string> failures;
        {
            const LittleMemory little(std::uint64_t{400} << 20U);
            failures = runAll(folder / "e", 1);
        }
        QVERIFY2(contains(failures[0], "not enough memory for batches of 64 images"),
                 failures[0].c_str());
        QVERIFY2(contains(failures[0], "choose a smaller batch size"), failures[0].c_str());
        QCOMPARE(failures[1], std::string());
        QVERIFY(fingerprint(runFolders(folder / "e")[1]) == m_reference[1]);
        QCOMPARE(readResults(folder / "e")[0].state, RunState::Failed);
    }

    // The system would hand out the memory and end the whole program when it is used.
    void whatCanNeverFitIsRefusedBeforeItBegins() {
        RunSpec run = tinyRun("resnet-34");
        run.network.width = 1024;
        run.network.stem = Stem::Cifar;
        run.data.imageSize = 1024;
        const TemporaryFolder folder;
        make(folder / "e", {run});
        const auto failures = runAll(folder / "e", 1);
        QVERIFY2(contains(failures[0], "batches of 16 images of 1024 pixels"), failures[0].c_str());

        // Radosavovic et al. 2020, table 4: ResNet-50 has 11.1 million activations an image.
        RunSpec published;
        published.network = zooNetwork("resnet-50");
        const double values = leastStepBytes(published, 224, 1) / (2 * sizeof(float));
        QVERIFY2(std::abs(values - 11.1e6) < 0.05e6, std::to_string(values).c_str());
        requireMemory(threeRuns()[0], 28, 16, std::uint64_t{1} << 30U);
    }

    void aLossThatIsNotFiniteLeavesAnOpenFolder() {
        const TemporaryFolder folder;
        RunSpec run = threeRuns()[0];
        makeItDiverge(run);
        make(folder / "e", {run, threeRuns()[1]});
        for (int i = 0; i < 2; ++i) {
            const auto failures = runAll(folder / "e", 2, 0);  // a checkpoint after every step
            QVERIFY2(contains(failures[0], "not finite") &&
                         contains(failures[0], "a new run with a lower learning rate"),
                     failures[0].c_str());
            QCOMPARE(failures[1], std::string());
            const auto results = readResults(folder / "e");
            QCOMPARE(results[0].state, RunState::Failed);
            QCOMPARE(results[0].info.failure, failures[0]);
            QVERIFY(results[0].info.failsAgain);  // so nobody is sent to resume it
            const fs::path kept = runFolders(folder / "e")[0] / "last.safetensors";
            QVERIFY(readPosition(kept).stepsDone + readPosition(kept).epochsDone > 0);
        }
        QVERIFY(fingerprint(runFolders(folder / "e")[1]) == m_reference[1]);
    }

    // Training losses do not see a running variance, so the leg would end well. It must not become
    // a checkpoint or the best weights.
    void aCheckpointThatIsNotFiniteIsNotTrainedOn() {
        const TemporaryFolder folder;
        make(folder / "e", {threeRuns()[0]});
        Watcher watcher;
        ExperimentControl control(1);
        watcher.stepped = [&](std::size_t, const StepRecord& record) {
            if (record.step == 2) {
                control.stopAll();
            }
        };
        runAll(folder / "e", 1, watcher, control);
        const fs::path run = runFolders(folder / "e")[0];
        Checkpoint checkpoint = readCheckpoint(run / "last.safetensors");
        QCOMPARE(checkpoint.position.stepsDone, std::int64_t{2});
        const auto metadata = readSafeTensorsHeader(run / "last.safetensors").metadata;
        for (auto& [key, tensor] : checkpoint.weights) {
            if (key == "layer3.0.bn2.running_var") {
                tensor[0] = std::numeric_limits<float>::quiet_NaN();
            }
        }
        writeCheckpoint(run / "last.safetensors", checkpoint, metadata);
        const std::string before = readFile(run / "last.safetensors", 1U << 24U);
        const auto failures = runAll(folder / "e", 1);
        QVERIFY2(contains(failures[0], "not finite"), failures[0].c_str());
        QCOMPARE(readResults(folder / "e")[0].state, RunState::Failed);
        QVERIFY(readFile(run / "last.safetensors", 1U << 24U) == before);
        QVERIFY(!fs::exists(run / "best.safetensors"));
        QVERIFY(readResults(folder / "e")[0].epochs.empty());
    }

    void aClockThatGoesBackwardsSpoilsNothing() {
        const TemporaryFolder folder;
        make(folder / "e", threeRuns());
        {
            const BackwardClock clock;
            const auto first = std::chrono::system_clock::now();
            QVERIFY(std::chrono::system_clock::now() < first - std::chrono::minutes(50));
            Watcher watcher;
            ExperimentControl control(3);
            watcher.stepped = [&](std::size_t run, const StepRecord& record) {
                if (run == 0 && record.step == 5) {
                    control.stopAll();
                }
            };
            runAll(folder / "e", 2, watcher, control);
            runAll(folder / "e", 2);
            make(folder / "later", threeRuns());
        }
        QVERIFY(fingerprints(folder / "e") == m_reference);
        for (const RunResult& run : readResults(folder / "e")) {
            QCOMPARE(run.state, RunState::Finished);
            QVERIFY(run.imagesPerSecond() > 0);
            for (const EpochRecord& epoch : run.epochs) {
                QVERIFY(epoch.seconds > 0 && epoch.seconds < 1800);  // an hour would show
            }
        }
        QVERIFY(wallSeconds(folder / "e") > 0 && wallSeconds(folder / "e") < 1800);
    }

    void leftoversOfAKilledCreationGo() {
        const TemporaryFolder folder;
        const pid_t child = ::fork();
        if (child == 0) {
            ::_exit(0);
        }
        ::waitpid(child, nullptr, 0);  // a process number that nobody has now
        const std::string ours = ".e." + std::to_string(::getppid()) + ".new";
        const std::string dead = ".e." + std::to_string(child) + ".new";
        for (const std::string& name : {ours, dead, std::string(".other.1.new")}) {
            put(folder / name / "run" / "run.json", "{");
        }
        make(folder / "e", threeRuns());
        QVERIFY(!fs::exists(folder / dead));
        QVERIFY(fs::exists(folder / ours) && fs::exists(folder / ".other.1.new"));
        const fs::path temporary =
            folder / "e" / (".experiment.json." + std::to_string(child) + "-0.tmp");
        put(temporary, "{");
        runAll(folder / "e", 1);
        QVERIFY(!fs::exists(temporary));
    }

private:
    TemporaryFolder m_folder;
    std::vector<std::string> m_reference;
};

LAB_TEST(FailureTest)
#include "FailureTest.moc"
