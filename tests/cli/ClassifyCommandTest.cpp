// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Files.h"
#include "core/model/Models.h"
#include "core/run/Experiment.h"
#include "core/run/RunFolder.h"
#include "tests/cli/Program.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

/// A run of one tiny network; its folder.
std::filesystem::path trainedRun(const std::filesystem::path& folder) {
    const Ended train = test::run(tinyTraining(folder, 2) << "--networks"
                                                          << "resnet-18");
    return train.status == 0 ? runFolders(folder).front() : std::filesystem::path();
}

/// "ankle-boot-12.png" is of the class "Ankle boot"; letters alone are compared.
std::string lettersOf(std::string text) {
    std::erase_if(text, [](unsigned char c) { return std::isalpha(c) == 0; });
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

// Two samples are there because the networks disagree on them (resources/samples/README.md).
bool errsIn(const std::string& file, const std::string& model) {
    const bool isDeepPlain = model.find("plain-34") != std::string::npos;
    const bool isPlain = model.find("plain-") != std::string::npos;
    return (file == "sandal-21" && isDeepPlain) || (file == "shirt-344" && isPlain);
}

}  // namespace

/// classify, import and export, as a person or a script calls them.
class ClassifyCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // What a person has right after the first start.
    void theShippedNetworksKnowTheSamples() {
        const auto models = shippedModels();
        const auto samples = samplePictures();
        QCOMPARE(models.size(), std::size_t{4});
        QVERIFY(samples.size() >= 12);
        std::uintmax_t bytes = 0;
        QStringList arguments{"classify", "--json", "--top", "1"};
        for (const auto& model : models) {
            bytes += std::filesystem::file_size(model);
            arguments << "--model" << textOf(model);
        }
        QVERIFY(bytes <= std::uintmax_t{10} << 20U);
        const Ended end = test::run(arguments << textOf(samples.front().parent_path()));
        QVERIFY2(end.status == 0, end.err.c_str());
        const auto json = end.json();
        QCOMPARE(json["images"].size(), samples.size());
        for (const auto& image : json["images"]) {
            const std::string file = std::filesystem::path(image["file"]).stem().string();
            QCOMPARE(image["results"].size(), std::size_t{4});
            for (const auto& result : image["results"]) {
                const std::string answer = lettersOf(result["top"][0]["class"]);
                const std::string model = result["model"];
                const bool errs = errsIn(file, model);
                QVERIFY2(answer.starts_with(lettersOf(file)) != errs,
                         (file + ": " + answer + " by " + model).c_str());
                QVERIFY(result["milliseconds"] > 0);
            }
        }
    }

    void importsClassifiesAndExports() {
        const TemporaryFolder folder;
        const Ended taken = test::run({"import", weights("basic-2.pth"), "--json"},
                                      {"XDG_DATA_HOME", textOf(folder.path())});
        QVERIFY2(taken.status == 0, taken.err.c_str());
        QCOMPARE(taken.json()["network"], "resnet-18");
        const auto file = folder / "resnet-lab" / "models" / "basic-2.safetensors";
        QCOMPARE(taken.json()["file"], file.string());
        const QStringList classify{"classify", "--model", textOf(file),
                                   "--top",    "3",       weights("../pictures")};
        const Ended json = test::run(QStringList(classify) << "--json");
        QVERIFY2(json.status == 0, json.err.c_str());
        QCOMPARE(json.json()["images"].size(), std::size_t{10});
        QCOMPARE(json.json()["images"][0]["results"][0]["top"].size(), std::size_t{3});
        const Ended csv = test::run(QStringList(classify) << "--csv");
        QCOMPARE(std::ranges::count(csv.out, '\n'), 1 + 10 * 3);
        QVERIFY(csv.out.starts_with("file,model,network,milliseconds,rank,index,class,"));
        QVERIFY(test::run(classify).out.find("basic-2 (ResNet-18, ") != std::string::npos);
        const Ended exported = test::run(
            {"export", textOf(file), "--output", textOf(folder / "x.safetensors"), "--json"});
        QVERIFY2(exported.status == 0, exported.err.c_str());
        QCOMPARE(exported.json()["bytes"].get<std::uintmax_t>(),
                 std::filesystem::file_size(folder / "x.safetensors"));
    }

    // The command in an export trains the same spec again.
    void anExportSaysTheCommandThatMadeIt() {
        const TemporaryFolder folder;
        const auto run = trainedRun(folder / "e");
        QVERIFY(!run.empty());
        QCOMPARE(
            test::run({"export", textOf(run), "--output", textOf(folder / "x.safetensors")}).status,
            0);
        const std::string header = readFile(folder / "x.safetensors", 1U << 24U);
        const std::string key = "\"command\":\"resnet-lab ";
        const std::size_t begin = header.find(key) + key.size();
        const std::string command = header.substr(begin, header.find('"', begin) - begin);
        QStringList arguments = QString::fromStdString(command).split(' ');
        const Ended again = test::run(arguments << "--output" << textOf(folder / "again"));
        QVERIFY2(again.status == 0, (command + again.err).c_str());
        QVERIFY(readRunInfo(runFolders(folder / "again").front()).spec == readRunInfo(run).spec);
    }

    void writesGradCamPictures() {
        const TemporaryFolder folder;
        const auto run = trainedRun(folder / "e");
        const Ended end =
            test::run({"classify", "--model", textOf(run), "--cam", textOf(folder / "cam"),
                       "--cam-stage", "3", "--json", textOf(dataFile("pictures/small.png"))});
        QVERIFY2(end.status == 0, end.err.c_str());
        const std::string cam = end.json()["images"][0]["results"][0]["cam"];
        QVERIFY(readFile(cam, 1U << 22U).starts_with("\x89PNG"));
        const Ended beyond =
            test::run({"classify", "--model", textOf(run), "--cam", textOf(folder / "none"),
                       "--cam-stage", "5", textOf(dataFile("pictures/small.png"))});
        QCOMPARE(beyond.status, 2);
        QVERIFY2(beyond.err.find("has 4 stages") != std::string::npos, beyond.err.c_str());
        QVERIFY(!std::filesystem::exists(folder / "none"));
    }

    void aPictureThatCannotBeReadIsALine() {
        const TemporaryFolder folder;
        std::filesystem::create_directories(folder / "p");
        writeFileAtomically(folder / "p" / "bad, \"very\".png", "no picture");
        std::filesystem::copy(dataFile("pictures/small.png"), folder / "p" / "good.png");
        test::run({"import", weights("basic-2.pth"), "--output", textOf(folder / "m.safetensors")});
        const QStringList classify{"classify", "--model", textOf(folder / "m.safetensors")};
        const Ended both = test::run(QStringList(classify) << "--json" << textOf(folder / "p"));
        QCOMPARE(both.status, 0);
        QVERIFY(both.json()["images"][0].contains("error"));
        QVERIFY(both.json()["images"][1].contains("results"));
        const Ended csv = test::run(QStringList(classify) << "--csv" << textOf(folder / "p"));
        QVERIFY(csv.out.find("\"\"very\"\"") != std::string::npos);
        std::filesystem::remove(folder / "p" / "good.png");
        QCOMPARE(test::run(QStringList(classify) << textOf(folder / "p")).status, 1);
    }

    void failuresEndWithOneAndASentence_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("part");
        using L = QStringList;
        const QString good = textOf(dataFile("pictures/small.png"));
        QTest::newRow("no model") << L{"classify", "--model", "/nowhere.safetensors", good} << 1
                                  << "/nowhere";
        QTest::newRow("no picture")
            << L{"classify", "--model", "/nowhere.safetensors", "/nowhere.png"} << 1
            << "/nowhere.png";
        QTest::newRow("evil") << L{"import", weights("evil-2.pth")} << 1 << "posix.system";
        QTest::newRow("other network")
            << L{"import", weights("basic-2.pth"), "--network", "resnet-34"} << 1 << "is missing";
        QTest::newRow("no run") << L{"export", "/nowhere", "--output", "/no-such/x"} << 1
                                << "/nowhere";
        QTest::newRow("no model given") << L{"classify", good} << 2 << "--model";
        QTest::newRow("no output") << L{"export", "x"} << 2 << "--output";
        QTest::newRow("json and csv")
            << L{"classify", "--model", "m", "--json", "--csv", good} << 2 << "--csv";
    }
    void failuresEndWithOneAndASentence() {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QFETCH(QString, part);
        const TemporaryFolder home;
        const Ended end = run(arguments, {"XDG_DATA_HOME", textOf(home.path())});
        QCOMPARE(end.status, status);
        QVERIFY2(end.err.find(part.toStdString()) != std::string::npos, end.err.c_str());
        QCOMPARE(std::ranges::count(end.err, '\n'), 1);
        QVERIFY(end.out.empty());
    }

    void exportsForOthers() {
        const TemporaryFolder folder;
        const QString model = textOf(shippedModels().front());
        const auto write = [&](const QString& file, const QStringList& more) {
            return test::run(
                QStringList{"export", model, "--output", textOf(folder / file.toStdString())}
                << more);
        };
        QCOMPARE(write("a.onnx", {}).status, 0);
        QCOMPARE(write("b", {"--format", "onnx", "--fold", "--with-preparation"}).status, 0);
        for (const char* name : {"a.onnx", "b"}) {
            const std::string bytes = readFile(folder / name, 1 << 24);
            QVERIFY(bytes.starts_with(std::string("\x08\x07", 2)));  // ir_version 7
            QVERIFY(bytes.find("Ankle boot") != std::string::npos);
        }
        QCOMPARE(write("c.safetensors", {}).status, 0);
        for (const QStringList& wrong :
             {QStringList{"--format", "onnx", "--half"}, QStringList{"--fold"},
              QStringList{"--with-preparation"}, QStringList{"--format", "pickle"}}) {
            const Ended end = write("d.safetensors", wrong);
            QCOMPARE(end.status, 2);
            QCOMPARE(std::ranges::count(end.err, '\n'), 1);
        }
        QVERIFY(!std::filesystem::exists(folder / "d.safetensors"));
    }

    void benchMeasuresAnAnswer() {
        const TemporaryFolder folder;
        test::run({"import", weights("basic-2.pth"), "--output", textOf(folder / "m.safetensors")});
        const Ended bench =
            test::run({"bench", "classify", "--model", textOf(folder / "m.safetensors"),
                       "--answers", "3", "--threads", "1", "--json"});
        QVERIFY2(bench.status == 0, bench.err.c_str());
        QVERIFY(bench.json()["milliseconds"] > 0);
        QCOMPARE(bench.json()["threads"].get<int>(), 1);
    }
};

LAB_TEST(ClassifyCommandTest)
#include "ClassifyCommandTest.moc"
