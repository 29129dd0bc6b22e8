// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/Experiment.h"
#include "tests/cli/Program.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <cmath>

using namespace lab;
using namespace lab::test;

/// inspect, as a person or a script calls it.
class InspectCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatEachBlockDoes() {
        const TemporaryFolder folder;
        const Ended train = test::run(tinyTraining(folder / "e", 2) << "--networks"
                                                                    << "plain-18,resnet-18");
        QVERIFY2(train.status == 0, train.err.c_str());
        const auto runs = runFolders(folder / "e");
        const QStringList both{
            "inspect", "--model", textOf(runs[0]), "--model", textOf(runs[1]), "--test-image", "3"};
        const Ended json = test::run(QStringList(both) << "--json");
        QVERIFY2(json.status == 0, json.err.c_str());
        const auto models = json.json()["models"];
        QCOMPARE(models.size(), std::size_t{2});
        QCOMPARE(models[0]["network"], "plain-18");
        QCOMPARE(models[1]["network"], "ResNet-18");
        for (const auto& model : models) {
            QCOMPARE(model["blocks"].size(), std::size_t{8});
            double sum = 0;
            for (const auto& one : model["top"]) {
                sum += one["probability"].get<double>();
            }
            QVERIFY(sum > 0.2 && sum < 1 + 1e-9);
        }
        QVERIFY(models[0]["blocks"][0]["sum"].is_null());
        QVERIFY(models[1]["blocks"][0]["sum"]["mean"].is_number());
        QCOMPARE(models[1]["blocks"][2]["name"], "layer2.0");
        const Ended text = test::run(both);
        QCOMPARE(text.status, 0);
        QVERIFY(text.out.find("layer4.1") != std::string::npos);
        const Ended csv = test::run(QStringList(both) << "--csv");
        QCOMPARE(std::ranges::count(csv.out, '\n'), 1 + 16);
        // The preset starts F at zero (Goyal et al. 2017): before the first step, F(x) is 0.
        const Ended initial =
            test::run({"inspect", "--model", textOf(runs[1]), "--initial", "--json"});
        QVERIFY2(initial.status == 0, initial.err.c_str());
        QCOMPARE(initial.json()["models"][0]["blocks"][1]["ratio"].get<double>(), 0.0);
        const Ended beyond =
            test::run({"inspect", "--model", textOf(runs[1]), "--test-image", "99999999"});
        QCOMPARE(beyond.status, 2);
        QVERIFY2(beyond.err.find("32 test images") != std::string::npos, beyond.err.c_str());
    }

    void saysWhatIsWrong() {
        const TemporaryFolder folder;
        const Ended none = test::run({"inspect", "--model", textOf(folder.path())});
        QCOMPARE(none.status, 1);
        QVERIFY(none.err.find("no weights") != std::string::npos);
        QCOMPARE(test::run({"inspect"}).status, 2);
    }
};

LAB_TEST(InspectCommandTest)
#include "InspectCommandTest.moc"
