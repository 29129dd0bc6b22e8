// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"
#include "ui/train/HtmlReport.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

const std::string kNasty = "\x1b]0;x\x07\xc2\x9b\xe2\x80\xae<script>alert(1)</script>&\n\"'";

ReportContent nastyContent() {
    ReportContent content;
    content.name = QString::fromStdString(kNasty);
    content.results = {runThatSays(kNasty)};
    content.verdict = verdictOf(content.results);
    content.curves = "<?xml version=\"1.0\"?>\n<svg><text>\x1b\x07</text></svg>";
    return content;
}

}  // namespace

/// The report that a browser shows: what comes from files is text there and nothing else.
class HtmlReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreEscaped() {
        const QString html = htmlReport(nastyContent());
        QVERIFY(!html.contains("<script"));
        QVERIFY(
            html.contains("\\x1b]0;x\\x07\\u009b\\u202e&lt;script&gt;alert(1)&lt;/script&gt;&amp;"
                          "\\n"));
        QVERIFY(html.contains("<svg><text>\\x1b\\x07</text></svg>"));
        for (const QChar letter : html) {
            const auto code = letter.unicode();
            QVERIFY((code >= 0x20 || code == '\n') && !(code >= 0x7F && code < 0xA0) &&
                    code != 0x202E);
        }
    }

    void thePdfIsMade() {
        const QByteArray pdf = pdfReport(nastyContent());
        QVERIFY(pdf.startsWith("%PDF"));
    }
};

LAB_TEST(HtmlReportTest)
#include "HtmlReportTest.moc"
