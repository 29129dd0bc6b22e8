// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/TestMain.h"
#include "tests/ui/curves/CurveFixture.h"
#include "tests/ui/train/TrainBench.h"

using namespace lab;
using namespace lab::test;

/// What the Train page says of its runs in banners.
class TrainNoticesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Another rate helps against a divergence, not against a full disk.
    void onlyADivergenceOffersASlowerCopy() {
        TrainBench bench;
        ExperimentSnapshot snapshot = runningLesson();
        snapshot.folder = bench.folder / "lesson";
        RunResult& failed = snapshot.results[1];
        failed.state = RunState::Failed;
        failed.info.failure = "The disk is full.";
        bench.program.model.take(snapshot);
        QTRY_VERIFY(bench.isShown("failedRunBanner"));
        QVERIFY(!bench.isShown("failedRunBannerAction"));
        failed.info.failsAgain = true;
        bench.program.model.take(snapshot);
        QTRY_VERIFY(bench.isShown("failedRunBannerAction"));
    }
};

LAB_TEST(TrainNoticesTest)
#include "TrainNoticesTest.moc"
