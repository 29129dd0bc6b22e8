// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/JsonFields.h"
#include "core/base/platform/Files.h"
#include "core/run/Experiment.h"
#include "core/run/FolderLock.h"
#include "core/run/NewRuns.h"
#include "core/run/Presets.h"
#include "core/run/RunFiles.h"
#include "core/verdict/Factors.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <map>

using namespace lab;
using namespace lab::test;

/// Experiments on the disk: made whole, read whole, damaged ones told.
class ExperimentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItMade() {
        const TemporaryFolder folder;
        DatasetCache data;
        RunSpec first = tinyRun("plain-18");
        first.network.inputChannels = 3;  // fitted to the data
        first.network.classes = 1000;
        const Experiment made = fitted({"two", {first, tinyRun("resnet-34", 5)}}, data);
        QCOMPARE(made.runs.front().network.inputChannels, 1);
        QCOMPARE(made.runs.front().network.classes, 10);
        createExperiment(folder / "e", made, data);
        QCOMPARE(readExperiment(folder / "e"), made);
        const auto results = readResults(folder / "e");
        QCOMPARE(results[1].key, std::string("resnet-34-w2-s5"));
        QCOMPARE(results[1].state, RunState::Waiting);
        QCOMPARE(results[1].info.trainImages, 64);
        QVERIFY(std::isnan(results[1].bestTestError()));
        addWallSeconds(folder / "e", 1.5);
        addWallSeconds(folder / "e", 2);
        QCOMPARE(wallSeconds(folder / "e"), 3.5);
        QCOMPARE(readExperiment(folder / "e"), made);
    }

    void aNoteStaysWithIt() {
        const TemporaryFolder folder;
        DatasetCache data;
        const Experiment made = fitted({"e", {tinyRun("plain-18")}, "does it\nrun?"}, data);
        createExperiment(folder / "e", made, data);
        QCOMPARE(noteOf(folder / "e"), std::string("does it\\nrun?"));  // on one line
        setNote(folder / "e", "it does");
        const auto renamed = renameExperiment(folder / "e", "f");
        listRuns(renamed, listedRuns(renamed));
        addWallSeconds(renamed, 1);
        QCOMPARE(noteOf(renamed), std::string("it does"));
        QCOMPARE(readExperiment(renamed).note, std::string("it does"));
        setNote(renamed, "");
        QCOMPARE(noteOf(renamed), std::string());
        QVERIFY(readFile(renamed / "experiment.json", 1 << 20).find("note") == std::string::npos);
    }

    void equalRunsGetFoldersOfTheirOwn() {
        const TemporaryFolder folder;
        DatasetCache data;
        createExperiment(folder / "e",
                         fitted({"", {tinyRun("plain-18"), tinyRun("plain-18")}}, data), data);
        QCOMPARE(runFolders(folder / "e").back().filename().string(),
                 std::string("plain-18-w2-s1-2"));
    }

    void runsAreAdded() {
        const TemporaryFolder folder;
        DatasetCache data;
        const auto names = [&folder] { return listedRuns(folder / "e"); };
        const auto add = [&](const std::vector<RunSpec>& runs) {
            return addRuns(folder / "e", fitted({"", runs}, data), data);
        };
        const std::vector<RunSpec> first = {tinyRun("plain-18"), tinyRun("plain-34")};
        createExperiment(folder / "e", fitted({"e", first}, data), data, 3);
        std::vector<RunSpec> seeds = withFurtherSeeds(first, {1, 2});
        QCOMPARE(seeds.size(), std::size_t{4});
        QCOMPARE(add(seeds), (std::vector<std::string>{"plain-18-w2-s2", "plain-34-w2-s2"}));
        QCOMPARE(names(), (std::vector<std::string>{"plain-18-w2-s1", "plain-34-w2-s1",
                                                    "plain-18-w2-s2", "plain-34-w2-s2"}));
        QVERIFY(add(seeds).empty());
        QCOMPARE(readRunInfo(folder / "e" / "plain-18-w2-s2").threads, 3);
        QCOMPARE(freeSeeds(readExperiment(folder / "e").runs, 2),
                 (std::vector<std::uint64_t>{3, 4}));
        // A name that something else has is left to it; a removed run comes back.
        std::filesystem::create_directory(folder / "e" / "plain-18-w2-s3");
        QCOMPARE(add({tinyRun("plain-18", 3)}), std::vector<std::string>{"plain-18-w2-s3-2"});
        listRuns(folder / "e", {"plain-18-w2-s1"});
        writeFileAtomically(folder / "e" / "plain-34-w2-s1" / "mark", "kept");
        QCOMPARE(add({tinyRun("plain-34")}), std::vector<std::string>{"plain-34-w2-s1"});
        QVERIFY(std::filesystem::exists(folder / "e" / "plain-34-w2-s1" / "mark"));
        QCOMPARE(names(), (std::vector<std::string>{"plain-18-w2-s1", "plain-34-w2-s1"}));
    }

    void aRunWhoseFolderIsMissingIsNotAddedAgain() {
        const TemporaryFolder folder;
        DatasetCache data;
        const std::vector<RunSpec> runs = {tinyRun("plain-18"), tinyRun("plain-34")};
        createExperiment(folder / "e", fitted({"e", runs}, data), data);
        std::filesystem::rename(folder / "e" / "plain-34-w2-s1", folder / "away");
        const std::string sentence = sentenceOf([&] {
            addRuns(folder / "e", fitted({"", {runs[1]}}, data), data);
        });
        QVERIFY2(sentence.find("plain-34-w2-s1, but its folder is missing") != std::string::npos,
                 sentence.c_str());
        QCOMPARE(listedRuns(folder / "e").size(), std::size_t{2});
        std::filesystem::rename(folder / "away", folder / "e" / "plain-34-w2-s1");
        QVERIFY(addRuns(folder / "e", fitted({"", {runs[1]}}, data), data).empty());
    }

    void nothingIsAddedToOtherDataOrWhereSomebodyTrains() {
        const TemporaryFolder folder;
        DatasetCache data;
        createExperiment(folder / "e", fitted({"e", {tinyRun("plain-18")}}, data), data);
        const Experiment more = fitted({"", {tinyRun("plain-18", 2)}}, data);
        const auto refused = [&] {
            const std::string sentence = sentenceOf([&] { addRuns(folder / "e", more, data); });
            return listedRuns(folder / "e").size() == 1 &&
                           !std::filesystem::exists(folder / "e" / "plain-18-w2-s2")
                       ? sentence
                       : "something was added";
        };
        {
            const FolderLock lock(folder / "e");
            QVERIFY2(refused().find("another") != std::string::npos ||
                         refused().find("process") != std::string::npos,
                     refused().c_str());
        }
        RunInfo info = readRunInfo(folder / "e" / "plain-18-w2-s1");
        info.trainImages += 1;
        writeRunInfo(folder / "e" / "plain-18-w2-s1", info);
        QVERIFY2(refused().find("training images now") != std::string::npos, refused().c_str());
        info.trainImages -= 1;
        info.data.pixels = "other";
        writeRunInfo(folder / "e" / "plain-18-w2-s1", info);
        QVERIFY2(refused().find("is not what this run began with") != std::string::npos,
                 refused().c_str());
    }

    void aMissingRunLeavesTheOthers() {
        const TemporaryFolder folder;
        DatasetCache data;
        createExperiment(folder / "e",
                         fitted({"", {tinyRun("plain-18"), tinyRun("plain-34")}}, data), data);
        QVERIFY(missingRuns(folder / "e").empty() && missingRunsText({}).empty());
        std::filesystem::remove_all(folder / "e" / "plain-18-w2-s1");
        QCOMPARE(runFolders(folder / "e"),
                 (std::vector<std::filesystem::path>{folder / "e" / "plain-34-w2-s1"}));
        QCOMPARE(readResults(folder / "e").size(), std::size_t{1});
        QCOMPARE(readExperiment(folder / "e").runs.size(), std::size_t{1});
        QCOMPARE(listedRuns(folder / "e").size(), std::size_t{2});
        const auto missing = missingRuns(folder / "e");
        QCOMPARE(missing, std::vector<std::string>{"plain-18-w2-s1"});
        QVERIFY(missingRunsText(missing).find("plain-18-w2-s1") != std::string::npos);
        // Its file alone is enough: a folder without it says nothing.
        std::filesystem::remove(folder / "e" / "plain-34-w2-s1" / "run.json");
        QVERIFY(sentenceOf([&] { readResults(folder / "e"); }).find("none of its runs") !=
                std::string::npos);
    }

    void anExperimentIsNotOverwritten() {
        const TemporaryFolder folder;
        DatasetCache data;
        const Experiment made = fitted({"", {tinyRun("plain-18")}}, data);
        createExperiment(folder / "e", made, data);
        QVERIFY(sentenceOf([&] {
                    createExperiment(folder / "e", made, data);
                }).find("or resume it") != std::string::npos);
    }

    void dataIsLoadedOnce() {
        DatasetCache data;
        DataSpec spec = tinyRun("plain-18").data;
        const auto first = data.get(spec);
        spec.pad = 4;
        spec.flip = false;
        QCOMPARE(data.get(spec), first);
        spec.trainLimit = 32;
        QVERIFY(data.get(spec) != first);
    }

    void damageIsASentence_data() {
        QTest::addColumn<QByteArray>("experiment");
        QTest::addColumn<QString>("part");
        QTest::newRow("no JSON") << QByteArray("{") << "damaged";
        QTest::newRow("a list") << QByteArray("[]") << "damaged";
        QTest::newRow("wrong type") << QByteArray(R"({"runs": 3})") << "\"runs\"";
        QTest::newRow("a way out") << QByteArray(R"({"runs": ["../x"]})") << "no folder name";
        QTest::newRow("absolute") << QByteArray(R"({"runs": ["/etc"]})") << "no folder name";
        // The system ends a path at its first zero byte: this would be the folder above.
        QTest::newRow("a zero byte")
            << QByteArray(R"({"runs": ["..\u0000x"]})") << "no folder name";
        QTest::newRow("a line break") << QByteArray(R"({"runs": ["a\nb"]})") << "no folder name";
        QTest::newRow("a long name")
            << QByteArray("{\"runs\": [\"") + QByteArray(256, 'a') + QByteArray("\"]}")
            << "no folder name";
        QTest::newRow("deep nesting")
            << QByteArray(R"({"runs":)") + QByteArray(300000, '[') + QByteArray(300000, ']') + "}"
            << "damaged";
        QTest::newRow("no such run") << QByteArray(R"({"runs": ["x"]})") << "no run.json";
    }
    void damageIsASentence() {
        QFETCH(QByteArray, experiment);
        QFETCH(QString, part);
        const TemporaryFolder folder;
        writeFileAtomically(folder / "experiment.json", experiment.toStdString());
        const std::string sentence = sentenceOf([&] { readResults(folder.path()); });
        QVERIFY2(sentence.find(part.toStdString()) != std::string::npos, sentence.c_str());
        QVERIFY2(sentence.find(folder.path().string()) != std::string::npos, sentence.c_str());
    }

    // A path in the sentence need not be UTF-8, which JSON must be.
    void aFailureOfAnyBytesIsWritten() {
        const TemporaryFolder folder;
        RunInfo info;
        info.spec = tinyRun("plain-18");
        info.failure = "/data/\xFF is gone.";
        writeRunInfo(folder.path(), info);
        QCOMPARE(readRunInfo(folder.path()).failure, std::string("/data/\uFFFD is gone."));
    }

    void damagedRunIsASentence_data() {
        QTest::addColumn<QByteArray>("run");
        QTest::addColumn<QString>("part");
        QTest::newRow("no JSON") << QByteArray("{\"spec\"") << "damaged";
        QTest::newRow("no spec") << QByteArray("{}") << "damaged";
        QTest::newRow("no object") << QByteArray("5") << "damaged";
        QTest::newRow("deep nesting")
            << QByteArray(R"({"spec": {"seed": )") + QByteArray(400000, '[') +
                   QByteArray(400000, ']') + "}}"
            << "damaged";
        QTest::newRow("network is a number")
            << QByteArray(R"({"spec": {"network": 5}})") << "number";
        QTest::newRow("wrapped width")
            << QByteArray(R"({"spec": {"network": {"width": 4294967298}}})") << "\"width\"";
        QTest::newRow("half a width")
            << QByteArray(R"({"spec": {"network": {"width": 2.5}}})") << "\"width\"";
        QTest::newRow("milestone beyond int")
            << QByteArray(R"({"spec": {"recipe": {"milestones": [1e300]}}})") << "\"milestones\"";
        QTest::newRow("negative seed") << QByteArray(R"({"spec": {"seed": -1}})") << "\"seed\"";
        QTest::newRow("bad width")
            << QByteArray(R"({"spec": {"network": {"width": -1}}})") << "width";
        QTest::newRow("bad stem") << QByteArray(R"({"spec": {"network": {"stem": "x"}}})")
                                  << "imagenet, cifar, small";
        QTest::newRow("bad epochs")
            << QByteArray(R"({"spec": {"recipe": {"epochs": "ten"}}})") << "\"epochs\"";
    }
    void damagedRunIsASentence() {
        QFETCH(QByteArray, run);
        QFETCH(QString, part);
        const TemporaryFolder folder;
        writeFileAtomically(folder / "run.json", run.toStdString());
        const std::string sentence = sentenceOf([&] { readRun(folder.path()); });
        QVERIFY2(sentence.find("run.json") != std::string::npos, sentence.c_str());
        QVERIFY2(sentence.find(part.toStdString()) != std::string::npos, sentence.c_str());
    }

    // Beyond the plan the figures would be another training's.
    void moreEpochsThanPlannedAreASentence() {
        const TemporaryFolder folder;
        RunInfo info;
        info.spec = tinyRun("plain-18", 1);
        info.spec.recipe.epochs = 1;
        info.spec.recipe.milestones.clear();
        writeRunInfo(folder.path(), info);
        const std::string log =
            "epoch,train_loss,train_error,test_loss,test_error,learning_rate,seconds\n"
            "1,2,50,2,50,0.1,3\n";
        writeFileAtomically(folder / "metrics.csv", log);
        QCOMPARE(readRun(folder.path()).epochs.size(), std::size_t{1});
        writeFileAtomically(folder / "metrics.csv", log + "2,2,40,2,40,0.1,3\n");
        const std::string sentence = sentenceOf([&] { readRun(folder.path()); });
        QVERIFY2(sentence.find("has 2 epochs, and the run's plan is 1: delete the lines after "
                               "epoch 1") != std::string::npos,
                 sentence.c_str());
    }

    void presetsHold() {
        for (const Preset& preset : presets()) {
            QVERIFY(!preset.title.empty() && !preset.description.empty());
            for (const RunSpec& run : preset.experiment.runs) {
                QCOMPARE(sentenceOf([&] { validate(run); }), std::string());
            }
        }
        // Each varies what it is there for, and nothing else beside depth and family.
        for (const auto& [name, factor] :
             {std::pair{"shortcuts", Factor::Shortcut}, std::pair{"depths", Factor::Depth},
              std::pair{"depths-cifar", Factor::Depth}, std::pair{"strides", Factor::StrideAt},
              std::pair{"zero-init", Factor::ZeroStart}, std::pair{"preact", Factor::Order}}) {
            const std::vector<RunSpec>& runs = presetNamed(name).experiment.runs;
            requireDifferent(runs);
            const RunSpec first = normalForm(runs.front());
            QVERIFY(std::ranges::any_of(runs, [&](const RunSpec& run) {
                return factorsBetween(first, normalForm(run)) == std::vector<Factor>{factor};
            }));
        }
        const Experiment& lesson = presetNamed("lesson").experiment;
        QCOMPARE(lesson.runs.size(), std::size_t{4});
        QCOMPARE(lesson.runs[0].data.trainLimit, 20000);
        QCOMPARE(lesson.runs[0].network.width, 16);
        QCOMPARE(presetNamed("shortcuts").experiment.runs[0].network.shortcut, Shortcut::A);
        QVERIFY(sentenceOf([] { presetNamed("x"); }).find("lesson") != std::string::npos);
        QCOMPARE(withSeeds(lesson.runs, {4, 5}).size(), std::size_t{8});
        QCOMPARE(withSeeds(lesson.runs, {4, 5}).back().seed, std::uint64_t{5});
    }

    // Of the training images that are used, after the limit.
    void theLargestClassIsRecorded() {
        const TemporaryFolder folder;
        DatasetCache data;
        RunSpec spec = tinyRun("plain-18");
        spec.data.trainLimit = 7;  // the shapes come in turn: one of each of seven classes
        const auto labels = data.get(spec.data)->train.labels;
        std::map<std::int64_t, int> images;
        int largest = 0;
        for (const std::int64_t label : labels) {
            largest = std::max(largest, ++images[label]);
        }
        createExperiment(folder / "e", fitted({"", {spec}}, data), data);
        const std::filesystem::path run = runFolders(folder / "e").front();
        QCOMPARE(readRunInfo(run).largestClass, std::int64_t{largest});
        auto json = nlohmann::json::parse(readFile(run / "run.json", 1U << 20U));
        json.erase("largest_class");  // as older runs
        writeFileAtomically(run / "run.json", json.dump());
        QCOMPARE(readRunInfo(run).largestClass, std::int64_t{0});
    }

    // Before there is a folder, which no resume could use.
    void tooFewImagesAreRefusedFirst() {
        DatasetCache data;
        RunSpec spec = tinyRun("plain-18");
        spec.data.trainLimit = 1;
        const std::string sentence = sentenceOf([&] { fitted({"", {spec}}, data); });
        QVERIFY2(sentence.find("raise the limit") != std::string::npos, sentence.c_str());
        spec.data.trainLimit = 2;
        QCOMPARE(sentenceOf([&] { fitted({"", {spec}}, data); }), std::string());
    }

    // What another program trains is in training, begun or not.
    void runsUnderTrainingAreTold() {
        const TemporaryFolder folder;
        DatasetCache data;
        createExperiment(folder / "e",
                         fitted({"", {tinyRun("plain-18"), tinyRun("plain-34")}}, data), data);
        writeFileAtomically(folder / "e" / "plain-18-w2-s1" / "metrics.csv",
                            "epoch,train_loss,train_error,test_loss,test_error,learning_rate,"
                            "seconds\n1,1,50,1,50,0.1,1\n");
        RunInfo failed = readRunInfo(folder / "e" / "plain-34-w2-s1");
        failed.failure = "It failed.";
        writeRunInfo(folder / "e" / "plain-34-w2-s1", failed);
        QCOMPARE(readResultsNow(folder / "e")[0].state, RunState::Stopped);
        const FolderLock lock(folder / "e");
        QCOMPARE(readResultsNow(folder / "e")[0].state, RunState::Training);
        QCOMPARE(readResultsNow(folder / "e")[1].state, RunState::Failed);
    }
};

LAB_TEST(ExperimentTest)
#include "ExperimentTest.moc"
