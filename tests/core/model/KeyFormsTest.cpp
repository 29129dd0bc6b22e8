// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/KeyForms.h"
#include "core/model/WeightNames.h"
#include "tests/core/model/Weights.h"

#include <QtTest>

#include <algorithm>
#include <functional>

using namespace lab;
using namespace lab::test;

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

// detectron2/modeling/backbone/resnet.py, as its tools/convert-torchvision-to-d2.py has it.
std::string detectron2(const std::string& key) {
    std::smatch parts;
    const std::regex block(R"(layer(\d)\.(\d+)\.(\D+)(\d)\.(.*))");
    if (!std::regex_match(key, parts, block)) {
        return "stem." + replacing(R"(^bn1\.)", "conv1.norm.")(key);
    }
    const std::string begin =
        "res" + std::to_string(std::stoi(parts[1]) + 1) + "." + parts[2].str() + ".";
    const bool isShortcut = parts[3] == "downsample.";
    const bool isNorm = isShortcut ? parts[4] == "1" : parts[3] == "bn";
    return begin + (isShortcut ? "shortcut" : "conv" + parts[4].str()) + (isNorm ? ".norm." : ".") +
           parts[5].str();
}

void writeDetectron2(const std::string& original, const std::filesystem::path& file,
                     const NamedTensors& more) {
    writeRenamed(original, detectron2, file, more);
    SafeTensors content = readSafeTensors(file);
    for (auto& [key, tensor] : content.tensors) {
        tensor = key == "stem.conv1.weight" ? tensor.flip(1).contiguous() : tensor;  // BGR
    }
    writeSafeTensors(file, content);
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

    void otherLayersAreNamed_data() {
        QTest::addColumn<QString>(
            "pattern");  // of keys that get another name, or that are left out
        QTest::addColumn<QString>("more");
        QTest::addColumn<QList<int>>("shape");
        QTest::addColumn<QString>("part");
        using Sizes = QList<int>;
        QTest::newRow("group norm")
            << "running_|num_batches"
            << "" << Sizes() << "its norms have no running mean and variance";
        QTest::newRow("no affine") << R"((bn\d|downsample\.1)\.(weight|bias))"
                                   << "" << Sizes() << "its batch norms have no weights";
        QTest::newRow("SE") << "^$"
                            << "layer1.0.se.fc1.weight" << Sizes{1, 2, 1, 1}
                            << "squeeze and excitation (\"layer1.0.se.fc1.weight\")";
        QTest::newRow("SE by its layers")
            << "^$"
            << "layer1.0.fc1.weight" << Sizes{1, 2} << "squeeze and excitation";
        QTest::newRow("PReLU") << "^$"
                               << "layer1.0.prelu.weight" << Sizes{2} << "as PReLU's";
        QTest::newRow("one PReLU") << "^$"
                                   << "relu.weight" << Sizes{1} << "as PReLU's";
        QTest::newRow("FRN") << "^$"
                             << "bn1.tau" << Sizes{1, 2, 1, 1} << "filter response norms";
        QTest::newRow("QAT") << "^$"
                             << "conv1.weight_fake_quant.scale" << Sizes{2}
                             << "prepared for quantisation";
    }
    void otherLayersAreNamed() {
        QFETCH(QString, pattern);
        QFETCH(QString, more);
        QFETCH(QList<int>, shape);
        QFETCH(QString, part);
        const TemporaryFolder folder;
        NamedTensors added;
        if (!more.isEmpty()) {
            added.emplace_back(more.toStdString(), torch::ones(Shape(shape.begin(), shape.end())));
        }
        writeRenamed("basic-2.pth", prefixed(""), folder / "w.safetensors", added);
        SafeTensors content = readSafeTensors(folder / "w.safetensors");
        const std::regex left(pattern.toStdString());
        std::erase_if(content.tensors, [&left](const auto& tensor) {
            return std::regex_search(tensor.first, left);
        });
        writeSafeTensors(folder / "w.safetensors", content);
        const std::string sentence = sentenceOfImport(folder / "w.safetensors");
        QVERIFY2(sentence.find(part.toStdString()) != std::string::npos, sentence.c_str());
        QVERIFY2(std::ranges::count(sentence, ';') <= 6, sentence.c_str());
    }

    // Its networks see BGR, and pixels to 255 without a deviation, unless a mean says otherwise.
    void detectron2sDefaultsAreAssumed() {
        const TemporaryFolder folder;
        ImportOptions options;
        options.mean = {0.5};
        options.deviation = {0.25};
        for (const char* original : {"basic-2.pth", "nested-2.pth"}) {
            writeDetectron2(original, folder / "w.safetensors", {});
            const ImportResult taken = examineWeights(folder / "w.safetensors", {});
            QCOMPARE(taken.input->mean,
                     (std::vector<double>{123.675 / 255, 116.28 / 255, 103.53 / 255}));
            QCOMPARE(taken.input->deviation, (std::vector<double>(3, 1.0 / 255)));
            QVERIFY(allOf(taken.notes).find("[\"stem.conv1.weight\"].flip(1)") !=
                    std::string::npos);
            QCOMPARE(taken.network.strideAt, StrideAt::V1);
            options.hints.strideAt = StrideAt::V1_5;
            importWeights(folder / "w.safetensors", options, folder / "d.safetensors");
            importWeights(weightsFile(original), options, folder / "x.safetensors");
            const std::vector<PreparedImage> pictures{wavePicture()};
            QCOMPARE(Classifier(folder / "d.safetensors", "cpu").logits(pictures),
                     Classifier(folder / "x.safetensors", "cpu").logits(pictures));
        }
        const auto withMean = [&](const std::vector<float>& mean) {
            writeDetectron2("basic-2.pth", folder / "w.safetensors",
                            {{"pixel_mean", torch::tensor(mean)},
                             {"pixel_std", torch::tensor({51.0F, 102.0F, 204.0F})}});
            return examineWeights(folder / "w.safetensors", {});
        };
        const ImportResult bgr = withMean({51, 102, 127.5F});
        QCOMPARE(bgr.input->mean, (std::vector<double>{0.5, 0.4, 0.2}));
        QCOMPARE(bgr.input->deviation, (std::vector<double>{0.8, 0.4, 0.2}));
        QVERIFY(allOf(bgr.notes).find("By its mean it sees BGR") != std::string::npos);
        const ImportResult rgb = withMean({127.5F, 102, 51});
        QCOMPARE(rgb.input->deviation, (std::vector<double>{0.2, 0.4, 0.8}));
        QVERIFY(allOf(rgb.notes).find("BGR") == std::string::npos);
    }

    void aClassifierOfTheUsualNameIsNotSaid() {
        const TemporaryFolder folder;
        for (const auto& [name, isSaid] : {std::pair{"fc", false}, std::pair{"head", true}}) {
            writeRenamed(
                "basic-2.pth",
                [name = std::string(name)](const std::string& key) {
                    return key.starts_with("fc.") ? name + key.substr(2) : "features." + key;
                },
                folder / "w.safetensors");
            const ImportResult result = examineWeights(folder / "w.safetensors", {});
            QCOMPARE(result.network.classes, 10);
            QCOMPARE(allOf(result.notes).find("was taken for fc") != std::string::npos, isSaid);
        }
    }

    // What each sentence says to do makes a file that is read and gives the same answers.
    void otherClassifiersSayWhatToDo() {
        const TemporaryFolder folder;
        SafeTensors content;
        const auto write = [&](const std::function<void(SafeTensors&)>& change) {
            writeRenamed("basic-2.pth", prefixed(""), folder / "w.safetensors", {});
            content = readSafeTensors(folder / "w.safetensors");
            change(content);
            writeSafeTensors(folder / "w.safetensors", content);
            return sentenceOfImport(folder / "w.safetensors");
        };
        const auto tensor = [](SafeTensors& in, const std::string& key) -> torch::Tensor& {
            return std::ranges::find(in.tensors, key, &NamedTensors::value_type::first)->second;
        };
        const auto without = [](SafeTensors& in, const std::string& begin) {
            std::erase_if(in.tensors,
                          [&](const auto& entry) { return entry.first.starts_with(begin); });
        };
        const std::string heads = write([&](SafeTensors& in) {
            in.tensors.emplace_back("age.weight", tensor(in, "fc.weight").clone());
            in.tensors.emplace_back("age.bias", tensor(in, "fc.bias").clone());
            in.tensors.emplace_back("sex.weight", tensor(in, "fc.weight")[0].unsqueeze(0));
            without(in, "fc.");
        });
        QVERIFY2(heads.find("several classifiers (\"age\", \"sex\")") != std::string::npos,
                 heads.c_str());
        QVERIFY(write([&](SafeTensors& in) {
                    without(in, "fc.bias");
                }).find("weights[\"fc.bias\"] = torch.zeros(10)") != std::string::npos);
        const auto oneAnswer = [&](SafeTensors& in) {
            tensor(in, "fc.weight") = tensor(in, "fc.weight")[3].unsqueeze(0).contiguous();
            tensor(in, "fc.bias") = tensor(in, "fc.bias")[3].unsqueeze(0).contiguous();
        };
        const std::string one = write(oneAnswer);
        QVERIFY2(
            one.find("weights[\"fc.bias\"] = torch.cat([torch.zeros(1), weights[\"fc.bias\"]])") !=
                std::string::npos,
            one.c_str());
        QCOMPARE(write([&](SafeTensors& in) {
                     oneAnswer(in);
                     for (const char* key : {"fc.weight", "fc.bias"}) {
                         torch::Tensor& given = tensor(in, key);
                         given = torch::cat({torch::zeros_like(given), given});
                     }
                 }),
                 std::string());
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
        const std::string transformer = sentence({{"patch_embed.proj.weight", {2, 3, 16, 16}},
                                                  {"blocks.0.norm1.weight", norm},
                                                  {"blocks.0.norm1.bias", norm}});
        QVERIFY2(transformer.find("norms") == std::string::npos, transformer.c_str());
        const std::string lone =
            sentence({{"conv1.0.weight", {2, 3, 7, 7}}, {"layer9.weight", conv}});
        QVERIFY2(lone.find("several convolutions") == std::string::npos, lone.c_str());
    }
};

LAB_TEST(KeyFormsTest)
#include "KeyFormsTest.moc"
