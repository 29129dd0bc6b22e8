// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/JsonFields.h"
#include "core/base/UserFolders.h"
#include "core/verdict/Report.h"
#include "tests/core/run/Trainings.h"
#include "tests/support/TestMain.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

// Folders like those of ResNet Lab 0.1, which knew format 1 alone.
std::filesystem::path oldExperiment() {
    return dataFile("format-1");
}

// Written by 0.1 itself, which was stopped after the first of two epochs.
std::filesystem::path stoppedExperiment() {
    return dataFile("format-1-stopped");
}

nlohmann::json jsonIn(const std::filesystem::path& file) {
    return nlohmann::json::parse(readFile(file, 1U << 20U));
}

nlohmann::json oldRun() {
    return jsonIn(oldExperiment() / "resnet-18-w2-s1" / "run.json");
}

// What is said of a run.json with this change.
std::string sentenceOfChanged(const std::string& pointer, const nlohmann::json& value) {
    nlohmann::json run = oldRun();
    run[nlohmann::json::json_pointer(pointer)] = value;
    const TemporaryFolder folder;
    writeFileAtomically(folder / "run.json", run.dump());
    return sentenceOf([&] { readRunInfo(folder.path()); });
}

}  // namespace

/// Formats of run.json and experiment.json: old ones go on, newer ones are refused.
class RunFormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOldExperimentOpensAndCompares() {
        const auto results = readResults(oldExperiment());
        QCOMPARE(results.size(), std::size_t{2});
        QCOMPARE(results[0].info.spec, tinyRun("plain-18"));
        QCOMPARE(results[1].info.spec, tinyRun("resnet-18"));
        QCOMPARE(results[1].info.threads, 0);
        QCOMPARE(results[1].info.instructions, std::string());
        QCOMPARE(results[0].state, RunState::Waiting);
        QVERIFY(reportMarkdown("old", results, 0).find("ResNet-18") != std::string::npos);
    }

    // It trains what it would have trained, and says since then with what.
    void anOldExperimentGoesOn() {
        const TemporaryFolder folder;
        std::filesystem::copy(oldExperiment(), folder / "old",
                              std::filesystem::copy_options::recursive);
        QVERIFY(changesAtResume(folder / "old", {.threads = 3}).empty());
        runAll(folder / "old", 2);
        make(folder / "new", {tinyRun("plain-18"), tinyRun("resnet-18")});
        runAll(folder / "new", 1);
        QVERIFY(fingerprints(folder / "old") == fingerprints(folder / "new"));
        const RunInfo info = readResults(folder / "old")[1].info;
        QVERIFY(!info.instructions.empty());
        QCOMPARE(jsonIn(folder / "old" / "resnet-18-w2-s1" / "run.json")["spec"], oldRun()["spec"]);
    }

    void aStoppedExperimentOf01Opens() {
        const auto results = readResults(stoppedExperiment());
        QCOMPARE(results.size(), std::size_t{2});
        for (const RunResult& result : results) {
            QCOMPARE(result.state, RunState::Stopped);
            QCOMPARE(result.epochs.size(), std::size_t{1});
            QCOMPARE(result.info.spec.recipe.epochs, 2);
            QCOMPARE(result.epochs[0].testError, 90.625);
        }
        QVERIFY(reportMarkdown("old", results, 0).find("ResNet-18") != std::string::npos);
    }

    void aStoppedExperimentOf01GoesOnFromItsCheckpoint() {
        const TemporaryFolder folder;
        std::filesystem::copy(stoppedExperiment(), folder / "old",
                              std::filesystem::copy_options::recursive);
        const auto before = runFolders(folder / "old");
        const std::string metrics = metricsText(before[1]);
        const std::string steps = readFile(before[1] / "steps.csv", 1U << 20U);
        QVERIFY(changesAtResume(folder / "old", {.threads = 1}).empty());
        runAll(folder / "old", 1);
        const auto results = readResults(folder / "old");
        for (const RunResult& result : results) {
            QCOMPARE(result.state, RunState::Finished);
            QCOMPARE(result.epochs.size(), std::size_t{2});
        }
        QCOMPARE(metricsText(before[1]).substr(0, metrics.size()), metrics);
        QCOMPARE(readFile(before[1] / "steps.csv", 1U << 20U).substr(0, steps.size()), steps);
    }

    void theLessonsOwnRunOpens() {
        const auto results = readResults(resourceFolder("lessons") / "run");
        QCOMPARE(results.size(), std::size_t{4});
        QCOMPARE(results[3].state, RunState::Finished);
        QCOMPARE(results[3].epochs.size(), std::size_t{10});
    }

    // Byte for byte: 0.1 reads what this program writes, where it says no more than 0.1 knew.
    void whatFormat1CanSayIsWrittenInFormat1() {
        const nlohmann::json spec = tinyRun("resnet-18");
        QCOMPARE(formatOf(spec), 1);
        QCOMPARE(spec.dump(2), oldRun()["spec"].dump(2));
        const TemporaryFolder folder;
        make(folder / "e", {tinyRun("resnet-18")});
        QCOMPARE(jsonIn(runFolders(folder / "e")[0] / "run.json")["format"], 1);
        QCOMPARE(jsonIn(folder / "e" / "experiment.json")["format"], 1);
    }

    void newerFormatsAreRefused_data() {
        QTest::addColumn<QString>("pointer");
        QTest::newRow("run.json") << "/format";
        QTest::newRow("spec, as in weights") << "/spec/format";
    }
    void newerFormatsAreRefused() {
        QFETCH(QString, pointer);
        const std::string sentence = sentenceOfChanged(pointer.toStdString(), kSpecFormat + 1);
        QVERIFY2(sentence.find("run.json cannot be used: It was written by a newer version of "
                               "ResNet Lab") != std::string::npos,
                 sentence.c_str());
    }

    void aNewerExperimentIsRefused() {
        const TemporaryFolder folder;
        std::filesystem::copy(oldExperiment(), folder / "e",
                              std::filesystem::copy_options::recursive);
        nlohmann::json json = jsonIn(folder / "e" / "experiment.json");
        json["format"] = kSpecFormat + 1;
        writeFileAtomically(folder / "e" / "experiment.json", json.dump());
        const std::string sentence = sentenceOf([&] { readResults(folder / "e"); });
        QVERIFY2(sentence.find("experiment.json cannot be used: It was written by a newer") !=
                     std::string::npos,
                 sentence.c_str());
    }

    void unknownSettingsAreRefused_data() {
        QTest::addColumn<QString>("pointer");
        QTest::newRow("spec") << "/spec/teacher";
        QTest::newRow("network") << "/spec/network/teacher";
        QTest::newRow("data") << "/spec/data/teacher";
        QTest::newRow("recipe") << "/spec/recipe/teacher";
    }
    void unknownSettingsAreRefused() {
        QFETCH(QString, pointer);
        const std::string sentence = sentenceOfChanged(pointer.toStdString(), "resnet-50");
        QVERIFY2(sentence.find("the setting \"teacher\", which") != std::string::npos,
                 sentence.c_str());
    }

    // Beside the spec lie facts, not settings: these may be more than this program knows.
    void unknownFactsAreNoHindrance() {
        QCOMPARE(sentenceOfChanged("/weather", "rain"), std::string());
    }

    void format2IsRead() {
        nlohmann::json spec = oldRun()["spec"];
        spec["format"] = 2;
        spec["seed"] = {{"needs", "ResNet Lab 0.2 or newer"}, {"value", 7}};
        QCOMPARE(spec.get<RunSpec>(), tinyRun("resnet-18", 7));
        // 0.1 looks at no format; it stops at the seed, and shows the reason.
        std::uint64_t seed = 0;
        const std::string sentence = sentenceOf([&] { readField(spec, "seed", seed); });
        QVERIFY2(sentence.find("ResNet Lab 0.2 or newer") != std::string::npos, sentence.c_str());
    }
};

LAB_TEST(RunFormatTest)
#include "RunFormatTest.moc"
