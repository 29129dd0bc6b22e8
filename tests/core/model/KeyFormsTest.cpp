// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/KeyForms.h"
#include "core/model/WeightNames.h"
#include "tests/core/model/Weights.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

Q_DECLARE_METATYPE(Rename)

namespace {

std::string stemInSequence(const std::string& key) {
    return replacing(R"(^bn1\.)", "conv1.1.")(replacing(R"(^conv1\.)", "conv1.0.")(key));
}

// github.com/weiaicunzai/pytorch-cifar100: each convolution, its norm and a ReLU in a Sequential.
std::string weiaicunzai(const std::string& key) {
    std::smatch parts;
    if (!std::regex_match(key, parts, std::regex(R"(layer(\d)\.(\d+)\.(\D+)(\d)\.(.*))"))) {
        return stemInSequence(key);
    }
    const std::string block =
        "conv" + std::to_string(std::stoi(parts[1]) + 1) + "_x." + parts[2].str() + ".";
    if (parts[3] == "downsample.") {
        return block + "shortcut." + parts[4].str() + "." + parts[5].str();
    }
    const int at = 3 * (std::stoi(parts[4]) - 1) + (parts[3] == "conv" ? 0 : 1);
    return block + "residual_function." + std::to_string(at) + "." + parts[5].str();
}

/// Whether the answers are those of torchvision's own file.
void compareAnswers(const std::filesystem::path& model, const std::string& original) {
    const TemporaryFolder folder;
    importWeights(weightsFile(original), {}, folder / "x.safetensors");
    const std::vector<PreparedImage> pictures{wavePicture()};
    QCOMPARE(Classifier(model, "cpu").logits(pictures),
             Classifier(folder / "x.safetensors", "cpu").logits(pictures));
}

}  // namespace

/// Networks whose layers other people call otherwise: what their names mean, and which are none of
/// those that are read.
class KeyFormsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void otherNamesGiveTheSameAnswers_data() {
        QTest::addColumn<QString>("original");
        QTest::addColumn<Rename>("rename");
        for (const char* original : {"basic-2.pth", "nested-2.pth"}) {
            QTest::addRow("a stem in a sequence, %s", original)
                << original << Rename(stemInSequence);
            QTest::addRow("weiaicunzai, %s", original) << original << Rename(weiaicunzai);
            QTest::addRow("weiaicunzai within, %s", original)
                << original
                << Rename([](const std::string& key) { return "net." + weiaicunzai(key); });
        }
    }
    void otherNamesGiveTheSameAnswers() {
        QFETCH(QString, original);
        QFETCH(Rename, rename);
        const TemporaryFolder folder;
        writeRenamed(original.toStdString(), rename, folder / "w.safetensors");
        QCOMPARE(sentenceOfImport(folder / "w.safetensors"), std::string());
        importWeights(folder / "w.safetensors", {}, folder / "x.safetensors");
        compareAnswers(folder / "x.safetensors", original.toStdString());
    }

    // What the shapes hold is said, and not what a name is like.
    void aStemIsCalledWhatItIs() {
        const auto sentence = [](const NamedShapes& shapes) {
            return sentenceOf([&] { torchvisionNames(shapes, {}, "w.pth"); });
        };
        const Shape conv = {2, 2, 3, 3};
        const Shape norm = {2};
        const std::string deep = sentence({{"conv1.0.weight", {2, 3, 3, 3}},
                                           {"conv1.1.running_mean", norm},
                                           {"conv1.3.weight", conv},
                                           {"layer1.0.conv1.weight", conv}});
        QVERIFY2(deep.find("its stem has several convolutions") != std::string::npos, deep.c_str());
        // torchvision's quantizable networks after fuse_model().
        const std::string folded = sentence({{"conv1.0.weight", {2, 3, 7, 7}},
                                             {"conv1.0.bias", norm},
                                             {"layer1.0.conv1.0.weight", conv},
                                             {"layer1.0.conv1.0.bias", norm},
                                             {"fc.weight", {4, 2}},
                                             {"fc.bias", {4}}});
        QVERIFY2(
            folded.find("folded into its convolutions (\"conv1.0.bias\")") != std::string::npos,
            folded.c_str());
        const std::string lone =
            sentence({{"conv1.0.weight", {2, 3, 7, 7}}, {"layer9.weight", conv}});
        QVERIFY2(lone.find("several convolutions") == std::string::npos, lone.c_str());
    }
};

LAB_TEST(KeyFormsTest)
#include "KeyFormsTest.moc"
