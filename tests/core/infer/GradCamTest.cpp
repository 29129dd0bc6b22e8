// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/Picture.h"
#include "core/infer/GradCam.h"
#include "tests/core/model/Weights.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace lab;
using namespace lab::test;

namespace {

constexpr int kSide = 224;
constexpr int kStep = 16;  // make-grad-cam.py keeps every sixteenth pixel

std::vector<double> sampled(const CamMap& map) {
    const std::vector<float> all = enlarged(map, kSide, kSide);
    std::vector<double> kept;
    for (int y = 0; y < kSide; y += kStep) {
        for (int x = 0; x < kSide; x += kStep) {
            kept.push_back(all[y * kSide + x]);
        }
    }
    return kept;
}

std::vector<double> numbersOf(const nlohmann::json& rows) {
    std::vector<double> numbers;
    for (const auto& row : rows) {
        for (const auto& value : row) {
            numbers.push_back(value.get<double>());
        }
    }
    return numbers;
}

double meanOf(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Pearson's.
double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double x = a[i] - meanOf(a);
        const double y = b[i] - meanOf(b);
        ab += x * y;
        aa += x * x;
        bb += y * y;
    }
    return ab / std::sqrt(aa * bb);
}

}  // namespace

/// Grad-CAM against pip's grad-cam on the same weights and picture.
class GradCamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithThePackage() {
        const TemporaryFolder folder;
        const Classifier basic = imported("basic-1.13.pth", folder);
        const Classifier nested = imported("nested-1.13.pth", folder);
        int compared = 0;
        const nlohmann::json reference = weightsJson("grad-cam.json");
        for (const auto& one : reference["maps"]) {
            const Classifier& classifier = one["file"] == "basic-1.13.pth" ? basic : nested;
            const CamMap map = gradCam(classifier, wavePicture(), one["target"].get<int>(),
                                       one["stage"].get<int>());
            const std::vector<double> expected = numbersOf(one["map"]);
            const std::vector<double> ours = sampled(map);
            QCOMPARE(ours.size(), expected.size());
            if (std::ranges::max(expected) == 0) {  // nothing speaks for the class
                QCOMPARE(std::ranges::max(map.values), 0.0F);
                continue;
            }
            ++compared;
            const double r = correlation(ours, expected);
            QVERIFY2(r >= 0.99, qPrintable(QString("%1 stage %2: %3")
                                               .arg(one["file"].get<std::string>().c_str())
                                               .arg(one["stage"].get<int>())
                                               .arg(r)));
        }
        QVERIFY(compared >= 10);
    }

    void takesTheLikeliestClassAndTheLastStage() {
        const TemporaryFolder folder;
        const Classifier classifier = imported("basic-1.13.pth", folder);
        const std::vector<PreparedImage> pictures{wavePicture()};
        const int likeliest = classifier.classifyPrepared(pictures, 1)[0].top[0].index;
        const CamMap map = gradCam(classifier, wavePicture());
        QCOMPARE(map.target, likeliest);
        QCOMPARE(map.stage, 3);
        QCOMPARE(map.width, 7);
        QCOMPARE(map.height, 7);
        QCOMPARE(map.values, gradCam(classifier, wavePicture(), likeliest, 3).values);
        QVERIFY(sentenceOf([&] { gradCam(classifier, wavePicture(), 10); }).find("10 classes") !=
                std::string::npos);
        QVERIFY(!sentenceOf([&] { gradCam(classifier, wavePicture(), 0, 4); }).empty());
    }

    void theOverlayIsAsStrongAsAsked() {
        CamMap map{2, 1, {0, 1}};
        const Image picture{8, 8, 1, std::vector<std::uint8_t>(64, 200)};
        const Image none = overlay(picture, map, 0);
        QCOMPARE(none.channels, 3);
        QCOMPARE(none.pixels, std::vector<std::uint8_t>(192, 200));
        const Image full = overlay(picture, map, 1);
        QVERIFY(full.pixels[7] > full.pixels[0]);          // red where it is 1
        QVERIFY(full.pixels[128] > full.pixels[128 + 7]);  // blue where it is 0
        const TemporaryFolder folder;
        writePng(folder / "x.png", full);
        QCOMPARE(readPicture(folder / "x.png").image.pixels, full.pixels);
    }
};

LAB_TEST(GradCamTest)
#include "GradCamTest.moc"
