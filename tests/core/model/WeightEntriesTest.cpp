// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Files.h"
#include "core/model/WeightNames.h"
#include "core/weights/StateDict.h"
#include "tests/core/model/Pickled.h"
#include "tests/core/model/Weights.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

/// {entry: {key: tensor, ...}, ...}
std::string pickled(const std::vector<std::pair<std::string, std::vector<std::string>>>& entries) {
    std::string bytes = "\x80\x02}";
    for (const auto& [entry, keys] : entries) {
        bytes += pickledText(entry) + "}";
        for (const std::string& key : keys) {
            bytes += pickledText(key) + pickledTensor() + "s";
        }
        bytes += "s";
    }
    return bytes + ".";
}

/// "entry|what is left of it", or the refusal.
std::string chosenOf(const std::string& bytes, const std::string& entry) {
    std::string chosen;
    const std::string sentence = sentenceOf([&] {
        const StateDict state = stateDictOf(readPickle(bytes, "w.pth"), entry, "w.pth");
        chosen = state.nestedIn + "|" + state.entryLeft;
    });
    return chosen + sentence;
}

/// "prefix" of the network that is taken of those with these prefixes, or the refusal.
std::string takenOf(const std::vector<std::string>& prefixes, const std::string& entry) {
    NamedShapes shapes;
    for (const std::string& prefix : prefixes) {
        shapes.emplace_back(prefix + "conv1.weight", Shape{2, 3, 3, 3});
        shapes.emplace_back(prefix + "layer1.0.conv1.weight", Shape{2, 2, 3, 3});
    }
    std::string taken;
    const std::string sentence = sentenceOf([&] {
        taken = torchvisionNames(shapes, {entry, {}, {}}, "w.pth").inFile.at("conv1.weight");
    });
    return taken + sentence;
}

}  // namespace

/// Which of several entries and networks in a file is taken: what a refusal names can be said, what
/// stands whole in the file comes before a part of it, and nothing is chosen among equals.
class WeightEntriesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPrefixIsTakenAsItStands() {
        // MadryLab's robustness: the attacker holds the network once more.
        const std::vector<std::string> madrys = {"module.model.", "module.attacker.model."};
        for (const char* entry : {"module.model.", "module.model"}) {
            QCOMPARE(takenOf(madrys, entry), std::string("module.model.conv1.weight"));
        }
        QCOMPARE(takenOf(madrys, "module.attacker"),
                 std::string("module.attacker.model.conv1.weight"));
        for (const char* entry : {"model", "module", ""}) {
            QVERIFY(takenOf(madrys, entry).find("say which") != std::string::npos);
        }
        QVERIFY(takenOf(madrys, "other").find("no entry \"other\"") != std::string::npos);
        const std::vector<std::string> mocos = {"module.base_encoder.", "module.momentum_encoder."};
        for (const char* entry : {"module.base_encoder.", "module.base_encoder", "base_encoder"}) {
            QCOMPARE(takenOf(mocos, entry), std::string("module.base_encoder.conv1.weight"));
        }
        QCOMPARE(takenOf({"_orig_mod.a.", "_orig_mod.b."}, "_orig_mod.b."),
                 std::string("_orig_mod.b.conv1.weight"));
        QCOMPARE(takenOf({"a.b.", "b."}, "b"), std::string("b.conv1.weight"));
        QVERIFY(takenOf({"a.teacher.", "b.teacher."}, "").find("say which") != std::string::npos);
    }

    void anEntryAndAPrefixMayBeSaidTogether() {
        const std::string bytes =
            pickled({{"model", {"module.model.a", "module.attacker.model.a"}}, {"ema", {"b.a"}}});
        QCOMPARE(chosenOf(bytes, "model"), std::string("model|"));
        QCOMPARE(chosenOf(bytes, "model."), std::string("model|"));
        QCOMPARE(chosenOf(bytes, "module.model"), std::string("model|module.model"));
        QCOMPARE(chosenOf(bytes, "model.module.model."), std::string("model|module.model"));
        QCOMPARE(chosenOf(bytes, "b"), std::string("ema|b"));  // where its keys are
        QCOMPARE(chosenOf(bytes, "attacker"), std::string("model|attacker"));
    }

    // What is named can be said, and nothing else is: neither "" nor a part of what was said.
    void anUnknownEntryIsAnsweredByThoseThereAre() {
        const auto sentence = [](const std::vector<std::string>& prefixes,
                                 const WantedEntry& wanted) {
            NamedShapes shapes;
            for (const std::string& prefix : prefixes) {
                shapes.emplace_back(prefix + "conv1.weight", Shape{2, 3, 3, 3});
                shapes.emplace_back(prefix + "layer1.0.conv1.weight", Shape{2, 2, 3, 3});
            }
            return sentenceOf([&] { torchvisionNames(shapes, wanted, "w.pth"); });
        };
        QCOMPARE(
            sentence({""}, {"model_ema", "model_ema", {"state_dict"}}),
            std::string("w.pth holds no entry \"model_ema\"; it holds one network, which needs "
                        "none."));
        QCOMPARE(
            sentence({""}, {"conv1", "student.conv1", {"student", "teacher"}}),
            std::string("w.pth holds no entry \"student.conv1\"; its entries that hold weights "
                        "are \"student\", \"teacher\"."));
        QCOMPARE(sentence({"", "ema."}, {"other", {}, {}}),
                 std::string("w.pth holds no entry \"other\"; the keys of its networks begin with "
                             "\"ema.\"."));
        QCOMPARE(takenOf({"", "ema."}, ""), std::string("conv1.weight"));
        QCOMPARE(takenOf({"", "ema."}, "ema"), std::string("ema.conv1.weight"));
    }

    void ofEqualNamesNoneIsChosen() {
        std::string bytes = "\x80\x02}";
        for (const char* outer : {"first", "second"}) {
            bytes += pickledText(outer) + "}" + pickledText("weights") + "}" + pickledText("w") +
                     pickledTensor() + "sss";
        }
        bytes += ".";
        QVERIFY(chosenOf(bytes, "weights").find("\"first.weights\", \"second.weights\"") !=
                std::string::npos);
        QCOMPARE(chosenOf(bytes, "second.weights"), std::string("second.weights|"));
    }

    // [sd, sd], {"models": [sd, sd]}, (epoch, {"state_dict": sd})
    void weightsInAListAreNamed() {
        const std::string state = "}" + pickledText("w") + pickledTensor() + "s";
        const std::string list = "](" + state + state + "e";
        QCOMPARE(chosenOf("\x80\x02" + list + ".", ""),
                 std::string("w.pth holds a list of 2 dictionaries of weights; in Python, save one "
                             "of them: torch.save(torch.load(\"FILE\")[0], \"weights.pth\")."));
        QVERIFY(chosenOf("\x80\x02}" + pickledText("models") + list + "s.", "")
                    .find("torch.load(\"FILE\")[\"models\"][0]") != std::string::npos);
        QCOMPARE(chosenOf("\x80\x02K\x01}" + pickledText("state_dict") + state + "s\x86.", ""),
                 std::string("w.pth holds its weights in a list; in Python, save them alone: "
                             "torch.save(torch.load(\"FILE\")[1], \"weights.pth\")."));
        QVERIFY(chosenOf("\x80\x02](K\x01K\x02"
                         "e.",
                         "")
                    .find("no dictionary of weights") != std::string::npos);
    }

    void arraysOfNumPysAreNamed() {
        const std::string bytes = "\x80\x02}" + pickledText("conv1.weight") +
                                  "cnumpy.core.multiarray\n_reconstruct\n)Rs.";
        QVERIFY(chosenOf(bytes, "").find("torch.from_numpy") != std::string::npos);
    }

    void aClassAloneIsNoNetwork() {
        const std::string tensors = pickledText("w") + pickledTensor() + "s";
        const std::string given =
            "\x80\x02}" + tensors + pickledText("layer") + "ctorch.nn.modules.linear\nLinear\n";
        QCOMPARE(chosenOf(given + "s.", ""), std::string("|"));
        QVERIFY(chosenOf(given + ")\x81s.", "").find("a whole network (\"torch.nn.modules.") !=
                std::string::npos);
    }

    void torchvisionsChoiceOfWeightsIsNoNetwork() {
        const std::string sentence = chosenOf(
            "\x80\x02}" + pickledText("weights") + "ctorchvision.models._api\nWeights\n)Rs.", "");
        QVERIFY2(
            sentence.find("a call of \"torchvision.models._api.Weights\"") != std::string::npos,
            sentence.c_str());
    }

    void rewrittenWeightsAreNamedWithTheirRemedy_data() {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("remedy");
        QTest::newRow("pruned") << "layer1.0.conv1.weight_orig layer1.0.conv1.weight_mask"
                                << "prune.remove";
        QTest::newRow("weight norm") << "conv1.weight_g conv1.weight_v"
                                     << "remove_weight_norm";
        QTest::newRow("weight norm as it is now")
            << "conv1.parametrizations.weight.original0 conv1.parametrizations.weight.original1"
            << "remove_parametrizations";
        QTest::newRow("spectral norm") << "fc.parametrizations.weight.original "
                                          "fc.parametrizations.weight.0._u"
                                       << "remove_parametrizations";
        QTest::newRow("LoRA") << "layer1.0.conv1.lora_A.default.weight"
                              << "merge_and_unload";
        QTest::newRow("a deep stem") << "conv1.0.weight conv1.3.weight layer1.0.conv1.weight"
                                     << "\"conv1.0.weight\"";
    }
    void rewrittenWeightsAreNamedWithTheirRemedy() {
        QFETCH(QString, keys);
        QFETCH(QString, remedy);
        NamedShapes shapes;
        for (const QString& key : keys.split(' ')) {
            shapes.emplace_back(key.toStdString(), Shape{2, 2, 3, 3});
        }
        const std::string sentence = sentenceOf([&] { torchvisionNames(shapes, {}, "w.pth"); });
        QVERIFY2(sentence.find(remedy.toStdString()) != std::string::npos, sentence.c_str());
        QVERIFY2(sentence.find("it has no") == std::string::npos, sentence.c_str());
    }

    // LDAM's, whose two refusals sent from one to the other.
    void aNormalisedClassifierIsOneReason() {
        NamedShapes shapes = {{"conv1.weight", {2, 3, 3, 3}},
                              {"layer1.0.conv1.weight", {2, 2, 3, 3}},
                              {"layer1.0.conv2.weight", {2, 2, 3, 3}},
                              {"linear.weight", {2, 10}}};
        const auto sentence = [&] {
            return sentenceOf([&] { torchvisionNames(shapes, {}, "w.pth"); });
        };
        QVERIFY(sentence().find("NormedLinear") != std::string::npos);
        shapes.emplace_back("linear.bias", Shape{10});
        QCOMPARE(sentence(), std::string());  // another network's; differences are listed elsewhere
    }

    void partsOfTorchDistributedAreNamed() {
        const TemporaryFolder folder;
        std::filesystem::create_directory(folder / "dcp");
        std::filesystem::create_directory(folder / "d c p");
        writeFileAtomically(folder / "d c p" / ".metadata", "\x80\x02}.");
        const std::string spaced = sentenceOfImport(folder / "d c p");
        QVERIFY2(spaced.find("dcp_to_torch '" + (folder / "d c p").string() + "' OUT.pth") !=
                     std::string::npos,
                 spaced.c_str());
        QVERIFY2(spaced.find("in a shell") != std::string::npos, spaced.c_str());
        writeFileAtomically(folder / "dcp" / ".metadata", "\x80\x02}.");
        writeFileAtomically(folder / "dcp" / "__0_0.distcp", "PK\x03\x04 and more");
        for (const auto& given : {folder / "dcp", folder / "dcp" / "__0_0.distcp"}) {
            const std::string sentence = sentenceOfImport(given);
            QVERIFY2(
                sentence.find("dcp_to_torch " + (folder / "dcp").string()) != std::string::npos,
                sentence.c_str());
        }
    }
};

LAB_TEST(WeightEntriesTest)
#include "WeightEntriesTest.moc"
