// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/weights/StateDict.h"
#include "tests/core/model/Pickled.h"
#include "tests/core/model/Weights.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

/// {"w": a tensor of one number with this metadata}.
std::string pickleWith(const std::string& metadata) {
    return "\x80\x02}" + pickledText("w") + pickledTensor("\x89}" + metadata) + "s.";
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

    void otherClassesOfTensorsAreNamed() {
        const auto sentenceWith = [](const std::string& name) {
            return sentenceOf([&] {
                readPickle("\x80\x02}" + pickledText("w") + "c" + name + "\n)Rs.", "w.pth");
            });
        };
        const std::string own = sentenceWith("torch._tensor\n_rebuild_from_type_v2");
        QVERIFY2(own.find("as_subclass(torch.Tensor)") != std::string::npos, own.c_str());
        for (const auto& [name, part] :
             {std::pair{"torch\nComplexFloatStorage", "complex numbers"},
              std::pair{"torch\nComplexDoubleStorage", "complex numbers"},
              std::pair{"torch._utils\n_rebuild_nested_tensor", "nested tensors"}}) {
            const std::string sentence = sentenceWith(name);
            QVERIFY2(sentence.find(part) != std::string::npos &&
                         sentence.find("state_dict()") == std::string::npos,
                     sentence.c_str());
        }
    }

    void doublesBeyondSinglePrecisionAreCalledThat() {
        const TemporaryFolder folder;
        importWeights(weightsFile("foreign-beside.pth"), {}, folder / "x.safetensors");
        SafeTensors content;
        for (const auto& [key, tensor] : readSafeTensors(folder / "x.safetensors").tensors) {
            const bool isHuge = key == "fc.weight";
            content.tensors.emplace_back(
                key, isHuge ? torch::full_like(tensor, 1e300, torch::kFloat64) : tensor);
        }
        writeSafeTensors(folder / "huge.safetensors", content);
        const std::string sentence = sentenceOfImport(folder / "huge.safetensors");
        QVERIFY2(sentence.find("\"fc.weight\" holds numbers beyond 3.4e38") != std::string::npos,
                 sentence.c_str());
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
