// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/train/MetricsLog.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <fstream>
#include <sstream>

using namespace lab;
using namespace lab::test;

namespace {

EpochRecord epochRecord(int epoch) {
    return {epoch, 0.1 + 0.2, 100.0 / 3, 1e-7, 12.5, 0.1, 3.25};
}

void append(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file, std::ios::app) << text;
}

std::string content(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

}  // namespace

/// metrics.csv and steps.csv: exact numbers, resumes without repetition, damage told by line.
class MetricsLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrote() {
        const TemporaryFolder folder;
        MetricsLog log(folder.path(), 0, 0);
        log.append(epochRecord(1));
        log.append(StepRecord{1, 2.3025850929940455, 90.625});
        log.sync();
        QCOMPARE(readEpochs(folder.path()), std::vector{epochRecord(1)});
        QCOMPARE(readSteps(folder.path()),
                 (std::vector{StepRecord{1, 2.3025850929940455, 90.625}}));
        QCOMPARE(content(folder / "metrics.csv").substr(0, 72),
                 std::string("epoch,train_loss,train_error,test_loss,test_error,learning_rate,"
                             "seconds\n"));
    }

    void dropsLinesPastTheCheckpoint() {
        const TemporaryFolder folder;
        {
            MetricsLog log(folder.path(), 0, 0);
            for (int i = 1; i <= 4; ++i) {
                log.append(epochRecord(i));
                log.append(StepRecord{i, 1, 50});
            }
        }
        append(folder / "steps.csv", "5,1.0");  // a line that a killed process left unfinished
        MetricsLog log(folder.path(), 2, 3);
        log.append(epochRecord(3));
        QCOMPARE(readEpochs(folder.path()).size(), std::size_t{3});
        QCOMPARE(readSteps(folder.path()).size(), std::size_t{3});
        QCOMPARE(readEpochs(folder.path()).back().epoch, 3);
    }

    void anUnfinishedLineWaits() {
        const TemporaryFolder folder;
        const MetricsLog log(folder.path(), 0, 0);
        append(folder / "steps.csv", "1,2.5,50\n2,2.");
        QCOMPARE(readSteps(folder.path()).size(), std::size_t{1});
        append(folder / "steps.csv", "25,40\n");
        QCOMPARE(readSteps(folder.path()).back(), (StepRecord{2, 2.25, 40}));
    }

    // An editor or a spreadsheet saved it: the figures are the same.
    void otherLineEndsAreTheSame() {
        const TemporaryFolder folder;
        append(folder / "steps.csv", "\xEF\xBB\xBFstep,loss,error\r\n1,2.5,50\r\n2,2.25,40\r\n");
        QCOMPARE(readSteps(folder.path()), (std::vector{StepRecord{1, 2.5, 50}, {2, 2.25, 40}}));
        append(folder / "metrics.csv",
               "epoch,train_loss,train_error,test_loss,test_error,learning_rate,seconds\r\n"
               "1,2,50,2,50,0.1,3\r\n");
        QCOMPARE(readEpochs(folder.path()).size(), std::size_t{1});
        const MetricsLog log(folder.path(), 1, 2);  // a resume writes it anew
        QCOMPARE(content(folder / "steps.csv"),
                 std::string("step,loss,error\n1,2.5,50\n2,2.25,40\n"));
    }

    void damageIsASentence_data() {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("part");
        QTest::newRow("letters") << QByteArray("step,loss,error\n1,abc,3\n") << "line 2";
        QTest::newRow("too few") << QByteArray("step,loss,error\n1,2,3\n1,2\n") << "line 3";
        QTest::newRow("too many") << QByteArray("step,loss,error\n1,2,3,4\n") << "line 2";
        QTest::newRow("a comma too much") << QByteArray("step,loss,error\n1,2,3,\n") << "line 2";
        QTest::newRow("step zero") << QByteArray("step,loss,error\n0,2,3\n") << "line 2";
        QTest::newRow("half a step") << QByteArray("step,loss,error\n1.5,2,3\n") << "line 2";
        QTest::newRow("beyond int64") << QByteArray("step,loss,error\n1e300,2,3\n") << "line 2";
        QTest::newRow("empty line") << QByteArray("step,loss,error\n\n") << "line 2";
        QTest::newRow("no loss") << QByteArray("step,loss,error\n1,nan,3\n") << "line 2";
        QTest::newRow("endless") << QByteArray("step,loss,error\n1,2,3\n2,inf,3\n") << "line 3";
        QTest::newRow("below zero") << QByteArray("step,loss,error\n1,2,-5\n") << "line 2";
        QTest::newRow("above all") << QByteArray("step,loss,error\n1,2,150\n") << "line 2";
        QTest::newRow("another file") << QByteArray("a,b\n1,2\n") << "does not begin";
        QTest::newRow("binary") << QByteArray("\0\1\2\n", 4) << "does not begin";
    }
    void damageIsASentence() {
        QFETCH(QByteArray, lines);
        QFETCH(QString, part);
        const TemporaryFolder folder;
        append(folder / "steps.csv", lines.toStdString());
        const std::string sentence = sentenceOf([&] { readSteps(folder.path()); });
        QVERIFY2(sentence.ends_with('.'), sentence.c_str());
        QVERIFY2(sentence.find("steps.csv") != std::string::npos, sentence.c_str());
        QVERIFY2(sentence.find(part.toStdString()) != std::string::npos, sentence.c_str());
    }

    // They went into the verdict.
    void figuresThatNoTrainingHasAreDamage() {
        const std::string head =
            "epoch,train_loss,train_error,test_loss,test_error,learning_rate,seconds\n";
        const std::string good = "1,2,50,2,50,0.1,3\n";
        for (const char* line :
             {"2,nan,50,2,50,0.1,3", "2,2,nan,2,50,0.1,3", "2,2,50,inf,50,0.1,3",
              "2,2,50,2,-5,0.1,3", "2,2,150,2,50,0.1,3", "2,2,50,2,100.1,0.1,3",
              "2,-1,50,2,50,0.1,3", "2,2,50,2,50,nan,3", "2,2,50,2,50,0.1,-inf"}) {
            const TemporaryFolder folder;
            append(folder / "metrics.csv", head + good + line + "\n");
            const std::string sentence = sentenceOf([&] { readEpochs(folder.path()); });
            QVERIFY2(sentence.find((folder / "metrics.csv").string() + ", line 3, is damaged") !=
                         std::string::npos,
                     (line + sentence).c_str());
        }
        // An epoch that is not there would shift all behind it.
        for (const std::string& lines : {good + "3,2,50,2,50,0.1,3\n", "2" + good.substr(1)}) {
            const TemporaryFolder folder;
            append(folder / "metrics.csv", head + lines);
            const std::string sentence = sentenceOf([&] { readEpochs(folder.path()); });
            QVERIFY2(sentence.find("an epoch is missing before") != std::string::npos,
                     sentence.c_str());
        }
        const TemporaryFolder folder;
        append(folder / "metrics.csv", head + good + "2,0,0,1e300,100,0.1,0\n");  // these may be
        QCOMPARE(readEpochs(folder.path()).size(), std::size_t{2});
    }

    void nothingYetIsNoError() {
        const TemporaryFolder folder;
        QVERIFY(readEpochs(folder.path()).empty());
        QVERIFY(readSteps(folder.path()).empty());
    }
};

LAB_TEST(MetricsLogTest)
#include "MetricsLogTest.moc"
