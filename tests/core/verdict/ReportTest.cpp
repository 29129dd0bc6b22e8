// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Report.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

const std::string kNasty =
    "\x1b[31m\x07\xc2\x9b<img src=x> [here](x) **bold** `code` | a_b _c_ ~~d~~ &lt; $e$ \\\n# f\n- "
    "g";

}  // namespace

/// The report in Markdown, which other programs show.
class ReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreEscaped() {
        const std::string text = reportMarkdown(kNasty, {runThatSays(kNasty)}, 0);
        const std::string escaped =
            "\\\\x1b\\[31m\\\\x07\\\\u009b\\<img src=x\\> \\[here\\](x) \\*\\*bold\\*\\* "
            "\\`code\\` \\| a_b \\_c\\_ \\~\\~d\\~\\~ \\&lt; \\$e\\$ \\\\\\\\n\\# f\\\\n- g";
        const QString all = QString::fromStdString(text);
        QCOMPARE(all.count(QString::fromStdString(escaped)), 10);
        QVERIFY2(all.startsWith("# " + QString::fromStdString(escaped) + "\n"), text.c_str());
        for (const char c : text) {
            QVERIFY2(c == '\n' || static_cast<unsigned char>(c) >= 0x20, text.c_str());
        }
        QVERIFY(!all.contains("\n# f") && !all.contains("\n- g"));
    }

    void factsAreThoseOfAllRuns() {
        RunResult other = runThatSays("x");
        other.info.spec.network = tinyNetwork("plain-34");
        other.info.spec.seed = 7;
        const std::string text = reportMarkdown("e", {runThatSays("x"), other, other}, 61);
        for (const char* line :
             {"- Networks: ResNet-18: 18 layers, basic blocks 2,2,2,2, width 2, stem small, "
              "shortcut option B; plain-34: 34 layers, basic blocks 3,4,6,3, width 2, stem small\n",
              "- Recipe: SGD, momentum 0.9, weight decay 0.0001, batches of 16, "
              "learning rate 0.05 times 0.1 after epochs 1, ",
              "- Seeds: 1, 7\n", "- Time: 61.0 s on the clock\n"}) {
            QVERIFY2(text.find(line) != std::string::npos, text.c_str());
        }
    }

    // Two ResNet-50 read alike.
    void bottlenecksAreToldApart() {
        RunResult one = runThatSays("x");
        one.info.spec.network = tinyNetwork("resnet-50");
        one.info.spec.network.strideAt = StrideAt::V1;
        RunResult other = one;
        other.info.spec.network.strideAt = StrideAt::V1_5;
        other.info.spec.network.cardinality = 32;
        other.info.spec.network.groupWidth = 4;
        other.info.spec.network.width = 16;
        const std::string text = reportMarkdown("e", {one, other}, 0);
        for (const char* part :
             {"bottlenecks 3,4,6,3, width 2, stem small, stride in the first 1×1 (v1), shortcut",
              ", stride in the 3×3 (v1.5), groups: 32 of width 4, shortcut"}) {
            QVERIFY2(text.find(part) != std::string::npos, text.c_str());
        }
    }

    // Epochs 1 and 2 of one epoch: nothing happens there.
    void whatDoesNotHappenIsNotTold() {
        RunResult run = runThatSays("x");
        run.info.spec.recipe.epochs = 1;
        run.info.spec.recipe.milestones = {1, 2};
        const std::string one = reportMarkdown("e", {run}, 0);
        QVERIFY2(one.find("learning rate 0.05, ") != std::string::npos, one.c_str());
        run.info.spec.recipe.epochs = 2;
        const std::string two = reportMarkdown("e", {run}, 0);
        QVERIFY2(two.find("0.05 times 0.1 after epochs 1, fp32") != std::string::npos ||
                     two.find("0.05 times 0.1 after epochs 1, auto") != std::string::npos,
                 two.c_str());
    }

    void missingRunsAreNamed() {
        const std::string text =
            reportMarkdown("e", {runThatSays(kNasty)}, 0, {"a*b", "resnet-18-w2-s1"});
        QVERIFY2(text.find("\n- a\\*b is missing") != std::string::npos &&
                     text.find("\n- resnet-18-w2-s1 is missing") != std::string::npos,
                 text.c_str());
        QVERIFY(reportMarkdown("e", {runThatSays(kNasty)}, 0).find("missing") == std::string::npos);
    }

    // What is usual reads as before, on a terminal, too.
    void usualNamesStay() {
        RunResult run = runThatSays(kNasty);
        run.key = "resnet-18-w2-s1";
        run.info.dataset = "my_set (2024), grey + colour";
        run.info.processor = "Intel(R) Xeon(R) Platinum 8480+ @ 2.00GHz";
        run.info.device = "cuda:0";
        run.info.failure = "/data/my_pictures/x-y.png could not be read (no such file): check it.";
        const std::string text = reportMarkdown("lesson 2", {run}, 0);
        for (const std::string& part :
             {std::string("# lesson 2\n"), "- Data: " + run.info.dataset + ",",
              "- Machine: " + run.info.processor + ",", run.info.device,
              run.key + " failed: " + run.info.failure + "\n"}) {
            QVERIFY2(text.find(part) != std::string::npos, (part + " in " + text).c_str());
        }
    }
};

LAB_TEST(ReportTest)
#include "ReportTest.moc"
