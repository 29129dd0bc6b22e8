// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Files.h"
#include "core/model/Models.h"
#include "core/model/StoredModel.h"
#include "core/model/WeightExport.h"
#include "core/weights/TorchFile.h"
#include "tests/core/model/Weights.h"

#include <QtTest>

#include <cstring>
#include <fstream>
#include <iterator>

using namespace lab;
using namespace lab::test;

namespace {

std::string bytesOfFile(const std::string& name) {
    return readFile(weightsFile(name), 1U << 24U);
}

// Protocol 2: a tuple of what "module.name" makes of its arguments, as any object is pickled.
std::string pickleNaming(const std::string& package, const std::string& name) {
    return "\x80\x02"
           "c" +
           package + "\n" + name + "\n)R.";
}

}  // namespace

/// Foreign weights, against files that PyTorch 1.13 and 2.x, timm and safetensors wrote themselves
/// (tests/data/weights/make-weights.py) and the logits that torchvision's and timm's networks gave
/// with them.
class WeightImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheLogitsOfTheirOwnNetworks_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("numbers");
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("form");
        for (const char* version : {"1.13", "2"}) {
            const auto row = [&](const char* kind, const char* network, const char* form) {
                const QString name = QString("%1-%2.pth").arg(kind, version);
                QTest::newRow(qPrintable(name))
                    << name << QString("weights-%1.json").arg(version) << network << form;
            };
            row("basic", "resnet-18", ".pth (zip)");
            row("nested", "resnet-14-1.1.1.1", ".pth (zip)");
            row("grouped", "resnext-17-2x32d-2.1.1.1", ".pth (zip)");
            row("views", "resnet-10-1.1.1.1", ".pth (zip)");
            row("legacy", "resnet-10-1.1.1.1", ".pth (the older form)");
        }
        QTest::newRow("timm") << "timm.safetensors"
                              << "weights-timm.json"
                              << "resnet-14-1.1.1.1"
                              << "SafeTensors";
    }
    void givesTheLogitsOfTheirOwnNetworks() {
        QFETCH(QString, name);
        QFETCH(QString, numbers);
        QFETCH(QString, network);
        QFETCH(QString, form);
        const TemporaryFolder folder;
        const std::string file = name.toStdString();
        const ImportResult result = importWeights(weightsFile(file), {}, folder / "x.safetensors");
        QCOMPARE(QString::fromStdString(result.network.name), network);
        QCOMPARE(QString::fromStdString(result.form), form);
        QCOMPARE(result.network.classes, 10);
        const Classifier classifier(folder / "x.safetensors", "cpu");
        QCOMPARE(classifier.card().source, file);
        const std::vector<PreparedImage> pictures{wavePicture()};
        const std::vector<float> logits = classifier.logits(pictures).front();
        const auto expected = weightsJson(numbers.toStdString())["logits"][file];
        QCOMPARE(logits.size(), expected.size());
        for (std::size_t i = 0; i < logits.size(); ++i) {
            QVERIFY2(std::abs(logits[i] - expected[i].get<float>()) < 1e-4,
                     qPrintable(QString("%1: %2").arg(i).arg(logits[i])));
        }
    }

    void saysWhatItLeftOutAndAssumed() {
        const TemporaryFolder folder;
        const auto notes =
            importWeights(weightsFile("nested-2.pth"), {}, folder / "x.safetensors").notes;
        const std::string all = allOf(notes);
        QVERIFY2(all.find("\"state_dict\"") != std::string::npos, all.c_str());
        QVERIFY2(all.find("\"module.\"") != std::string::npos, all.c_str());
        QVERIFY2(all.find("--labels") != std::string::npos, all.c_str());
    }

    void namedClasses() {
        const TemporaryFolder folder;
        writeFileAtomically(folder / "names.txt", "a\nb\nc\nd\ne\nf\ng\nh\r\ni\nj\n");
        ImportOptions options;
        options.labels = folder / "names.txt";
        importWeights(weightsFile("basic-2.pth"), options, folder / "x.safetensors");
        QCOMPARE(readStoredModel(folder / "x.safetensors").card.classes[7], std::string("h"));
        writeFileAtomically(folder / "names.txt", "a\nb\n");
        const std::string sentence = sentenceOfImport(weightsFile("basic-2.pth"), options);
        QVERIFY2(sentence.find("2 names") != std::string::npos, sentence.c_str());
        QCOMPARE(imageNetClasses().size(), std::size_t{1000});
        QCOMPARE(imageNetClasses()[281], std::string("tabby"));  // torchvision's
    }

    void wrongNetworksAreListed() {
        ImportOptions options;
        options.hints.network = "resnet-34";
        const std::string deeper = sentenceOfImport(weightsFile("basic-2.pth"), options);
        QVERIFY2(deeper.find("\"layer1.2.conv1.weight\" is missing") != std::string::npos &&
                     deeper.find("more)") != std::string::npos,
                 deeper.c_str());
        options.hints.network = "resnet-50";
        const std::string bottleneck = sentenceOfImport(weightsFile("basic-2.pth"), options);
        QVERIFY2(
            bottleneck.find("\"layer1.0.conv1.weight\" is [2, 2, 3, 3] and not [2, 2, 1, 1]") !=
                std::string::npos,
            bottleneck.c_str());
        options.hints.network = "plain-18";
        const std::string plain = sentenceOfImport(weightsFile("basic-2.pth"), options);
        QVERIFY2(plain.find("\"layer2.0.downsample.0.weight\" [4, 2, 1, 1] has no place") !=
                     std::string::npos,
                 plain.c_str());
    }

    void foreignFilesAreRefusedByName_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("part");
        for (const char* version : {"1.13", "2"}) {
            const auto row = [&](const char* kind, const char* part) {
                const QString name = QString("%1-%2.pth").arg(kind, version);
                QTest::newRow(qPrintable(name)) << name << part;
            };
            row("evil", "posix.system");
            row("evil-legacy", "posix.system");
            row("module", "torch.nn.modules.linear.Linear");
            row("script", "TorchScript");
        }
    }
    void foreignFilesAreRefusedByName() {
        QFETCH(QString, name);
        QFETCH(QString, part);
        const std::string sentence = sentenceOfImport(weightsFile(name.toStdString()));
        QVERIFY2(sentence.find(part.toStdString()) != std::string::npos, sentence.c_str());
        QVERIFY2(sentence.find("state_dict()") != std::string::npos, sentence.c_str());
        QVERIFY(!std::filesystem::exists("/tmp/resnet-lab-was-here"));
    }

    void nothingElseIsNamed() {
        const TemporaryFolder folder;
        for (const auto& [package, name] :
             {std::pair{"os", "system"}, std::pair{"builtins", "eval"},
              std::pair{"torch._utils", "_rebuild_qtensor"}, std::pair{"torch", "load"},
              std::pair{"builtins", "getattr"}, std::pair{"functools", "partial"},
              std::pair{"torch FloatStorage", "x"}}) {
            writeFileAtomically(folder / "x.pth", pickleNaming(package, name));
            const std::string sentence = sentenceOfImport(folder / "x.pth");
            QVERIFY2(sentence.find(std::string(package) + "." + name) != std::string::npos,
                     sentence.c_str());
        }
    }

    // Each cut and each flipped byte is a sentence, or weights as good as they were.
    void damageIsASentence_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"legacy-2.pth", "views-1.13.pth", "timm.safetensors"}) {
            QTest::newRow(name) << name;
        }
    }
    void damageIsASentence() {
        QFETCH(QString, name);
        const TemporaryFolder folder;
        const std::string whole = bytesOfFile(name.toStdString());
        const auto check = [&](const std::string& bytes) {
            writeFileAtomically(folder / "x.pth", bytes);
            try {
                importWeights(folder / "x.pth", {}, folder / "y.safetensors");
                return true;
            } catch (const Error& error) {
                return std::string(error.what()).find("x.pth") != std::string::npos;
            }
        };
        for (std::size_t i = 0; i < 60; ++i) {
            const std::string cut = whole.substr(0, whole.size() * i / 60);
            QVERIFY(!sentenceOf([&] {
                         writeFileAtomically(folder / "x.pth", cut);
                         importWeights(folder / "x.pth", {}, folder / "y.safetensors");
                     }).empty());
        }
        for (std::size_t i = 0; i < 300; ++i) {
            std::string flipped = whole;
            // Mostly where the structure stands: the front (pickles) and the end (zip's directory).
            const std::size_t at = i % 3 == 0   ? i * 7919 % whole.size()
                                   : i % 3 == 1 ? i * 31 % std::min<std::size_t>(8000, whole.size())
                                                : whole.size() - 1 - i * 17 % 6000;
            flipped[at] = static_cast<char>(flipped[at] ^ (1 << i % 8));
            QVERIFY(check(flipped));
        }
    }

    // What a file claims is compared with what it has before anything is allocated.
    void hugeClaimsAreRefused() {
        const TemporaryFolder folder;
        std::string bytes = bytesOfFile("legacy-2.pth");
        const std::string magic("\x8A\x0A", 2);
        QVERIFY(bytes.find(magic) != std::string::npos);
        // The first storage's length, behind the list of keys that ends the pickles.
        const TorchFile whole(weightsFile("legacy-2.pth"));
        QCOMPARE(whole.format(), TorchFormat::Legacy);
        const std::string first = whole.readStorage(whole.tensors().front());
        const std::size_t at = bytes.find(first) - sizeof(std::uint64_t);
        const std::uint64_t claimed = std::uint64_t{1} << 61;
        bytes.replace(at, sizeof claimed, reinterpret_cast<const char*>(&claimed), sizeof claimed);
        writeFileAtomically(folder / "x.pth", bytes);
        const std::string sentence = sentenceOfImport(folder / "x.pth");
        QVERIFY2(sentence.find("cut short") != std::string::npos ||
                     sentence.find("storages") != std::string::npos,
                 sentence.c_str());
    }

    void whatIsNoFileOfWeightsIsASentence() {
        const TemporaryFolder folder;
        for (const char* content : {"", "P", "PK\x03\x04", "\x80\x02}.", "text", "\x80\x02]."}) {
            writeFileAtomically(folder / "x.pth", std::string_view(content));
            QVERIFY(sentenceOfImport(folder / "x.pth").find("x.pth") != std::string::npos);
        }
        QVERIFY(sentenceOfImport(folder / "none.pth").find("none.pth") != std::string::npos);
        QVERIFY(!sentenceOfImport(folder.path()).empty());
    }

    // Of SafeTensors files every 32nd begins with the byte of a pickle, and a few with a zip
    // archive's letters, by the length of their header.
    void theLengthOfAHeaderIsNoOtherFormat() {
        std::ifstream stream(dataFile("weights/timm.safetensors"), std::ios::binary);
        const std::string whole{std::istreambuf_iterator<char>(stream), {}};
        std::uint64_t length = 0;
        std::memcpy(&length, whole.data(), sizeof(length));
        const TemporaryFolder folder;
        for (const auto& [mask, wanted] :
             {std::pair(0xffU, 0x80U), {0xffffU, 0x0280U}, {0xffffU, 0x4b50U}}) {
            std::uint64_t longer = length;
            while ((longer & mask) != wanted) {
                ++longer;
            }
            std::string file(sizeof(longer), '\0');
            std::memcpy(file.data(), &longer, sizeof(longer));
            file += whole.substr(sizeof(length), length) + std::string(longer - length, ' ') +
                    whole.substr(sizeof(length) + length);
            writeFileAtomically(folder / "w.safetensors", file);
            QCOMPARE(importWeights(folder / "w.safetensors", {}, folder / "x.safetensors").form,
                     std::string("SafeTensors"));
        }
    }

    // A plain network and one of option A have the same keys; a person has to say which.
    void aNetworkWithoutProjectionsIsAskedFor() {
        const TemporaryFolder folder;
        NetworkSpec spec = tinyNetwork("resnet-18");
        spec.shortcut = Shortcut::A;
        SafeTensors content;
        for (const auto& [key, shape] : shapesOf(spec)) {
            content.tensors.emplace_back(key, torch::ones(shape));
        }
        writeSafeTensors(folder / "x.safetensors", content);
        const std::string sentence = sentenceOfImport(folder / "x.safetensors");
        QVERIFY2(sentence.find("--") == std::string::npos, sentence.c_str());
        QVERIFY(optionOfImport(folder / "x.safetensors").find("--network") == 0);
        ImportOptions options;
        options.hints.stem = Stem::Small;
        options.hints.network = "resnet-18";
        const auto residual =
            importWeights(folder / "x.safetensors", options, folder / "y.safetensors");
        QCOMPARE(residual.network.shortcut, Shortcut::A);
        QCOMPARE(residual.network.stem, Stem::Small);
        options.hints.network = "plain-18";
        const auto plain =
            importWeights(folder / "x.safetensors", options, folder / "y.safetensors");
        QCOMPARE(plain.network.family, Family::Plain);
    }

    void exportsTorchvisionsKeysInOrder() {
        const TemporaryFolder folder;
        importWeights(weightsFile("basic-2.pth"), {}, folder / "x.safetensors");
        exportWeights(folder / "x.safetensors", folder / "out.safetensors");
        const SafeTensors content = readSafeTensors(folder / "out.safetensors");
        const TorchFile original(weightsFile("basic-2.pth"));
        QCOMPARE(content.tensors.size(), original.tensors().size());
        for (std::size_t i = 0; i < content.tensors.size(); ++i) {
            QCOMPARE(content.tensors[i].first, original.tensors()[i].key);
            QCOMPARE(content.tensors[i].second.sizes().vec(), original.tensors()[i].shape);
        }
        // The exported file still gives torchvision's logits.
        const Classifier exported(folder / "out.safetensors", "cpu");
        const std::vector<PreparedImage> pictures{wavePicture()};
        const std::vector<float> logits = exported.logits(pictures).front();
        const auto expected = weightsJson("weights-2.json")["logits"]["basic-2.pth"];
        for (std::size_t i = 0; i < logits.size(); ++i) {
            QVERIFY(std::abs(logits[i] - expected[i].get<float>()) < 1e-4);
        }
        // Half precision: of what has more than one dimension.
        exportWeights(folder / "x.safetensors", folder / "half.safetensors", StoredPrecision::Half);
        for (const auto& [key, tensor] : readSafeTensors(folder / "half.safetensors").tensors) {
            QCOMPARE(tensor.scalar_type() == torch::kFloat16, tensor.dim() > 1);
        }
        QVERIFY(std::filesystem::file_size(folder / "half.safetensors") <
                std::filesystem::file_size(folder / "out.safetensors"));
    }
};

LAB_TEST(WeightImportTest)
#include "WeightImportTest.moc"
