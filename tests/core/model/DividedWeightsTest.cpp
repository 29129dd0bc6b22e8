// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/Recognise.h"
#include "tests/core/model/Weights.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

std::string sentenceOfShapes(const NamedShapes& shapes) {
    return sentenceOf([&] { recognise(shapes, {}, "w.pth"); });
}

NamedShapes shapesWith(const char* network, const NamedShapes& more, const std::string& prefix) {
    NamedShapes shapes = more;
    for (const auto& [key, shape] : shapesOf(zooNetwork(network))) {
        if (!key.starts_with("fc.")) {
            shapes.emplace_back(prefix + key, shape);
        }
    }
    return shapes;
}

}  // namespace

/// What other programs make of a network's tensors: each is refused by what it is, or put right.
class DividedWeightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void otherFormsAreCalledWhatTheyAre() {
        const auto has = [](const std::string& sentence, const char* part) {
            return sentence.find(part) != std::string::npos;
        };
        NamedShapes empty = shapesOf(zooNetwork("resnet-18"));
        empty.front().second = {0};
        const std::string deepSpeed = sentenceOfShapes(empty);
        QVERIFY2(has(deepSpeed, "\"conv1.weight\"") && has(deepSpeed, "zero_to_fp32.py"),
                 deepSpeed.c_str());
        const std::string flat =
            sentenceOfShapes({{"_fsdp_wrapped_module._flat_param", {11'000'000}},
                              {"_fsdp_wrapped_module.layer1._flat_param", {1000}}});
        QVERIFY2(has(flat, "FULL_STATE_DICT"), flat.c_str());
        // timm's resnetv2_18d
        const std::string deep = sentenceOfShapes({{"stem.conv1.weight", {32, 3, 3, 3}},
                                                   {"stem.conv2.weight", {32, 32, 3, 3}},
                                                   {"stem.conv3.weight", {64, 32, 3, 3}}});
        QVERIFY2(has(deep, "several convolutions"), deep.c_str());
        // torchvision's fcn_resnet50 and deeplabv3_resnet50; a plain convolution is no such head.
        for (const char* head : {"classifier.0.weight", "classifier.0.convs.1.0.weight"}) {
            const std::string sentence =
                sentenceOfShapes(shapesWith("resnet-50", {{head, {256, 2048, 3, 3}}}, "backbone."));
            QVERIFY2(has(sentence, "segmentation") && has(sentence, "dilated"), sentence.c_str());
        }
        QVERIFY(sentenceOfShapes(
                    shapesWith("resnet-50", {{"fpn.0.weight", {256, 2048, 1, 1}}}, "backbone."))
                    .empty());
    }

    void mlxsConvolutionsAreTurned() {
        const TemporaryFolder folder;
        importWeights(weightsFile("basic-2.pth"), {}, folder / "x.safetensors");
        const NamedTensors plain = readSafeTensors(folder / "x.safetensors").tensors;
        const auto imported = [&](bool turns, const char* format) {
            SafeTensors content;
            content.metadata["format"] = format;
            for (const auto& [key, tensor] : plain) {
                const bool turned = turns && tensor.dim() == 4;
                content.tensors.emplace_back(
                    key, turned ? tensor.permute({0, 2, 3, 1}).contiguous() : tensor);
            }
            writeSafeTensors(folder / "w.safetensors", content);
            const ImportResult result =
                importWeights(folder / "w.safetensors", {}, folder / "y.safetensors");
            const NamedTensors tensors = readSafeTensors(folder / "y.safetensors").tensors;
            for (std::size_t i = 0; i < plain.size(); ++i) {
                if (!torch::equal(plain[i].second, tensors.at(i).second)) {
                    return plain[i].first;
                }
            }
            return allOf(result.notes).find("as MLX's have") == std::string::npos
                       ? std::string("as they are")
                       : std::string("turned");
        };
        QCOMPARE(imported(true, "mlx"), std::string("turned"));
        QCOMPARE(imported(false, "mlx"), std::string("as they are"));
        QCOMPARE(imported(false, "pt"), std::string("as they are"));
    }
};

LAB_TEST(DividedWeightsTest)
#include "DividedWeightsTest.moc"
