// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/Screenshot.h"
#include "tests/support/TestMain.h"
#include "tests/ui/inspect/InspectBench.h"

#include <QSlider>

#include <fstream>

using namespace lab;
using namespace lab::test;

namespace {

struct Shot {
    const char* name;
    std::function<void(InspectBench&)> prepare;
};

void goTo(InspectBench& bench, int step) {
    bench.find<QSlider>("stepSlider").setValue(step);
    bench.await();
}

const std::vector<Shot>& shots() {
    static const std::vector<Shot> all = {
        {"block",
         [](InspectBench& bench) {
             goTo(bench, 2);
             bench.clickMap(2, 4, 6);
             auto& view = bench.find<MapView>("lane2DetailView");
             if (view.isVisible()) {
                 QTest::mouseMove(&view, view.placeOf({5, 6}).center().toPoint());
             }
             QTest::qWait(50);
         }},
        {"projection", [](InspectBench& bench) { goTo(bench, 7); }},
        {"deep",
         [](InspectBench& bench) {
             goTo(bench, 15);
             bench.choose("mapScale", "Each map its own");
             bench.choose("mapOrder", "Strongest first");
             bench.await();
         }},
        {"addition",
         [](InspectBench& bench) {
             bench.click("stepByLayer");
             bench.await();
             const NetworkSummary& summary = bench.pass().traces[1]->summary();
             for (std::size_t i = 0; i < summary.layers.size(); ++i) {
                 if (summary.layers[i].key == "layer2.0.add") {
                     goTo(bench, static_cast<int>(i));
                 }
             }
         }},
        {"first-layer",
         [](InspectBench& bench) {
             bench.click("stepByLayer");
             bench.await();
             goTo(bench, 0);
         }},
        {"other-depth",
         [](InspectBench& bench) {
             bench.chooseNetwork(1, "fresh-plain-18");
             bench.chooseNetwork(2, "fresh-resnet-152");
             goTo(bench, 20);
         }},
        {"problem",
         [](InspectBench& bench) {
             const auto broken = bench.folder / "broken.safetensors";
             std::ofstream(broken) << "no weights";
             bench.inspect().setSource(0, inspectSourceAt(broken));
             bench.await();
         }},
    };
    return all;
}

}  // namespace

/// Renders the Inspect page in its states into the build folder's screenshots/, to be looked at,
/// and asserts what can be: nothing cut, nothing upon another.
class InspectShotsTest : public ResourcesTest {
    Q_OBJECT

private Q_SLOTS:
    void shot_data() {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(shots().size()); ++i) {
            QTest::newRow(shots()[i].name) << i;
        }
    }
    void shot();
};

void InspectShotsTest::shot() {
    QFETCH(int, index);
    InspectBench bench;
    shots()[index].prepare(bench);
    const QStringList problems =
        takePictures(bench.program, bench.inspect(), QString("inspect-") + shots()[index].name);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join("; ")));
}

LAB_TEST(InspectShotsTest)
#include "InspectShotsTest.moc"
