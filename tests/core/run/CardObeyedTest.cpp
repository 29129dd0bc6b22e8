// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Error.h"
#include "core/data/Picture.h"
#include "core/data/PictureList.h"
#include "core/infer/Classifier.h"
#include "core/run/LoadedRun.h"
#include "core/weights/SafeTensors.h"
#include "tests/core/data/DataFiles.h"
#include "tests/core/run/Trainings.h"
#include "tests/support/TestMain.h"

#include <QtTest>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace fs = std::filesystem;
using namespace lab;
using namespace lab::test;

namespace {

/// A binary PPM with a bright square on dark ground, whose place and colour `value` fixes.
std::string scene(int side, int value) {
    std::string bytes = "P6\n" + std::to_string(side) + " " + std::to_string(side) + "\n255\n";
    for (int i = 0; i < side * side; ++i) {
        const bool isBright = i % side > side * (value % 3) / 4 && i / side > side / 3;
        bytes += static_cast<char>(isBright ? 60 * (value % 4) : 20);
        bytes += static_cast<char>(isBright ? 200 : value % 50);
        bytes += static_cast<char>(value * 31 % 200);
    }
    return bytes;
}

void putScenes(const fs::path& folder, const std::vector<std::string>& classes, int side) {
    int value = 0;
    for (const char* split : {"train", "test"}) {
        for (const std::string& name : classes) {
            for (int i = 0; i < 6; ++i) {
                put(folder / split / name / (std::to_string(i) + ".ppm"), scene(side, ++value));
            }
        }
    }
}

fs::path trainedRun(const fs::path& folder, const fs::path& data, int imageSize) {
    RunSpec spec = tinyRun("resnet-18");
    spec.data = {};
    spec.data.source = data.string();
    spec.data.imageSize = imageSize;
    spec.data.select = Select::Stratified;
    spec.recipe.epochs = 1;
    spec.recipe.batchSize = 4;
    spec.recipe.milestones = {};
    make(folder, {spec});
    runAll(folder, 1);
    return runFolders(folder).front();
}

/// Per cent wrong of what classification says of the same files.
double classifiedError(const fs::path& run, const PictureList& files) {
    const Classifier classifier(run, "cpu");
    int wrong = 0;
    for (const PictureEntry& entry : files.entries) {
        const PictureForNetwork read = readPictureFor(files.pathOf(entry), classifier.input());
        const auto answers = classifier.classifyPrepared(std::span(&read.prepared, 1), 1);
        wrong += answers[0].top[0].name != files.classes[static_cast<std::size_t>(entry.label)];
    }
    return 100.0 * wrong / static_cast<double>(files.entries.size());
}

/// But for one picture, whose two likeliest classes may be as likely to the last bit.
bool alike(double one, double other, std::size_t pictures) {
    return std::abs(one - other) <= 100.0 / static_cast<double>(pictures) + 1e-9;
}

}  // namespace

/// What a network was trained on travels with it, and every reader obeys it.
class CardObeyedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void evaluationAndClassificationErrAlike() {
        const TemporaryFolder folder;
        putScenes(folder / "data", {"a", "b", "c"}, 24);
        const fs::path run = trainedRun(folder / "runs", folder / "data", 16);
        LoadedRun model(run);
        DataSpec spec = model.spec().data;
        const auto own = model.testSet(spec, {});
        QCOMPARE(own->imageSize, 16);
        const Evaluation ofOwn = model.evaluate(own);
        QVERIFY(alike(ofOwn.error, classifiedError(run, *own->test.files), 18));
        // The same as the training's own test split gives.
        const Evaluation ofSplit = model.evaluate(loadDataset(spec));
        QCOMPARE(ofOwn.error, ofSplit.error);
        QCOMPARE(ofOwn.loss, ofSplit.loss);
        // Other sizes and grey ones are brought to what the card says.
        putScenes(folder / "larger", {"a", "b", "c"}, 61);
        spec.source = (folder / "larger").string();
        spec.imageSize = 0;
        const auto larger = model.testSet(spec, {});
        QCOMPARE(larger->imageSize, 16);
        QVERIFY(alike(model.evaluate(larger).error, classifiedError(run, *larger->test.files), 18));
    }

    // Whatever trains beside it, and after a stop in mid-epoch.
    void partsOfPicturesTrainTheSame() {
        const TemporaryFolder folder;
        putScenes(folder / "data", {"a", "b", "c"}, 40);
        std::vector<RunSpec> specs;
        for (const PictureScale scale : {PictureScale::Jitter, PictureScale::Area}) {
            RunSpec spec = tinyRun("resnet-18");
            spec.data = {};
            spec.data.source = (folder / "data").string();
            spec.data.imageSize = 16;
            spec.data.storedSize = 20;
            spec.data.select = Select::Stratified;
            spec.data.scale = scale;
            spec.data.colourShift = true;
            spec.recipe.epochs = 2;
            spec.recipe.batchSize = 4;
            spec.recipe.milestones = {};
            specs.push_back(spec);
        }
        make(folder / "alone", {specs[0]});
        runAll(folder / "alone", 1);
        make(folder / "beside", specs);
        Watcher watcher;
        ExperimentControl control(2);
        watcher.stepped = [&](std::size_t run, const StepRecord& record) {
            if (run == 0 && record.step == 2) {
                control.stopAll();
            }
        };
        runAll(folder / "beside", 2, watcher, control);
        QVERIFY(readResults(folder / "beside")[0].state != RunState::Finished);
        runAll(folder / "beside", 2);
        const auto runs = runFolders(folder / "beside");
        QVERIFY(fingerprint(runs[0]) == fingerprint(runFolders(folder / "alone")[0]));
        QVERIFY(fingerprint(runs[0]) != fingerprint(runs[1]));
        QCOMPARE(readResults(folder / "beside")[1].state, RunState::Finished);
    }

    void viewsAreAveraged() {
        const TemporaryFolder folder;
        putScenes(folder / "data", {"a", "b", "c"}, 40);
        const fs::path run = trainedRun(folder / "runs", folder / "data", 16);
        LoadedRun model(run);
        const auto own = model.testSet(model.spec().data, {});
        const Classifier classifier(run, "cpu");
        const Evaluation made = model.evaluate(own, {View::Ten, {20, 32}});
        double loss = 0;
        int wrong = 0;
        for (std::size_t i = 0; i < own->test.labels.size(); ++i) {
            const auto& entry = own->test.files->entries[i];
            const Image picture = readPicture(own->test.files->pathOf(entry)).image;
            std::vector<double> sum(3);
            for (const int scale : {20, 32}) {
                std::vector<PreparedImage> prepared;
                for (Image& view : viewsOf(picture, classifier.input(), View::Ten, scale)) {
                    prepared.push_back({std::move(view)});
                }
                for (const Answer& answer : classifier.classifyPrepared(prepared, 3)) {
                    for (const ClassScore& score : answer.top) {
                        sum[static_cast<std::size_t>(score.index)] += score.probability / 20;
                    }
                }
            }
            const auto label = static_cast<std::size_t>(own->test.labels[i]);
            loss -= std::log(sum[label]) / static_cast<double>(own->test.labels.size());
            wrong +=
                std::ranges::max_element(sum) - sum.begin() != static_cast<std::ptrdiff_t>(label)
                    ? 1
                    : 0;
        }
        QVERIFY2(std::abs(made.loss - loss) < 1e-4 * std::max(1.0, loss),
                 std::to_string(made.loss - loss).c_str());
        QVERIFY(alike(made.error, 100.0 * wrong / 18, 18));
        QCOMPARE(made.images, std::int64_t{18});
        // A square picture's centre at the card's size is what every evaluation sees.
        const Evaluation centre = model.evaluate(own, {View::Centre, {16}});
        QVERIFY(std::abs(centre.loss - model.evaluate(own).loss) < 1e-4);
        QVERIFY(model.evaluate(own, {View::Whole, {16, 40}}).loss > 0);
    }

    void classesAreNames() {
        const TemporaryFolder folder;
        putScenes(folder / "data", {"blue", "green", "red"}, 16);
        const fs::path run = trainedRun(folder / "runs", folder / "data", 16);
        LoadedRun model(run);
        const Evaluation all = model.evaluate(model.testSet(model.spec().data, {}));
        // Without "blue" the others have other places, and their own names.
        fs::remove_all(folder / "data" / "train" / "blue");
        fs::remove_all(folder / "data" / "test" / "blue");
        const auto fewer = model.testSet(model.spec().data, {});
        QCOMPARE(fewer->classNames.size(), std::size_t{2});
        QVERIFY(model.noteOn(*fewer).find("blue") != std::string::npos);
        QVERIFY(alike(model.evaluate(fewer).error, classifiedError(run, *fewer->test.files), 12));
        QCOMPARE(all.images, std::int64_t{18});
        putScenes(folder / "data", {"purple"}, 16);
        const auto other = model.testSet(model.spec().data, {});
        const std::string refusal = messageOf([&] { model.evaluate(other); });
        QVERIFY2(contains(refusal, "purple"), refusal.c_str());
    }

    // Also where the labels are numbers in the data set's files: the card has its own order.
    void numberedLabelsAreNamesToo() {
        const TemporaryFolder folder;
        make(folder / "runs", {tinyRun("resnet-18")});
        runAll(folder / "runs", 1);
        const fs::path run = runFolders(folder / "runs").front();
        SafeTensors file = readSafeTensors(run / "best.safetensors");
        const auto reordered = [&file](const std::string& key) {
            for (auto& [name, tensor] : file.tensors) {
                if (name == key) {
                    tensor = tensor.flip(0).contiguous();
                }
            }
        };
        reordered("fc.weight");
        reordered("fc.bias");
        auto classes = nlohmann::json::parse(file.metadata.at("classes"));
        std::reverse(classes.begin(), classes.end());
        file.metadata["classes"] = classes.dump();
        writeSafeTensors(folder / "reordered.safetensors", file);
        LoadedRun model(run);
        LoadedRun other(folder / "reordered.safetensors");
        const auto data = model.testSet(model.spec().data, {});
        QVERIFY(data->hasNumberedClasses);
        QCOMPARE(other.evaluate(data).error, model.evaluate(data).error);
        // Whose names are others is its own data set's all the same, but not another program's.
        for (auto& name : classes) {
            name = "my " + name.get<std::string>();
        }
        file.metadata["classes"] = classes.dump();
        file.metadata["source"] = "theirs.pth";
        writeSafeTensors(folder / "theirs.safetensors", file);
        LoadedRun theirs(folder / "theirs.safetensors");
        QVERIFY(theirs.isImported() && !model.isImported());
        const std::string refusal = messageOf([&] { theirs.evaluate(data); });
        QVERIFY2(contains(refusal, "does not know"), refusal.c_str());
    }

    void aRenamedClassIsNotResumed() {
        const TemporaryFolder folder;
        putScenes(folder / "data", {"blue", "green", "red"}, 16);
        const fs::path run = trainedRun(folder / "runs", folder / "data", 16);
        const RunInfo info = readRunInfo(run);
        QVERIFY((info.classes == std::vector<std::string>{"blue", "green", "red"}));
        QVERIFY(!info.data.pixels.empty() && !info.data.files.empty());
        RunInfo longer = info;
        longer.spec.recipe.epochs = 2;
        writeRunInfo(run, longer);
        for (const char* split : {"train", "test"}) {
            fs::rename(folder / "data" / split / "blue", folder / "data" / split / "zblue");
        }
        std::string why = resumed(folder / "runs");
        QVERIFY2(contains(why, "zblue") && contains(why, "blue"), why.c_str());
        // A run from before names were written has them in its weights.
        longer.classes.clear();
        longer.data = {};
        writeRunInfo(run, longer);
        why = resumed(folder / "runs");
        QVERIFY2(contains(why, "zblue"), why.c_str());
        for (const char* split : {"train", "test"}) {
            fs::rename(folder / "data" / split / "zblue", folder / "data" / split / "blue");
        }
        QCOMPARE(resumed(folder / "runs"), std::string());
    }

    // macOS gives the letters of a name and their marks apart, a copy may join them: neither the
    // labels nor which pictures are the test's may hang on that.
    void aNameSpelledOtherwiseIsTheSame() {
        const TemporaryFolder folder;
        const std::string composed = "na\xC3\xAFve";
        const std::string decomposed = "nai\xCC\x88ve";
        const fs::path data = folder / "data";
        int value = 0;
        for (const std::string& name : {composed, std::string("naj"), std::string("oak")}) {
            for (int i = 0; i < 12; ++i) {
                put(data / name / ("\xC3\xA9" + std::to_string(i) + ".ppm"), scene(16, ++value));
            }
        }
        const fs::path run = trainedRun(folder / "runs", data, 16);
        RunInfo longer = readRunInfo(run);
        longer.spec.recipe.epochs = 2;
        writeRunInfo(run, longer);
        fs::rename(data / composed, data / decomposed);
        for (int i = 0; i < 12; ++i) {
            const std::string rest = std::to_string(i) + ".ppm";
            fs::rename(data / decomposed / ("\xC3\xA9" + rest),
                       data / decomposed / ("e\xCC\x81" + rest));
        }
        QCOMPARE(resumed(folder / "runs"), std::string());
        QCOMPARE(readRun(run).state, RunState::Finished);
    }

    void otherPicturesAreNotResumed() {
        const TemporaryFolder folder;
        putScenes(folder / "data", {"a", "b"}, 16);
        const fs::path run = trainedRun(folder / "runs", folder / "data", 16);
        RunInfo longer = readRunInfo(run);
        longer.spec.recipe.epochs = 2;
        writeRunInfo(run, longer);
        const std::string before = get(folder / "data" / "train" / "a" / "2.ppm");
        put(folder / "data" / "train" / "a" / "2.ppm", scene(16, 999));
        const std::string why = resumed(folder / "runs");
        QVERIFY2(contains(why, "have changed"), why.c_str());
        put(folder / "data" / "train" / "a" / "2.ppm", before);
        QCOMPARE(resumed(folder / "runs"), std::string());
    }

private:
    /// Why the one run of the experiment failed; empty when it went on.
    static std::string resumed(const fs::path& experiment) {
        try {
            return runAll(experiment, 1).front();
        } catch (const Error& error) {
            return error.what();
        }
    }
};

LAB_TEST(CardObeyedTest)
#include "CardObeyedTest.moc"
