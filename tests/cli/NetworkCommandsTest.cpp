// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/Zoo.h"
#include "core/run/Experiment.h"
#include "tests/cli/Program.h"
#include "tests/support/Golden.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <fstream>
#include <sstream>

using namespace lab;
using namespace lab::test;

namespace {

std::int64_t number(const nlohmann::json& json, const char* key) {
    return json.at(key).get<std::int64_t>();
}

}  // namespace

/// The zoo and the summaries as the program prints them.
class NetworkCommandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Against torchvision's own counts for its nine.
    void listsTheZoo() {
        const Ended networks = run({"networks", "--json"});
        QCOMPARE(networks.status, 0);
        const auto json = networks.json();
        std::size_t found = 0;
        for (const auto& row : json["networks"]) {
            for (const auto& [name, model] : golden().at("models").items()) {
                if (row["name"] == zooNetwork(name).name) {
                    ++found;
                    QCOMPARE(number(row, "parameters"), number(model, "parameters"));
                    QCOMPARE(number(row, "mult_adds_224"), number(model, "mult_adds_224"));
                }
            }
        }
        QCOMPARE(found, golden().at("models").size());
        const std::string text = run({"networks"}).out;
        for (const auto& row : json["networks"]) {
            QVERIFY(text.find(row["name"].get<std::string>()) != std::string::npos);
        }
    }

    void summaryIsTorchinfos() {
        const Ended text = run({"summary", "resnet-18", "--input", "3x224x224"});
        QVERIFY2(text.status == 0, text.err.c_str());
        for (const char* line :
             {"Total params: 11,689,512\n", "Total mult-adds (G): 1.81\n",
              "Input size (MB): 0.60\n", "Forward/backward pass size (MB): 39.75\n",
              "Params size (MB): 46.76\n", "Estimated Total Size (MB): 87.11\n"}) {
            QVERIFY2(text.out.find(line) != std::string::npos, line);
        }
        const auto json = run({"summary", "ResNet18", "--json"}).json();
        QCOMPARE(json["network"].get<std::string>(), std::string("ResNet-18"));
        QCOMPARE(number(json, "parameters"), std::int64_t{11689512});
        QCOMPARE(number(json, "mult_adds"), std::int64_t{1814073344});
        QCOMPARE(number(json, "input_bytes"), std::int64_t{4 * 3 * 224 * 224});
        std::int64_t parameters = 0;
        std::int64_t multAdds = 0;
        for (const auto& layer : json["layers"]) {
            parameters += number(layer, "parameters");
            multAdds += number(layer, "mult_adds");
            QVERIFY(layer["name"].is_string() && layer["kind"].is_string());
            QVERIFY(layer["output_shape"].is_array());
        }
        QCOMPARE(parameters, number(json, "parameters"));
        QCOMPARE(multAdds, number(json, "mult_adds"));
        QCOMPARE(json["layers"][0]["kind"].get<std::string>(), std::string("Conv2d"));
        QCOMPARE(json["layers"][0]["output_shape"], (nlohmann::json{64, 112, 112}));
        QCOMPARE(json["paths"].size(), std::size_t{9});
    }

    void torchinfosStyleIsToTheLetter() {
        const Ended text = run({"summary", "resnet-18", "--style", "torchinfo"});
        QVERIFY2(text.status == 0, text.err.c_str());
        std::ifstream file(dataFile("torchinfo/resnet18.txt"));
        std::ostringstream expected;
        expected << file.rdbuf();
        QCOMPARE(text.out, expected.str());
        const Ended stages = run({"summary", "wide-resnet-50-2", "--classes", "10", "--style",
                                  "torchinfo", "--depth", "stages", "--batch", "1000"});
        std::ifstream wide(dataFile("torchinfo/wide-stages.txt"));
        std::ostringstream expectedStages;
        expectedStages << wide.rdbuf();
        QCOMPARE(stages.out, expectedStages.str());
    }

    // Networks that differ in every option, told to the program by options alone: the last eight of
    // the data set. A start of the program costs a second, so not all.
    void optionsReachTheNetwork() {
        const auto networks = torchinfoSummaries().at("networks");
        for (std::size_t i = networks.size() - 8; i < networks.size(); ++i) {
            const auto& row = networks[i];
            const auto spec = row.at("spec").get<NetworkSpec>();
            const Ended summary = run(argumentsFor(spec, row.at("input")));
            QVERIFY2(summary.status == 0, summary.err.c_str());
            const auto json = summary.json();
            for (const char* key : {"parameters", "input_bytes", "pass_bytes", "parameter_bytes"}) {
                QCOMPARE(number(json, key), number(row, key));
            }
        }
    }

    void namedPartsAreOptions() {
        const auto parts = run({"summary", "resnet-34:1.2.2.1:A", "--depth", "stages"});
        QVERIFY2(parts.status == 0, parts.err.c_str());
        QVERIFY(parts.out.find("ResNet-14-1.2.2.1 A") != std::string::npos);
        QVERIFY(parts.out.find("2^6 = 64") != std::string::npos);
        QVERIFY(parts.out.find("BasicBlock") == std::string::npos);
        const auto cifar = run({"summary", "plain-20", "--json"}).json();
        QCOMPARE(cifar["input_shape"], (nlohmann::json{3, 32, 32}));
        QCOMPARE(cifar["paths"].size(), std::size_t{1});
    }

    // The order by its option and by the zoo's name are one network.
    void theOrderIsAnOption() {
        const auto named = run({"summary", "preact-resnet-34", "--json"}).json();
        const auto changed = run({"summary", "resnet-34", "--order", "pre", "--json"}).json();
        QCOMPARE(named, changed);
        QCOMPARE(named["network"].get<std::string>(), std::string("PreAct ResNet-34"));
        QCOMPARE(number(named, "parameters"), std::int64_t{21795880});  // timm's resnetv2_34
        QCOMPARE(named["layers"][1]["name"].get<std::string>(), std::string("maxpool"));
        QCOMPARE(named["layers"][2]["name"].get<std::string>(), std::string("layer1.0.bn1"));
    }

    // The preset's settings do not make another network of the paper's CIFAR family.
    void trainKeepsWhatTheCifarFamilyIs() {
        const TemporaryFolder folder;
        const Ended train = run({"train",
                                 "--preset",
                                 "cifar10",
                                 "--networks",
                                 "resnet-20,resnet-18:1.1.1.1,resnet-20:1.1.2:B",
                                 "--dataset",
                                 "shapes",
                                 "--train-limit",
                                 "8",
                                 "--test-limit",
                                 "8",
                                 "--epochs",
                                 "1",
                                 "--batch-size",
                                 "8",
                                 "--image-size",
                                 "8",
                                 "--device",
                                 "cpu",
                                 "--precision",
                                 "fp32",
                                 "--output",
                                 QString::fromStdString((folder / "e").string())});
        QVERIFY2(train.status == 0, train.err.c_str());
        const std::vector<RunSpec> runs = readExperiment(folder / "e").runs;
        QCOMPARE(runs.size(), std::size_t{3});
        QCOMPARE(runs[0].network.width, 16);
        QCOMPARE(runs[0].network.shortcut, Shortcut::A);
        QCOMPARE(runs[0].network.name, std::string("resnet-20"));
        QCOMPARE(runs[1].network.width, 64);
        QCOMPARE(runs[1].network.stem, Stem::Cifar);
        QCOMPARE(runs[1].network.name, std::string("resnet-10-1.1.1.1"));
        QCOMPARE(runs[2].network.shortcut, Shortcut::B);
        QCOMPARE(runs[2].network.blocks, (std::vector{1, 1, 2}));
        QVERIFY(run({"compare", QString::fromStdString((folder / "e").string())})
                    .out.find("ResNet-10-1.1.1.1") != std::string::npos);
    }

    void badArgumentsEndWithTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("part");
        using L = QStringList;
        QTest::newRow("no network") << L{"summary"} << "network is required";
        QTest::newRow("unknown network") << L{"summary", "vgg-16"} << "plain-18";
        QTest::newRow("input") << L{"summary", "resnet-18", "--input", "224"} << "3x224x224";
        QTest::newRow("input size") << L{"summary", "resnet-18", "--input", "3x0x2"} << "not 0";
        QTest::newRow("blocks") << L{"summary", "resnet-18:2.x.2"} << "2.x.2";
        QTest::newRow("part") << L{"summary", "resnet-18:Q"} << "A, B, C";
        QTest::newRow("style") << L{"summary", "resnet-18", "--style", "keras"} << "lab, torchinfo";
        QTest::newRow("batch alone") << L{"summary", "resnet-18", "--batch", "4"} << "--style";
        QTest::newRow("style and json")
            << L{"summary", "resnet-18", "--style", "torchinfo", "--json"} << "--json";
        QTest::newRow("stride") << L{"summary", "resnet-50", "--stride", "v2"} << "v1, v1.5";
        QTest::newRow("order") << L{"summary", "resnet-50", "--order", "mid"} << "post, pre";
        QTest::newRow("groups") << L{"summary", "resnet-18", "--cardinality", "32"} << "bottleneck";
        QTest::newRow("narrow") << L{"summary", "resnext-50-32x4d", "--width", "8"}
                                << "at least 16";
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

private:
    static QStringList argumentsFor(const NetworkSpec& spec, const nlohmann::json& input) {
        const auto text = [](const std::string& value) { return QString::fromStdString(value); };
        QStringList blocks;
        for (const int count : spec.blocks) {
            blocks << QString::number(count);
        }
        QStringList sizes;
        for (const auto& size : input) {
            sizes << QString::number(size.get<int>());
        }
        QStringList arguments{
            "summary",       spec.family == Family::Plain ? "plain-18" : "resnet-18",
            "--block",       text(toText(spec.block)),
            "--blocks",      blocks.join(','),
            "--width",       QString::number(spec.width),
            "--cardinality", QString::number(spec.cardinality),
            "--group-width", QString::number(spec.groupWidth),
            "--stem",        text(toText(spec.stem)),
            "--classes",     QString::number(spec.classes),
            "--input",       sizes.join('x'),
            "--json"};
        if (spec.family == Family::Residual) {
            arguments << "--shortcut" << text(toText(spec.shortcut));
        }
        if (spec.block == BlockKind::Bottleneck) {
            arguments << "--stride" << text(toText(spec.strideAt));
        }
        return arguments;
    }
};

LAB_TEST(NetworkCommandsTest)
#include "NetworkCommandsTest.moc"
