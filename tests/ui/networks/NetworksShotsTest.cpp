// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/Screenshot.h"
#include "tests/support/TestMain.h"
#include "tests/ui/networks/NetworksBench.h"
#include "ui/networks/DiagramExport.h"

#include <QDir>
#include <QLineEdit>
#include <QSettings>
#include <QTabBar>

using namespace lab;
using namespace lab::test;

namespace {

struct Shot {
    const char* name;
    std::function<void(NetworksBench&)> prepare;
};

void show(NetworksBench& bench, const char* first, const char* second) {
    NetworkPair pair = usualPair();
    pair.networks = {zooNetwork(first), zooNetwork(second)};
    for (NetworkSpec& network : pair.networks) {
        network.classes = 1000;
    }
    bench.networks().setPair(pair);
}

const std::vector<Shot>& shots() {
    static const std::vector<Shot> all = {
        {"usual", [](NetworksBench&) {}},
        {"columns", [](NetworksBench& bench) { bench.click("columns"); }},
        {"deep", [](NetworksBench& bench) { show(bench, "resnet-152", "resnext-101-32x8d"); }},
        {"bottleneck",
         [](NetworksBench& bench) {
             show(bench, "resnet-34", "resnet-50");
             bench.find<QTabBar>("tableTabs").setCurrentIndex(1);
         }},
        {"folded",
         [](NetworksBench& bench) {
             bench.clickUnit("layer2.1", 1);
             bench.key(Qt::Key_Return);
             bench.diagram().toggleStage(2, {0, 1});
             bench.pick("shortcut1", "Shortcut C");
             bench.find<QTabBar>("tableTabs").setCurrentIndex(2);
         }},
        {"small",
         [](NetworksBench& bench) {
             show(bench, "plain-56", "resnet-56");
             bench.pick("input", "Input 3 × 32 × 32");
             auto& tabs = bench.find<QTabBar>("tableTabs");
             tabs.setCurrentIndex(tabs.count() - 1);
         }},
        {"errors",
         [](NetworksBench& bench) {
             show(bench, "resnet-152", "resnext-101-32x8d");
             auto& tabs = bench.find<QTabBar>("tableTabs");
             tabs.setCurrentIndex(tabs.count() - 1);
         }},
        {"own",
         [](NetworksBench& bench) {
             QTest::keyClick(&bench.find<QComboBox>("depth1"), Qt::Key_End);
             auto& field = bench.find<QLineEdit>("blocks1");
             field.setText("2,2,3,3");
             QTest::keyClick(&field, Qt::Key_Return);
             QTest::keyClick(&bench.find<QComboBox>("depth0"), Qt::Key_End);
             auto& other = bench.find<QLineEdit>("blocks0");
             other.setText("2,x");
             QTest::keyClick(&other, Qt::Key_Return);
         }},
        {"preact",
         [](NetworksBench& bench) {
             show(bench, "resnet-34", "preact-resnet-34");
             bench.clickUnit("layer2.0", 1);
         }},
        {"wide",
         [](NetworksBench& bench) {
             show(bench, "wide-resnet-50-2", "resnext-50-32x4d");
             bench.find<QTabBar>("tableTabs").setCurrentIndex(2);
         }},
        {"zoomed",
         [](NetworksBench& bench) {
             bench.diagram().setZoom(2.2);
             bench.clickUnit("layer2.0", 0);
             bench.click("differencesOnly");
         }},
    };
    return all;
}

}  // namespace

/// Renders the Networks page in its states into the build folder's screenshots/, to be looked at,
/// and asserts what can be: nothing cut, nothing upon another.
class NetworksShotsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }
    void shot_data();
    void shot();
    void slides();
};

void NetworksShotsTest::shot_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < static_cast<int>(shots().size()); ++i) {
        QTest::newRow(shots()[i].name) << i;
    }
}

void NetworksShotsTest::shot() {
    QFETCH(int, index);
    NetworksBench bench;
    shots()[index].prepare(bench);
    const QStringList problems =
        takePictures(bench.program, bench.networks(), QString("networks-") + shots()[index].name);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join("; ")));
}

void NetworksShotsTest::slides() {
    NetworkPair pair = usualPair();
    DiagramOptions options;
    const QImage lanes = slideImage(compareNetworks(pair), options, 1);
    QDir().mkpath(LAB_SCREENSHOTS);
    QVERIFY(lanes.save(LAB_SCREENSHOTS "/networks-slide-lanes.png"));
    options.arrangement = Arrangement::Columns;
    pair.networks = {zooNetwork("resnet-50"), zooNetwork("resnext-50-32x4d")};
    const QImage columns = slideImage(compareNetworks(pair), options, 1);
    QVERIFY(columns.save(LAB_SCREENSHOTS "/networks-slide-columns.png"));
    QCOMPARE(columns.size(), kSlideSize);
}

LAB_TEST(NetworksShotsTest)
#include "NetworksShotsTest.moc"
