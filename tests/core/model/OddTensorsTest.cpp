// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/weights/StateDict.h"
#include "tests/core/model/Weights.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

std::string pickledText(const std::string& value) {
    std::string pickled = "X";
    for (unsigned shift = 0; shift < 32; shift += 8) {
        pickled += static_cast<char>(value.size() >> shift & 0xFFU);
    }
    return pickled + value;
}

/// Protocol 2: {"w": a tensor of one number with this metadata}.
std::string pickleWith(const std::string& metadata) {
    const std::string one = "K\x01\x85";  // (1,)
    std::string pickled = "\x80\x02}" + pickledText("w");
    pickled += "ctorch._utils\n_rebuild_tensor_v2\n((";
    pickled += pickledText("storage") + "ctorch\nFloatStorage\n" + pickledText("0");
    pickled += pickledText("cpu") + "K\x01tQK";
    pickled += '\0';
    return pickled + one + one + "\x89}" + metadata + "tRs.";
}

std::map<std::string, torch::Tensor> tensorsOfImport(const std::string& name) {
    const TemporaryFolder folder;
    importWeights(weightsFile(name), {}, folder / "x.safetensors");
    const NamedTensors tensors = readSafeTensors(folder / "x.safetensors").tensors;
    return {tensors.begin(), tensors.end()};
}

}  // namespace

/// Tensors as torch.save() writes them where they are views of rarer kinds, and what stands in
/// tensors' places (tests/data/weights/make-odd.py).
class OddTensorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void negatedOnesHaveTheirSign() {
        const auto plain = tensorsOfImport("foreign-beside.pth");
        const auto negated = tensorsOfImport("odd-negated.pth");
        for (const auto& [key, tensor] : plain) {
            QVERIFY2(torch::equal(tensor, negated.at(key)), key.c_str());
        }
    }

    void expandedOnesAreWrittenOut() {
        const auto plain = tensorsOfImport("foreign-beside.pth");
        auto expanded = tensorsOfImport("odd-expanded.pth");
        QVERIFY(torch::equal(expanded.at("bn1.weight"), torch::full({2}, 0.75)));
        QVERIFY(torch::equal(expanded.at("layer1.0.bn1.running_var"), torch::full({2}, 1.5)));
        QCOMPARE(expanded.at("fc.weight").index({9, 3}).item<double>(), 12.0);
        QCOMPARE(expanded.at("fc.weight").index({9, 0}).item<double>(), 9.0);
        for (const char* key : {"conv1.weight", "fc.bias", "bn1.bias"}) {
            QVERIFY2(torch::equal(expanded.at(key), plain.at(key)), key);
        }
    }

    void otherKindsAreCalledWhatTheyAre_data() {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("remedy");
        QTest::newRow("odd-far.pth") << "\"fc.weight\""
                                     << "contiguous()";
        QTest::newRow("odd-sparse.pth") << "sparse"
                                        << "to_dense()";
        QTest::newRow("odd-meta.pth") << "no numbers"
                                      << "another file";
        QTest::newRow("odd-numpy.pth") << "NumPy"
                                       << "from_numpy(v)";
        QTest::newRow("odd-lists.pth") << "lists of numbers"
                                       << "as_tensor(v)";
    }
    void otherKindsAreCalledWhatTheyAre() {
        QFETCH(QString, part);
        QFETCH(QString, remedy);
        const std::string sentence = sentenceOfImport(weightsFile(QTest::currentDataTag()));
        QVERIFY2(QString::fromStdString(sentence).contains(part), sentence.c_str());
        QVERIFY2(QString::fromStdString(sentence).contains(remedy), sentence.c_str());
        QVERIFY2(sentence.find("damaged") == std::string::npos, sentence.c_str());
    }

    void metadataIsReadOrRefused() {
        const auto tensorWith = [](const std::string& metadata) {
            return stateDictOf(readPickle(pickleWith(metadata), "w.pth"), "", "w.pth")
                .tensors.at(0);
        };
        const std::string yes = "\x88s";
        const std::string no = "\x89s";
        QVERIFY(!tensorWith("").isNegated);
        QVERIFY(!tensorWith("N").isNegated);
        QVERIFY(!tensorWith("}").isNegated);
        QVERIFY(tensorWith("}" + pickledText("neg") + yes).isNegated);
        QVERIFY(!tensorWith("}" + pickledText("neg") + no + pickledText("conj") + no).isNegated);
        for (const char* name : {"conj", "odd"}) {
            const std::string sentence =
                sentenceOf([&] { tensorWith("}" + pickledText(name) + yes); });
            QVERIFY2(sentence.find("\"w\"") != std::string::npos &&
                         sentence.find("resolve_conj()") != std::string::npos,
                     sentence.c_str());
        }
    }
};

LAB_TEST(OddTensorsTest)
#include "OddTensorsTest.moc"
