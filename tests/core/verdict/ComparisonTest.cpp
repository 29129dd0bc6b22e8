// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/Presets.h"
#include "core/verdict/Claims.h"
#include "core/verdict/Comparison.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <cmath>
#include <functional>

using namespace lab;
using namespace lab::test;

namespace {

RunSpec specOf(const std::string& network, std::uint64_t seed = 1) {
    RunSpec spec = tinyRun(network, seed);
    spec.recipe.epochs = 10;
    return spec;
}

// A run that has done `epochs` of 10, 2000 steps, and stands at these errors.
RunResult runOf(const RunSpec& spec, double trainError, double testError, int epochs = 10) {
    RunResult run;
    run.key = spec.network.name + "-s" + std::to_string(spec.seed);
    run.info.spec = spec;
    run.info.trainImages = std::int64_t{200} * spec.recipe.batchSize;
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        const double early = epoch < epochs ? 3 : 0;
        run.epochs.push_back({epoch, 0.5, trainError + early, 0.5, testError + early, 0.1, 1});
    }
    return run;
}

RunSpec withShortcut(Shortcut shortcut, std::uint64_t seed = 1) {
    RunSpec spec = specOf("resnet-34", seed);
    spec.network.shortcut = shortcut;
    return spec;
}

const Effect& effectAt(const Comparison& comparison, std::size_t to, Measure measure) {
    return *std::ranges::find_if(comparison.effects, [&](const Effect& effect) {
        return effect.to == to && effect.measure == measure;
    });
}

bool near(double one, double other) {
    return std::abs(one - other) < 1e-4;
}

}  // namespace

/// What was varied, and what it did.
class ComparisonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatHasNoEffectIsNoDifference() {
        RunSpec plain = specOf("plain-18");
        plain.recipe.milestones.clear();
        RunSpec other = plain;
        other.network.shortcut = Shortcut::C;
        other.network.zeroInitResidual = true;
        other.network.cardinality = 32;
        other.network.strideAt = StrideAt::V1;
        other.network.endNorm = false;
        other.network.name = "mine";
        other.recipe.milestones = {10, 12};  // behind the last epoch
        other.recipe.factor = 0.5;
        other.data.pad = plain.data.pad = 0;
        other.data.crop = true;
        plain.data.crop = false;
        other.seed = 7;
        QVERIFY(normalForm(plain) == normalForm(other));
        RunSpec cosine = specOf("plain-18");
        cosine.recipe.schedule = Schedule::Cosine;
        RunSpec withMilestones = cosine;
        withMilestones.recipe.milestones = {3};
        QVERIFY(normalForm(cosine) == normalForm(withMilestones));
        QVERIFY(normalForm(cosine) != normalForm(specOf("plain-18")));
    }

    // Every field is in a factor, so that nothing is compared that differs in what nobody looks at.
    void everyFieldIsInAFactor_data() {
        QTest::addColumn<int>("field");
        for (int i = 0; i < 29; ++i) {
            QTest::addRow("field %d", i) << i;
        }
    }
    void everyFieldIsInAFactor() {
        QFETCH(int, field);
        const std::vector<std::function<void(RunSpec&)>> changes = {
            [](RunSpec& s) { s.network.family = Family::Plain; },
            [](RunSpec& s) { s.network.block = BlockKind::Basic; },
            [](RunSpec& s) { s.network.blocks[1] += 1; },
            [](RunSpec& s) { s.network.width *= 2; },
            [](RunSpec& s) { s.network.cardinality = 2; },
            [](RunSpec& s) { s.network.groupWidth = 128; },
            [](RunSpec& s) { s.network.stem = Stem::ImageNet; },
            [](RunSpec& s) { s.network.shortcut = Shortcut::C; },
            [](RunSpec& s) { s.network.strideAt = StrideAt::V1; },
            [](RunSpec& s) { s.network.order = Order::Post; },
            [](RunSpec& s) { s.network.endNorm = false; },
            [](RunSpec& s) { s.network.zeroInitResidual = true; },
            [](RunSpec& s) { s.network.inputChannels = 4; },
            [](RunSpec& s) { s.network.classes = 77; },
            [](RunSpec& s) { s.data.source = "mnist"; },
            [](RunSpec& s) { s.data.trainLimit = 7; },
            [](RunSpec& s) { s.data.testLimit = 7; },
            [](RunSpec& s) { s.data.imageSize = 20; },
            [](RunSpec& s) { s.data.storedSize = 40; },
            [](RunSpec& s) { s.data.pad = 3; },
            [](RunSpec& s) { s.data.scale = PictureScale::Area; },
            [](RunSpec& s) { s.data.colourShift = true; },
            [](RunSpec& s) { s.data.crop = false; },
            [](RunSpec& s) { s.data.flip = !s.data.flip; },
            [](RunSpec& s) { s.data.select = Select::Stratified; },
            [](RunSpec& s) { s.recipe.epochs = 9; },
            [](RunSpec& s) { s.recipe.batchSize += 1; },
            [](RunSpec& s) { s.recipe.learningRate = 0.3; },
            [](RunSpec& s) { s.recipe.milestones = {4}; },
            [](RunSpec& s) { s.recipe.warmupEpochs = 1; },
            [](RunSpec& s) { s.recipe.precision = Precision::Bf16; },
        };
        QCOMPARE(changes.size(), std::size_t{31});
        RunSpec spec = specOf("preact-resnet-50");
        spec.data.crop = true;
        spec.data.pad = 2;
        RunSpec changed = spec;
        changes[static_cast<std::size_t>(field)](changed);
        QVERIFY(changed != spec);
        const auto factors = factorsBetween(normalForm(spec), normalForm(changed));
        QVERIFY(!factors.empty());
        if (field != 0 && field != 9) {  // a plain network, another order: what goes with them
            QCOMPARE(factors.size(), std::size_t{1});
        }
    }

    void shortcutsAreCompared() {
        const std::vector runs = {runOf(withShortcut(Shortcut::C, 1), 25.2, 27),
                                  runOf(withShortcut(Shortcut::C, 2), 25.6, 27),
                                  runOf(withShortcut(Shortcut::A, 1), 30, 31),
                                  runOf(withShortcut(Shortcut::A, 2), 31, 32),
                                  runOf(withShortcut(Shortcut::B, 1), 25, 26),
                                  runOf(withShortcut(Shortcut::B, 2), 26.4, 26)};
        const std::vector<Comparison> all = comparisonsOf(runs);
        QCOMPARE(all.size(), std::size_t{1});
        const Comparison& one = all.front();
        QCOMPARE(one.factor, Factor::Shortcut);
        QCOMPARE(one.levels.size(), std::size_t{3});
        QCOMPARE(one.levels[0].text, std::string("A"));
        QCOMPARE(one.levels[2].text, std::string("C"));
        QCOMPARE(one.levels[0].runs, (std::vector<std::size_t>{2, 3}));
        QVERIFY(near(one.levels[0].errors[0].mean, 30.5));
        QVERIFY(near(one.levels[0].errors[0].deviation, 0.70711));
        // Pooled variance (0.5 + 0.98 + 0.08) / 3 with 3 degrees of freedom; scipy's t is 3.18245.
        const Effect& first = effectAt(one, 1, Measure::TrainError);
        QVERIFY(near(first.mean, -4.8));
        QVERIFY(near(first.low, -4.8 - 3.1824463 * std::sqrt(0.52)));
        QVERIFY(near(first.high, -4.8 + 3.1824463 * std::sqrt(0.52)));
        QCOMPARE(first.outcome, EffectOutcome::Lower);
        QCOMPARE(first.seeds, 2);
        QVERIFY(!first.byMargin);
        const Effect& second = effectAt(one, 2, Measure::TrainError);
        QVERIFY(near(second.mean, -0.3));
        QCOMPARE(second.outcome, EffectOutcome::WithinNoise);
        const std::string text = textOf(one);
        QVERIFY2(text.find("A 30.5 ± 0.7 / 31.5 ± 0.7 %") != std::string::npos, text.c_str());
        QVERIFY2(text.find("From A to B it falls by 4.8 points (2.5 to 7.1).") != std::string::npos,
                 text.c_str());
        QCOMPARE(briefText(one, Measure::TrainError),
                 std::string("A 30.5 ± 0.7, B 25.7 ± 1.0, C 25.4 ± 0.3 % training "
                             "error; A → B −4.8 points, B → C within noise."));
        const auto claims = claimsOf(one, runs);
        QCOMPARE(claims.size(), std::size_t{1});
        QCOMPARE(claims[0].outcome, ClaimOutcome::NotShownHere);  // A to B, and B to C not
        QVERIFY(textOf(claims[0]).find("He et al. 2015, table 3") != std::string::npos);
    }

    void oneSeedHasTheMarginOnly() {
        const std::vector runs = {runOf(withShortcut(Shortcut::A), 30, 31),
                                  runOf(withShortcut(Shortcut::B), 29.2, 26)};
        const Comparison one = comparisonsOf(runs).front();
        const Effect& train = effectAt(one, 1, Measure::TrainError);
        QVERIFY(train.byMargin);
        QVERIFY(near(train.low, -1.8) && near(train.high, 0.2));
        QCOMPARE(train.outcome, EffectOutcome::WithinNoise);
        QCOMPARE(effectAt(one, 1, Measure::TestError).outcome, EffectOutcome::Lower);
        QVERIFY(textOf(one).find("one seed; margin 1.0") != std::string::npos);
    }

    // One network that spreads beyond the others' is in no common spread. By scipy: the F test, and
    // Welch's degrees of freedom of variances 56.25 (2) and 0.03 (6).
    void whatSpreadsWiderIsNotPooled() {
        const std::vector<SeedErrors> networks = {{specOf("plain-20"), 10, {10, 10.2, 10.4}},
                                                  {specOf("plain-32"), 10, {11, 11.2, 11.4}},
                                                  {specOf("plain-56"), 10, {12.1, 12.2, 12.3}},
                                                  {specOf("plain-110"), 10, {20, 27.5, 35}}};
        const NoisePrior wide = noiseBetween(networks, 2, 3, Measure::TrainError);
        QVERIFY(near(wide.variance, 28.14));
        QVERIFY(near(wide.weight, 2.0021337));
        QVERIFY(near(halfWidth(wide, 3), 18.616981));
        const std::vector<SeedErrors> exact = {{specOf("plain-20"), 10, {0, 0, 0}},
                                               {specOf("plain-56"), 10, {0.5, 1, 1.5}}};
        const NoisePrior own = noiseBetween(exact, 0, 1, Measure::TrainError);
        QVERIFY(near(own.variance, 0.125) && near(own.weight, 2));
        const NoisePrior others = noiseBetween(networks, 0, 1, Measure::TrainError);
        QVERIFY(near(others.variance, 0.03) && near(others.weight, 6));
        QVERIFY(near(halfWidth(others, 3), 0.3460456));
    }

    // What six seeds of the lesson have shown holds for the lesson's recipe, at its end.
    void theLessonsNoiseIsKnownOfTheLessonAlone() {
        const RunSpec lesson = presetNamed("lesson").experiment.runs.front();
        const auto weight = [&lesson](int epoch, const std::function<void(RunSpec&)>& change) {
            RunSpec spec = lesson;
            change(spec);
            const std::vector<SeedErrors> networks = {{spec, epoch, {10}}, {spec, epoch, {12}}};
            return noiseBetween(networks, 0, 1, Measure::TestError).weight;
        };
        QCOMPARE(weight(10, [](RunSpec&) {}), 5.0);
        const std::vector<SeedErrors> mixed = {{lesson, 10, {10}}, {specOf("plain-18"), 10, {12}}};
        QCOMPARE(noiseBetween(mixed, 0, 1, Measure::TestError).weight, 0.0);
        QCOMPARE(weight(10, [](RunSpec& s) { s.recipe.precision = Precision::Bf16; }), 5.0);
        QCOMPARE(weight(10, [](RunSpec& s) { s.network.blocks = {3, 4, 6, 3}; }), 5.0);
        QCOMPARE(weight(9, [](RunSpec&) {}), 0.0);
        const std::vector<std::function<void(RunSpec&)>> others = {
            [](RunSpec& s) { s.recipe.milestones = {}; },
            [](RunSpec& s) { s.recipe.schedule = Schedule::Cosine; },
            [](RunSpec& s) { s.recipe.warmupEpochs = 1; },
            [](RunSpec& s) { s.recipe.weightDecay = 0.01; },
            [](RunSpec& s) { s.recipe.momentum = 0; },
            [](RunSpec& s) { s.recipe.factor = 0.5; },
            [](RunSpec& s) { s.recipe.learningRate = 0.05; },
            [](RunSpec& s) { s.recipe.batchSize = 64; },
            [](RunSpec& s) { s.data.crop = false; },
            [](RunSpec& s) { s.data.flip = !s.data.flip; },
            [](RunSpec& s) { s.data.imageSize = 14; },
            [](RunSpec& s) { s.data.trainLimit = 5000; },
            [](RunSpec& s) { s.network.width = 32; },
            [](RunSpec& s) { s.network.order = Order::Pre; },
            [](RunSpec& s) { s.network.block = BlockKind::Bottleneck; },
            [](RunSpec& s) { s.network.stem = Stem::Cifar; }};
        for (const auto& other : others) {
            QCOMPARE(weight(10, other), 0.0);
        }
    }

    // (5 · 0.41 + 2 · 0.2) / 7 with 7 degrees of freedom.
    void thePriorModerates() {
        const NoisePrior noise = moderated({0.41, 5}, 0.2, 2);
        QVERIFY(near(noise.variance, 0.35));
        QCOMPARE(noise.weight, 7.0);
        QVERIFY(near(halfWidth(noise, 2), 2.3646243 * std::sqrt(0.35)));
        QCOMPARE(priorOf(specOf("plain-18"), Measure::TrainError).weight, 0.0);
        QCOMPARE(moderated({}, 0, 0).weight, 0.0);
    }

    // Plain and residual, 18, 34 and 50: depth twice, the family three times.
    void depthAndFamilyAreCompared() {
        std::vector<RunResult> runs;
        for (const char* name : {"plain-50", "plain-18", "plain-34"}) {
            runs.push_back(runOf(specOf(name), 20, 20));
        }
        for (const char* name : {"resnet-18", "resnet-34", "resnet-50"}) {
            RunSpec spec = specOf(name);
            spec.network.zeroInitResidual = true;
            runs.push_back(runOf(spec, 10, 10));
        }
        const std::vector<Comparison> all = comparisonsOf(runs);
        int depth = 0;
        int family = 0;
        for (const Comparison& one : all) {
            depth += one.factor == Factor::Depth ? 1 : 0;
            family += one.factor == Factor::Family ? 1 : 0;
            QCOMPARE(one.zeroStartDiffers, one.factor == Factor::Family);
        }
        QCOMPARE(depth, 2);
        QCOMPARE(family, 3);
        QCOMPARE(all.size(), std::size_t{5});
        const auto plain = std::ranges::find_if(all, [](const Comparison& one) {
            return one.factor == Factor::Depth && one.levels.front().title == "plain-18";
        });
        QVERIFY(plain != all.end());
        QCOMPARE(plain->levels[2].text, std::string("50"));
        QCOMPARE(plain->effects.size(), std::size_t{4});
    }

    // It differs from each of the others in two factors.
    void whatDiffersInMoreIsInNoSet() {
        RunSpec odd = specOf("resnet-34");
        odd.recipe.learningRate = 0.5;
        std::vector runs = {runOf(specOf("plain-18"), 12, 12), runOf(specOf("plain-34"), 15, 15)};
        const auto before = comparisonsOf(runs);
        runs.push_back(runOf(odd, 9, 9));
        const auto after = comparisonsOf(runs);
        QCOMPARE(after.size(), before.size());
        QCOMPARE(textOf(after.front()), textOf(before.front()));
    }

    void unequalEpochsSeedsAndFailures() {
        RunResult failed = runOf(withShortcut(Shortcut::B, 3), 80, 80, 2);
        failed.state = RunState::Failed;
        const std::vector runs = {runOf(withShortcut(Shortcut::A, 1), 30, 31, 10),
                                  runOf(withShortcut(Shortcut::A, 2), 32, 31, 8),
                                  runOf(withShortcut(Shortcut::B, 2), 22, 21, 10), failed};
        const Comparison one = comparisonsOf(runs).front();
        QCOMPARE(one.epoch, 8);  // the failed one does not hold the others back
        QCOMPARE(one.levels[0].seeds, 2);
        QCOMPARE(one.levels[1].seeds, 1);
        const Effect& effect = effectAt(one, 1, Measure::TrainError);
        QCOMPARE(effect.seeds, 1);  // seed 2
        QVERIFY(near(effect.mean, 22 + 3 - 32));
        QVERIFY(effect.byMargin);  // A's two seeds tell no interval alone
    }

    // Halfway, a longer training stands where its rate is still high.
    void lengthsAreComparedAtTheirEnds() {
        RunSpec longer = specOf("plain-18");
        longer.recipe.epochs = 20;
        std::vector runs = {runOf(specOf("plain-18"), 11, 12), runOf(longer, 8, 9, 20)};
        Comparison one = comparisonsOf(runs).front();
        QCOMPARE(one.factor, Factor::Epochs);
        QVERIFY(near(effectAt(one, 1, Measure::TrainError).mean, -3));
        QVERIFY2(textOf(one).find("each after its last epoch") != std::string::npos,
                 textOf(one).c_str());
        runs[1] = runOf(longer, 8, 9, 15);
        one = comparisonsOf(runs).front();
        QCOMPARE(one.epoch, 10);
        QVERIFY(near(effectAt(one, 1, Measure::TrainError).mean, 0));  // both at their tenth
    }

    // A failed level is stepped over, and a failed run has no figures.
    void whatHasFailedIsSteppedOver() {
        std::vector runs = {runOf(withShortcut(Shortcut::A), 20, 20),
                            runOf(withShortcut(Shortcut::B), 15, 15),
                            runOf(withShortcut(Shortcut::C), 10, 10)};
        runs[1].state = RunState::Failed;
        const Comparison one = comparisonsOf(runs).front();
        const Effect& over = effectAt(one, 2, Measure::TrainError);
        QCOMPARE(over.from, std::size_t{0});
        QCOMPARE(over.outcome, EffectOutcome::Lower);
        QVERIFY(near(over.mean, -10));
        QCOMPARE(effectAt(one, 1, Measure::TrainError).outcome, EffectOutcome::Failed);
        QCOMPARE(one.levels[1].seeds, 0);
        // Of two seeds one failed where the others had come: it counts nowhere.
        std::vector pair = {runOf(specOf("plain-18"), 11, 12), runOf(specOf("plain-34"), 15, 16, 9),
                            runOf(specOf("plain-34", 2), 17, 17, 9)};
        pair[1].state = RunState::Failed;
        const Comparison depths = comparisonsOf(pair).front();
        QCOMPARE(effectAt(depths, 1, Measure::TrainError).outcome, EffectOutcome::Failed);
    }

    // Halfway the longer training's rate is still high: it is not compared before its end.
    void aLongerTrainingIsWaitedFor() {
        RunSpec longer = specOf("plain-18");
        longer.recipe.epochs = 20;
        std::vector runs = {runOf(specOf("plain-18"), 12, 12), runOf(longer, 7, 7, 19)};
        const auto outcome = [&runs] {
            return effectAt(comparisonsOf(runs).front(), 1, Measure::TrainError).outcome;
        };
        QCOMPARE(outcome(), EffectOutcome::TooEarly);
        runs[1] = runOf(longer, 7, 7, 20);
        QCOMPARE(outcome(), EffectOutcome::Lower);
    }

    void tooEarlyIsSaid() {
        const std::vector runs = {runOf(withShortcut(Shortcut::A), 70, 70),
                                  runOf(withShortcut(Shortcut::B), 30, 30)};
        const Comparison one = comparisonsOf(runs).front();
        QCOMPARE(effectAt(one, 1, Measure::TrainError).outcome, EffectOutcome::TooEarly);
        QCOMPARE(claimsOf(one, runs).front().outcome, ClaimOutcome::TooEarly);
        std::vector none = {runOf(withShortcut(Shortcut::A), 0, 0, 0),
                            runOf(withShortcut(Shortcut::B), 30, 30)};
        const auto text = [&none] { return textOf(comparisonsOf(none).front()); };
        QVERIFY2(text().find("too early to compare them") != std::string::npos, text().c_str());
        none[1] = runOf(withShortcut(Shortcut::B), 0, 0, 0);
        QVERIFY2(text().find("No epoch is finished") != std::string::npos, text().c_str());
    }

    void theClaimOfDepth() {
        const std::vector runs = {
            runOf(specOf("plain-18"), 11, 12), runOf(specOf("plain-34"), 17, 17),
            runOf(specOf("resnet-18"), 11, 12), runOf(specOf("resnet-34"), 13, 14)};
        for (const Comparison& one : comparisonsOf(runs)) {
            const auto claims = claimsOf(one, runs);
            QCOMPARE(claims.size(), std::size_t{one.factor == Factor::Depth ? 2U : 0U});
            const bool plain = one.levels.front().title == "plain-18";
            for (const Claim& claim : claims) {
                QCOMPARE(claim.outcome,
                         plain ? ClaimOutcome::ShownHere : ClaimOutcome::OtherWayRound);
            }
        }
    }

    // The deeper network is worse in training and better in testing: a table of test errors does
    // not agree with that, whatever the training errors say.
    void aTableIsJudgedByTestErrors() {
        const std::vector runs = {runOf(specOf("plain-18"), 11, 20),
                                  runOf(specOf("plain-34"), 17, 16.7)};
        const Comparison one = comparisonsOf(runs).front();
        for (const Claim& claim : claimsOf(one, runs)) {
            const bool isTable = claim.source.find("table") != std::string::npos;
            QCOMPARE(isTable, claim.measure == Measure::TestError);
            QCOMPARE(claim.published.find("28.54") != std::string::npos, isTable);
            QCOMPARE(claim.outcome,
                     isTable ? ClaimOutcome::OtherWayRound : ClaimOutcome::ShownHere);
        }
        const std::string text = comparisonText(one, runs);
        QVERIFY2(text.find("As in He et al. 2015, figures 1 and 4 (the deeper plain") !=
                     std::string::npos,
                 text.c_str());
        QVERIFY2(text.find("other way round in He et al. 2015, table 2 (test error: plain-18") !=
                     std::string::npos,
                 text.c_str());
    }

    // Of the paper's narrow networks another table and figure tell.
    void narrowNetworksHaveTheirOwnTable() {
        const auto narrow = [](const char* name, double error) {
            RunSpec spec = specOf(name);
            spec.network = zooNetwork(name);
            return runOf(spec, error, error);
        };
        const std::vector runs = {narrow("resnet-20", 12), narrow("resnet-56", 10)};
        const Comparison one = comparisonsOf(runs).front();
        const std::string text = comparisonText(one, runs);
        QCOMPARE(claimsOf(one, runs).size(), std::size_t{2});
        QVERIFY2(text.find("As in He et al. 2015, figure 6") != std::string::npos &&
                     text.find("table 6 (test error: ResNet-20 8.75") != std::string::npos &&
                     text.find("table 2") == std::string::npos,
                 text.c_str());
    }

    // A table of two depths says nothing of a third, and of none of them nothing.
    void aTableIsJudgedByItsOwnDepths() {
        const std::vector three = {runOf(specOf("resnet-18"), 14, 14),
                                   runOf(specOf("resnet-34"), 10, 10),
                                   runOf(specOf("resnet-50"), 15, 15)};
        std::map<std::string, ClaimOutcome> outcomes;
        for (const Claim& claim : claimsOf(comparisonsOf(three).front(), three)) {
            outcomes[claim.source] = claim.outcome;
        }
        QCOMPARE(outcomes.at("He et al. 2015, table 2"), ClaimOutcome::ShownHere);
        QCOMPARE(outcomes.at("He et al. 2015, figure 4"), ClaimOutcome::ShownHere);
        QCOMPARE(outcomes.at("He et al. 2015, table 3"), ClaimOutcome::OtherWayRound);
        const std::vector ends = {three[0], three[2]};  // 18 and 50: in no table together
        QVERIFY(claimsOf(comparisonsOf(ends).front(), ends).empty());
    }

    // Where a source has no two figures, its words are quoted.
    void strideAndZeroStartAreClaimedToo() {
        RunSpec v1 = specOf("resnet-50");
        v1.network.strideAt = StrideAt::V1;
        const std::vector strides = {runOf(v1, 12, 13), runOf(specOf("resnet-50"), 10, 11)};
        const std::string stride = comparisonText(comparisonsOf(strides).front(), strides);
        QVERIFY2(stride.find("As in NVIDIA's page on ResNet-50 v1.5 (about 0.5 points of test "
                             "error less than v1).") != std::string::npos,
                 stride.c_str());
        RunSpec zero = specOf("resnet-34");
        zero.network.zeroInitResidual = true;
        const std::vector starts = {runOf(specOf("resnet-34"), 10, 11), runOf(zero, 12, 13)};
        const std::string start = comparisonText(comparisonsOf(starts).front(), starts);
        QVERIFY2(start.find("other way round in Goyal et al. 2017, table 2b (test error: "
                            "ResNet-50 23.84, with zero start 23.60 %)") != std::string::npos &&
                     start.find("which plain networks cannot") == std::string::npos,
                 start.c_str());
    }

    // Of two comparisons of one factor each says which it is.
    void whatElseVariesIsTold() {
        std::vector<RunResult> runs;
        for (const double rate : {0.1, 0.01}) {
            for (const Shortcut shortcut : {Shortcut::A, Shortcut::B}) {
                RunSpec spec = withShortcut(shortcut);
                spec.recipe.learningRate = rate;
                runs.push_back(runOf(spec, 10, 11));
            }
        }
        std::vector<std::string> texts;
        for (const Comparison& one : comparisonsOf(runs, Factor::Shortcut)) {
            texts.push_back(comparisonText(one, runs));
        }
        QCOMPARE(texts.size(), std::size_t{2});
        QVERIFY2(texts[0].starts_with("learning rate 0.1: A 10.0"), texts[0].c_str());
        QVERIFY2(texts[1].starts_with("learning rate 0.01: A 10.0"), texts[1].c_str());
        // The lesson's depths are told apart by their titles, and a plain network has no start.
        RunSpec zero = specOf("resnet-34");
        zero.network.zeroInitResidual = true;
        const std::vector depths = {runOf(specOf("plain-18"), 11, 12),
                                    runOf(specOf("plain-34"), 17, 17), runOf(zero, 11, 12)};
        const std::string text =
            comparisonText(comparisonsOf(depths, Factor::Depth).front(), depths);
        QVERIFY2(text.starts_with("plain-18 11.0"), text.c_str());
    }

    void ofFewStepsItIsABeginning() {
        std::vector runs = {runOf(withShortcut(Shortcut::A), 30, 31),
                            runOf(withShortcut(Shortcut::B), 20, 21)};
        const std::string said = "These are 10 steps, a beginning";
        QVERIFY(!comparisonsOf(runs).front().fewSteps);
        QVERIFY(comparisonText(comparisonsOf(runs).front(), runs).find(said) == std::string::npos);
        for (RunResult& run : runs) {
            run.info.trainImages = run.info.spec.recipe.batchSize;
        }
        const Comparison few = comparisonsOf(runs).front();
        QVERIFY(few.fewSteps);
        QCOMPARE(few.steps, std::int64_t{10});
        QVERIFY(comparisonText(few, runs).find(said) != std::string::npos);
    }

    // Nothing is made up for what has failed.
    void whatHasFailedHasNoFigures() {
        RunResult failed = runOf(specOf("plain-34"), 0, 0, 0);
        failed.state = RunState::Failed;
        const std::vector runs = {runOf(specOf("plain-18"), 11, 12), failed};
        const Comparison one = comparisonsOf(runs).front();
        QVERIFY(one.levels[1].failed && !one.levels[0].failed);
        QCOMPARE(one.effects.front().outcome, EffectOutcome::Failed);
        QCOMPARE(claimsOf(one, runs).front().outcome, ClaimOutcome::Failed);
        const std::string text = comparisonText(one, runs);
        QVERIFY2(text.find("plain-34 – / – %") != std::string::npos &&
                     text.find("plain-34 has failed.") != std::string::npos,
                 text.c_str());
        QVERIFY2(text.find("oo early") == std::string::npos, text.c_str());
        QVERIFY2(briefText(one, Measure::TrainError).find("plain-34 – %") != std::string::npos,
                 briefText(one, Measure::TrainError).c_str());
    }

    void whatTrainsInTheSameWayIsAskedForOnce() {
        RunSpec other = specOf("plain-18");
        other.network.shortcut = Shortcut::A;
        const auto said = [](const std::vector<RunSpec>& runs) {
            return sentenceOf([&] { requireDifferent(runs); });
        };
        QVERIFY(said({specOf("plain-18"), other}).find("has no effect") != std::string::npos);
        QVERIFY(said({specOf("plain-18"), specOf("plain-18")}).find("name each network") !=
                std::string::npos);
        other.seed = 2;
        QCOMPARE(said({specOf("plain-18"), other}), std::string());
        QCOMPARE(said({withShortcut(Shortcut::A), withShortcut(Shortcut::B)}), std::string());
    }

    void nothingToCompare() {
        QVERIFY(comparisonsOf({}).empty());
        QVERIFY(comparisonsOf(std::vector{runOf(specOf("plain-18"), 11, 12)}).empty());
        QVERIFY(comparisonsOf(std::vector{runOf(specOf("plain-18", 1), 11, 12),
                                          runOf(specOf("plain-18", 2), 11, 12)})
                    .empty());
    }
};

LAB_TEST(ComparisonTest)
#include "ComparisonTest.moc"
