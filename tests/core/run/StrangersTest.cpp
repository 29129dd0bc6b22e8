// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/FolderLock.h"
#include "core/run/LoadedRun.h"
#include "core/train/Checkpoint.h"
#include "tests/core/run/Trainings.h"
#include "tests/support/Bytes.h"
#include "tests/support/TestMain.h"

#include <QtTest>
#include <nlohmann/json.hpp>

#include <sys/stat.h>

using namespace lab;
using namespace lab::test;

namespace fs = std::filesystem;

namespace {

// The 8 bytes of the header's size, the header, the data.
std::string safeTensors(std::uint64_t headerBytes, const std::string& rest) {
    std::string bytes(reinterpret_cast<const char*>(&headerBytes), sizeof headerBytes);
    return bytes + rest;
}

std::string deep(char open, std::size_t times) {
    return std::string(times, open);
}

// A run.json of a good run with one setting changed.
void change(const fs::path& run, const char* pointer, const nlohmann::json& value) {
    auto json = nlohmann::json::parse(get(run / "run.json"));
    json[nlohmann::json::json_pointer(pointer)] = value;
    put(run / "run.json", json.dump());
}

}  // namespace

/// An experiment that a stranger sent: its names lead nowhere, its sizes take no memory, its links
/// and pipes catch nobody.
class StrangersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesLeadNowhere_data() {
        QTest::addColumn<QString>("runs");
        QTest::addColumn<QString>("part");
        QTest::newRow("up") << R"(["../x"])"
                            << "no folder name";
        QTest::newRow("up alone") << R"([".."])"
                                  << "no folder name";
        QTest::newRow("here") << R"(["."])"
                              << "no folder name";
        QTest::newRow("absolute") << R"(["/etc"])"
                                  << "no folder name";
        QTest::newRow("below") << R"(["a/b"])"
                               << "no folder name";
        QTest::newRow("backslash") << R"(["..\\x"])"
                                   << "no folder name";
        QTest::newRow("empty") << R"([""])"
                               << "no folder name";
        QTest::newRow("zero byte") << R"(["a\u0000b"])"
                                   << "no folder name";
        QTest::newRow("new line") << R"(["a\nb"])"
                                  << "no folder name";
        QTest::newRow("long") << "[\"" + QString(300, 'x') + "\"]"
                              << "no folder name";
        QTest::newRow("twice") << R"(["x", "y", "x"])"
                               << "twice";
    }
    void namesLeadNowhere() {
        QFETCH(QString, runs);
        QFETCH(QString, part);
        const TemporaryFolder folder;
        put(folder / "experiment.json", R"({"runs": )" + runs.toStdString() + "}");
        const std::vector<std::function<void()>> readers = {[&] { readResults(folder.path()); },
                                                            [&] { readExperiment(folder.path()); },
                                                            [&] { runAll(folder.path(), 1); }};
        for (const auto& reader : readers) {
            const std::string sentence = sentenceOf(reader);
            QVERIFY2(sentence.find(part.toStdString()) != std::string::npos, sentence.c_str());
            QVERIFY(sentence.size() < 300);
        }
        QCOMPARE(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
    }

    void anExperimentsNameIsNoPath() {
        const TemporaryFolder folder;
        make(folder / "e", {tinyRun("plain-18")});
        auto json = nlohmann::json::parse(get(folder / "e" / "experiment.json"));
        json["name"] = "../../outside";
        put(folder / "e" / "experiment.json", json.dump());
        QCOMPARE(readExperiment(folder / "e").name, std::string("../../outside"));  // a title
        QCOMPARE(freshFolder(experimentsFolder(), "../../outside"),
                 experimentsFolder() / "-..-outside");
        QCOMPARE(freshFolder(experimentsFolder(), ".."), experimentsFolder() / "Experiment");
        QCOMPARE(freshFolder(experimentsFolder(), "/etc/x\n"), experimentsFolder() / "-etc-x-");
        QCOMPARE(
            freshFolder(experimentsFolder(), std::string(5000, 'x')).filename().string().size(),
            std::size_t{235});
        for (const char* name : {"../outside", "/outside", "..", ""}) {
            QVERIFY(!sentenceOf([&] { renameExperiment(folder / "e", name); }).empty());
        }
        QCOMPARE(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
    }

    void aNetworksNameIsNoPathAndNoMarkup() {
        const TemporaryFolder folder;
        make(folder / "e", {tinyRun("plain-18")});
        const fs::path run = runFolders(folder / "e").front();
        for (const char* name : {"<img src=http://example.org/x>", "../../x", "a|b", "a\nb",
                                 "0123456789012345678901234567890123456789012345678901234567890"}) {
            change(run, "/spec/network/name", name);
            const std::string sentence = sentenceOf([&] { readRun(run); });
            QVERIFY2(sentence.find("The name of a network") != std::string::npos, sentence.c_str());
            QVERIFY2(sentence.find("run.json") != std::string::npos, sentence.c_str());
        }
        RunSpec spec = tinyRun("plain-18");
        spec.network.name = "../Ä <b>/x";
        const std::string made = folderNameOf(spec);
        QVERIFY2(
            made.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos,
            made.c_str());
    }

    void numbersOutsideTheirRangeAreTold_data() {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<double>("value");
        QTest::newRow("width") << "/spec/network/width" << 1e9;
        QTest::newRow("classes") << "/spec/network/classes" << 1e9;
        QTest::newRow("channels") << "/spec/network/input_channels" << 1e6;
        QTest::newRow("batch") << "/spec/recipe/batch_size" << 1e9;
        QTest::newRow("epochs") << "/spec/recipe/epochs" << 1e9;
        QTest::newRow("image") << "/spec/data/image_size" << 1e6;
        QTest::newRow("blocks") << "/spec/network/blocks/0" << 1e8;
        QTest::newRow("limit") << "/spec/data/train_limit" << -5.0;
    }
    void numbersOutsideTheirRangeAreTold() {
        QFETCH(QString, pointer);
        QFETCH(double, value);
        const TemporaryFolder folder;
        make(folder / "e", {tinyRun("plain-18")});
        const fs::path run = runFolders(folder / "e").front();
        change(run, pointer.toUtf8().constData(), static_cast<std::int64_t>(value));
        const std::string sentence = sentenceOf([&] { readRun(run); });
        QVERIFY2(sentence.find("run.json cannot be used") != std::string::npos, sentence.c_str());
        QVERIFY(!sentenceOf([&] { runAll(folder / "e", 1); }).empty());
    }

    void deepJsonIsASentence() {
        const TemporaryFolder folder;
        make(folder / "e", {tinyRun("plain-18")});
        const fs::path run = runFolders(folder / "e").front();
        for (const char* key : {"program", "spec", "unknown"}) {
            put(run / "run.json",
                "{\"" + std::string(key) + "\": " + deep('[', 400000) + deep(']', 400000) + "}");
            const std::string sentence = sentenceOf([&] { readRun(run); });
            QVERIFY2(sentence.find("run.json") != std::string::npos, sentence.c_str());
        }
        put(folder / "e" / "experiment.json",
            "{\"runs\": " + deep('[', 400000) + deep(']', 400000) + "}");
        QVERIFY(sentenceOf([&] { readResults(folder / "e"); }).find("damaged") !=
                std::string::npos);
        put(folder / "x.safetensors",
            safeTensors(800005, R"({"a":)" + deep('[', 400000) + deep(']', 399999) + "}"));
        QVERIFY(!sentenceOf([&] { readSafeTensors(folder / "x.safetensors"); }).empty());
    }

    void sizesAreCheckedBeforeMemoryIsTaken_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto file = [](const std::string& header) {
            return QByteArray::fromStdString(safeTensors(header.size(), header + "1234"));
        };
        const std::string huge = R"({"a":{"dtype":"F32","shape":[1000000,1000000],)"
                                 R"("data_offsets":[0,4000000000000]}})";
        QTest::newRow("a terabyte of tensor") << file(huge);
        QTest::newRow("a header of a terabyte")
            << QByteArray::fromStdString(safeTensors(std::uint64_t{1} << 40U, "{}"));
        QTest::newRow("the largest header") << QByteArray::fromStdString(safeTensors(~0ULL, "{}"));
        QTest::newRow("negative") << file(
            R"({"a":{"dtype":"F32","shape":[-1,-1],"data_offsets":[0,4]}})");
        QTest::newRow("overflow") << file(
            R"({"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,4]}})");
        QTest::newRow("dimensions")
            << file(R"({"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],)"
                    R"("data_offsets":[0,4]}})");
    }
    void sizesAreCheckedBeforeMemoryIsTaken() {
        QFETCH(QByteArray, bytes);
        const TemporaryFolder folder;
        put(folder / "x.safetensors", bytes.toStdString());
        const std::string sentence = sentenceOf([&] { readSafeTensors(folder / "x.safetensors"); });
        QVERIFY2(sentence.find("no whole SafeTensors file") != std::string::npos, sentence.c_str());
    }

    // A file with a hole is as large as it says and takes no room on the disk.
    void aFileLargerThanTheMemoryIsRefused() {
        const TemporaryFolder folder;
        const std::string header =
            R"({"a":{"dtype":"U8","shape":[1000000000000],"data_offsets":[0,1000000000000]}})";
        put(folder / "x.safetensors", safeTensors(header.size(), header));
        fs::resize_file(folder / "x.safetensors", 8 + header.size() + 1000000000000U);
        const std::string sentence = sentenceOf([&] { readSafeTensors(folder / "x.safetensors"); });
        QVERIFY2(sentence.find("more than this machine's memory") != std::string::npos,
                 sentence.c_str());
    }

    void aCheckpointOfAnotherTrainingIsTold_data() {
        QTest::addColumn<QString>("position");
        QTest::newRow("before") << R"({"epochs_done":-1,"steps_done":0)";
        QTest::newRow("step before") << R"({"epochs_done":0,"steps_done":-7)";
        QTest::newRow("beyond") << R"({"epochs_done":99,"steps_done":0)";
        QTest::newRow("step beyond") << R"({"epochs_done":0,"steps_done":900)";
        QTest::newRow("fraction") << R"({"epochs_done":0.5,"steps_done":0)";
        QTest::newRow("large") << R"({"epochs_done":1e300,"steps_done":0)";
        QTest::newRow("text") << R"({"epochs_done":"1","steps_done":0)";
    }
    void aCheckpointOfAnotherTrainingIsTold() {
        QFETCH(QString, position);
        const TemporaryFolder folder;
        make(folder / "e", {tinyRun("plain-18")});
        const fs::path run = runFolders(folder / "e").front();
        runAll(folder / "e", 1, 0);
        SafeTensors content = readSafeTensors(run / "last.safetensors");
        content.metadata["position"] =
            position.toStdString() + R"(,"loss_sum":0,"wrong":0,"seconds":0})";
        writeSafeTensors(run / "last.safetensors", content);
        put(run / "metrics.csv", "");
        const auto failures = runAll(folder / "e", 1);
        QVERIFY2(failures[0].find("delete it to train this run again") != std::string::npos,
                 failures[0].c_str());
    }

    void theMomentumOfAnotherNetworkIsTold() {
        const TemporaryFolder folder;
        RunSpec spec = tinyRun("plain-18");
        spec.recipe.epochs = 3;
        make(folder / "e", {spec});
        const fs::path run = runFolders(folder / "e").front();
        Watcher watcher;
        ExperimentControl control(1);
        watcher.stepped = [&](std::size_t, const StepRecord&) { control.stopAll(); };
        runAll(folder / "e", 1, watcher, control);
        SafeTensors content = readSafeTensors(run / "last.safetensors");
        content.tensors.back().second = torch::zeros({1});
        writeSafeTensors(run / "last.safetensors", content);
        const auto failures = runAll(folder / "e", 1);
        QVERIFY2(failures[0].find("momentum of another network") != std::string::npos,
                 failures[0].c_str());
    }

    void linksAndPipesCatchNobody() {
        const TemporaryFolder folder;
        make(folder / "e", {tinyRun("plain-18")});
        put(folder / "letter", "dear reader");
        fs::create_symlink(folder / "letter", folder / "e" / "lock");
        QVERIFY(sentenceOf([&] { runAll(folder / "e", 1); }).find("Nothing can be trained") !=
                std::string::npos);
        QVERIFY(!trainerIn(folder / "e"));
        QCOMPARE(get(folder / "letter"), std::string("dear reader"));

        fs::remove(folder / "e" / "lock");
        QCOMPARE(::mkfifo((folder / "e" / "lock").c_str(), 0600), 0);
        QVERIFY(!trainerIn(folder / "e"));  // and does not wait
        QCOMPARE(::mkfifo((folder / "x.safetensors").c_str(), 0600), 0);
        QVERIFY(!sentenceOf([&] { LoadedRun(folder / "x.safetensors"); }).empty());

        fs::remove(folder / "e" / "lock");
        const fs::path run = runFolders(folder / "e").front();
        for (const char* name : {"metrics.csv", "steps.csv"}) {
            put(folder / name, name == std::string("steps.csv")
                                   ? "step,loss,error\n"
                                   : "epoch,train_loss,train_error,test_loss,test_error,"
                                     "learning_rate,seconds\n");
            fs::create_symlink(folder / name, run / name);
        }
        runAll(folder / "e", 1);
        QCOMPARE(get(folder / "steps.csv"), std::string("step,loss,error\n"));
        QVERIFY(!fs::is_symlink(run / "steps.csv") && !fs::is_symlink(run / "metrics.csv"));
    }

    void anOwnerThatIsNoneIsNotShown() {
        const TemporaryFolder folder;
        const FolderLock lock(folder.path());
        for (const std::string& text : {std::string("12 <b>tower</b>"), std::string("-4 tower"),
                                        "12 " + deep('x', 5000000), std::string("12 \x1b[2J")}) {
            put(folder / "lock", text);
            const std::string owner = textOf(*trainerIn(folder.path()));
            QVERIFY2(owner.size() < 330 && owner.find_first_of("<\x1b") == std::string::npos,
                     owner.c_str());
        }
    }
};

LAB_TEST(StrangersTest)
#include "StrangersTest.moc"
