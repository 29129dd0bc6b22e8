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

RunResult nastyRun() {
    RunResult run;
    run.key = kNasty;
    run.info.spec = tinyRun("resnet-18");
    run.info.dataset = kNasty;
    run.info.processor = kNasty;
    run.info.device = kNasty;
    run.info.instructions = kNasty;
    run.info.program = kNasty;
    run.info.libtorch = kNasty;
    run.info.failure = kNasty;
    return run;
}

}  // namespace

/// The report in Markdown, which other programs show.
class ReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreEscaped() {
        const std::string text = reportMarkdown(kNasty, {nastyRun()}, 0);
        const std::string escaped =
            "\\\\x1b\\[31m\\\\x07\\\\u009b\\<img src=x\\> \\[here\\](x) \\*\\*bold\\*\\* "
            "\\`code\\` \\| a_b \\_c\\_ \\~\\~d\\~\\~ \\&lt; \\$e\\$ \\\\\\\\n\\# f\\\\n- g";
        const QString all = QString::fromStdString(text);
        QCOMPARE(all.count(QString::fromStdString(escaped)), 9);
        QVERIFY2(all.startsWith("# " + QString::fromStdString(escaped) + "\n"), text.c_str());
        for (const char c : text) {
            QVERIFY2(c == '\n' || static_cast<unsigned char>(c) >= 0x20, text.c_str());
        }
        QVERIFY(!all.contains("\n# f") && !all.contains("\n- g"));
    }

    void missingRunsAreNamed() {
        const std::string text = reportMarkdown("e", {nastyRun()}, 0, {"a*b", "resnet-18-w2-s1"});
        QVERIFY2(text.find("\n- a\\*b is missing") != std::string::npos &&
                     text.find("\n- resnet-18-w2-s1 is missing") != std::string::npos,
                 text.c_str());
        QVERIFY(reportMarkdown("e", {nastyRun()}, 0).find("missing") == std::string::npos);
    }

    // What is usual reads as before, on a terminal, too.
    void usualNamesStay() {
        RunResult run = nastyRun();
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
