// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Files.h"
#include "core/run/Experiment.h"
#include "core/train/MetricsLog.h"
#include "tests/cli/Program.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QtTest>
#include <nlohmann/json.hpp>

#include <csignal>
#include <sstream>

using namespace lab;
using namespace lab::test;

namespace {

QString text(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

// All files of an experiment that two equal trainings must share, byte for byte: all but seconds,
// the last column of metrics.csv.
std::string fingerprint(const std::filesystem::path& experiment) {
    std::string all;
    for (const auto& folder : runFolders(experiment)) {
        for (const char* name : {"steps.csv", "last.safetensors", "best.safetensors"}) {
            all += readFile(folder / name, 1U << 24U);
        }
        std::istringstream lines(readFile(folder / "metrics.csv", 1U << 24U));
        for (std::string line; std::getline(lines, line);) {
            all += line.substr(0, line.rfind(',')) + "\n";
        }
    }
    return all;
}

}  // namespace

/// The program itself, as a person or a script calls it.
class CommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trainsComparesAndEvaluates() {
        const TemporaryFolder folder;
        const Ended train = run(tinyTraining(folder / "e", 2) << "--json");
        QVERIFY2(train.status == 0, train.err.c_str());
        const auto json = train.json();
        QCOMPARE(json["runs"].size(), std::size_t{4});
        for (const auto& one : json["runs"]) {
            QCOMPARE(one["state"].get<std::string>(), std::string("finished"));
            QCOMPARE(one["epochs"].get<int>(), 2);
            QVERIFY(one["train_error"].is_number() && one["test_error"].is_number());
            QVERIFY(one["best_test_error"] <= one["test_error"]);
            QVERIFY(one["images_per_second"] > 0 && one["seconds"] > 0 && one["parameters"] > 0);
        }
        QVERIFY(json["wall_seconds"] > 0 && json["images_per_second"] > 0);
        QVERIFY(json["verdict"]["outcome"].is_string() && json["verdict"]["margin"].is_number());
        QVERIFY(train.err.find("plain-34") != std::string::npos);  // progress, a line an epoch
        QVERIFY(std::filesystem::exists(folder / "e" / "report.md"));

        const Ended compare = run({"compare", text(folder / "e"), "--json"});
        QCOMPARE(compare.status, 0);
        QCOMPARE(compare.json()["runs"], json["runs"]);
        QCOMPARE(compare.json()["verdict"], json["verdict"]);
        QVERIFY(run({"compare", text(folder / "e")}).out.find("| ResNet-34 |") !=
                std::string::npos);
        const Ended table = run({"compare", text(folder / "e"), "--csv"});
        QVERIFY2(table.out.starts_with("experiment,run,network,seed,"), table.out.c_str());
        QCOMPARE(std::ranges::count(table.out, '\n'), 9);

        const auto first = runFolders(folder / "e").front();
        const Ended evaluate = run({"evaluate", text(first), "--json"});
        QVERIFY2(evaluate.status == 0, evaluate.err.c_str());
        QCOMPARE(evaluate.json()["error"], json["runs"][0]["best_test_error"]);
        const Ended file =
            run({"evaluate", text(first / "best.safetensors"), "--test-limit", "16"});
        QVERIFY(file.out.find("16 test images") != std::string::npos);
    }

    // Auto is settled before training, and an answer comes in the precision of the training.
    void autoPrecisionIsSettledAndSaid() {
        const TemporaryFolder folder;
        QStringList arguments = tinyTraining(folder / "e", 1);
        arguments.replace(arguments.indexOf("fp32"), "auto");
        const Ended train = run(arguments << "--networks"
                                          << "resnet-18"
                                          << "--json");
        QVERIFY2(train.status == 0, train.err.c_str());
        const auto first = runFolders(folder / "e").front();
        const std::string chosen = toText(readRunInfo(first).spec.recipe.precision);
        QVERIFY(chosen == "fp32" || chosen == "bf16");
        QVERIFY(train.err.find("trains in " + chosen + ".") != std::string::npos);
        const Ended evaluate = run({"evaluate", text(first), "--json"});
        QCOMPARE(evaluate.json()["error"], train.json()["runs"][0]["best_test_error"]);
    }

    void benchMeasures() {
        const QStringList small = {"--networks",   "resnet-18", "--width",      "2",
                                   "--image-size", "16",        "--batch-size", "8",
                                   "--seconds",    "0.1",       "--json"};
        for (const char* work : {"train", "infer"}) {
            const Ended bench = run(QStringList{"bench", work} << small << "--layout"
                                                               << "channels-last,contiguous");
            QVERIFY2(bench.status == 0, bench.err.c_str());
            const auto cases = bench.json()["cases"];
            QCOMPARE(cases.size(), std::size_t{2});
            QCOMPARE(cases[1]["layout"].get<std::string>(), std::string("contiguous"));
            QVERIFY(cases[0]["images_per_second"] > 0 && cases[0]["gflops"] > 0);
            QVERIFY(cases[0]["peak_share"] > 0);
        }
        const auto peak = run({"bench", "peak", "--json"}).json();
        QVERIFY(peak["cases"][0]["gflops"] > 0);
        QVERIFY(peak["memory_gigabytes_per_second"] > 0);
        const auto data = run({"bench", "data", "--dataset", "shapes", "--preset", "lesson",
                               "--seconds", "0.1", "--threads", "1", "--json"})
                              .json();
        QVERIFY(data["images_per_second"] > 0);
        QVERIFY(data["images"] > 0);
        QCOMPARE(data["threads"], 1);
        const Ended none = run({"bench", "data", "--preset", "none"});
        QCOMPARE(none.status, 2);
    }

    void badArgumentsEndWithTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("part");
        using L = QStringList;
        QTest::newRow("unknown option") << L{"train", "--colour", "red"} << "colour";
        QTest::newRow("no number") << L{"train", "--epochs", "ten"} << "epochs";
        QTest::newRow("out of range") << L{"train", "--epochs", "0"} << "Epochs are 1 to";
        QTest::newRow("unknown network") << L{"train", "--networks", "vgg-16"} << "plain-18";
        QTest::newRow("unknown preset") << L{"train", "--preset", "x"} << "lesson";
        QTest::newRow("unknown stem") << L{"train", "--stem", "x"} << "imagenet, cifar, small";
        QTest::newRow("unknown shortcut") << L{"train", "--networks", "resnet-18:D"} << "A, B, C";
        QTest::newRow("a seed twice")
            << L{"train", "--seed", "1,2,1"} << "seed 1 is asked for twice";
        QTest::newRow("a network twice")
            << L{"train", "--networks", "plain-18,plain-18"} << "is asked for twice";
        QTest::newRow("a plain network with two shortcuts")
            << L{"train", "--networks", "plain-18,plain-18:A"} << "has no effect in it";
        QTest::newRow("unknown device")
            << L{"evaluate", "/nowhere", "--device", "tpu"} << "auto, cpu, cuda or cuda:N";
        QTest::newRow("another device")
            << L{"evaluate", "/nowhere", "--device", "gpu"} << "auto, cpu, cuda or cuda:N";
        QTest::newRow("a milestone twice")
            << L{"train", "--milestones", "3,3"} << "milestone 3 stands twice";
        QTest::newRow("a stage of no overlay")
            << L{"classify", "--model", "/m", "--cam-stage", "2", "/p"} << "--cam";
        QTest::newRow("unknown padding")
            << L{"import", "/nowhere.pth", "--padding", "no"} << "behind, both";
        QTest::newRow("no deviation")
            << L{"import", "/nowhere.pth", "--deviation", "0"} << "--deviation";
        QTest::newRow("two means") << L{"import", "/nowhere.pth", "--mean", "0.1,0.2"} << "1 or 3";
        QTest::newRow("a mean of bytes")
            << L{"import", "/nowhere.pth", "--mean", "123.675,116.28,103.53"} << "by 255";
        QTest::newRow("a deviation of bytes")
            << L{"import", "/nowhere.pth", "--deviation", "58.4"} << "by 255";
        QTest::newRow("unknown layout") << L{"bench", "train", "--layout", "round"} << "round";
        QTest::newRow("unknown precision") << L{"bench", "peak", "--precision", "fp8"} << "fp8";
        QTest::newRow("unknown stride")
            << L{"import", "/nowhere.pth", "--stride", "v2"} << "v1, v1.5";
        QTest::newRow("unknown network of weights")
            << L{"import", "/nowhere.pth", "--network", "vgg-16"} << "plain-18";
        QTest::newRow("a list with spaces")
            << L{"train", "--seed", "1", "2"} << "\"2\" means nothing here";
        QTest::newRow("a name with a dash")
            << L{"import", "-dash.pth"} << "a name that begins with \"-\" is given as ./-dash.pth";
        QTest::newRow("unknown command") << L{"fly"} << "fly";
        QTest::newRow("both") << L{"train", "--output", "a", "--resume", "b"} << "resume";
        QTest::newRow("nothing to compare") << L{"compare"} << "experiment";
    }
    void badArgumentsEndWithTwo() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, part);
        const Ended program = run(arguments);
        QCOMPARE(program.status, 2);
        QVERIFY2(program.err.find(part.toStdString()) != std::string::npos, program.err.c_str());
        QCOMPARE(std::ranges::count(program.err, '\n'), 1);  // one sentence
        QVERIFY(program.out.empty());
    }

    void failuresEndWithOneAndASentence_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("part");
        using L = QStringList;
        QTest::newRow("no data") << L{"train", "--dataset", "cifar-10"} << "cifar-10";
        QTest::newRow("no folder") << L{"train", "--dataset", "/nowhere"} << "/nowhere";
        QTest::newRow("no experiment") << L{"compare", "/nowhere"} << "no folder /nowhere";
        QTest::newRow("no resume") << L{"train", "--resume", "/nowhere"} << "no folder /nowhere";
        // What follows a list after a space is not of the list.
        QTest::newRow("a file behind a list")
            << L{"import", "--mean", "0.5,0.5,0.5", "/nowhere.pth", "--json"} << "/nowhere.pth";
        QTest::newRow("a file behind one number")
            << L{"import", "--deviation", "0.5", "/nowhere.pth", "--json"} << "/nowhere.pth";
        QTest::newRow("no model") << L{"evaluate", "/nowhere.safetensors"} << "/nowhere";
        QTest::newRow("no device") << L{"train",
                                        "--dataset",
                                        "shapes",
                                        "--device",
                                        "cuda:77",
                                        "--output",
                                        "/tmp/resnet-lab-no-such-folder"}
                                   << "cuda:77";
    }
    void failuresEndWithOneAndASentence() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, part);
        const TemporaryFolder empty;
        const Ended program = run(arguments, {"RESNET_LAB_DATA", text(empty.path())});
        QCOMPARE(program.status, 1);
        QVERIFY2(program.err.find(part.toStdString()) != std::string::npos ||
                     program.err.find("CUDA") != std::string::npos,
                 program.err.c_str());
        QVERIFY(!std::filesystem::exists("/tmp/resnet-lab-no-such-folder"));
    }

    void anUnreadableFolderOfPicturesIsTold() {
        const TemporaryFolder folder;
        std::filesystem::create_directories(folder / "images" / "train" / "cats");
        writeFileAtomically(folder / "images" / "train" / "cats" / "a.png", "no picture");
        const Ended program =
            run({"train", "--dataset", text(folder / "images"), "--output", text(folder / "e")});
        QCOMPARE(program.status, 1);
        QVERIFY2(program.err.find("images") != std::string::npos, program.err.c_str());
        QVERIFY(!std::filesystem::exists(folder / "e"));
    }

    // Alone with all cores; alone on one core; next to another run, and there with other threads.
    void sameBitsOnOneCoreAndBesideOthers() {
        const TemporaryFolder folder;
        const auto training = [&](const char* name, const char* networks) {
            return tinyTraining(folder / name, 2) << "--networks" << networks;
        };
        const auto bytes = [&](const char* name) {
            const auto run = runFolders(folder / name).back();
            return readFile(run / "best.safetensors", 1U << 24U) +
                   readFile(run / "last.safetensors", 1U << 24U);
        };
        QCOMPARE(run(training("alone", "resnet-18")).status, 0);
        QProcess process;
        process.start("taskset",
                      QStringList{"-c", "0", LAB_PROGRAM} + training("one core", "resnet-18"));
        if (process.waitForStarted()) {  // not every system has it, or lets it
            if (ended(process).status == 0) {
                QVERIFY(bytes("one core") == bytes("alone"));
            }
        }
        QCOMPARE(run(training("beside", "plain-18,resnet-18") << "--threads"
                                                              << "3")
                     .status,
                 0);
        QVERIFY(bytes("beside") == bytes("alone"));
        QCOMPARE(readRunInfo(runFolders(folder / "beside").back()).threads, 3);
        // Another number at a resume is told, and changes nothing but the speed.
        RunInfo info = readRunInfo(runFolders(folder / "beside").back());
        info.failure = "It was stopped.";
        writeRunInfo(runFolders(folder / "beside").back(), info);
        const Ended resumed = run(
            {"train", "--resume", text(folder / "beside"), "--device", "cpu", "--threads", "2"});
        QVERIFY2(resumed.err.find("3 thread(s) go on with 2") != std::string::npos,
                 resumed.err.c_str());
        QVERIFY(bytes("beside") == bytes("alone"));
        QCOMPARE(readRunInfo(runFolders(folder / "beside").back()).threads, 2);
    }

    void theInstructionsAreOneSwitch() {
        const QStringList small = {"bench",        "train", "--networks",   "resnet-18",
                                   "--width",      "2",     "--image-size", "16",
                                   "--batch-size", "8",     "--seconds",    "0.1"};
        const std::pair<QString, QString> none = {"LAB_INSTRUCTIONS", "none"};
        const Ended json = run(QStringList(small) << "--json", none);
        QVERIFY2(json.status == 0, json.err.c_str());
        QCOMPARE(json.json()["cases"][0]["instructions"].get<std::string>(), std::string("none"));
        QVERIFY(run(small, none).out.find("instructions: none") != std::string::npos);
        const Ended bad = run({"networks"}, {"LAB_INSTRUCTIONS", "sse9"});
        QCOMPARE(bad.status, 2);
        QVERIFY2(bad.err.find("none, avx2, avx512, avx512bf16, amx") != std::string::npos,
                 bad.err.c_str());
    }

    void interruptedAndResumedGivesTheSameBits() {
        const TemporaryFolder folder;
        const Ended whole = run(tinyTraining(folder / "whole", 6));
        QVERIFY2(whole.status == 0, whole.err.c_str());
        QProcess process;
        process.start(LAB_PROGRAM, tinyTraining(folder / "cut", 6));
        waitForSteps(folder / "cut", 3);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        const Ended stopped = ended(process);
        QCOMPARE(stopped.status, 3);
        QVERIFY2(stopped.err.find("--resume") != std::string::npos, stopped.err.c_str());
        QCOMPARE(run({"train", "--resume", text(folder / "cut"), "--device", "cpu"}).status, 0);
        QVERIFY(fingerprint(folder / "cut") == fingerprint(folder / "whole"));
    }

    // tests/reliability/kill.sh does the same 200 times.
    void killedAndResumedGivesTheSameBits() {
        const TemporaryFolder folder;
        QCOMPARE(run(tinyTraining(folder / "whole", 6)).status, 0);
        QProcess first;
        first.start(LAB_PROGRAM, tinyTraining(folder / "cut", 6));
        waitForSteps(folder / "cut", 1);
        killSoon(first);
        for (int i = 0; i < 4; ++i) {
            QProcess process;
            process.start(LAB_PROGRAM,
                          {"train", "--resume", text(folder / "cut"), "--device", "cpu"});
            killSoon(process);
            QCOMPARE(run({"compare", text(folder / "cut")}).status, 0);
        }
        QCOMPARE(run({"train", "--resume", text(folder / "cut"), "--device", "cpu"}).status, 0);
        QVERIFY(fingerprint(folder / "cut") == fingerprint(folder / "whole"));
    }

    // The folder appears whole or not at all, and what was begun goes at the next try.
    void killedWhileItIsMadeLeavesNoHalfExperiment() {
        const TemporaryFolder folder;
        for (int i = 0; i < 3; ++i) {
            QProcess process;
            process.start(LAB_PROGRAM, tinyTraining(folder / "e", 2));
            while (std::filesystem::is_empty(folder.path()) &&
                   process.state() != QProcess::NotRunning) {
                process.waitForFinished(1);
            }
            process.kill();
            process.waitForFinished(kProgramPatience);
            if (std::filesystem::exists(folder / "e")) {
                QCOMPARE(readResults(folder / "e").size(), std::size_t{4});
                std::filesystem::remove_all(folder / "e");
            }
        }
        QCOMPARE(run(tinyTraining(folder / "e", 1)).status, 0);
        QCOMPARE(readResults(folder / "e").front().state, RunState::Finished);
        QCOMPARE(std::distance(std::filesystem::directory_iterator(folder.path()),
                               std::filesystem::directory_iterator()),
                 1);
    }

    void aSecondProgramReadsAndSaysWhoTrains() {
        const TemporaryFolder folder;
        QProcess first;
        first.start(LAB_PROGRAM, tinyTraining(folder / "e", 500));
        waitForSteps(folder / "e", 1);
        const Ended second = run({"train", "--resume", text(folder / "e"), "--device", "cpu"});
        QCOMPARE(second.status, 1);
        const std::string owner = "Another ResNet Lab (process " +
                                  std::to_string(first.processId()) + " on " +
                                  QSysInfo::machineHostName().toStdString() + ") is training in";
        QVERIFY2(second.err.find(owner) != std::string::npos, second.err.c_str());
        const Ended compare = run({"compare", text(folder / "e"), "--json"});
        QCOMPARE(compare.status, 0);
        QCOMPARE(compare.json()["runs"].size(), std::size_t{4});
        ::kill(static_cast<pid_t>(first.processId()), SIGINT);
        const Ended stopped = ended(first);
        QVERIFY2(stopped.err.find("--resume") != std::string::npos, stopped.err.c_str());
        QVERIFY2(stopped.err.find("failed") == std::string::npos, stopped.err.c_str());
    }

    // The kernel's own refusal to write, as with a full disk; `ulimit` needs no rights.
    void aLimitOnFilesIsToldAndLeavesTheFolderWhole() {
        const TemporaryFolder folder;
        QCOMPARE(run(tinyTraining(folder / "whole", 2)).status, 0);
        QProcess process;
        process.start("sh", QStringList{"-c", "ulimit -f 40; exec \"$0\" \"$@\"", LAB_PROGRAM} +
                                tinyTraining(folder / "e", 2));
        const Ended limited = ended(process);
        QCOMPARE(limited.status, 1);
        QVERIFY2(limited.err.find("safetensors could not be written (File too large): raise the "
                                  "limit") != std::string::npos,
                 limited.err.c_str());
        QVERIFY(limited.err.find("--resume") != std::string::npos);
        QCOMPARE(run({"compare", text(folder / "e")}).status, 0);
        QCOMPARE(run({"train", "--resume", text(folder / "e"), "--device", "cpu"}).status, 0);
        QVERIFY(fingerprint(folder / "e") == fingerprint(folder / "whole"));
    }

private:
    static void waitForSteps(const std::filesystem::path& folder, std::size_t steps) {
        const auto reached = [&] {
            return std::filesystem::exists(folder / "experiment.json") &&
                   readSteps(runFolders(folder).front()).size() >= steps;
        };
        QTRY_VERIFY_WITH_TIMEOUT(reached(), kProgramPatience);
    }

    // At a random moment: while it starts, reads, trains or writes.
    static void killSoon(QProcess& process) {
        QTest::qWait(QRandomGenerator::global()->bounded(50, 1500));
        process.kill();
        process.waitForFinished(kProgramPatience);
    }
};

LAB_TEST(CommandLineTest)
#include "CommandLineTest.moc"
