// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Files.h"
#include "core/model/StoredModel.h"
#include "core/model/WeightExport.h"
#include "core/run/LoadedRun.h"
#include "core/trace/TraceReport.h"
#include "core/train/Checkpoint.h"
#include "tests/core/model/Pickled.h"
#include "tests/core/model/Weights.h"

#include <QtTest>

#include <functional>
#include <zip.h>

using namespace lab;
using namespace lab::test;

namespace {

/// basic-2's tensors, without its classifier or with another one, as a file that says nothing.
void writeBasic(const std::filesystem::path& file, bool classifier, const NamedTensors& more = {},
                const std::function<std::string(const std::string&)>& rename = {}) {
    const TemporaryFolder folder;
    importWeights(weightsFile("basic-2.pth"), {}, folder / "x.safetensors");
    SafeTensors content;
    for (const auto& [key, tensor] : readSafeTensors(folder / "x.safetensors").tensors) {
        if (classifier || !key.starts_with("fc.")) {
            content.tensors.emplace_back(rename ? rename(key) : key, tensor);
        }
    }
    content.tensors.insert(content.tensors.end(), more.begin(), more.end());
    writeSafeTensors(file, content);
}

bool holds(const std::string& text, const std::string& part) {
    if (text.find(part) == std::string::npos) {
        qWarning("%s lacks \"%s\"", text.c_str(), part.c_str());
        return false;
    }
    return true;
}

void writeZip(const std::filesystem::path& file, const std::string& name) {
    zip_t* archive = zip_open(file.c_str(), ZIP_CREATE, nullptr);
    zip_source_t* source = zip_source_buffer(archive, "abc", 3, 0);
    zip_file_add(archive, name.c_str(), source, ZIP_FL_OVERWRITE);
    QCOMPARE(zip_close(archive), 0);
}

}  // namespace

/// Weights without a classifier: for Inspect, not for Classify. And what an import shows before it
/// writes anything. tests/peers/import_others.py does the same with files of the libraries.
class BackboneWeightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void backbonesAreForInspectAlone() {
        const TemporaryFolder folder;
        writeBasic(folder / "w.safetensors", /*classifier=*/false);
        const auto result = importWeights(folder / "w.safetensors", {}, folder / "b.safetensors");
        QCOMPARE(result.network.classes, 0);
        QVERIFY(holds(allOf(result.notes), "no classifier"));
        const ModelCard card = readModelCard(folder / "b.safetensors");
        QVERIFY(!card.hasClassifier());
        QVERIFY(card.classes.empty());
        const std::string classify =
            sentenceOf([&] { Classifier(folder / "b.safetensors", "cpu"); });
        QVERIFY(holds(classify, "no classifier") && holds(classify, "Inspect"));
        QVERIFY(
            holds(sentenceOf([&] { LoadedRun(folder / "b.safetensors", {}); }), "no classifier"));

        // Inspect sees what it sees of the whole network, up to the pooled features.
        importWeights(weightsFile("basic-2.pth"), {}, folder / "whole.safetensors");
        const Trace whole(std::make_shared<const TracedNetwork>(folder / "whole.safetensors"),
                          wavePicture());
        const Trace trace(std::make_shared<const TracedNetwork>(folder / "b.safetensors"),
                          wavePicture());
        QVERIFY(trace.logits().empty());
        QVERIFY(likeliestOf(trace, 5).empty());
        QVERIFY(traceJson(trace)["top"].empty());
        QCOMPARE(trace.layers().size() + 1, whole.layers().size());
        for (std::size_t i = 0; i < trace.layers().size(); ++i) {
            QVERIFY(trace.layers()[i] == whole.layers()[i]);
        }
        QCOMPARE(trace.layer(trace.layers().size() - 1).values,
                 whole.layer(trace.layers().size() - 1).values);
        QVERIFY(!trace.scaled(2, 0.5).blocks().empty());
    }

    void exportAndImportKeepThemSo() {
        const TemporaryFolder folder;
        writeBasic(folder / "w.safetensors", /*classifier=*/false);
        importWeights(folder / "w.safetensors", {}, folder / "b.safetensors");
        exportWeights(folder / "b.safetensors", folder / "e.safetensors");
        const auto again = importWeights(folder / "e.safetensors", {}, folder / "a.safetensors");
        for (const char* name : {"b.safetensors", "e.safetensors", "a.safetensors"}) {
            QVERIFY(!readModelCard(folder / name).hasClassifier());
            for (const auto& [key, tensor] : readSafeTensors(folder / name).tensors) {
                QVERIFY2(!key.starts_with("fc."), key.c_str());
            }
        }
        QCOMPARE(again.network.classes, 0);
        // Nothing trains one, and there is nothing for names.
        RunSpec spec = readModelCard(folder / "b.safetensors").spec;
        QVERIFY(holds(sentenceOf([&] { validate(spec); }), "without a classifier"));
        writeFileAtomically(folder / "names.txt", "a\nb\n");
        ImportOptions options;
        options.labels = folder / "names.txt";
        QVERIFY(holds(sentenceOf([&] {
                          importWeights(folder / "w.safetensors", options,
                                        folder / "x.safetensors");
                      }),
                      "names.txt"));
    }

    void headsOfSeveralLayersAreLeftOut() {
        const TemporaryFolder folder;
        writeBasic(folder / "w.safetensors", /*classifier=*/true,
                   {{"fc.2.weight", torch::ones({4, 10})}, {"fc.2.bias", torch::ones({4})}},
                   [](const std::string& key) {
                       return key.starts_with("fc") ? "fc.0" + key.substr(2) : key;
                   });
        // Where both layers take as many numbers, each may be a classifier by its shape alone.
        const std::int64_t features = 16;
        writeBasic(folder / "square.safetensors", /*classifier=*/false,
                   {{"head.0.weight", torch::ones({features, features})},
                    {"head.0.bias", torch::ones({features})},
                    {"head.2.weight", torch::ones({7, features})},
                    {"head.2.bias", torch::ones({7})}});
        // fastai's: what lies before the last layer makes another head of it.
        writeBasic(folder / "outside.safetensors", /*classifier=*/false,
                   {{"1.2.running_mean", torch::zeros({2 * features})},
                    {"1.4.weight", torch::ones({features, 2 * features})},
                    {"1.8.weight", torch::ones({7, features})},
                    {"1.8.bias", torch::ones({7})}},
                   [](const std::string& key) { return "0." + key; });
        // fc = Sequential(LayerNorm, Linear)
        writeBasic(
            folder / "norm.safetensors", /*classifier=*/true,
            {{"fc.0.weight", torch::ones({features})}, {"fc.0.bias", torch::ones({features})}},
            [](const std::string& key) {
                return key.starts_with("fc") ? "fc.1" + key.substr(2) : key;
            });
        for (const char* name :
             {"w.safetensors", "square.safetensors", "outside.safetensors", "norm.safetensors"}) {
            const auto result = importWeights(folder / name, {}, folder / "x.safetensors");
            QCOMPARE(result.network.classes, 0);
            QVERIFY(holds(allOf(result.notes), "several layers"));
            QVERIFY(holds(allOf(result.notes), "Left out"));
        }
        // Layers that lie in no head of their own may be anywhere in the network.
        writeBasic(
            folder / "w.safetensors", /*classifier=*/false,
            {{"fc1.weight", torch::ones({10, features})}, {"fc2.weight", torch::ones({4, 10})}});
        const std::string loose = sentenceOfImport(folder / "w.safetensors");
        QVERIFY(holds(loose, "\"fc1.weight\"") && holds(loose, "has no place"));
    }

    void wrappersMayStandAnywhereInKeys() {
        const TemporaryFolder folder;
        writeBasic(folder / "w.safetensors", /*classifier=*/true, {}, [](const std::string& key) {
            return key.starts_with("layer2.")  ? "layer2._orig_mod." + key.substr(7)
                   : key.starts_with("fc.")    ? "fc.module." + key.substr(3)
                   : key.starts_with("conv1.") ? "_fsdp_wrapped_module." + key
                                               : key;
        });
        const auto result = importWeights(folder / "w.safetensors", {}, folder / "x.safetensors");
        QVERIFY(holds(allOf(result.notes), "\"_orig_mod.\""));
        importWeights(weightsFile("basic-2.pth"), {}, folder / "whole.safetensors");
        const std::vector<PreparedImage> pictures{wavePicture()};
        QCOMPARE(Classifier(folder / "x.safetensors", "cpu").logits(pictures),
                 Classifier(folder / "whole.safetensors", "cpu").logits(pictures));
    }

    void whatIsFoundIsShownBeforeTheImport() {
        const TemporaryFolder folder;
        ImportOptions options;
        options.imageSize = 96;
        const ImportResult found = examineWeights(weightsFile("nested-2.pth"), options);
        const ImportResult made =
            importWeights(weightsFile("nested-2.pth"), options, folder / "x.safetensors");
        QVERIFY(found.file.empty());
        QCOMPARE(allOf(found.notes), allOf(made.notes));
        QCOMPARE(found.network.name, made.network.name);
        QCOMPARE(found.input->size, 96);
        QCOMPARE(found.input->mean, imageNetInput().mean);
        QVERIFY(!found.padding);
        QCOMPARE(found.entry, std::string("state_dict"));
        QCOMPARE(*examineWeights(weightsFile("foreign-akamaster-a.pth"), {}).padding,
                 Padding::Both);
        const std::string sentence = sentenceOf([] {
            ImportOptions wrong;
            wrong.mean = {0.1, 0.2};
            examineWeights(weightsFile("nested-2.pth"), wrong);
        });
        QVERIFY(holds(sentence, "3 channels"));
    }

    // Options belong to the command line: the window shows the sentence before them alone.
    void assumptionsNameNoOptions() {
        for (const char* file : {"nested-2.pth", "foreign-akamaster-a.pth", "basic-2.pth"}) {
            for (const ImportNote& note : examineWeights(weightsFile(file), {}).notes) {
                QVERIFY2(note.said.find("--") == std::string::npos, note.said.c_str());
            }
        }
    }

    void partsFoldersAndArchivesAreCalledWhatTheyAre() {
        const TemporaryFolder folder;
        writeBasic(folder / "model-00001-of-00003.safetensors", /*classifier=*/false);
        QVERIFY(holds(sentenceOfImport(folder / "model-00001-of-00003.safetensors"),
                      "one of several parts"));
        writeBasic(folder / "model-00001-of-00001.safetensors", /*classifier=*/true);
        QCOMPARE(sentenceOfImport(folder / "model-00001-of-00001.safetensors"), std::string());
        QVERIFY(
            holds(sentenceOfImport(folder / "model-00001-of-00003.safetensors"), "s.save_file("));
        writeFileAtomically(folder / "pytorch_model-00001-of-00002.bin", "PK");
        QVERIFY(holds(sentenceOfImport(folder / "pytorch_model-00001-of-00002.bin"),
                      "glob.glob(\"FOLDER/*-of-*.bin\")"));
        writeFileAtomically(folder / "model.safetensors.index.json",
                            R"({"metadata": {"total_size": 7}, "weight_map": {"a": "b"}})");
        QVERIFY(holds(sentenceOfImport(folder / "model.safetensors.index.json"), "parts"));
        for (const auto& [name, part] :
             {std::pair{"w/archive_format", "torch.export"}, std::pair{"model.weights.h5", "Keras"},
              std::pair{"arr_0.npy", "NumPy"}, std::pair{"w/resnet18.pth", "\"w/resnet18.pth\""},
              std::pair{"readme.txt", "without a state_dict"}}) {
            const auto file = folder / "w.zip";
            std::filesystem::remove(file);
            writeZip(file, name);
            QVERIFY(holds(sentenceOfImport(file), part));
        }
        const std::filesystem::path given = folder / "given";
        std::filesystem::create_directory(given);
        QVERIFY(holds(sentenceOfImport(given), "no file of weights lies in it"));
        writeFileAtomically(given / "model-00002-of-00003.safetensors", "part");
        QVERIFY(holds(sentenceOfImport(given), "is one of several parts"));
        writeFileAtomically(given / "optimizer.bin", "PK");
        writeFileAtomically(given / "model.safetensors", "whole");
        QVERIFY(holds(sentenceOfImport(given), "in it: \"model.safetensors\"."));
        std::filesystem::create_directory(given / "archive");
        writeFileAtomically(given / "archive" / "data.pkl", "\x80\x02}.");
        QVERIFY(holds(sentenceOfImport(given), "that was unpacked"));
        // ONNX that does not say who made it: a graph follows at once.
        writeFileAtomically(folder / "w.onnx", std::string("\x08\x0A\x3A\x14\x0A\x0A", 6));
        QVERIFY(holds(sentenceOfImport(folder / "w.onnx"), "ONNX"));
        using namespace std::string_literals;
        const std::string array = "cnumpy.core.multiarray\n_reconstruct\n)R";
        writeFileAtomically(
            folder / "r.pkl",  // {"model": {"fc.weight": an array}}, pickle.dump()'s
            "\x80\x02}" + pickledText("model") + "}" + pickledText("fc.weight") + array + "ss.");
        const std::string pickle = sentenceOfImport(folder / "r.pkl");
        QVERIFY2(holds(pickle, "pickle.load(open(\"FILE\", \"rb\"))[\"model\"].items()"),
                 pickle.c_str());
        QVERIFY(pickle.find("torch.load") == std::string::npos);
        writeFileAtomically(folder / "random_states_0.pkl", "\x80\x04}\x94."s);  // accelerate's
        QVERIFY(holds(sentenceOfImport(folder / "random_states_0.pkl"), "holds no weights"));
    }
};

LAB_TEST(BackboneWeightsTest)
#include "BackboneWeightsTest.moc"
