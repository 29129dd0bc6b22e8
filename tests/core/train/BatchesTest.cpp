// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/Batches.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <set>

using namespace lab;
using namespace lab::test;

namespace {

std::shared_ptr<const Dataset> shapes() {
    return loadDataset(tinyRun("plain-18").data);
}

// One channel, `size` a side, pixel values rising from 0 to 255 and so on.
std::shared_ptr<Dataset> ramp(int stored, int size, double mean, double deviation) {
    auto dataset = std::make_shared<Dataset>();
    dataset->imageSize = size;
    dataset->mean = {mean};
    dataset->deviation = {deviation};
    dataset->classNames = {"a", "b"};
    std::vector<std::uint8_t> pixels(stored * stored);
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        pixels[i] = static_cast<std::uint8_t>(i + 1);
    }
    dataset->train = {
        1, stored, stored, {0}, std::make_shared<MemoryImages>(pixels, pixels.size())};
    return dataset;
}

}  // namespace

/// Batches are functions of (seed, epoch, step), and augmentation does what it says.
class BatchesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twinsSeeTheSameImages() {
        const auto dataset = shapes();
        Batches one(dataset, tinyRun("plain-18").data, 16, 3);
        Batches other(dataset, tinyRun("resnet-18").data, 16, 3);
        for (const int epoch : {1, 2}) {
            for (std::int64_t step = 0; step < one.stepsPerEpoch(); ++step) {
                const Batch a = one.train(epoch, step);
                const Batch b = other.train(epoch, step);
                QVERIFY(torch::equal(a.images, b.images));
                QVERIFY(torch::equal(a.labels, b.labels));
            }
        }
    }

    void anyStepCanBeAskedFirst() {
        const auto dataset = shapes();
        Batches inOrder(dataset, tinyRun("plain-18").data, 16, 3);
        inOrder.train(1, 0);
        inOrder.train(1, 1);
        Batches direct(dataset, tinyRun("plain-18").data, 16, 3);
        QVERIFY(torch::equal(inOrder.train(2, 2).images, direct.train(2, 2).images));
    }

    void seedsAndEpochsDiffer() {
        const auto dataset = shapes();
        const DataSpec spec = tinyRun("plain-18").data;
        const torch::Tensor first = Batches(dataset, spec, 16, 3).train(1, 0).images;
        QVERIFY(!torch::equal(first, Batches(dataset, spec, 16, 4).train(1, 0).images));
        QVERIFY(!torch::equal(first, Batches(dataset, spec, 16, 3).train(2, 0).images));
    }

    void everyEpochIsWholeWhereItDivides() {
        const auto dataset = shapes();
        DataSpec plain = tinyRun("plain-18").data;
        plain.crop = plain.flip = false;
        Batches batches(dataset, plain, 16, 3);
        QCOMPARE(batches.stepsPerEpoch(), 4);
        std::vector<std::int64_t> labels;
        for (std::int64_t step = 0; step < 4; ++step) {
            const torch::Tensor batch = batches.train(1, step).labels;
            labels.insert(labels.end(), batch.data_ptr<std::int64_t>(),
                          batch.data_ptr<std::int64_t>() + batch.numel());
        }
        std::vector<std::int64_t> all = dataset->train.labels;
        std::ranges::sort(labels);
        std::ranges::sort(all);
        QCOMPARE(labels, all);
    }

    void testBatchesAreInOrderAndWhole() {
        const auto dataset = shapes();
        const Batches batches(dataset, tinyRun("plain-18").data, 16, 3);
        QCOMPARE(batches.testBatches(), 1);
        const Batch batch = batches.test(0);
        QCOMPARE(batch.images.sizes().vec(), (std::vector<std::int64_t>{32, 1, 28, 28}));
        const torch::Tensor labels = torch::tensor(dataset->test.labels);
        QVERIFY(torch::equal(batch.labels, labels));
    }

    void trainingImagesAreNormalised() {
        const auto dataset = loadDataset({.source = "shapes", .trainLimit = 2000, .testLimit = 10});
        DataSpec plain;
        plain.crop = plain.flip = false;
        const Batch batch = Batches(dataset, plain, 2000, 1).train(1, 0);
        QVERIFY(std::abs(batch.images.mean().item<double>()) < 1e-4);
        const double deviation = batch.images.std(/*unbiased=*/false).item<double>();
        QVERIFY(std::abs(deviation - 1) < 1e-4);
    }

    void variationsCropMirrorAndPad() {
        const auto dataset = ramp(3, 3, 0.5, 0.25);
        const auto pixel = [](int value) {
            return static_cast<float>((value / 255.0 - 0.5) / 0.25);
        };
        std::vector<std::uint8_t> bytes(9);
        const std::vector<std::int64_t> first = {0};
        dataset->train.images->fetch(first, bytes.data());
        std::vector<float> out(9);
        const auto prepare = [&](Variation variation) {
            prepareBatch(*dataset, dataset->train, bytes, std::vector{variation}, out.data());
            return out;
        };
        QCOMPARE(prepare({0, 0, false})[5], pixel(6));
        QCOMPARE(prepare({0, 0, true})[5], pixel(4));    // row 1 reads 6 5 4
        QCOMPARE(prepare({-1, 0, false})[0], pixel(0));  // above the image all is black
        QCOMPARE(prepare({-1, 0, false})[3], pixel(1));
        QCOMPARE(prepare({0, 1, false})[0], pixel(2));
        QCOMPARE(prepare({0, 1, false})[2], pixel(0));
        QCOMPARE(prepare({0, 1, true})[0], pixel(0));
    }

    void cropsCoverTheirRoom() {
        const auto dataset = ramp(8, 6, 0, 1);
        DataSpec spec;
        spec.pad = 1;
        std::set<std::pair<int, int>> corners;
        int mirrored = 0;
        for (const Variation& v :
             variationsOf(spec, dataset->train, 6, 4000, Random(1, Purpose::Augmentation))) {
            QVERIFY(v.top >= -1 && v.top <= 3 && v.left >= -1 && v.left <= 3);
            corners.insert({v.top, v.left});
            mirrored += v.mirrored ? 1 : 0;
        }
        QCOMPARE(corners.size(), std::size_t{25});
        QVERIFY(mirrored > 1800 && mirrored < 2200);
        QCOMPARE(centred(dataset->train, 6, 1).front(), (Variation{1, 1, false}));
    }

    // The path of a GPU, on the CPU: crops beyond the edge, mirrored, two channels of their own.
    void aDeviceMakesTheSameBatches() {
        auto dataset = std::make_shared<Dataset>(*ramp(9, 7, 0, 1));
        const std::size_t bytes = 2 * 9 * 9;
        std::vector<std::uint8_t> pixels(12 * bytes);
        Random random(7, Purpose::SyntheticImages);
        std::ranges::generate(pixels, [&] { return static_cast<std::uint8_t>(random.below(256)); });
        dataset->mean = {0.3, 0.6};
        dataset->deviation = {0.2, 0.4};
        dataset->train = {2, 9, 9, {}, std::make_shared<MemoryImages>(pixels, bytes)};
        for (std::int64_t i = 0; i < 12; ++i) {
            dataset->train.labels.push_back(i % 2);
        }
        dataset->test = dataset->train;
        DataSpec spec;
        spec.pad = 3;
        const auto resident = deviceDataOf(*dataset, torch::kCPU);
        QVERIFY(resident);
        Batches onCpu(dataset, spec, 5, 3);
        Batches onDevice(dataset, spec, 5, 3, resident);
        for (const auto& [epoch, step] : {std::pair{1, 0}, {1, 1}, {2, 0}, {4, 1}}) {
            const Batch expected = onCpu.train(epoch, step);
            const Batch actual = onDevice.train(epoch, step);
            QVERIFY(torch::equal(actual.images, expected.images));
            QVERIFY(torch::equal(actual.labels, expected.labels));
        }
        QVERIFY(torch::equal(onDevice.test(0).images, onCpu.test(0).images));
        QVERIFY(torch::equal(onDevice.test(0).labels, onCpu.test(0).labels));
    }

    void whatIsNotInMemoryStaysOffTheDevice() {
        struct Streamed : ImageSource {
            void fetch(std::span<const std::int64_t> /*indices*/,
                       std::uint8_t* /*out*/) const override {}
        };
        auto dataset = std::make_shared<Dataset>(*shapes());
        dataset->train.images = std::make_shared<Streamed>();
        QVERIFY(!deviceDataOf(*dataset, torch::kCPU));
    }

    void tooFewImagesIsASentence() {
        auto dataset = ramp(3, 3, 0, 1);
        QVERIFY(!sentenceOf([&] { Batches(dataset, DataSpec{}, 16, 1); }).empty());
    }
};

LAB_TEST(BatchesTest)
#include "BatchesTest.moc"
