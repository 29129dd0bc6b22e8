// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/TestMain.h"
#include "tests/ui/networks/NetworksBench.h"
#include "ui/base/Format.h"

#include <QClipboard>
#include <QImage>
#include <QScrollBar>
#include <QSettings>
#include <QToolButton>
#include <QXmlStreamReader>

using namespace lab;
using namespace lab::test;

namespace {

std::vector<double> stageStarts(const DiagramPlan& plan, int lane) {
    std::vector<double> starts;
    for (const PlacedStage& stage : plan.stages) {
        starts.push_back(stage.bands[lane].left());
    }
    return starts;
}

int unitsShown(NetworksBench& bench, int network) {
    int count = 0;
    for (const PlacedUnit& unit : bench.diagram().plan().units) {
        count += unit.network == network && !unit.boxes.empty() ? 1 : 0;
    }
    return count;
}

}  // namespace

/// The two networks in one scene: aligned, selected, folded, zoomed and exported together.
class NetworkDiagramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }

    void stagesAndBlocksAreAligned() {
        NetworksBench bench;
        bench.pick("depth1", "101");
        const DiagramPlan& plan = bench.diagram().plan();
        QCOMPARE(stageStarts(plan, 0), stageStarts(plan, 1));
        int together = 0;
        for (const PlacedUnit& first : plan.units) {
            for (const PlacedUnit& second : plan.units) {
                if (first.network == 0 && second.network == 1 && first.unit == second.unit) {
                    QVERIFY(qAbs(first.slot.left() - second.slot.left()) < 0.01);
                    QVERIFY(qAbs(first.body.center().x() - second.body.center().x()) < 0.01);
                    ++together;
                }
            }
        }
        QVERIFY(together > 30);
        // What plain-34 lacks against ResNet-101's stage 3 is a visible gap.
        int gaps = 0;
        for (const PlacedUnit& unit : plan.units) {
            gaps += unit.network == 0 && unit.boxes.empty() && !unit.gap.isEmpty() ? 1 : 0;
        }
        QCOMPARE(gaps, 23 - 6);
    }

    void boxesAreScaledAndShortcutsDrawnByKind() {
        NetworksBench bench;
        double last = 1e9;
        int identities = 0;
        int projections = 0;
        for (const PlacedUnit& unit : bench.diagram().plan().units) {
            if (unit.network != 1 || unit.shortcut == ShortcutPath::None) {
                QVERIFY(unit.network == 1 || unit.arc.isEmpty());
                continue;
            }
            QCOMPARE(unit.boxes.size(), std::size_t{2});
            QVERIFY(unit.boxes[0].rect.height() <= last + 0.01);
            last = unit.boxes[0].rect.height();
            QVERIFY(!unit.arc.isEmpty());
            const bool identity = unit.shortcut == ShortcutPath::Identity;
            QCOMPARE(unit.badge.isEmpty(), identity);
            QCOMPARE(unit.badgeText, identity ? QString() : QString("B"));
            (identity ? identities : projections) += 1;
        }
        QCOMPARE(identities, 13);
        QCOMPARE(projections, 3);
    }

    void diagramTableAndDetailSelectTogether() {
        NetworksBench bench;
        bench.clickUnit("layer3.2", 0);
        QCOMPARE(bench.diagram().selectedUnit(), bench.unit("layer3.2"));
        QCOMPARE(bench.diagram().selectedNetwork(), 0);
        QVERIFY(bench.selectedLayers().contains("layer3.2.conv2"));
        QVERIFY(bench.selectedLayers().contains("layer3.2.add"));
        QCOMPARE(bench.text("blockTitle"), QString("Stage 3, block 3"));
        QVERIFY(bench.text("blockReason").contains("plain block has no shortcut"));
        // And from the table.
        FactTable& table = bench.layers();
        const QAbstractItemModel& model = *table.model();
        const auto rows = model.match(model.index(0, 0), Qt::DisplayRole, "layer2.0.downsample.0");
        QCOMPARE(rows.size(), qsizetype{1});
        table.scrollTo(rows.front());
        QTest::mouseClick(table.viewport(), Qt::LeftButton, Qt::NoModifier,
                          table.visualRect(rows.front()).center());
        QCOMPARE(bench.diagram().selectedUnit(), bench.unit("layer2.0"));
        QCOMPARE(bench.diagram().selectedNetwork(), 1);  // only there
        QVERIFY(bench.text("blockReason").contains("1×1 convolution with stride 2"));
        QCOMPARE(bench.text("fact0-1"), countText(73728 + 147456 + 8192 + 2 * 128 * 3));
        QCOMPARE(bench.text("fact0-0"), countText(73728 + 147456 + 2 * 128 * 2));
        QTest::keyClick(&table, Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(bench.diagram().selectedUnit(), bench.unit("conv1"));
        bench.click("nextUnit");
        QCOMPARE(bench.text("blockTitle"), QString("Max pool"));
    }

    void arrowKeysGoThroughTheBlocks() {
        NetworksBench bench;
        bench.key(Qt::Key_Home);
        QCOMPARE(bench.text("blockTitle"), QString("Stem"));
        bench.key(Qt::Key_Right);
        bench.key(Qt::Key_Right);
        QCOMPARE(bench.text("blockTitle"), QString("Stage 1, block 1"));
        QVERIFY(bench.diagram().accessibleDescription().startsWith("ResNet-34, Stage 1, block 1"));
        bench.key(Qt::Key_Up);
        QCOMPARE(bench.diagram().selectedNetwork(), 0);
        QVERIFY(bench.diagram().accessibleDescription().startsWith("plain-34"));
        bench.key(Qt::Key_End);
        QCOMPARE(bench.text("blockTitle"), QString("Classifier"));
        bench.key(Qt::Key_Left);
        QCOMPARE(bench.text("blockTitle"), QString("Average pool"));
        bench.key(Qt::Key_Left);
        QCOMPARE(bench.text("blockTitle"), QString("Stage 4, block 3"));
    }

    void blocksStagesAndNetworksFold() {
        NetworksBench bench;
        const int all = unitsShown(bench, 1);
        QCOMPARE(all, 4 + 16);
        bench.clickUnit("layer3.1", 1);
        bench.key(Qt::Key_S);
        QCOMPARE(unitsShown(bench, 1), all - 5);
        QCOMPARE(unitsShown(bench, 0), all);
        bench.key(Qt::Key_S);
        QCOMPARE(unitsShown(bench, 1), all);
        bench.key(Qt::Key_N);
        QCOMPARE(unitsShown(bench, 1), 4 + 4);
        bench.key(Qt::Key_Right);  // steps over what is folded
        QCOMPARE(bench.text("blockTitle"), QString("Stage 4, block 1"));
        bench.key(Qt::Key_U);
        QCOMPARE(unitsShown(bench, 1), all);
        // The title of a stage folds it in both.
        const QRectF title = bench.diagram().stageTitleRect(0);
        QTest::mouseClick(bench.diagram().viewport(), Qt::LeftButton, Qt::NoModifier,
                          title.center().toPoint());
        QCOMPARE(unitsShown(bench, 0), all - 2);
        QCOMPARE(unitsShown(bench, 1), all - 2);
        bench.key(Qt::Key_U);
        // A block opens to its inner layers.
        bench.clickUnit("layer2.1", 1);
        bench.key(Qt::Key_Return);
        QTest::qWait(250);
        for (const PlacedUnit& unit : bench.diagram().plan().units) {
            if (unit.unit == bench.unit("layer2.1")) {
                QCOMPARE(unit.boxes.size(), std::size_t{6});  // conv, bn, relu, conv, bn, relu
            }
        }
    }

    void zoomsAndScrollsBothAtOnce() {
        NetworksBench bench;
        QVERIFY(bench.diagram().fits());
        QVERIFY(!bench.diagram().horizontalScrollBar()->isVisible());
        const double fitted = bench.diagram().zoom();
        bench.key(Qt::Key_Plus);
        QCOMPARE(bench.diagram().zoom(), 1.25 * fitted);
        QCOMPARE(bench.text("zoomText"), QString("%1 %").arg(qRound(125 * fitted)));
        QVERIFY(bench.diagram().horizontalScrollBar()->maximum() > 0);
        const QRectF first = bench.diagram().unitRect(bench.unit("layer3.0"), 0);
        const QRectF second = bench.diagram().unitRect(bench.unit("layer3.0"), 1);
        bench.diagram().horizontalScrollBar()->setValue(50);
        QCOMPARE(bench.diagram().horizontalScrollBar()->value(), 50);
        const double moved =
            bench.diagram().unitRect(bench.unit("layer3.0"), 0).left() - first.left();
        QCOMPARE(bench.diagram().unitRect(bench.unit("layer3.0"), 1).left() - second.left(), moved);
        bench.diagram().setZoom(0.59);
        QVERIFY(!bench.diagram().plan().showsLabels);
        bench.diagram().setZoom(0.61);
        QVERIFY(bench.diagram().plan().showsLabels);
        bench.key(Qt::Key_0);
        QCOMPARE(bench.diagram().zoom(), fitted);
        bench.click("zoomOut");
        QVERIFY(bench.diagram().zoom() < fitted);
        bench.click("zoomFit");
        QVERIFY(bench.diagram().fits());
    }

    void columnsStandUpright() {
        lookAtColumns();
        NetworksBench again;
        QCOMPARE(again.diagram().arrangement(), Arrangement::Columns);
    }

private:
    static void lookAtColumns() {
        NetworksBench bench;
        bench.click("columns");
        const DiagramPlan& plan = bench.diagram().plan();
        QCOMPARE(plan.options.arrangement, Arrangement::Columns);
        for (const PlacedStage& stage : plan.stages) {
            QCOMPARE(stage.bands[0].top(), stage.bands[1].top());
            QVERIFY(stage.bands[0].left() < stage.bands[1].left());
        }
        bench.key(Qt::Key_Home);
        bench.key(Qt::Key_Down);
        QCOMPARE(bench.text("blockTitle"), QString("Max pool"));
        bench.key(Qt::Key_Left);
        QCOMPARE(bench.diagram().selectedNetwork(), 0);
    }

private Q_SLOTS:

    void exportsTheDiagram() {
        NetworksBench bench;
        const auto path = [&](const char* name) {
            return QString::fromStdString((bench.folder / name).string());
        };
        bench.trigger("exportDiagram-png");
        bench.saveAs(path("a.png"));
        const QImage picture(path("a.png"));
        QCOMPARE(picture.width() * 9, picture.height() * 16);
        QVERIFY(picture.width() >= 1920);
        bench.trigger("exportDiagram-svg");
        bench.saveAs(path("a.svg"));
        QFile svg(path("a.svg"));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&svg);
        QString words;
        while (!xml.atEnd()) {
            xml.readNext();
            words += xml.isCharacters() ? xml.text().toString() : QString();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(words.contains("plain-34") && words.contains("ResNet-34"));
        QVERIFY(words.contains("Stage 2, 4 blocks"));
        bench.trigger("exportDiagram-pdf");
        bench.saveAs(path("a.pdf"));
        QFile pdf(path("a.pdf"));
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QVERIFY(pdf.readAll().startsWith("%PDF-"));
        bench.trigger("copyDiagram");
        QVERIFY(!QGuiApplication::clipboard()->image().isNull());
    }
};

LAB_TEST(NetworkDiagramTest)
#include "NetworkDiagramTest.moc"
