// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Files.h"
#include "core/model/Models.h"
#include "core/model/StoredModel.h"
#include "core/weights/StateDict.h"
#include "tests/core/model/Weights.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

/// Protocol 2: {entry: {"w": a tensor of one number}}.
std::string pickleWithin(const std::string& entry) {
    const auto text = [](const std::string& value) {
        std::string pickled = "X";
        for (unsigned shift = 0; shift < 32; shift += 8) {
            pickled += static_cast<char>(value.size() >> shift & 0xFFU);
        }
        return pickled + value;
    };
    const std::string one = "K\x01\x85";  // (1,)
    std::string pickled = "\x80\x02}";
    pickled += text(entry) + "}" + text("w");
    pickled += "ctorch._utils\n_rebuild_tensor_v2\n((";
    pickled += text("storage") + "ctorch\nFloatStorage\n" + text("0") + text("cpu");
    pickled += "K\x01tQK";
    pickled += '\0';
    pickled += one + one + "tRss.";
    return pickled;
}

}  // namespace

/// What is given for weights and is none that are read here, or for the names of their classes:
/// each is called what it is.
class ForeignFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void otherFilesAreCalledWhatTheyAre_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* name, const QByteArray& bytes, const char* part) {
            QTest::newRow(name) << bytes << part;
        };
        row("empty", "", "is empty");
        row("HTML", "<!DOCTYPE html><html>Virus scan warning</html>", "web page");
        row("HTML after a mark", "\xEF\xBB\xBF\n <HTML><body>404</body>", "web page");
        row("XML", "<?xml version='1.0'?><Error>AccessDenied</Error>", "web page");
        row("Git LFS", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 97781949\n",
            "git lfs pull");
        row("gzip", QByteArray("\x1F\x8B\x08\0\0\0\0\0\0\3", 10), "gzip");
        row("Zstandard", QByteArray("\x28\xB5\x2F\xFD\x04\0\0\0\0\0", 10), "Zstandard");
        row("tar", QByteArray(257, '\0').replace(0, 5, "a.pth") + "ustar" + QByteArray(250, '\0'),
            "tar");
        row("ONNX",
            QByteArray("\x08\x07\x12\x07pytorch\x1A\x05"
                       "2.1.0",
                       18),
            "ONNX");
        row("HDF5", QByteArray("\x89HDF\r\n\x1A\n\0\0\0\0", 12), "HDF5");
        row("NumPy", QByteArray("\x93NUMPY\x01\0v\0", 10), "NumPy");
        row("TensorFlow's SavedModel",
            QByteArray("\x08\x01\x12\xD4\x05\x0A\x30\x12\x0F\x0A\x0D\x0A\x03"
                       "Add\x12\x06",
                       18),
            "a file of TensorFlow,");
        row("TensorFlow's graph",
            QByteArray("\x0A\x20\x0A\x05"
                       "input\x12\x0BPlaceholder\x2A\x10\x0A\x05"
                       "dtype",
                       30),
            "a file of TensorFlow,");
        row("Core ML", QByteArray("\x08\x04\x12\x12\x0A\x10\x0A\x05image\x12\x07picture", 22),
            "a file of Core ML,");
        row("a protobuf", QByteArray("\x08\x01\x12\x06\x01\x02\x03\x04\x05\x06", 10),
            "a file of ONNX, TensorFlow or Core ML,");
        row("TensorFlow Lite", QByteArray("\x1C\0\0\0TFL3\x14\0\x20\0", 12), "TensorFlow Lite");
        row("MXNet", QByteArray("\x12\x01", 2) + QByteArray(14, '\0') + "\x01", "MXNet");
        row("GGML", QByteArray("lmgg\x44\xC1\xBB", 7), "GGML");
        row("ELF",
            QByteArray("\x7F"
                       "ELF\2\1\1\0",
                       8),
            "is a program");
        row("a short text", "{\"a\":1}", "is a text");
        row("zeros", QByteArray(1000, '\0'), "zeros");
        row("text", "{\"message\": \"Not Found\", \"status\": 404}", "is a text");
    }
    void otherFilesAreCalledWhatTheyAre() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, part);
        const TemporaryFolder folder;
        for (const char* name : {"w.pth", "w.safetensors"}) {
            writeFileAtomically(folder / name, bytes.toStdString());
            for (const std::string& sentence : {sentenceOfImport(folder / name), sentenceOf([&] {
                                                    Classifier(folder / name, "cpu");
                                                })}) {
                QVERIFY2(sentence.find(part.toStdString()) != std::string::npos, sentence.c_str());
                QVERIFY2(sentence.find(name) != std::string::npos, sentence.c_str());
            }
        }
    }

    // Only what is named so, or begins so, is a damaged file of SafeTensors.
    void unknownBytesAreCalledByTheirName() {
        const TemporaryFolder folder;
        for (const auto& [name, part] :
             {std::pair{"model.ckpt-1.index", "a file of TensorFlow,"},
              std::pair{"model.ckpt-1.data-00000-of-00001", "a file of TensorFlow,"},
              std::pair{"flax_model.msgpack", "a file of Flax,"},
              std::pair{"r.caffemodel", "a file of Caffe,"}, std::pair{"r.onnx", "an ONNX network"},
              std::pair{"model.ckpt", "no file of weights that is known here"},
              std::pair{"pytorch_model.bin", "no file of weights that is known here"},
              std::pair{"r.safetensors", "is no whole SafeTensors file"}}) {
            writeFileAtomically(folder / name, "\x91\xF0\x0B\xEE\x01 and more of it");
            const std::string sentence = sentenceOfImport(folder / name);
            QVERIFY2(sentence.find(part) != std::string::npos, sentence.c_str());
        }
    }

    // Each dictionary's path repeats the names above it: a stranger's could be megabytes, a hundred
    // thousand times.
    void anEntrysNameIsNoStory() {
        const auto stateIn = [](const std::string& entry) {
            return stateDictOf(readPickle(pickleWithin(entry), "w.pth"), "", "w.pth");
        };
        QCOMPARE(stateIn(std::string(200, 'x')).nestedIn, std::string(200, 'x'));
        const std::string sentence = sentenceOf([&] { stateIn(std::string(300, 'x')); });
        QVERIFY2(sentence.find("no dictionary of weights") != std::string::npos, sentence.c_str());
    }

    void aFolderThatCannotBeMadeIsASentence() {
        const TemporaryFolder folder;
        writeFileAtomically(folder / "resnet-lab", "a file where a folder should be");
        const QByteArray before = qgetenv("XDG_DATA_HOME");
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString((folder / "").string()));
        const std::string sentence =
            sentenceOf([] { importWeights(weightsFile("basic-2.pth"), {}, ""); });
        qputenv("XDG_DATA_HOME", before);
        QVERIFY2(sentence.find("resnet-lab/models") != std::string::npos, sentence.c_str());
    }

    void aLongNameIsCut() {
        const TemporaryFolder folder;
        std::string name;
        for (int i = 0; i < 80; ++i) {
            name += "\xE9\x95\xB7";  // three bytes
        }
        std::filesystem::copy_file(weightsFile("basic-2.pth"), folder / (name + ".pth"));
        const QByteArray before = qgetenv("XDG_DATA_HOME");
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString((folder / "").string()));
        ImportResult result;
        const std::string sentence =
            sentenceOf([&] { result = importWeights(folder / (name + ".pth"), {}, ""); });
        qputenv("XDG_DATA_HOME", before);
        QCOMPARE(sentence, std::string());
        QCOMPARE(result.file.stem().string(), name.substr(0, 180));
        QVERIFY(allOf(result.notes).find("is too long") != std::string::npos);
    }

    void pyTorchsFilesAreToBeImported() {
        const std::string sentence =
            sentenceOf([] { Classifier(weightsFile("basic-2.pth"), "cpu"); });
        QVERIFY2(sentence.find("resnet-lab import") != std::string::npos, sentence.c_str());
    }

    void quantisedWeightsAndUnknownTypesAreNamed() {
        const TemporaryFolder folder;
        importWeights(weightsFile("basic-2.pth"), {}, folder / "w.safetensors");
        SafeTensors content = readSafeTensors(folder / "w.safetensors");
        content.metadata.clear();  // it is no file of ours any more
        for (auto& [key, tensor] : content.tensors) {
            tensor = key == "layer2.0.conv1.weight" ? tensor.to(torch::kUInt8) : tensor;
        }
        writeSafeTensors(folder / "w.safetensors", content);
        const std::string whole = sentenceOfImport(folder / "w.safetensors");
        QVERIFY2(whole.find("\"layer2.0.conv1.weight\" in whole numbers") != std::string::npos,
                 whole.c_str());
        const std::string header =
            R"({"conv1.weight":{"dtype":"F8_E4M3","shape":[2],"data_offsets":[0,2]}})";
        std::string bytes(8, '\0');
        bytes[0] = static_cast<char>(header.size());
        bytes.append(header).append("ab");
        writeFileAtomically(folder / "w.safetensors", bytes);
        const std::string unknown = sentenceOfImport(folder / "w.safetensors");
        QVERIFY2(unknown.find("F8_E4M3") != std::string::npos &&
                     unknown.find("no whole") == std::string::npos,
                 unknown.c_str());
    }

    void namesAreReadAsPeopleWriteThem() {
        const TemporaryFolder folder;
        const std::filesystem::path file = folder / "names.txt";
        writeFileAtomically(file,
                            "\xEF\xBB\xBF"
                            "cat \r\n  d\xC3\xB6g\r\nblue bird\r\n\r\n");
        QCOMPARE(readClassNames(file, 3),
                 (std::vector<std::string>{"cat", "d\xC3\xB6g", "blue bird"}));
        const auto sentence = [&](const std::string& content) {
            writeFileAtomically(file, content);
            return sentenceOf([&] { readClassNames(file, 2); });
        };
        for (const auto& [content, part] :
             {std::pair{"\ncat\n", "Line 1"}, std::pair{"cat\n \t\ndog\n", "Line 2"},
              std::pair{"cat\nd\xF6g\n", "UTF-8"},
              std::pair{"\xFF\xFE"
                        "c",
                        "UTF-16"},
              std::pair{"\n\n", "Line 1"}, std::pair{"", "no class names"},
              std::pair{"cat\n", "1 names"}}) {
            const std::string said = sentence(content);
            QVERIFY2(
                said.find(part) != std::string::npos && said.find("names.txt") != std::string::npos,
                said.c_str());
        }
        QCOMPARE(imageNetClasses().size(), std::size_t{1000});
        ImportOptions options;
        options.labels = file;
        for (const std::string second : {"b", "e\xCC\x81"}) {
            const std::string first = second == "b" ? "b" : "\xC3\xA9";  // one name, spelled twice
            writeFileAtomically(file, "a\n" + first + "\nc\n" + second + "\nd\ne\nf\ng\nh\ni\n");
            const auto notes = importWeights(weightsFile("basic-2.pth"), options,
                                             folder / (second + ".safetensors"))
                                   .notes;
            QVERIFY2(allOf(notes).find("Lines 2 and 4") != std::string::npos, allOf(notes).c_str());
        }
    }
};

LAB_TEST(ForeignFilesTest)
#include "ForeignFilesTest.moc"
