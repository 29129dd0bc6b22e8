// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Phrase.h"
#include "core/data/Picture.h"
#include "core/nn/Zoo.h"
#include "core/verdict/Report.h"
#include "core/verdict/Verdict.h"
#include "tests/support/TestMain.h"
#include "ui/base/Job.h"
#include "ui/base/Language.h"

#include <QCoreApplication>
#include <QSettings>
#include <QtTest>

using namespace lab;

namespace {

QString complaintAboutNetwork() {
    try {
        zooNetwork("%2-18");
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

}  // namespace

/// What core says comes in the window's language, while there is one.
class LanguageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        QSettings().clear();
        chooseLanguage("ja");
    }
    void cleanup() { QSettings().clear(); }

    void coreComplainsInJapanese();
    void workersComplainInJapanese();
    void partsOfSentencesAreJapanese();
    void reportsStayEnglish();
    void coreSpeaksEnglishInEnglish();
};

void LanguageTest::coreComplainsInJapanese() {
    const QString english = complaintAboutNetwork();
    QVERIFY(english.startsWith("There is no network \"%2-18\"; choose one of: plain-18, "));
    {
        const Language language(*qApp);
        const QString japanese = complaintAboutNetwork();
        QVERIFY2(japanese.startsWith("「%2-18」というネットワークはありません。"),
                 qPrintable(japanese));
        QVERIFY(japanese.contains("plain-18, plain-34"));
        QVERIFY(japanese.endsWith("。"));
    }
    QCOMPARE(complaintAboutNetwork(), english);
}

void LanguageTest::workersComplainInJapanese() {
    const Language language(*qApp);
    Job job;
    QString failure;
    connect(&job, &Job::failed, this, [&](const QString& sentence) { failure = sentence; });
    job.start([]() -> NetworkSpec { return zooNetwork("nothing"); }, [](NetworkSpec) {});
    QTRY_VERIFY(!failure.isEmpty());
    QVERIFY2(failure.startsWith("「nothing」というネットワークはありません。"),
             qPrintable(failure));
}

void LanguageTest::partsOfSentencesAreJapanese() {
    const Language language(*qApp);
    QCOMPARE(QString::fromStdString(readPictureBytes("").problem.value_or("")), QString("空です"));
    try {
        fromText<Stem>("round");
        QFAIL("there is no such stem");
    } catch (const Error& error) {
        QVERIFY(QString::fromUtf8(error.what()).startsWith("「round」というステムはありません。"));
    }
}

void LanguageTest::reportsStayEnglish() {
    const Language language(*qApp);
    QVERIFY(QString::fromStdString(verdictOf({}).text).startsWith("ネットワークがありません"));
    QVERIFY(reportMarkdown("e", {}, 0).find("There is no network") != std::string::npos);
}

void LanguageTest::coreSpeaksEnglishInEnglish() {
    chooseLanguage("en");
    const Language language(*qApp);
    QCOMPARE(phrase("it is empty"), std::string("it is empty"));
    QVERIFY(complaintAboutNetwork().startsWith("There is no network"));
}

LAB_TEST(LanguageTest)
#include "LanguageTest.moc"
