// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Error.h"
#include "tests/support/TestMain.h"
#include "ui/base/Job.h"

#include <QSignalSpy>
#include <QThread>
#include <QtTest>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>

using namespace lab;

/// Job alone, without a window.
class JobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bringsTheResultToThisThread();
    void turnsEveryExceptionIntoASentence_data();
    void turnsEveryExceptionIntoASentence();
    void runsOneAfterAnother();
    void refusesTwoAtOnce();
    void waitsWhenItGoes();
};

void JobTest::bringsTheResultToThisThread() {
    Job job;
    QSignalSpy done(&job, &Job::done);
    QThread* worker = nullptr;
    QThread* receiver = nullptr;
    std::string result;
    job.start(
        [&] {
            worker = QThread::currentThread();
            return std::string("ready");
        },
        [&](std::string text) {
            receiver = QThread::currentThread();
            result = std::move(text);
        });
    QVERIFY(job.isRunning());
    QVERIFY(done.wait());
    QVERIFY(!job.isRunning());
    QCOMPARE(result, std::string("ready"));
    QCOMPARE(receiver, QThread::currentThread());
    QVERIFY(worker != QThread::currentThread());
}

void JobTest::turnsEveryExceptionIntoASentence_data() {
    QTest::addColumn<int>("what");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("an Error") << 0 << "The file is not there.";
    QTest::newRow("memory") << 1 << "There is not enough memory; close something and try again.";
    QTest::newRow("no words") << 2 << "It failed for a reason that cannot be read.";
    QTest::newRow("no exception") << 3 << "It failed for a reason that cannot be read.";
}

void JobTest::turnsEveryExceptionIntoASentence() {
    QFETCH(int, what);
    QFETCH(QString, sentence);
    Job job;
    QSignalSpy failed(&job, &Job::failed);
    QSignalSpy done(&job, &Job::done);
    job.start([what] {
        switch (what) {
            case 0:
                throw Error("The file is not there.");
            case 1:
                throw std::bad_alloc();
            case 2:
                throw std::runtime_error("");
            default:
                throw 42;
        }
    });
    QVERIFY(failed.wait());
    QCOMPARE(failed.front().front().toString(), sentence);
    QCOMPARE(done.size(), 0);
    QVERIFY(!job.isRunning());
}

void JobTest::runsOneAfterAnother() {
    Job job;
    std::atomic<int> count = 0;
    for (int i = 0; i < 50; ++i) {
        QSignalSpy done(&job, &Job::done);
        job.start([&] { ++count; });
        QVERIFY(done.wait());
    }
    QCOMPARE(count.load(), 50);
}

void JobTest::refusesTwoAtOnce() {
    Job job;
    job.start([] { std::this_thread::sleep_for(std::chrono::milliseconds(20)); });
    QVERIFY_EXCEPTION_THROWN(job.start([] {}), std::logic_error);
}

void JobTest::waitsWhenItGoes() {
    std::atomic<bool> ended = false;
    bool told = false;
    const auto held = std::make_shared<int>(1);
    {
        Job job;
        job.start(
            [&ended, held] {
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
                ended = true;
                return *held;
            },
            [&told](int) { told = true; });
    }
    QVERIFY(ended);
    QTest::qWait(1);
    QVERIFY(!told);
    QCOMPARE(held.use_count(), 1L);
}

LAB_TEST(JobTest)
#include "JobTest.moc"
