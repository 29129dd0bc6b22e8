// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/RunExperiment.h"
#include "core/run/RunWeights.h"
#include "tests/support/TestMain.h"
#include "tests/ui/inspect/InspectBench.h"
#include "ui/base/ClassNames.h"
#include "ui/base/Format.h"
#include "ui/theme/ColourMap.h"

#include <QDialog>

using namespace lab;
using namespace lab::test;

/// Feature maps of the Inspect page: which is large, its values and its colours.
class InspectMapsTest : public ResourcesTest {
    Q_OBJECT

private Q_SLOTS:
    void theStrongestChannelComesFirst();
    void aMapIsSelectedEverywhere();
    void theLargeMapSaysItsValues();
    void scalesColourAsTheySay();
    void ordersByStrength();
    void theClassifiersChannelsAreClasses();
};

// The first channel may be dead; one that was picked stays.
void InspectMapsTest::theStrongestChannelComesFirst() {
    InspectBench bench;
    const auto strongest = [&bench] {
        return channelsIn(*bench.grid(2, 4).maps(), MapOrder::StrongestFirst).front();
    };
    QCOMPARE(bench.grid(2, 4).selected(), strongest());
    bench.press(Qt::Key_End);
    bench.await();
    QCOMPARE(bench.grid(2, 4).selected(), strongest());
    QCOMPARE(bench.text("lane2DetailTitle"), QString("ReLU, channel %1").arg(strongest() + 1));
    bench.clickMap(2, 4, 0);
    bench.press(Qt::Key_Home);
    bench.await();
    QCOMPARE(bench.grid(2, 4).selected(), 0);
}

void InspectMapsTest::aMapIsSelectedEverywhere() {
    InspectBench bench;
    bench.clickMap(2, 2, 5);
    for (int lane = 1; lane <= 2; ++lane) {
        for (int number = 1; number <= 4; ++number) {
            QCOMPARE(bench.grid(lane, number).selected(), 5);
        }
    }
    QCOMPARE(bench.text("lane2DetailTitle"), QString("F(x), channel 6"));
    QCOMPARE(bench.text("lane1DetailTitle"), QString("F(x), channel 6"));
    QCOMPARE(bench.find<MapView>("lane2DetailView").maps(), bench.grid(2, 2).maps());
    // It stays selected as the walk goes on, and in a grid of focus the arrows choose.
    bench.press(Qt::Key_Right);
    QCOMPARE(bench.grid(1, 4).selected(), 5);
    bench.grid(1, 4).setFocus(Qt::TabFocusReason);
    bench.press(Qt::Key_Right);
    QCOMPARE(bench.grid(2, 1).selected(), 6);
    QCOMPARE(bench.inspect().step(), 1);
    QCOMPARE(bench.text("lane1DetailTitle"), QString("ReLU, channel 7"));
    // Many channels: the last stage has 64 of them; all can be reached.
    bench.inspect().setFocus();
    bench.press(Qt::Key_End);
    bench.grid(2, 4).setFocus(Qt::TabFocusReason);
    for (int i = 0; i < 10; ++i) {
        bench.press(Qt::Key_PageDown);
    }
    QCOMPARE(bench.grid(2, 4).selected(), 63);
    QVERIFY(!bench.grid(2, 4).cellOf(63).isEmpty());
}

void InspectMapsTest::theLargeMapSaysItsValues() {
    InspectBench bench;
    bench.clickMap(2, 4, 3);
    auto& view = bench.find<MapView>("lane2DetailView");
    const QPoint at(4, 9);
    QTest::mouseMove(&view, view.placeOf(at).center().toPoint());
    const FeatureMaps output = bench.pass().traces[1]->block(0).output;
    const float value = output.map(3)[static_cast<std::size_t>(9 * output.shape.width + 4)];
    QTRY_COMPARE(bench.text("lane2DetailPlace"), QString("row 10, col 5"));
    QCOMPARE(bench.text("lane2DetailValue"), figureText(value));
    QCOMPARE(bench.find<MapView>("lane1DetailView").marked(), std::optional(at));
    QCOMPARE(bench.text("lane1DetailPlace"), QString("row 10, col 5"));
    view.setFocus(Qt::TabFocusReason);
    bench.press(Qt::Key_Down);
    QCOMPARE(bench.text("lane2DetailPlace"), QString("row 11, col 5"));
    QCOMPARE(bench.inspect().step(), 0);
    // Where there is no room for it, a click opens a window, which follows the walk.
    bench.program.window.resize(1100, 700);
    bench.await();
    QVERIFY(!bench.isShown("lane2Detail"));
    QVERIFY(!bench.has("mapDialog"));
    bench.clickMap(1, 4, 2);
    QVERIFY(bench.isShown("mapDialog"));
    QCOMPARE(bench.text("mapDialogDetailTitle"), QString("ReLU, channel 3"));
    const auto before = bench.find<MapView>("mapDialogDetailView").maps();
    bench.click("stepOn");
    bench.await();
    QVERIFY(bench.find<MapView>("mapDialogDetailView").maps() != before);
    QTest::keyClick(&bench.find<QDialog>("mapDialog"), Qt::Key_Escape);
    QTRY_VERIFY(!bench.has("mapDialog"));
}

void InspectMapsTest::scalesColourAsTheySay() {
    InspectBench bench;
    const auto most = [&](int lane, int number) {
        return limitOf(bench.grid(lane, number).maps()->values);
    };
    bench.choose("mapScale", "Shared by both networks");
    const double all = std::max({most(1, 1), most(1, 4), most(2, 1), most(2, 4)});
    QCOMPARE(bench.grid(1, 1).limitOfMap(0), all);
    QCOMPARE(bench.grid(2, 4).limitOfMap(5), all);
    QCOMPARE(bench.grid(2, 2).limitOfMap(0), std::max({most(1, 2), most(2, 2), most(2, 3)}));
    bench.choose("mapScale", "Shared in a network");
    QCOMPARE(bench.grid(1, 1).limitOfMap(0), std::max(most(1, 1), most(1, 4)));
    QCOMPARE(bench.grid(2, 4).limitOfMap(0), std::max(most(2, 1), most(2, 4)));
    QCOMPARE(bench.grid(2, 3).limitOfMap(0), std::max(most(2, 2), most(2, 3)));
    bench.choose("mapScale", "Each map its own");
    for (int channel = 0; channel < 8; ++channel) {
        QCOMPARE(bench.grid(2, 4).limitOfMap(channel),
                 limitOf(bench.grid(2, 4).maps()->map(channel)));
    }
    // A pixel has the colour of its value.
    QCOMPARE(mapColour(0.5, MapColours::Activation, 1), viridis(0.5));
    QCOMPARE(mapColour(-2, MapColours::Signed, 2), purpleGreen(-1));
    QCOMPARE(mapColour(0, MapColours::Signed, 0), purpleGreen(0));
    const std::vector<float> values = {0, 1, 2, 4, NAN, -1};
    const QImage image = mapImage(values, {3, 2}, MapColours::Activation, 4);
    QCOMPARE(image.pixel(2, 0), viridis(0.5));
    QCOMPARE(image.pixel(0, 1), viridis(1));
    QCOMPARE(image.pixel(2, 1), viridis(0));
    QCOMPARE(QColor(image.pixel(1, 1)).saturation(), 0);
    QCOMPARE(limitOf(values), 4.0);
}

void InspectMapsTest::ordersByStrength() {
    InspectBench bench;
    const FeatureMaps& maps = *bench.grid(2, 4).maps();
    const auto first = [&] { return bench.grid(2, 4).channelAt({3, 3}); };
    QCOMPARE(first(), 0);
    bench.choose("mapOrder", "Strongest first");
    int strongest = 0;
    double best = -1;
    for (int channel = 0; channel < maps.shape.channels; ++channel) {
        double sum = 0;
        for (const float value : maps.map(channel)) {
            sum += std::abs(value);
        }
        if (sum > best) {
            best = sum;
            strongest = channel;
        }
    }
    bench.await();
    QCOMPARE(first(), strongest);
}

void InspectMapsTest::theClassifiersChannelsAreClasses() {
    InspectBench bench;
    bench.click("stepByLayer");
    bench.await();
    bench.press(Qt::Key_End);
    const std::vector<std::string>& classes =
        bench.inspect().pass()->networks[1]->network->card().classes;
    QCOMPARE(classes.size(), std::size_t{10});
    const int chosen = bench.grid(2, 2).selected();
    QCOMPARE(bench.text("lane2DetailTitle"),
             QString("fc, %1").arg(shortName(classes[static_cast<std::size_t>(chosen)])));
    bench.clickMap(2, 2, 0);
    QCOMPARE(bench.text("lane2DetailTitle"), QString("fc, %1").arg(shortName(classes[0])));
    QSettings().clear();
}

LAB_TEST(InspectMapsTest)
#include "InspectMapsTest.moc"
