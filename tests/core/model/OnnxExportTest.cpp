// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Error.h"
#include "core/model/ModelCard.h"
#include "core/model/OnnxExport.h"
#include "core/nn/Network.h"
#include "core/nn/Zoo.h"
#include "core/train/Checkpoint.h"
#include "tests/support/SettledNorms.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QProcess>
#include <QtTest>
#include <opencv2/dnn.hpp>

#include <functional>

using namespace lab;
using namespace lab::test;

namespace {

/// A network, its file, and what it answers to one image of noise.
struct Exported {
    InputSpec input;
    std::filesystem::path file;
    torch::Tensor pixels;  // [1, C, S, S], whole numbers of 0 to 255
    torch::Tensor logits;

    Exported(const NetworkSpec& spec, int side, const TemporaryFolder& folder)
        : input(squareInput(spec.inputChannels, side)), file(folder / "network.safetensors") {
        input.mean.assign(input.mean.size(), 0.4);
        input.deviation.assign(input.deviation.size(), 0.3);
        Network network(spec);
        initialise(network, 7);
        settleNorms(network);
        network->eval();
        ModelCard card;
        card.spec.network = spec;
        card.input = input;
        for (int i = 0; i < spec.classes; ++i) {
            card.classes.push_back("class " + std::to_string(i));
        }
        writeWeights(file, stateOf(*network), metadataOf(card));
        const torch::NoGradGuard noGrad;
        pixels = (torch::arange(input.channels * side * side, torch::kFloat32) * 73)
                     .remainder(251)
                     .reshape({1, input.channels, side, side});
        logits = network->forward(prepared()).contiguous();
    }
    torch::Tensor prepared() const { return ((pixels / 255 - 0.4) / 0.3).contiguous(); }
};

// What OpenCV's reader of ONNX makes of the file.
torch::Tensor answerOfOpenCv(const std::filesystem::path& file, const torch::Tensor& image) {
    cv::dnn::Net net = cv::dnn::readNetFromONNX(file.string());
    const std::vector<int> shape(image.sizes().begin(), image.sizes().end());
    const cv::Mat blob(static_cast<int>(shape.size()), shape.data(), CV_32F, image.data_ptr());
    net.setInput(blob);
    const cv::Mat answer = net.forward();
    return torch::from_blob(answer.data, {1, static_cast<std::int64_t>(answer.total())},
                            torch::kFloat32)
        .clone();
}

// Largest difference, as a share of the largest logit where that is above 1.
double differenceOf(const torch::Tensor& one, const torch::Tensor& other) {
    if (one.sizes() != other.sizes()) {
        return 1e9;
    }
    const double scale = std::max(1.0, other.abs().max().item<double>());
    return (one - other).abs().max().item<double>() / scale;
}

NetworkSpec small(NetworkSpec spec) {
    spec.width = spec.cardinality > 1 ? spec.width : 8;
    spec.inputChannels = 3;
    spec.classes = 10;
    return spec;
}

}  // namespace

/// ONNX files, read by other programs.
class OnnxExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersAsTheNetworkDoes_data();
    void answersAsTheNetworkDoes();
    void isWhatOnnxAsksFor();
    void takesPictures();
    void refusesWhatCannotBe();
};

void OnnxExportTest::answersAsTheNetworkDoes_data() {
    QTest::addColumn<std::function<NetworkSpec()>>("spec");
    QTest::addColumn<int>("side");
    const auto row = [](const std::string& name, const NetworkSpec& spec, int side) {
        QTest::newRow(name.c_str())
            << std::function<NetworkSpec()>([spec] { return spec; }) << side;
    };
    for (const NetworkSpec& spec : zooOfEachKind()) {
        if (depthOf(spec) <= 50) {
            row(spec.name, small(spec), 32);
        }
    }
    for (const Shortcut shortcut : {Shortcut::A, Shortcut::B, Shortcut::C}) {
        for (const char* name : {"resnet-18", "resnet-50", "preact-resnet-18"}) {
            NetworkSpec spec = small(zooNetwork(name));
            spec.shortcut = shortcut;
            row(std::string(name) + " " + toText(shortcut), spec, 32);
        }
    }
    for (const Stem stem : {Stem::Small, Stem::Cifar}) {
        NetworkSpec spec = small(zooNetwork("resnet-18"));
        spec.stem = stem;
        spec.inputChannels = 1;
        row("grey, stem " + toText(stem), spec, 28);
    }
}

void OnnxExportTest::answersAsTheNetworkDoes() {
    QFETCH(std::function<NetworkSpec()>, spec);
    QFETCH(int, side);
    const TemporaryFolder folder;
    const Exported exported(spec(), side, folder);
    for (const bool fold : {false, true}) {
        const auto file = folder / (fold ? "folded.onnx" : "plain.onnx");
        exportOnnx(exported.file, file, {.fold = fold});
        const double off = differenceOf(answerOfOpenCv(file, exported.prepared()), exported.logits);
        QVERIFY2(off < 1e-4, qPrintable(QString::number(off)));
    }
    QVERIFY(std::filesystem::file_size(folder / "folded.onnx") <
            std::filesystem::file_size(folder / "plain.onnx") + 1);
}

// The checker of the onnx package, with its inference of shapes; and the card is in the file.
void OnnxExportTest::isWhatOnnxAsksFor() {
    const TemporaryFolder folder;
    NetworkSpec spec = small(zooNetwork("resnet-18"));
    spec.shortcut = Shortcut::A;
    const Exported exported(spec, 64, folder);
    for (const bool prepares : {false, true}) {
        const auto file = folder / "x.onnx";
        exportOnnx(exported.file, file, {.withPreparation = prepares});
        QProcess python;
        python.start("/usr/bin/python3",
                     {"-c",
                      "import sys, onnx\n"
                      "model = onnx.load(sys.argv[1])\n"
                      "onnx.checker.check_model(model, full_check=True)\n"
                      "shape = [d.dim_value or d.dim_param for d in "
                      "model.graph.output[0].type.tensor_type.shape.dim]\n"
                      "props = {p.key: p.value for p in model.metadata_props}\n"
                      "print(model.opset_import[0].version, model.graph.input[0].name, shape, "
                      "'class 9' in props['classes'])\n",
                      QString::fromStdString(file.string())});
        QVERIFY(python.waitForFinished(60000));
        QCOMPARE(QString::fromUtf8(python.readAllStandardError()), QString());
        QCOMPARE(QString::fromUtf8(python.readAllStandardOutput()).trimmed(),
                 QString("13 %1 ['batch', 10] True").arg(prepares ? "pixels" : "input"));
    }
}

void OnnxExportTest::takesPictures() {
    const TemporaryFolder folder;
    const Exported exported(small(zooNetwork("resnet-20")), 32, folder);
    exportOnnx(exported.file, folder / "x.onnx", {.fold = true, .withPreparation = true});
    const double off = differenceOf(answerOfOpenCv(folder / "x.onnx", exported.pixels.contiguous()),
                                    exported.logits);
    QVERIFY2(off < 1e-4, qPrintable(QString::number(off)));
}

void OnnxExportTest::refusesWhatCannotBe() {
    const TemporaryFolder folder;
    const auto sentence = sentenceOf([&] { exportOnnx(folder / "none", folder / "x.onnx"); });
    QVERIFY2(sentence.find("none") != std::string::npos, sentence.c_str());
    QVERIFY(!std::filesystem::exists(folder / "x.onnx"));
}

LAB_TEST(OnnxExportTest)
#include "OnnxExportTest.moc"
