// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Files.h"
#include "core/model/Models.h"
#include "tests/cli/Program.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <set>
#include <sys/stat.h>

using namespace lab;
using namespace lab::test;

namespace fs = std::filesystem;

namespace {

std::string bytesOf(const fs::path& file) {
    return readFile(file, 1U << 26U);
}

std::vector<std::string> namesIn(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

}  // namespace

/// Nothing that is there is lost to a name: a name that nobody gave is a free one, one that
/// somebody gave is replaced with --force only.
class OverwriteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void importsOfOneNameAreTwoFiles() {
        const TemporaryFolder folder;
        for (const char* place : {"a", "b"}) {
            fs::create_directories(folder / place);
        }
        fs::copy_file(dataFile("weights/basic-2.pth"), folder / "a" / "model.pth");
        fs::copy_file(dataFile("weights/grouped-2.pth"), folder / "b" / "model.pth");
        const std::pair<QString, QString> data{"XDG_DATA_HOME", textOf(folder / "data")};
        const fs::path models = folder / "data" / "resnet-lab" / "models";
        QCOMPARE(test::run({"import", textOf(folder / "a" / "model.pth")}, data).status, 0);
        const std::string first = bytesOf(models / "model.safetensors");
        const Ended second = test::run({"import", textOf(folder / "b" / "model.pth")}, data);
        QCOMPARE(second.status, 0);
        QVERIFY2(second.err.find("\"model 2\"") != std::string::npos ||
                     second.err.find("model 2") != std::string::npos,
                 second.err.c_str());
        QVERIFY(bytesOf(models / "model.safetensors") == first);
        QCOMPARE(namesIn(models),
                 (std::vector<std::string>{"model 2.safetensors", "model.safetensors"}));
    }

    // Two at the same moment, too: no name is looked at first and taken later.
    void importsAtOnceAreAllThere() {
        const TemporaryFolder folder;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_DATA_HOME", textOf(folder.path()));
        std::array<QProcess, 3> imports;
        for (QProcess& process : imports) {
            process.setProcessEnvironment(environment);
            process.start(LAB_PROGRAM, {"import", weights("basic-2.pth"), "--json"});
        }
        std::set<std::string> files;
        for (QProcess& process : imports) {
            const Ended end = ended(process);
            QVERIFY2(end.status == 0, end.err.c_str());
            files.insert(end.json()["file"].get<std::string>());
        }
        QCOMPARE(files.size(), std::size_t{3});
        QCOMPARE(namesIn(folder / "resnet-lab" / "models").size(), std::size_t{3});
    }

    void aNamedFileIsReplacedWithForceOnly() {
        const TemporaryFolder folder;
        const QString file = textOf(folder / "x.safetensors");
        writeFileAtomically(folder / "x.safetensors", "mine");
        const QString shipped = textOf(shippedModels().front());
        for (const QStringList& command :
             {QStringList{"import", weights("basic-2.pth"), "--output", file},
              QStringList{"export", shipped, "--output", file}}) {
            const Ended refused = test::run(command);
            QCOMPARE(refused.status, 1);
            QVERIFY2(refused.err.find("is there already") != std::string::npos &&
                         refused.err.find("--force") != std::string::npos,
                     refused.err.c_str());
            QCOMPARE(bytesOf(folder / "x.safetensors"), std::string("mine"));
        }
        QCOMPARE(test::run({"export", shipped, "--output", file, "--force"}).status, 0);
        QVERIFY(bytesOf(folder / "x.safetensors").size() > 1000);
    }

    // What a run or an experiment is made of is no place for weights, --force or not.
    void anExperimentsOwnFilesAreNeverReplaced() {
        const TemporaryFolder folder;
        const QString shipped = textOf(shippedModels().front());
        for (const char* name : {"experiment.json", "report.md", "lock"}) {
            writeFileAtomically(folder / "experiment.json", "{}");
            const QString file = textOf(folder / name);
            const Ended end = test::run({"export", shipped, "--output", file, "--force"});
            QVERIFY2(
                end.status == 1 && end.err.find("belongs to the experiment") != std::string::npos,
                end.err.c_str());
            QCOMPARE(bytesOf(folder / "experiment.json"), std::string("{}"));
        }
        const QString beside = textOf(folder / "weights.safetensors");
        QCOMPARE(test::run({"export", shipped, "--output", beside}).status, 0);
    }

    // --force replaces files, not folders, devices or pipes, and says no more than helps.
    void whatIsNoFileIsNeverReplaced() {
        const TemporaryFolder folder;
        const fs::path pipe = folder / "pipe";
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        fs::create_directories(folder / "place");
        const QString shipped = textOf(shippedModels().front());
        for (const fs::path& output : {pipe, folder / "place"}) {
            const Ended end = test::run({"export", shipped, "--output", textOf(output), "--force"});
            QCOMPARE(end.status, 1);
            QVERIFY2(end.err.find("give the name of a file") != std::string::npos, end.err.c_str());
            QVERIFY2(end.err.find("--force") == std::string::npos, end.err.c_str());
        }
        QVERIFY(fs::is_fifo(pipe));
        QVERIFY(fs::is_empty(folder / "place"));
    }

    // What a killed import left goes with the next one.
    void leftoversOfAKilledImportGo() {
        const TemporaryFolder folder;
        const fs::path models = folder / "resnet-lab" / "models";
        fs::create_directories(models);
        QProcess gone;
        gone.start(LAB_PROGRAM, {"--version"});
        const auto process = gone.processId();
        QVERIFY(gone.waitForFinished());
        const std::string left = "..basic-2.safetensors." + std::to_string(process) + "-0.tmp." +
                                 std::to_string(process) + "-1.tmp";
        writeFileAtomically(models / left, "half");
        const std::pair<QString, QString> data{"XDG_DATA_HOME", textOf(folder.path())};
        QCOMPARE(test::run({"import", weights("basic-2.pth")}, data).status, 0);
        QCOMPARE(namesIn(models), std::vector<std::string>{"basic-2.safetensors"});
    }

    void modelsOfOneNameAreToldApart() {
        const TemporaryFolder folder;
        const std::array<fs::path, 2> models = {folder / "a" / "model.safetensors",
                                                folder / "b" / "model.safetensors"};
        for (std::size_t i = 0; i < models.size(); ++i) {
            fs::create_directories(models[i].parent_path());
            fs::copy_file(shippedModels().at(i), models[i]);
        }
        const QStringList classify{
            "classify",        "--model", textOf(models[0]),      "--model",
            textOf(models[1]), "--cam",   textOf(folder / "cam"), textOf(samplePictures().front())};
        const auto results =
            test::run(QStringList(classify) << "--json").json()["images"][0]["results"];
        QCOMPARE(results[0]["model"].get<std::string>(), std::string("a/model"));
        QCOMPARE(results[1]["model"].get<std::string>(), std::string("b/model"));
        QVERIFY(results[0]["cam"] != results[1]["cam"]);
        QCOMPARE(namesIn(folder / "cam").size(), std::size_t{2});
        const std::string csv = test::run(QStringList(classify) << "--csv").out;
        QVERIFY(csv.find(",a/model,") != std::string::npos &&
                csv.find(",b/model,") != std::string::npos);

        // The overlays of before stay, and the second ones say their names.
        QCOMPARE(namesIn(folder / "cam").size(), std::size_t{4});
        const std::string text = test::run(QStringList(classify) << "--force").out;
        QVERIFY2(text.find("overlay: ") != std::string::npos, text.c_str());
        QCOMPARE(namesIn(folder / "cam").size(), std::size_t{4});

        const std::string inspected =
            test::run({"inspect", "--csv", "--model", textOf(models[0]), "--model",
                       textOf(models[1]), textOf(samplePictures().front())})
                .out;
        QVERIFY(inspected.find(",a/model\n") != std::string::npos &&
                inspected.find(",b/model\n") != std::string::npos);
        const auto twice = test::run({"classify", "--json", "--model", textOf(models[0]), "--model",
                                      textOf(models[0]), textOf(samplePictures().front())})
                               .json()["images"][0]["results"];
        QVERIFY(twice[0]["model"] != twice[1]["model"]);
    }
};

LAB_TEST(OverwriteTest)
#include "OverwriteTest.moc"
