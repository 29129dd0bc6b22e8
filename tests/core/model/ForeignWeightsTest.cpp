// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Files.h"
#include "core/model/Models.h"
#include "core/model/StoredModel.h"
#include "core/model/WeightFacts.h"
#include "tests/core/model/Weights.h"

#include <QtTest>

#include <array>
#include <regex>

using namespace lab;
using namespace lab::test;

namespace {

// transformers.ResNetForImageClassification's names.
std::string huggingFace(const std::string& key) {
    std::string name = key;
    for (const auto& [pattern, by] :
         {std::pair{R"(^conv1\.)", "resnet.embedder.embedder.convolution."},
          std::pair{R"(^bn1\.)", "resnet.embedder.embedder.normalization."},
          std::pair{R"(^fc\.)", "classifier.1."}}) {
        name = std::regex_replace(name, std::regex(pattern), by);
    }
    std::smatch parts;
    if (!std::regex_match(name, parts, std::regex(R"(layer(\d)\.(\d+)\.(\D+)(\d)\.?(.*))"))) {
        return name;
    }
    const std::string block = "resnet.encoder.stages." + std::to_string(std::stoi(parts[1]) - 1) +
                              ".layers." + parts[2].str() + ".";
    if (parts[3] == "downsample.") {
        return block + "shortcut." + (parts[4] == "0" ? "convolution." : "normalization.") +
               parts[5].str();
    }
    return block + "layer." + std::to_string(std::stoi(parts[4]) - 1) + "." +
           (parts[3] == "conv" ? "convolution." : "normalization.") + parts[5].str();
}

// nn.Sequential(*list(resnet.children())[:-1]) as "features", and a Linear next to it.
std::string sequential(const std::string& key) {
    constexpr std::array kNumbers = {std::pair{"conv1.", "0."},  std::pair{"bn1.", "1."},
                                     std::pair{"layer1.", "4."}, std::pair{"layer2.", "5."},
                                     std::pair{"layer3.", "6."}, std::pair{"layer4.", "7."}};
    for (const auto& [name, number] : kNumbers) {
        if (key.starts_with(name)) {
            return "features." + std::string(number) + key.substr(std::string_view(name).size());
        }
    }
    return "head" + key.substr(2);
}

void compareLogits(const std::filesystem::path& model, const nlohmann::json& expected) {
    const Classifier classifier(model, "cpu");
    const std::vector<PreparedImage> pictures{wavePicture()};
    const std::vector<float> logits = classifier.logits(pictures).front();
    QCOMPARE(logits.size(), expected.size());
    for (std::size_t i = 0; i < logits.size(); ++i) {
        const auto wanted = expected[i].get<float>();
        QVERIFY2(std::abs(logits[i] - wanted) < 1e-4 * std::max(1.0F, std::abs(wanted)),
                 qPrintable(QString("%1: %2, not %3").arg(i).arg(logits[i]).arg(wanted)));
    }
}

}  // namespace

/// Weights under other names than torchvision's: by files that PyTorch wrote of such classes
/// (tests/data/weights/make-foreign.py), and by torchvision's own tensors renamed. The logits stay
/// those of their own networks. tests/peers/import_check.py does the same with the libraries.
class ForeignWeightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void giveTheLogitsOfTheirOwnClasses_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("shortcut");
        QTest::newRow("article, basic blocks") << "article-basic"
                                               << "resnet-18"
                                               << "B";
        QTest::newRow("article, bottlenecks") << "article-bottleneck"
                                              << "resnet-14-1.1.1.1"
                                              << "B";
        QTest::newRow("kuangliu") << "kuangliu"
                                  << "resnet-10-1.1.1.1"
                                  << "B";
        QTest::newRow("akamaster, option A") << "akamaster-a"
                                             << "resnet-10-1.2.1"
                                             << "A";
    }
    void giveTheLogitsOfTheirOwnClasses() {
        QFETCH(QString, name);
        QFETCH(QString, network);
        QFETCH(QString, shortcut);
        const TemporaryFolder folder;
        const std::string file = "foreign-" + name.toStdString() + ".pth";
        ImportOptions options;  // the picture of the test is ImageNet's
        options.imageSize = 224;
        options.mean = imageNetInput().mean;
        options.deviation = imageNetInput().deviation;
        const ImportResult result =
            importWeights(weightsFile(file), options, folder / "x.safetensors");
        QCOMPARE(QString::fromStdString(result.network.name), network);
        QCOMPARE(QString::fromStdString(toText(result.network.shortcut)), shortcut);
        compareLogits(folder / "x.safetensors", weightsJson("foreign.json")["logits"][file]);
    }

    void otherNamesGiveTheSameLogits_data() {
        QTest::addColumn<QString>("original");
        QTest::addColumn<Rename>("rename");
        for (const char* original : {"basic-2.pth", "nested-2.pth", "grouped-2.pth"}) {
            const auto row = [&](const char* name, Rename rename) {
                QTest::addRow("%s, %s", name, original) << original << std::move(rename);
            };
            row("shortcut", replacing(R"(\.downsample\.)", ".shortcut."));
            row("shortcut by names", [](const std::string& key) {
                const auto conv =
                    std::regex_replace(key, std::regex(R"(\.downsample\.0)"), ".skip.conv");
                return std::regex_replace(conv, std::regex(R"(\.downsample\.1)"), ".skip.bn");
            });
            row("linear", replacing("^fc", "linear"));
            row("classifier", replacing("^fc", "classifier"));
            row("fc.1", replacing("^fc", "fc.1"));
            row("last_linear", replacing("^fc", "last_linear"));
            row("module.model", prefixed("module.model."));
            row("model.module", prefixed("model.module."));
            row("torch.compile", prefixed("_orig_mod.module."));
            row("backbone and head", [](const std::string& key) {
                return key.starts_with("fc") ? "head." + key : "backbone." + key;
            });
            row("Hugging Face", huggingFace);
            row("children", sequential);
        }
    }
    void otherNamesGiveTheSameLogits() {
        QFETCH(QString, original);
        QFETCH(Rename, rename);
        const TemporaryFolder folder;
        writeRenamed(original.toStdString(), rename, folder / "w.safetensors");
        importWeights(folder / "w.safetensors", {}, folder / "x.safetensors");
        compareLogits(folder / "x.safetensors",
                      weightsJson("weights-2.json")["logits"][original.toStdString()]);
    }

    void whatIsNoPartOfTheNetworkIsNamed() {
        const TemporaryFolder folder;
        writeRenamed("basic-2.pth", prefixed("net."), folder / "w.safetensors",
                     {{"criterion.weight", torch::ones({10})},
                      {"net.total_ops", torch::zeros({1})},
                      {"net.layer1.0.conv1.total_params", torch::zeros({1})}});
        const auto result = importWeights(folder / "w.safetensors", {}, folder / "x.safetensors");
        const std::string notes = allOf(result.notes);
        for (const char* part :
             {"\"criterion.weight\"", "\"net.total_ops\"", "\"net.layer1.0.conv1.total_params\""}) {
            QVERIFY2(notes.find(part) != std::string::npos, notes.c_str());
        }
        // At the root, a loss is known by its name, and what may be a layer is not left out.
        writeRenamed("basic-2.pth", prefixed(""), folder / "w.safetensors",
                     {{"loss_fn.weight", torch::ones({10})}});
        importWeights(folder / "w.safetensors", {}, folder / "x.safetensors");
        writeRenamed("basic-2.pth", prefixed(""), folder / "w.safetensors",
                     {{"layer1.0.se.weight", torch::ones({2, 2, 1, 1})}});
        const std::string sentence = sentenceOfImport(folder / "w.safetensors");
        QVERIFY2(sentence.find("\"layer1.0.se.weight\"") != std::string::npos, sentence.c_str());
        QVERIFY2(sentence.find("--network") == std::string::npos, sentence.c_str());
    }

    // ResNet-D pools before the projection, which then is the second of its Sequential.
    void aProjectionBehindAPoolIsNoProjection() {
        const TemporaryFolder folder;
        writeRenamed(
            "basic-2.pth",
            [](const std::string& key) {
                const auto norm =
                    std::regex_replace(key, std::regex(R"(downsample\.1)"), "downsample.2");
                return std::regex_replace(norm, std::regex(R"(downsample\.0)"), "downsample.1");
            },
            folder / "w.safetensors");
        QVERIFY(sentenceOfImport(folder / "w.safetensors").find("ResNet-D") != std::string::npos);
        writeRenamed(
            "basic-2.pth",
            [](const std::string& key) {
                const auto norm =
                    std::regex_replace(key, std::regex(R"(downsample\.1)"), "shortcut.2");
                return std::regex_replace(norm, std::regex(R"(downsample\.0)"), "shortcut.1");
            },
            folder / "w.safetensors");
        QVERIFY(sentenceOfImport(folder / "w.safetensors").find("ResNet-D") != std::string::npos);
    }

    void ofSeveralNetworksOneIsChosenAndSaid() {
        const TemporaryFolder folder;
        const auto twice = [&](const std::string& one, const std::string& other) {
            writeRenamed("basic-2.pth", prefixed(one), folder / "one.safetensors");
            SafeTensors both = readSafeTensors(folder / "one.safetensors");
            writeRenamed("legacy-2.pth", prefixed(other), folder / "two.safetensors");
            for (auto& entry : readSafeTensors(folder / "two.safetensors").tensors) {
                both.tensors.push_back(std::move(entry));
            }
            writeSafeTensors(folder / "w.safetensors", both);
        };
        const auto logits = weightsJson("weights-2.json")["logits"];
        twice("module.encoder_q.", "module.encoder_k.");
        const auto result = importWeights(folder / "w.safetensors", {}, folder / "x.safetensors");
        const std::string notes = allOf(result.notes);
        QVERIFY2(notes.find("encoder_k") != std::string::npos &&
                     notes.find("--entry") != std::string::npos,
                 notes.c_str());
        compareLogits(folder / "x.safetensors", logits["basic-2.pth"]);
        ImportOptions options;
        options.hints.entry = "encoder_k";
        importWeights(folder / "w.safetensors", options, folder / "x.safetensors");
        compareLogits(folder / "x.safetensors", logits["legacy-2.pth"]);

        twice("first.", "second.");  // a person has to say
        const std::string sentence = sentenceOfImport(folder / "w.safetensors");
        QVERIFY2(sentence.find("--") == std::string::npos &&
                     sentence.find("\"second.\"") != std::string::npos,
                 sentence.c_str());
        QVERIFY(optionOfImport(folder / "w.safetensors").find("--entry") == 0);
        options.hints.entry = "second";
        importWeights(folder / "w.safetensors", options, folder / "x.safetensors");
        compareLogits(folder / "x.safetensors", logits["legacy-2.pth"]);
        options.hints.entry = "third";
        QVERIFY(sentenceOfImport(folder / "w.safetensors", options).find("\"first.\"") !=
                std::string::npos);
    }

    void assumptionsAreSaid() {
        const TemporaryFolder folder;
        const auto notesOf = [&](const char* name, const ImportOptions& options = {}) {
            return allOf(importWeights(weightsFile(name), options, folder / "x.safetensors").notes);
        };
        const std::string bottlenecks = notesOf("nested-2.pth");
        for (const char* part : {"ReLU", "Max pooling", "aliasing", "--stride v1", "224 pixels",
                                 "stride by 1, 2, 2, 2", "average pooling", "0.00001"}) {
            QVERIFY2(bottlenecks.find(part) != std::string::npos, bottlenecks.c_str());
        }
        const std::string basic = notesOf("basic-2.pth");
        QVERIFY2(basic.find("--stride") == std::string::npos, basic.c_str());
        ImportOptions options;
        options.hints.strideAt = StrideAt::V1;
        options.imageSize = 96;
        options.mean = {0.5};
        options.deviation = {0.25};
        const std::string said = notesOf("nested-2.pth", options);
        QVERIFY2(
            said.find("--stride") == std::string::npos && said.find("pixels") == std::string::npos,
            said.c_str());
        const ModelCard card = readModelCard(folder / "x.safetensors");
        QCOMPARE(card.spec.network.strideAt, StrideAt::V1);
        QCOMPARE(card.input->size, 96);
        QCOMPARE(card.input->mean, (std::vector<double>{0.5, 0.5, 0.5}));
        QCOMPARE(card.input->deviation, (std::vector<double>{0.25, 0.25, 0.25}));
        options.mean = {0.5, 0.4};
        const std::string two = sentenceOfImport(weightsFile("nested-2.pth"), options);
        QVERIFY2(two.find("2 numbers") != std::string::npos && two.find("--") == std::string::npos,
                 two.c_str());
        QVERIFY(optionOfImport(weightsFile("nested-2.pth"), options).find("--mean") == 0);
        options = {};
        options.hints.padding = Padding::Both;
        const std::string padded = sentenceOfImport(weightsFile("nested-2.pth"), options);
        QVERIFY2(
            padded.find("option A") != std::string::npos && padded.find("--") == std::string::npos,
            padded.c_str());
        QVERIFY(optionOfImport(weightsFile("nested-2.pth"), options).find("--padding") !=
                std::string::npos);
        options = {};
        options.hints.network = "resnet-34";
        const std::string other = sentenceOfImport(weightsFile("basic-2.pth"), options);
        QVERIFY2(!other.empty() && other.find("--") == std::string::npos, other.c_str());
        QVERIFY(optionOfImport(weightsFile("basic-2.pth"), options).find("--network") !=
                std::string::npos);
    }

    // It said "its mean and deviation" of ImageNet, too, where others were given and used.
    void ofTheInputOnlyWhatWasTakenIsSaid() {
        const auto inputNotes = [](const ImportOptions& options) {
            std::vector<std::string> found;
            for (const ImportNote& note :
                 examineWeights(weightsFile("nested-2.pth"), options).notes) {
                if (note.said.find("ImageNet") != std::string::npos) {
                    found.push_back(note.said + " " + note.option);
                }
            }
            return found;
        };
        using Notes = std::vector<std::string>;
        ImportOptions options;
        QCOMPARE(inputNotes(options),
                 Notes{"Pictures are prepared as ImageNet's: 224 pixels, its mean and deviation. "
                       "--image-size, --mean and --deviation say otherwise."});
        options.mean = {0.5};
        const Notes deviation{
            "The image size, 224 pixels, was taken from ImageNet. --image-size says otherwise.",
            "The deviation, 0.229, 0.224, 0.225, was taken from ImageNet. --deviation says "
            "otherwise."};
        QCOMPARE(inputNotes(options), deviation);
        options.deviation = {0.25};
        QCOMPARE(inputNotes(options), Notes{deviation.front()});
        options.imageSize = 96;
        QCOMPARE(inputNotes(options), Notes{});
        options.mean.clear();
        QCOMPARE(inputNotes(options), Notes{"The mean, 0.485, 0.456, 0.406, was taken from "
                                            "ImageNet. --mean says otherwise."});
    }

    // torchvision's figures of pixels from 0 to 255: no network answers sensibly with them as they
    // are.
    void figuresOfBytesAreRefused() {
        const auto refusal = [](std::vector<double> mean, std::vector<double> deviation) {
            ImportOptions options;
            options.mean = std::move(mean);
            options.deviation = std::move(deviation);
            return sentenceOfImport(weightsFile("nested-2.pth"), options);
        };
        const std::string mean = refusal({123.675, 116.28, 103.53}, {58.395, 57.12, 57.375});
        QVERIFY2(
            mean.find("123.675") != std::string::npos && mean.find("by 255") != std::string::npos,
            mean.c_str());
        const std::string deviation = refusal({0.5}, {58.395});
        QVERIFY2(deviation.find("58.395") != std::string::npos &&
                     deviation.find("by 255") != std::string::npos,
                 deviation.c_str());
        QVERIFY(!refusal({-0.1}, {0.5}).empty() && !refusal({0.5}, {0}).empty());
        QCOMPARE(refusal({0}, {1}), std::string());  // pixels as they are
    }

    void figuresOfBytesInAConfigAreDividedAndSaid() {
        const TemporaryFolder folder;
        std::filesystem::copy_file(weightsFile("basic-2.pth"), folder / "w.pth");
        writeFileAtomically(folder / "config.json",
                            R"({"architecture": "resnet18.tv_in1k", "num_classes": 10,
                "pretrained_cfg": {"input_size": [3, 224, 224], "crop_pct": 0.875,
                                   "mean": [127.5, 102, 51], "std": [51, 51, 25.5]}})");
        const ImportResult result = examineWeights(folder / "w.pth", {});
        QCOMPARE(result.input->mean, (std::vector<double>{0.5, 0.4, 0.2}));
        QCOMPARE(result.input->deviation, (std::vector<double>{0.2, 0.2, 0.1}));
        const std::string notes = allOf(result.notes);
        QVERIFY2(notes.find("divided by 255") != std::string::npos, notes.c_str());
        ImportOptions options;
        options.imageSize = 96;
        const std::string said = allOf(examineWeights(folder / "w.pth", options).notes);
        QVERIFY2(said.find("224 pixels") == std::string::npos &&
                     said.find("taken from config.json") != std::string::npos,
                 said.c_str());
    }

    // timm's and Hugging Face's config.json next to the file, and the entry "arch" within it.
    void whatIsSaidElsewhereSettlesTheAssumptions() {
        const TemporaryFolder folder;
        std::filesystem::copy_file(weightsFile("basic-2.pth"), folder / "w.pth");
        const auto importBeside = [&](const std::string& config) {
            writeFileAtomically(folder / "config.json", config);
            return importWeights(folder / "w.pth", {}, folder / "x.safetensors");
        };
        const auto cardBeside = [&](const std::string& config) {
            importBeside(config);
            return readModelCard(folder / "x.safetensors");
        };
        const std::string notes =
            allOf(importBeside(R"({"architecture": "resnet18.tv_in1k", "num_classes": 10,
                "pretrained_cfg": {"input_size": [3, 288, 288], "crop_pct": 0.95,
                                   "mean": [0.5, 0.4, 0.3], "std": [0.2, 0.3, 0.4]}})")
                      .notes);
        QVERIFY2(notes.find("ReLU") == std::string::npos &&
                     notes.find("config.json") != std::string::npos,
                 notes.c_str());
        const ModelCard timm = readModelCard(folder / "x.safetensors");
        QCOMPARE(timm.input->size, 288);
        QCOMPARE(timm.input->shorterSide, 303);
        QCOMPARE(timm.input->mean, (std::vector<double>{0.5, 0.4, 0.3}));
        // Of another network, damaged, or of other types: passed over.
        for (const char* other :
             {R"({"architecture": "resnet50", "num_classes": 10})", "{", "[]",
              R"({"architecture": 7, "depths": "x", "model_type": []})",
              R"({"model_type": "resnet", "depths": [3, 4, 6, 3], "hidden_act": "gelu"})"}) {
            QCOMPARE(cardBeside(other).input->size, 224);
        }
        QCOMPARE(cardBeside(R"({"model_type": "resnet", "depths": [2, 2, 2, 2], "id2label":
            {"0": "a", "1": "b", "2": "c", "3": "d", "4": "e", "5": "f", "6": "g", "7": "h",
             "8": "i", "9": "j"}})")
                     .classes[9],
                 std::string("j"));
        for (const auto& [config, part] :
             {std::pair{R"({"architecture": "resnetblur18", "num_classes": 10})", "resnetblur18"},
              std::pair{R"({"model_type": "resnet", "depths": [2, 2, 2, 2], "hidden_act": "gelu"})",
                        "gelu"}}) {
            const std::string sentence = sentenceOf([&] { importBeside(config); });
            QVERIFY2(sentence.find(part) != std::string::npos, sentence.c_str());
        }
        const NetworkSpec spec = zooNetwork("resnet-50");
        const std::filesystem::path alone = folder / "nothing" / "w.pth";
        QCOMPARE(factsOf(alone, {"resnet50", {}, {}, {}}, spec).saidBy, std::string("arch"));
        QCOMPARE(factsOf(alone, {"resnet18", {}, {}, {}}, spec).saidBy, std::string());
        QVERIFY(!sentenceOf([&] { factsOf(alone, {"resnetaa50", {}, {}, {}}, spec); }).empty());
    }

    void optionAPadsWhereItIsSaid() {
        const TemporaryFolder folder;
        ImportOptions options;
        options.imageSize = 224;
        options.mean = imageNetInput().mean;
        options.deviation = imageNetInput().deviation;
        const auto expected = weightsJson("foreign.json")["logits"]["foreign-akamaster-a.pth"];
        // akamaster's trainer takes ImageNet's figures at CIFAR's size.
        const ImportResult usual = examineWeights(weightsFile("foreign-akamaster-a.pth"), {});
        QCOMPARE(usual.input->size, 32);
        QCOMPARE(usual.input->mean, imageNetInput().mean);
        QVERIFY(allOf(usual.notes).find("as akamaster's networks want them") != std::string::npos);
        QVERIFY(allOf(usual.notes).find("shorter side") == std::string::npos);
        QVERIFY(allOf(examineWeights(weightsFile("basic-2.pth"), {}).notes)
                    .find("shorter side becomes 256 pixels, of which the middle 224 are seen") !=
                std::string::npos);
        // "fc" instead of "linear": nothing tells, so it is asked for.
        importWeights(weightsFile("foreign-akamaster-a.pth"), options, folder / "x.safetensors");
        SafeTensors ours = readSafeTensors(folder / "x.safetensors");
        ours.metadata.clear();
        writeSafeTensors(folder / "w.safetensors", ours);  // pads behind by now
        const std::string sentence = sentenceOfImport(folder / "w.safetensors", options);
        QVERIFY2(sentence.find("plain-20:1.2.1 or resnet-20:1.2.1") != std::string::npos &&
                     sentence.find("--") == std::string::npos,
                 sentence.c_str());
        QCOMPARE(optionOfImport(folder / "w.safetensors", options),
                 std::string("--network plain-20:1.2.1 or --network resnet-20:1.2.1 says it."));
        options.hints.network = "resnet-20:1.2.1";
        const auto behind =
            importWeights(folder / "w.safetensors", options, folder / "y.safetensors");
        QVERIFY(allOf(behind.notes).find("--padding both") != std::string::npos);
        compareLogits(folder / "y.safetensors", expected);
        options.hints.padding = Padding::Behind;
        importWeights(weightsFile("foreign-akamaster-a.pth"), options, folder / "y.safetensors");
        const Classifier other(folder / "y.safetensors", "cpu");
        const std::vector<PreparedImage> pictures{wavePicture()};
        QVERIFY(std::abs(other.logits(pictures).front()[0] - expected[0].get<float>()) > 1e-3);
    }

    // An argparse.Namespace, a Counter, dates, paths, NumPy's numbers and more, as PyTorch wrote
    // them.
    void whatStandsBesideWeightsIsPassedOver() {
        const TemporaryFolder folder;
        importWeights(weightsFile("foreign-beside.pth"), {}, folder / "x.safetensors");
        compareLogits(folder / "x.safetensors",
                      weightsJson("foreign.json")["logits"]["foreign-beside.pth"]);
    }
};

LAB_TEST(ForeignWeightsTest)
#include "ForeignWeightsTest.moc"
