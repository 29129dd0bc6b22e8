// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/train/Trainer.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <limits>

using namespace lab;
using namespace lab::test;

namespace {

constexpr double kLong = 1e9;

Trainer trainerOf(const RunSpec& spec, const Compute& compute = {}) {
    return {spec.network, spec.recipe, spec.data, loadDataset(spec.data), spec.seed, compute};
}

struct Log {
    std::vector<StepRecord> steps;
    std::vector<EpochRecord> epochs;
    TrainEvents events() {
        return {[this](const StepRecord& record) { steps.push_back(record); },
                [this](EpochRecord record) {
                    record.seconds = 0;
                    epochs.push_back(record);
                }};
    }
};

void finish(Trainer& trainer, Log& log, double legSeconds = kLong) {
    const RunControl control;
    while (!trainer.finished()) {
        trainer.advance(legSeconds, control, log.events());
    }
}

bool equalStates(Trainer& a, Trainer& b) {
    const NamedTensors left = stateOf(*a.network());
    const NamedTensors right = stateOf(*b.network());
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (!torch::equal(left[i].second, right[i].second)) {
            return false;
        }
    }
    return left.size() == right.size();
}

NamedTensors copied(const NamedTensors& state) {
    NamedTensors copy;
    for (const auto& [name, tensor] : state) {
        copy.emplace_back(name, tensor.detach().clone());
    }
    return copy;
}

}  // namespace

/// The training loop: it learns, it repeats itself to the bit, and it stops where it should.
class TrainerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The classic check of a training loop: a small set is learnt by heart.
    void learnsAFewImagesByHeart() {
        RunSpec spec = tinyRun("resnet-18");
        spec.network.width = 8;
        spec.data.crop = spec.data.flip = false;
        spec.recipe.epochs = 25;
        spec.recipe.milestones = {20};
        Trainer trainer = trainerOf(spec, {torch::kCPU, Layout::ChannelsLast, false});
        Log log;
        finish(trainer, log);
        QCOMPARE(log.epochs.size(), std::size_t{25});
        QCOMPARE(log.steps.size(), std::size_t{100});
        // How well is a matter of rounding; that it learns at all is not.
        QVERIFY(log.epochs.back().trainLoss < 0.7 * log.epochs.front().trainLoss);
    }

    // Training losses stay finite while a running variance, which tests alone use, is not; so do
    // those of a weight that no later layer lets through. Both are told before an epoch is.
    void whatIsNotFiniteIsTold_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<double>("value");
        QTest::addColumn<bool>("bf16");
        QTest::addColumn<double>("seconds");
        constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        for (const double seconds : {0.0, kLong}) {
            for (const bool bf16 : {false, true}) {
                const char* const type = bf16 ? "bf16" : "float";
                QTest::addRow("NaN in a variance, %s, %g", type, seconds)
                    << "layer2.0.bn1.running_var" << kNaN << bf16 << seconds;
                QTest::addRow("infinite mean, %s, %g", type, seconds)
                    << "bn1.running_mean" << kInfinity << bf16 << seconds;
                QTest::addRow("NaN in a weight, %s, %g", type, seconds)
                    << "layer4.1.conv2.weight" << kNaN << bf16 << seconds;
            }
        }
    }
    void whatIsNotFiniteIsTold() {
        QFETCH(QString, key);
        QFETCH(double, value);
        QFETCH(bool, bf16);
        QFETCH(double, seconds);
        Trainer trainer = trainerOf(tinyRun("plain-18"), {torch::kCPU, Layout::ChannelsLast, bf16});
        {
            const torch::NoGradGuard noGrad;
            for (auto [name, tensor] : stateOf(*trainer.network())) {
                if (name == key.toStdString()) {
                    tensor.fill_(value);
                }
            }
        }
        Log log;
        const std::string sentence = sentenceOf([&] { finish(trainer, log, seconds); });
        QVERIFY2(sentence.find("not finite") != std::string::npos &&
                     sentence.find("lower learning rate") != std::string::npos,
                 sentence.c_str());
        QVERIFY(log.epochs.empty());
    }

    void epochIsTheMeanOfItsSteps() {
        Trainer trainer = trainerOf(tinyRun("resnet-18"));
        Log log;
        finish(trainer, log);
        double loss = 0;
        double error = 0;
        for (int i = 0; i < 4; ++i) {
            loss += log.steps[i].loss / 4;
            error += log.steps[i].error / 4;
        }
        QVERIFY(std::abs(log.epochs[0].trainLoss - loss) < 1e-12);
        QVERIFY(std::abs(log.epochs[0].trainError - error) < 1e-12);
        QVERIFY(qFuzzyCompare(log.epochs[0].learningRate, 0.05));
        QVERIFY(qFuzzyCompare(log.epochs[1].learningRate, 0.005));
        QCOMPARE(log.steps.back().step, 8);
    }

    void sameBitsHoweverTheWorkIsCut() {
        for (const Layout layout : {Layout::Contiguous, Layout::ChannelsLast}) {
            const Compute compute{torch::kCPU, layout, false};
            Trainer whole = trainerOf(tinyRun("resnet-18"), compute);
            Trainer pieces = trainerOf(tinyRun("resnet-18"), compute);
            Log a;
            Log b;
            finish(whole, a);
            finish(pieces, b, 0);  // a leg of one step
            QCOMPARE(a.epochs, b.epochs);
            QCOMPARE(a.steps, b.steps);
            QVERIFY(equalStates(whole, pieces));
        }
    }

    void resumedEqualsUninterrupted_data() {
        QTest::addColumn<int>("steps");
        for (const int steps : {0, 1, 3, 4, 6}) {
            QTest::newRow(std::to_string(steps).c_str()) << steps;
        }
    }
    void resumedEqualsUninterrupted() {
        QFETCH(int, steps);
        Trainer whole = trainerOf(tinyRun("plain-34"));
        Log log;
        finish(whole, log);
        Trainer first = trainerOf(tinyRun("plain-34"));
        const RunControl control;
        Log before;
        while (std::cmp_less(before.steps.size(), steps)) {
            first.advance(0, control, before.events());
        }
        Trainer second = trainerOf(tinyRun("plain-34"));
        second.restore(copied(stateOf(*first.network())), copied(first.momentum()),
                       first.position(), "test");
        Log after = before;
        finish(second, after);
        QCOMPARE(after.steps, log.steps);
        QCOMPARE(after.epochs, log.epochs);
        QVERIFY(equalStates(whole, second));
    }

    // 2 epochs of 4 steps: a damaged file may claim more.
    void aPositionBeyondTheTrainingIsRefused() {
        Trainer trainer = trainerOf(tinyRun("plain-18"));
        const NamedTensors weights = copied(stateOf(*trainer.network()));
        for (const Position& position : {Position{3, 0}, Position{0, 5}}) {
            const std::string sentence = sentenceOf(
                [&] { trainer.restore(weights, trainer.momentum(), position, "x.safetensors"); });
            QVERIFY2(sentence.find("x.safetensors is") == 0, sentence.c_str());
        }
        trainer.restore(weights, trainer.momentum(), {1, 4}, "x.safetensors");
        QCOMPARE(trainer.stepsDone(), 8);
    }

    // Saved once more by another program, the tensors may stand in any order.
    void tensorsAreTakenByName() {
        Trainer first = trainerOf(tinyRun("plain-18"));
        Log log;
        first.advance(0, RunControl(), log.events());
        NamedTensors momentum = copied(first.momentum());
        std::ranges::reverse(momentum);
        Trainer second = trainerOf(tinyRun("plain-18"));
        second.restore(copied(stateOf(*first.network())), momentum, first.position(), "test");
        const NamedTensors taken = second.momentum();
        for (std::size_t i = 0; i < taken.size(); ++i) {
            QVERIFY(torch::equal(taken[i].second, first.momentum()[i].second));
        }
    }

    void brokenCheckpointsAreNoReasonToBlameTheRate() {
        for (const bool weights : {true, false}) {
            Trainer trainer = trainerOf(tinyRun("plain-18"));
            NamedTensors state = copied(stateOf(*trainer.network()));
            NamedTensors momentum = copied(trainer.momentum());
            (weights ? state : momentum).front().second.flatten()[0] =
                std::numeric_limits<float>::quiet_NaN();
            const std::string sentence = sentenceOf([&] {
                trainer.restore(state, momentum, {1, 0}, "x.safetensors");
            });
            QVERIFY2(sentence.find("x.safetensors is damaged") == 0, sentence.c_str());
        }
    }

    void stopsAndPausesBeforeTheNextBatch() {
        Trainer trainer = trainerOf(tinyRun("resnet-18"));
        RunControl control;
        Log log;
        TrainEvents events = log.events();
        events.step = [&](const StepRecord& record) {
            log.steps.push_back(record);
            control.pause();
        };
        trainer.advance(kLong, control, events);
        QCOMPARE(log.steps.size(), std::size_t{1});
        trainer.advance(kLong, control, events);
        QCOMPARE(log.steps.size(), std::size_t{1});
        control.resume();
        trainer.advance(kLong, control, events);
        QCOMPARE(log.steps.size(), std::size_t{2});
        control.stop();
        control.resume();  // a stop is final
        trainer.advance(kLong, control, events);
        QCOMPARE(log.steps.size(), std::size_t{2});
    }

    void aPauseBeforeTheTestKeepsTheEpoch() {
        Trainer trainer = trainerOf(tinyRun("resnet-18"));
        RunControl control;
        Log log;
        TrainEvents events = log.events();
        events.step = [&](const StepRecord& record) {
            log.steps.push_back(record);
            if (record.step == 4) {
                control.pause();
            }
        };
        trainer.advance(kLong, control, events);
        QCOMPARE(trainer.position().stepsDone, 4);
        QVERIFY(log.epochs.empty());
        control.resume();
        trainer.advance(kLong, control, events);
        QCOMPARE(log.epochs.size(), std::size_t{1});
        QCOMPARE(log.steps.size(), std::size_t{4});
    }

    void aLossThatIsNotFiniteStops() {
        RunSpec spec = tinyRun("plain-34");
        makeItDiverge(spec);
        Trainer trainer = trainerOf(spec);
        Log log;
        const std::string sentence = sentenceOf([&] { finish(trainer, log); });
        QVERIFY2(sentence.find("not finite") != std::string::npos, sentence.c_str());
        QVERIFY(sentence.find("learning rate") != std::string::npos);
        for (const StepRecord& record : log.steps) {
            QVERIFY(std::isfinite(record.loss));
        }
    }

    // As on a GPU: the data set on the device, losses read from its queue in bunches.
    void readingLossesLaterChangesNothing() {
        RunSpec spec = tinyRun("resnet-18");
        spec.data.trainLimit = 100;
        spec.recipe.batchSize = 2;  // 50 steps an epoch, more than are read at a time
        Compute queued{torch::kCPU, Layout::ChannelsLast, false};
        Trainer each = trainerOf(spec, queued);
        queued.resident = deviceDataOf(*loadDataset(spec.data), torch::kCPU);
        Trainer bunches = trainerOf(spec, queued);
        Log a;
        Log b;
        finish(each, a);
        std::size_t seen = 0;
        TrainEvents events = b.events();
        events.step = [&, record = events.step](const StepRecord& step) {
            seen = std::max<std::size_t>(seen, bunches.stepsDone() - step.step);
            record(step);
        };
        while (!bunches.finished()) {
            bunches.advance(kLong, RunControl(), events);
        }
        QCOMPARE(seen, kReadEvery - 1);
        QCOMPARE(b.steps, a.steps);
        QCOMPARE(b.epochs, a.epochs);
        QVERIFY(equalStates(each, bunches));
    }

    void aLossThatIsNotFiniteNamesItsStep() {
        RunSpec spec = tinyRun("plain-34");
        makeItDiverge(spec);
        spec.recipe.batchSize = 2;
        Trainer each = trainerOf(spec);
        Log log;
        const std::string sentence = sentenceOf([&] { finish(each, log); });
        Compute queued;
        queued.resident = deviceDataOf(*loadDataset(spec.data), torch::kCPU);
        Trainer bunches = trainerOf(spec, queued);
        Log later;
        QCOMPARE(sentenceOf([&] { finish(bunches, later); }), sentence);
        QCOMPARE(later.steps, log.steps);
    }

    void bf16TrainsToo() {
        RunSpec spec = tinyRun("resnet-18");
        spec.network.width = 8;
        Trainer trainer = trainerOf(spec, {torch::kCPU, Layout::ChannelsLast, true});
        Log log;
        finish(trainer, log);
        QVERIFY(std::isfinite(log.epochs.back().testLoss));
        for (const auto& [name, tensor] : stateOf(*trainer.network())) {
            QVERIFY(tensor.scalar_type() != torch::kBFloat16);  // the weights stay fp32
        }
    }

    void topFiveCountsTheFiveLikeliest() {
        const torch::Tensor logits = torch::arange(20, torch::kFloat32).reshape({2, 10});
        const auto wrong = [](const torch::Tensor& of, const torch::Tensor& labels, int k) {
            return countWrong(of, labels, k).item<std::int64_t>();
        };
        QCOMPARE(wrong(logits, torch::tensor({9, 8}), 1), 1);
        QCOMPARE(wrong(logits, torch::tensor({5, 4}), 5), 1);
        QCOMPARE(wrong(logits.slice(1, 0, 3), torch::tensor({0, 1}), 5), 0);
    }
};

LAB_TEST(TrainerTest)
#include "TrainerTest.moc"
