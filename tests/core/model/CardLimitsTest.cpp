// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/StoredModel.h"
#include "tests/core/model/Weights.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

/// basic-2.pth, imported.
std::filesystem::path ownFile(const TemporaryFolder& folder) {
    importWeights(weightsFile("basic-2.pth"), {}, folder / "own.safetensors");
    return folder / "own.safetensors";
}

}  // namespace

/// The card that a file has of its network: it keeps to the limits of the import's options, and an
/// import of such a file uses what it is asked.
class CardLimitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void impossibleValuesAreNamed_data() {
        QTest::addColumn<QString>("entry");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* name, const char* entry, const char* field,
                            const char* value, const char* part) {
            QTest::newRow(name) << entry << field << value << part;
        };
        row("no deviation", "input", "deviation", "[0, 0.2, 0.2]", "not 0;");
        row("below none", "input", "deviation", "[0.2, -1, 0.2]", "not -1;");
        row("hardly any", "input", "deviation", "[1e-300, 0.2, 0.2]", "1e-300");
        row("far too bright", "input", "mean", "[1e300, 0, 0]", "1e+300");
        row("of bytes", "input", "mean", "[123.7, 116.3, 103.5]", "by 255");
        row("no pixels", "input", "size", "0", "1 to 4096 pixels");
        row("of another type", "input", "size", "\"x\"", "\"size\" has the wrong type");
        row("channels", "input", "channels", "7", "not 7");
        row("classes", "classes", "", "[\"a\", \"b\"]", "names 2 classes, but the network has 10");
    }
    void impossibleValuesAreNamed() {
        QFETCH(QString, entry);
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QString, part);
        const TemporaryFolder folder;
        const auto file = ownFile(folder);
        SafeTensors content = readSafeTensors(file);
        std::string& text = content.metadata.at(entry.toStdString());
        auto json = nlohmann::json::parse(text);
        (field.isEmpty() ? json : json[field.toStdString()]) =
            nlohmann::json::parse(value.toStdString());
        text = json.dump();
        writeSafeTensors(file, content);
        for (const std::string& sentence :
             {sentenceOf([&] { readModelCard(file); }), sentenceOf([&] { readStoredModel(file); }),
              sentenceOfImport(file)}) {
            QVERIFY2(sentence.find(part.toStdString()) != std::string::npos &&
                         sentence.find("own.safetensors") != std::string::npos &&
                         sentence.find("import it first") == std::string::npos,
                     sentence.c_str());
        }
    }

    // Other programs have an entry "spec" of their own.
    void whatIsNoCardIsToBeImported() {
        for (const char* spec : {"", "resnet", "{}", "{\"name\": 1}", "[1]"}) {
            const std::string sentence = sentenceOf([&] { cardOf({{"spec", spec}}, "w.x"); });
            QVERIFY2(sentence.find("import it first") != std::string::npos, sentence.c_str());
            const TemporaryFolder folder;
            const auto file = ownFile(folder);
            SafeTensors content = readSafeTensors(file);
            content.metadata = {{"spec", spec}};
            writeSafeTensors(file, content);
            QCOMPARE(sentenceOfImport(file), std::string());  // and it can be
        }
    }

    void anImportUsesWhatItIsAsked() {
        const TemporaryFolder folder;
        const auto file = ownFile(folder);
        ImportOptions options;
        options.imageSize = 96;
        options.deviation = {0.25};
        const ImportResult result = importWeights(file, options, folder / "x.safetensors");
        const ModelCard card = readModelCard(folder / "x.safetensors");
        QCOMPARE(card.input->size, 96);
        QCOMPARE(card.input->shorterSide, 96);
        QCOMPARE(card.input->deviation, (std::vector<double>{0.25, 0.25, 0.25}));
        QCOMPARE(card.input->mean, imageNetInput().mean);
        const std::string notes = allOf(result.notes);
        QVERIFY2(notes.find("The mean, 0.485, 0.456, 0.406, was taken from its card.") !=
                     std::string::npos,
                 notes.c_str());
        options.mean = {3};
        QVERIFY(!sentenceOfImport(file, options).empty());
    }

    void anImportRefusesWhatItCannotUse() {
        const TemporaryFolder folder;
        const auto file = ownFile(folder);
        const auto refused = [&](const auto& set) {
            ImportOptions options;
            set(options.hints);
            return std::pair(sentenceOfImport(file, options), optionOfImport(file, options));
        };
        for (const auto& [given, option] :
             {std::pair{refused([](WeightHints& h) { h.stem = Stem::Cifar; }), "--stem"},
              std::pair{refused([](WeightHints& h) { h.strideAt = StrideAt::V1; }), "--stride"},
              std::pair{refused([](WeightHints& h) { h.padding = Padding::Both; }), "--padding"},
              std::pair{refused([](WeightHints& h) { h.entry = "model"; }), "--entry"}}) {
            QVERIFY2(given.first.find("says itself which network it is") != std::string::npos,
                     given.first.c_str());
            QVERIFY2(given.second.find(option) != std::string::npos, given.second.c_str());
        }
    }
};

LAB_TEST(CardLimitsTest)
#include "CardLimitsTest.moc"
