// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/Experiment.h"
#include "core/run/FolderLock.h"
#include "core/run/NewRuns.h"
#include "core/train/MetricsLog.h"
#include "tests/cli/Program.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <csignal>
#include <set>

using namespace lab;
using namespace lab::test;

/// What `train` and its like take, refuse and leave behind.
class TrainOptionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersAreWholeAndWithinLimits_data() {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const QString& command, const QString& option, const QString& value) {
            QTest::addRow("%s %s \"%s\"", qPrintable(command), qPrintable(option),
                          qPrintable(value))
                << (command.split(' ') << option << value);
        };
        for (const char* value : {"-1", "18446744073709551616", "99999999999999999999", "", " 1",
                                  "1 ", "+1", "0x10", "1e3", "1.5", "1,", ",1", "1,,2", "one"}) {
            row("train", "--seed", value);
        }
        for (const char* option : {"--train-limit", "--test-limit", "--epochs", "--batch-size",
                                   "--image-size", "--warmup", "--width", "--workers", "--threads",
                                   "--cardinality", "--group-width", "--milestones", "--blocks"}) {
            for (const char* value : {"-1", "", "99999999999999999999", "0x10", "1e1", "2 "}) {
                row("train", option, value);
            }
        }
        for (const char* value : {"-1", "", "nan", "inf", "1e999", "0,1", "0.1 ", "0x1p-3"}) {
            row("train", "--learning-rate", value);
        }
        row("evaluate x", "--test-limit", "-1");
        row("evaluate x", "--test-limit", "0x10");
        row("summary resnet-18", "--classes", "-5");
        row("classify --model x y", "--top", "0");
        row("classify --model x y", "--cam-stage", "7");
        row("inspect --model x y", "--top", "1e3");
        row("inspect --model x", "--test-image", "-1");
        row("bench train", "--seconds", "0");
        row("bench train", "--width", "");
        row("bench classify --model x", "--answers", "0");
    }
    void numbersAreWholeAndWithinLimits() {
        QFETCH(QStringList, arguments);
        const TemporaryFolder folder;
        const Ended end = test::run(arguments, {"HOME", textOf(folder.path())});
        QCOMPARE(end.status, 2);
        QCOMPARE(std::ranges::count(end.err, '\n'), 1);
        const std::string option = arguments.at(arguments.size() - 2).toStdString();
        QVERIFY2(end.err.find(option) != std::string::npos, end.err.c_str());
        QVERIFY(std::filesystem::is_empty(folder.path()));
    }

    void whatContradictsItselfIsRefused_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("told");
        const auto row = [](const char* name, const QStringList& arguments, const char* told) {
            QTest::newRow(name) << (QStringList("train") << arguments) << told;
        };
        row("blocks", {"--networks", "resnet-18:1.1.1.1", "--blocks", "2,1,1,1"}, "--blocks");
        row("shortcut", {"--networks", "resnet-18:1.1.1.1:A", "--shortcut", "B"}, "--shortcut");
        row("cosine", {"--schedule", "cosine", "--milestones", "1"}, "--milestones");
        row("a colon too many", {"--networks", "resnet-18:"}, "colon");
        row("no bottlenecks", {"--networks", "resnet-18,plain-18", "--stride", "v1"}, "--stride");
        row("only plain", {"--networks", "plain-18", "--shortcut", "A"}, "--shortcut");
        row("no block to start", {"--networks", "plain-18", "--zero-init", "false"}, "--zero-init");
        row("no end", {"--networks", "resnet-18", "--end-norm", "false"}, "--end-norm");
        row("given twice", {"--epochs", "1", "--epochs", "2"}, "more than once");
        row("no value", {"--seed"}, "needs a value");
        row("no such value", {"--zero-init", "maybe"}, "--zero-init cannot be \"maybe\"");
        row("no such argument", {"quickly"}, "\"quickly\" means nothing here");
        row("no such option", {"--pad", "-1"}, "\"--pad\" means nothing here");
        row("an empty folder", {"--output", ""}, "--output is empty");
        row("too high a rate", {"--learning-rate", "1e30"}, "from 0 to 100");
    }
    void whatContradictsItselfIsRefused() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, told);
        const TemporaryFolder folder;
        const Ended end = test::run(arguments, {"HOME", textOf(folder.path())});
        QCOMPARE(end.status, 2);
        QCOMPARE(std::ranges::count(end.err, '\n'), 1);
        QVERIFY2(QString::fromStdString(end.err).contains(told), end.err.c_str());
        QVERIFY(std::filesystem::is_empty(folder.path()));
    }

    void aNoteIsKept() {
        const TemporaryFolder folder;
        const QStringList note{"--note", "does it run?"};
        QCOMPARE(test::run(tinyTraining(folder / "e", 1) << note).status, 0);
        QCOMPARE(noteOf(folder / "e"), std::string("does it run?"));
        const Ended again =
            test::run(QStringList{"train", "--resume", textOf(folder / "e")} << note);
        QCOMPARE(again.status, 2);
        QVERIFY2(again.err.find("--note does not go with --resume") != std::string::npos,
                 again.err.c_str());
    }

    void theLargestSeedIsASeed() {
        const TemporaryFolder folder;
        const Ended end = test::run(tinyTraining(folder / "e", 1) << "--networks"
                                                                  << "resnet-18"
                                                                  << "--seed"
                                                                  << "0,18446744073709551615");
        QVERIFY2(end.status == 0, end.err.c_str());
        const auto runs = readExperiment(folder / "e").runs;
        QCOMPARE(runs.at(0).seed, std::uint64_t{0});
        QCOMPARE(runs.at(1).seed, std::numeric_limits<std::uint64_t>::max());
    }

    void resumeAddsSeedsAndNetworks() {
        const TemporaryFolder folder;
        QCOMPARE(test::run(tinyTraining(folder / "e", 1)).status, 0);
        const Experiment before = readExperiment(folder / "e");
        const QStringList resume{"train", "--resume", textOf(folder / "e"), "--device", "cpu"};
        const Ended seeds = test::run(QStringList(resume) << "--seed"
                                                          << "1,2");
        QCOMPARE(seeds.status, 0);
        QVERIFY2(seeds.err.find("Added: ") != std::string::npos, seeds.err.c_str());
        QVERIFY2(seeds.err.find("runs asked for are there already") != std::string::npos ||
                     seeds.err.find("runs asked for is there already") != std::string::npos,
                 seeds.err.c_str());
        const std::size_t twice = 2 * before.runs.size();
        QCOMPARE(readExperiment(folder / "e").runs.size(), twice);
        const Ended network = test::run(QStringList(resume) << "--networks"
                                                            << "resnet-34:1.1.1.2:C"
                                                            << "--learning-rate"
                                                            << "0.01");
        QCOMPARE(network.status, 0);
        const Experiment after = readExperiment(folder / "e");
        QCOMPARE(after.runs.size(), twice + 2);  // with both seeds
        QCOMPARE(after.runs.back().network.shortcut, Shortcut::C);
        QCOMPARE(after.runs.back().network.width, before.runs.front().network.width);
        QCOMPARE(after.runs.back().recipe.learningRate, 0.01);
        QCOMPARE(after.runs.back().recipe.epochs, before.runs.front().recipe.epochs);
        for (const RunResult& run : readResults(folder / "e")) {
            QCOMPARE(run.state, RunState::Finished);
        }
        const Ended unknown = test::run(QStringList(resume) << "--networks"
                                                            << "resnet-17");
        QCOMPARE(unknown.status, 2);
        QCOMPARE(readExperiment(folder / "e"), after);
        listRuns(folder / "e", {});  // nothing to take settings from
        const Ended empty = test::run(QStringList(resume) << "--networks"
                                                          << "plain-18");
        QCOMPARE(empty.status, 2);
        QVERIFY2(empty.err.find("has no runs whose settings") != std::string::npos,
                 empty.err.c_str());
    }

    void resumeLetsRunsGoOn() {
        const TemporaryFolder folder;
        QCOMPARE(test::run(tinyTraining(folder / "e", 1)).status, 0);
        const QStringList resume{"train", "--resume", textOf(folder / "e"), "--device", "cpu"};
        const Ended longer = test::run(QStringList(resume) << "--epochs"
                                                           << "2");
        QVERIFY2(longer.status == 0, longer.err.c_str());
        for (const RunResult& run : readResults(folder / "e")) {
            QCOMPARE(run.state, RunState::Finished);
            QCOMPARE(run.epochs.size(), std::size_t{2});
            QCOMPARE(run.info.lengths, std::vector<int>{1});
        }
        QVERIFY2(longer.out.find("planned to end after epoch 1, went on to 2 at its last rate") !=
                     std::string::npos,
                 longer.out.c_str());
        const Ended again = test::run(QStringList(resume) << "--epochs"
                                                          << "2");
        QCOMPARE(again.status, 1);
        QVERIFY2(again.err.find("2 epochs or more; name more") != std::string::npos,
                 again.err.c_str());
        const Ended none = test::run(QStringList(resume) << "--epochs"
                                                         << "0");
        QCOMPARE(none.status, 2);  // as for a new experiment
        const Ended both = test::run(QStringList(resume) << "--epochs"
                                                         << "3"
                                                         << "--seed"
                                                         << "2");
        QCOMPARE(both.status, 2);
        QVERIFY2(both.err.find("one after the other") != std::string::npos, both.err.c_str());
    }

    void resumeRefusesWhatItCannotHonour() {
        const TemporaryFolder folder;
        QCOMPARE(test::run(tinyTraining(folder / "e", 1)).status, 0);
        const QStringList resume{"train", "--resume", textOf(folder / "e"), "--device", "cpu"};
        const Ended refused = test::run(QStringList(resume) << "--epochs"
                                                            << "9"
                                                            << "--learning-rate"
                                                            << "7"
                                                            << "--dataset"
                                                            << "shapes"
                                                            << "--networks"
                                                            << "plain-20");
        QCOMPARE(refused.status, 2);
        QCOMPARE(std::ranges::count(refused.err, '\n'), 1);
        for (const char* option : {"--epochs", "--dataset"}) {
            QVERIFY2(refused.err.find(option) != std::string::npos, refused.err.c_str());
        }
        QVERIFY(refused.err.find("--device") == std::string::npos);
        const Ended lonely = test::run(QStringList(resume) << "--width"
                                                           << "4");
        QCOMPARE(lonely.status, 2);
        QVERIFY2(lonely.err.find("--width says what added networks are like") != std::string::npos,
                 lonely.err.c_str());
        for (const QStringList& option :
             {QStringList{"--preset", "lesson"}, QStringList{"--precision", "bf16"},
              QStringList{"--output", "x"}, QStringList{"--train-limit", "0"}}) {
            const Ended one = test::run(resume + option);
            QCOMPARE(one.status, 2);
            QVERIFY2(one.err.find(option.front().toStdString() + " does not go with --resume") !=
                         std::string::npos,
                     one.err.c_str());
        }
        QCOMPARE(test::run(QStringList(resume) << "--workers"
                                               << "1"
                                               << "--json")
                     .status,
                 0);
    }

    // A name that nobody gave is no reason to fail.
    void trainingsAtOnceGetFoldersOfTheirOwn() {
        const TemporaryFolder home;
        QStringList arguments = tinyTraining(home / "unused", 1);
        arguments.removeLast();
        arguments.removeLast();  // --output FOLDER
        arguments << "--networks"
                  << "resnet-18"
                  << "--json";
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("HOME", textOf(home.path()));
        std::array<QProcess, 3> trainings;
        for (QProcess& process : trainings) {
            process.setProcessEnvironment(environment);
            process.start(LAB_PROGRAM, arguments);
        }
        std::set<std::string> folders;
        for (QProcess& process : trainings) {
            const Ended end = ended(process);
            QVERIFY2(end.status == 0, end.err.c_str());
            folders.insert(end.json()["folder"].get<std::string>());
        }
        QCOMPARE(folders.size(), std::size_t{3});
    }

    // It wrote into "ResNet Lab" of whatever folder it was called in.
    void withoutAHomeItAsksForAFolder() {
        const TemporaryFolder folder;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove("HOME");
        environment.remove("XDG_DATA_HOME");
        const auto runIn = [&](const QStringList& arguments) {
            QProcess process;
            process.setProcessEnvironment(environment);
            process.setWorkingDirectory(textOf(folder.path()));
            process.start(LAB_PROGRAM, arguments);
            return ended(process);
        };
        QStringList arguments = tinyTraining(folder / "e", 1);
        const Ended named = runIn(arguments);
        QVERIFY2(named.status == 0, named.err.c_str());
        arguments.resize(arguments.size() - 2);
        const Ended end = runIn(arguments);
        QCOMPARE(end.status, 1);
        QCOMPARE(end.err,
                 std::string("There is no home folder to keep experiments in; set HOME to one. "
                             "Or give --output FOLDER.\n"));
        QVERIFY(!std::filesystem::exists(folder / "ResNet Lab"));
    }

    void signalsStopAndSayHowToGoOn_data() {
        QTest::addColumn<int>("number");
        QTest::newRow("Ctrl-C") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGUSR1, of a cluster") << SIGUSR1;
        QTest::newRow("SIGHUP, of a terminal that closes") << SIGHUP;
    }
    void signalsStopAndSayHowToGoOn() {
        QFETCH(int, number);
        const TemporaryFolder folder;
        QProcess process;
        process.start(LAB_PROGRAM, tinyTraining(folder / "e", 1000));
        const auto begun = [&] {
            return std::filesystem::exists(folder / "e" / "experiment.json") &&
                   readSteps(runFolders(folder / "e").front()).size() > 2;
        };
        QTRY_VERIFY_WITH_TIMEOUT(begun(), kProgramPatience);
        ::kill(static_cast<pid_t>(process.processId()), number);
        const Ended stopped = ended(process);
        QCOMPARE(stopped.status, 3);
        QVERIFY2(stopped.err.find("Stopped; continue with: resnet-lab train --resume") !=
                     std::string::npos,
                 stopped.err.c_str());
        QVERIFY(std::filesystem::exists(runFolders(folder / "e").front() / "last.safetensors"));
    }

    // Deleted or moved while it trains: the other runs end, are compared and resumed.
    void aRunFolderThatIsGoneLeavesTheOthers() {
        const TemporaryFolder folder;
        QProcess process;
        process.start(LAB_PROGRAM, tinyTraining(folder / "e", 1000) << "--networks"
                                                                    << "plain-18,resnet-18");
        const auto begun = [&] {
            return std::filesystem::exists(folder / "e" / "experiment.json") &&
                   readSteps(runFolders(folder / "e").back()).size() > 2;
        };
        QTRY_VERIFY_WITH_TIMEOUT(begun(), kProgramPatience);
        // At once: it is written to.
        std::filesystem::rename(folder / "e" / "plain-18-w2-s1", folder / "away");
        ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
        const Ended stopped = ended(process);
        QCOMPARE(stopped.status, 3);
        const auto names = [](const Ended& end) {
            return end.err.find("missing") != std::string::npos &&
                   end.err.find("plain-18-w2-s1") != std::string::npos;
        };
        QVERIFY2(names(stopped), stopped.err.c_str());
        const Ended compared = test::run({"compare", textOf(folder / "e"), "--json"});
        QVERIFY2(compared.status == 0 && names(compared), compared.err.c_str());
        QCOMPARE(compared.json()["runs"].size(), std::size_t{1});
        QCOMPARE(compared.json()["missing"][0].get<std::string>(), std::string("plain-18-w2-s1"));
        const Ended text = test::run({"compare", textOf(folder / "e")});
        QVERIFY2(text.out.find("plain-18-w2-s1 is missing") != std::string::npos, text.out.c_str());
        RunInfo info = readRunInfo(folder / "e" / "resnet-18-w2-s1");
        info.spec.recipe.warmupEpochs = 0;
        info.spec.recipe.epochs =
            static_cast<int>(readEpochs(folder / "e" / "resnet-18-w2-s1").size()) + 1;
        writeRunInfo(folder / "e" / "resnet-18-w2-s1", info);
        const Ended resumed =
            test::run({"train", "--resume", textOf(folder / "e"), "--device", "cpu"});
        QVERIFY2(resumed.status == 0 && names(resumed), resumed.err.c_str());
        QCOMPARE(readResults(folder / "e").front().state, RunState::Finished);
    }

    // No number where nothing was measured.
    void whatIsNotMeasuredIsNull() {
        const TemporaryFolder folder;
        DatasetCache data;
        createExperiment(folder / "e",
                         fitted({"", {tinyRun("plain-18"), tinyRun("plain-34")}}, data), data);
        RunInfo failed = readRunInfo(folder / "e" / "plain-34-w2-s1");
        failed.failure = "It failed.";
        writeRunInfo(folder / "e" / "plain-34-w2-s1", failed);
        const auto json = test::run({"compare", textOf(folder / "e"), "--json"}).json();
        const auto pair = json["verdict"]["plain"];
        for (const char* key : {"train_gap", "train_gap_deviation", "test_gap", "margin"}) {
            QVERIFY2(pair[key].is_null(), key);
        }
        QCOMPARE(pair["seeds"].get<int>(), 0);
        QCOMPARE(pair["failed"][0].get<std::string>(), std::string("plain-34"));
        QCOMPARE(json["verdict"]["headline"].get<std::string>(),
                 std::string("plain-34 has failed"));
        QVERIFY(json["comparisons"][0]["effects"][0]["mean"].is_null());
        QVERIFY(json["comparisons"][0]["levels"][0]["train_error"]["mean"].is_null());
    }

    // No resume is offered that must end in the same way.
    void aDivergenceIsNotToBeResumed() {
        const TemporaryFolder folder;
        RunSpec diverging = tinyRun("plain-34");
        makeItDiverge(diverging);
        DatasetCache data;
        createExperiment(folder / "e", fitted({"", {diverging}}, data), data);
        const Ended end = test::run({"train", "--resume", textOf(folder / "e"), "--device", "cpu"});
        QCOMPARE(end.status, 1);
        QVERIFY2(end.err.find("would fail again in the same way") != std::string::npos,
                 end.err.c_str());
        QVERIFY2(end.err.find("--resume") == std::string::npos, end.err.c_str());
    }

    void tooFewImagesMakeNoFolder() {
        const TemporaryFolder folder;
        QStringList arguments = tinyTraining(folder / "e", 1);
        arguments.replace(arguments.indexOf("64"), "1");
        const Ended end = test::run(arguments);
        QCOMPARE(end.status, 1);
        QVERIFY2(end.err.find("raise the limit") != std::string::npos &&
                     end.err.find("--resume") == std::string::npos,
                 end.err.c_str());
        QVERIFY(!std::filesystem::exists(folder / "e"));
    }

    void aRunUnderTrainingAndLostFilesAreTold() {
        const TemporaryFolder folder;
        const Ended made = test::run(tinyTraining(folder / "e", 1) << "--networks"
                                                                   << "plain-18,plain-34");
        QVERIFY2(made.status == 0, made.err.c_str());
        const auto first = runFolders(folder / "e").front();
        std::filesystem::remove(first / "best.safetensors");
        const Ended evaluated = test::run({"evaluate", textOf(first), "--device", "cpu"});
        QVERIFY2(evaluated.status == 0 &&
                     evaluated.err.find("no best.safetensors, so its last weights answer") !=
                         std::string::npos,
                 evaluated.err.c_str());
        RunInfo longer = readRunInfo(first);
        longer.spec.recipe.epochs = 5;
        longer.spec.recipe.milestones = {};
        writeRunInfo(first, longer);
        const auto stateOf = [&] {
            return test::run({"compare", textOf(folder / "e"), "--json"})
                .json()["runs"][0]["state"]
                .get<std::string>();
        };
        QCOMPARE(stateOf(), std::string("stopped"));
        {
            const FolderLock lock(folder / "e");
            QCOMPARE(stateOf(), std::string("training"));
        }
        std::filesystem::remove(first / "metrics.csv");
        const Ended resumed =
            test::run({"train", "--resume", textOf(folder / "e"), "--device", "cpu"});
        QCOMPARE(resumed.status, 1);
        QVERIFY2(resumed.err.find("metrics.csv is missing") != std::string::npos,
                 resumed.err.c_str());
        // Finished runs beside one that is gone: said, and no success.
        std::filesystem::remove(first / "run.json");
        const Ended idle =
            test::run({"train", "--resume", textOf(folder / "e"), "--device", "cpu"});
        QCOMPARE(idle.status, 1);
        QVERIFY2(idle.err.find("or the run.json in them are gone") != std::string::npos &&
                     idle.err.find("Nothing was trained") != std::string::npos,
                 idle.err.c_str());
    }

    void theHelpSaysTheExitStatuses() {
        QVERIFY(test::run({"--help"}).out.find("3 training was stopped") != std::string::npos);
    }
};

LAB_TEST(TrainOptionsTest)
#include "TrainOptionsTest.moc"
