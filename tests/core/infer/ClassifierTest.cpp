// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Files.h"
#include "core/data/Picture.h"
#include "core/model/Models.h"
#include "core/model/StoredModel.h"
#include "core/model/WeightExport.h"
#include "core/run/Experiment.h"
#include "core/run/LoadedRun.h"
#include "core/train/Checkpoint.h"
#include "tests/core/model/Weights.h"
#include "tests/support/Trained.h"

#include <QtTest>

#include <sys/stat.h>
#include <thread>

using namespace lab;
using namespace lab::test;

namespace {

std::vector<PreparedImage> testPictures(const Dataset& dataset) {
    std::vector<PreparedImage> pictures;
    for (std::int64_t i = 0; i < dataset.test.count(); ++i) {
        pictures.push_back({dataset.test.image(i)});
    }
    return pictures;
}

// The least and the most that can be wrong of a hundred, as folded batch norms round otherwise:
// where two logits are that near, either may be the larger one.
std::pair<double, double> errorOf(const Classifier& classifier, const Dataset& dataset) {
    double least = 0;
    double most = 0;
    const auto all = classifier.logits(testPictures(dataset));
    for (std::size_t i = 0; i < all.size(); ++i) {
        const float right = all[i][static_cast<std::size_t>(dataset.test.labels[i])];
        const float largest = std::ranges::max(all[i]);
        const auto near =
            std::ranges::count_if(all[i], [&](float logit) { return logit > largest - 1e-3F; });
        const bool mayBeRight = right > largest - 1e-3F;
        least += mayBeRight ? 0 : 1;
        most += mayBeRight && near == 1 ? 0 : 1;
    }
    const auto count = static_cast<double>(all.size());
    return {100 * least / count, 100 * most / count};
}

}  // namespace

/// Trained networks that answer.
class ClassifierTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void errsAsOftenAsItsRunDid_data() {
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("shortcut");
        QTest::newRow("plain") << "plain-18"
                               << "B";
        for (const char* shortcut : {"A", "B", "C"}) {
            QTest::newRow(shortcut) << "resnet-18" << shortcut;
        }
        QTest::newRow("bottleneck") << "resnet-50"
                                    << "B";
    }
    void errsAsOftenAsItsRunDid() {
        QFETCH(QString, network);
        QFETCH(QString, shortcut);
        const TemporaryFolder folder;
        RunSpec spec = tinyRun(network.toStdString());
        spec.network.shortcut = fromText<Shortcut>(shortcut.toStdString());
        const auto run = trained(folder / "e", spec);
        const Classifier classifier(run, "cpu");
        const auto dataset = loadDataset(classifier.card().spec.data);
        QCOMPARE(classifier.card().classes, dataset->classNames);
        QCOMPARE(classifier.input(), inputOf(*dataset));
        const ModelCard card = readModelCard(run);  // without reading the weights
        QCOMPARE(card.classes, dataset->classNames);
        QVERIFY(card.spec == classifier.card().spec && card.input == classifier.input());
        LoadedRun loaded(run, {"cpu"});
        const auto [least, most] = errorOf(classifier, *dataset);
        const double error = loaded.evaluate(dataset).error;
        QVERIFY(least <= error && error <= most);
        QCOMPARE(QString::number(*classifier.card().testError, 'f', 3),
                 QString::number(error, 'f', 3));
        // An export answers the same, and says how it was trained.
        exportWeights(run, folder / "x.safetensors");
        const Classifier exported(folder / "x.safetensors", "cpu");
        QCOMPARE(exported.logits(testPictures(*dataset)),
                 classifier.logits(testPictures(*dataset)));
        QVERIFY(exported.card().command.find("--networks " + network.toStdString()) !=
                std::string::npos);
    }

    void answersAreSortedProbabilities() {
        const TemporaryFolder folder;
        const Classifier classifier = imported("basic-2.pth", folder);
        const std::vector<PreparedImage> two(2, wavePicture());
        const std::vector<Answer> answers = classifier.classifyPrepared(two, 100);
        QCOMPARE(answers.size(), std::size_t{2});
        double sum = 0;
        for (std::size_t i = 0; i < answers[0].top.size(); ++i) {
            sum += answers[0].top[i].probability;
            QVERIFY(i == 0 || answers[0].top[i].probability <= answers[0].top[i - 1].probability);
        }
        QCOMPARE(answers[0].top.size(), std::size_t{10});
        QVERIFY(std::abs(sum - 1) < 1e-5);
        QVERIFY(answers[0].milliseconds > 0);
        QCOMPARE(classifier.classifyPrepared(two, 3)[1].top.size(), std::size_t{3});
        QVERIFY(classifier.classify({}, 5).empty());
    }

    // The run is trained on after the snapshot: the answers stay, and a new snapshot differs.
    void aSnapshotOutlivesItsRunsTraining() {
        const TemporaryFolder folder;
        const auto run = trained(folder / "e", tinyRun("resnet-18"));
        std::filesystem::copy(run / "last.safetensors", folder / "before.safetensors");
        const Classifier before(run / "last.safetensors", "cpu");
        const auto dataset = loadDataset(before.card().spec.data);
        const auto pictures = testPictures(*dataset);
        const auto logits = before.logits(pictures);
        RunInfo info = readRunInfo(run);
        info.spec.recipe.epochs = 4;
        writeRunInfo(run, info);
        std::thread training([&] { trained(folder / "e", info.spec); });
        for (int i = 0; i < 20; ++i) {
            QVERIFY(before.logits(pictures) == logits);
            const Classifier during(run, "cpu");  // whole at any moment
            QCOMPARE(during.logits(pictures).size(), pictures.size());
        }
        training.join();
        QVERIFY(before.logits(pictures) == logits);
        QVERIFY(Classifier(run / "last.safetensors", "cpu").logits(pictures) != logits);
    }

    void threadsShareOne() {
        const TemporaryFolder folder;
        const Classifier classifier = imported("nested-2.pth", folder);
        const std::vector<PreparedImage> pictures{wavePicture()};
        useInferenceThreads(1);
        const auto alone = classifier.logits(pictures);
        std::vector<std::thread> threads;
        std::atomic<int> same = 0;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                useInferenceThreads(1);
                for (int k = 0; k < 5; ++k) {
                    same += classifier.logits(pictures) == alone ? 1 : 0;
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(same.load(), 20);
    }

    // Files from before runs said their input: the data set is asked.
    void anOldFileAsksItsDataSet() {
        const TemporaryFolder folder;
        const auto run = trained(folder / "e", tinyRun("plain-18"));
        StoredModel stored = readStoredModel(run);
        writeWeights(folder / "old.safetensors", stored.weights,
                     {{"spec", nlohmann::json(stored.card.spec).dump()}});
        const Classifier old(folder / "old.safetensors", "cpu");
        QCOMPARE(old.input(), *stored.card.input);
        QCOMPARE(old.card().classes, stored.card.classes);
    }

    void refusesWhatItCannotAnswerWith() {
        const TemporaryFolder folder;
        QVERIFY(sentenceOf([&] { Classifier(folder.path(), "cpu"); }).find("no weights") !=
                std::string::npos);
        QVERIFY(sentenceOf([&] {
                    Classifier(weightsFile("timm.safetensors"), "cpu");
                }).find("import") != std::string::npos);
        const auto run = trained(folder / "e", tinyRun("plain-18"));
        StoredModel stored = readStoredModel(run);
        stored.weights.pop_back();
        writeWeights(folder / "cut.safetensors", stored.weights, metadataOf(stored.card));
        QVERIFY(sentenceOf([&] {
                    Classifier(folder / "cut.safetensors", "cpu");
                }).find("\"fc.bias\" is missing") != std::string::npos);
    }

    void whatLiesInAFolderIsTakenOrCounted() {
        const TemporaryFolder folder;
        const std::string png = readFile(samplePictures().front(), 1U << 20U);
        std::filesystem::create_directories(folder / "in" / "deeper");
        writeFileAtomically(folder / "in" / "a.png", png);
        writeFileAtomically(folder / "in" / "deeper" / "without-ending", png);
        writeFileAtomically(folder / "in" / "notes.txt", "words");
        writeFileAtomically(folder / "in" / "moving.gif", "GIF89a");
        writeFileAtomically(folder / "in" / "._a.png",
                            png);  // macOS's; hidden ones are no pictures
        std::filesystem::create_directories(folder / "in" / ".ipynb_checkpoints");
        writeFileAtomically(folder / "in" / ".ipynb_checkpoints" / "a.png", png);
        const PictureFiles files = pictureFilesIn({folder / "in", folder / "in" / "notes.txt"});
        QCOMPARE(files.pictures.size(), std::size_t{3});  // what is named is asked for
        QCOMPARE(files.others.size(), std::size_t{2});
        QCOMPARE(files.others[0].filename().string(), std::string("moving.gif"));
    }

    // Classified, they are told as unreadable.
    void whatLeadsNowhereIsTaken() {
        const TemporaryFolder folder;
        std::filesystem::create_symlink("/nowhere/b.png", folder / "b.png");
        QCOMPARE(::mkfifo((folder / "f.png").c_str(), 0600), 0);
        QCOMPARE(::mkfifo((folder / "pipe").c_str(), 0600), 0);  // it would wait for a writer
        std::filesystem::create_symlink("/nowhere/.c.png", folder / ".c.png");
        const PictureFiles files = pictureFilesIn({folder.path()});
        QCOMPARE(files.pictures.size(), std::size_t{2});
        QCOMPARE(files.others.size(), std::size_t{1});
        for (const auto& file : files.pictures) {
            QVERIFY(readPicture(file).problem.has_value());
            QVERIFY(!holdsOnlyGrey(file));
        }
    }
};

LAB_TEST(ClassifierTest)
#include "ClassifierTest.moc"
