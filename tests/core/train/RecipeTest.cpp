// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/JsonFields.h"
#include "core/train/Recipe.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

/// Learning rates are a pure function of the step.
class RecipeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void milestonesDivide() {
        Recipe recipe;
        recipe.milestones = {6, 8};
        QCOMPARE(learningRate(recipe, 0, 100), 0.1);
        QCOMPARE(learningRate(recipe, 599, 100), 0.1);
        QVERIFY(qFuzzyCompare(learningRate(recipe, 600, 100), 0.01));
        QVERIFY(qFuzzyCompare(learningRate(recipe, 799, 100), 0.01));
        QVERIFY(qFuzzyCompare(learningRate(recipe, 800, 100), 0.001));
    }

    void warmupRisesToTheFullRate() {
        Recipe recipe;
        recipe.warmupEpochs = 2;
        QVERIFY(qFuzzyCompare(learningRate(recipe, 0, 50), 0.001));
        QVERIFY(qFuzzyCompare(learningRate(recipe, 49, 50), 0.05));
        QVERIFY(qFuzzyCompare(learningRate(recipe, 99, 50), 0.1));
        QVERIFY(qFuzzyCompare(learningRate(recipe, 100, 50), 0.1));
    }

    void cosineFallsToZero() {
        Recipe recipe;
        recipe.schedule = Schedule::Cosine;
        QVERIFY(qFuzzyCompare(learningRate(recipe, 0, 10), 0.1));
        QVERIFY(qFuzzyCompare(learningRate(recipe, 50, 10), 0.05));
        QVERIFY(learningRate(recipe, 99, 10) < 1e-4);
        recipe.warmupEpochs = 5;
        QVERIFY(qFuzzyCompare(learningRate(recipe, 75, 10), 0.05));
    }

    void survivesJson() {
        Recipe recipe;
        recipe.milestones = {3, 5};
        recipe.schedule = Schedule::Cosine;
        recipe.precision = Precision::Bf16;
        recipe.learningRate = 0.1 + 0.2;
        QCOMPARE(nlohmann::json::parse(nlohmann::json(recipe).dump()).get<Recipe>(), recipe);
    }

    void badValuesAreSentences() {
        const auto sentence = [](auto change) {
            Recipe recipe;
            change(recipe);
            return sentenceOf([&] { validate(recipe); });
        };
        QCOMPARE(sentence([](Recipe&) {}), std::string());
        QVERIFY(sentence([](Recipe& r) { r.epochs = 0; }).find("Epochs") == 0);
        QVERIFY(sentence([](Recipe& r) { r.batchSize = 1; }).find("batch") != std::string::npos);
        QVERIFY(sentence([](Recipe& r) { r.learningRate = 0; }).find("rate") != std::string::npos);
        QVERIFY(sentence([](Recipe& r) { r.momentum = 1; }).find("momentum") != std::string::npos);
        QVERIFY(sentence([](Recipe& r) {
                    r.milestones = {5, 3};
                }).find("milestones") != std::string::npos);
        // Old run.json files have two drops in one epoch; no new training begins so.
        Recipe twice;
        twice.milestones = {2, 3, 3};
        QCOMPARE(sentenceOf([&] { validate(twice); }), std::string());
        QVERIFY(sentenceOf([&] { validateNew(twice); }).find("milestone 3 stands twice") !=
                std::string::npos);
        twice.milestones = {2, 3};
        QCOMPARE(sentenceOf([&] { validateNew(twice); }), std::string());
        QVERIFY(sentence([](Recipe& r) { r.warmupEpochs = 10; }).find("warm-up") !=
                std::string::npos);
    }
};

LAB_TEST(RecipeTest)
#include "RecipeTest.moc"
