// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/Presets.h"
#include "tests/support/Golden.h"
#include "tests/support/TestMain.h"
#include "tests/ui/networks/NetworksBench.h"
#include "ui/base/Format.h"
#include "ui/diagram/DiagramPaint.h"
#include "ui/parts/NetworkLook.h"
#include "ui/theme/Tokens.h"

#include <QSettings>
#include <QTabBar>

using namespace lab;
using namespace lab::test;

namespace {}  // namespace

/// The tables of the Networks page: sorted, copied, exported, with their sources.
class NetworkTablesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }

    void tableSorts() {
        NetworksBench bench;
        FactTable& table = bench.layers();
        const QAbstractItemModel& model = *table.model();
        const QString first = model.index(0, 0).data().toString();
        QCOMPARE(first, QString("conv1"));
        QHeaderView& header = *table.horizontalHeader();
        const QPoint parameters(header.sectionViewportPosition(3) + 20, 14);
        QTest::mouseClick(header.viewport(), Qt::LeftButton, Qt::NoModifier, parameters);
        QCOMPARE(model.index(0, 3).data().toString(), countText(512 * 512 * 9));
        QTest::mouseClick(header.viewport(), Qt::LeftButton, Qt::NoModifier, parameters);
        QCOMPARE(model.index(0, 3).data().toString(), QString("0"));
        QTest::mouseClick(header.viewport(), Qt::LeftButton, Qt::NoModifier, parameters);
        QCOMPARE(model.index(0, 0).data().toString(), first);
    }

    void differencesOnlyLeavesTheRest() {
        NetworksBench bench;
        const int all = bench.layers().model()->rowCount();
        bench.click("differencesOnly");
        const QAbstractItemModel& model = *bench.layers().model();
        // 16 additions and three projections with their batch norms.
        QCOMPARE(model.rowCount(), 16 + 3 * 2);
        for (int row = 0; row < model.rowCount(); ++row) {
            QCOMPARE(model.index(row, 6).data().toString(), QString("ResNet-34 only"));
        }
        QVERIFY(all > 100);
        QVERIFY(QSettings().value("networks/differencesOnly").toBool());
    }

    void copiesAsTextCsvAndMarkdown() {
        NetworksBench bench;
        bench.trigger("copyTable-csv");
        const QStringList csv = QGuiApplication::clipboard()->text().split('\n');
        QCOMPARE(csv[0], QString("Layer,Kind,Output,Parameters,Mult-adds,\"Sees, px\",Present in"));
        QCOMPARE(csv[1], QString("conv1,\"Convolution 7×7, stride 2\",64 × 112 × 112,9408,"
                                 "118013952,7,both"));
        double sum = 0;
        const QAbstractItemModel& model = *bench.layers().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            sum += model.index(row, 3).data(FactTableModel::SortRole).toDouble();
        }
        QCOMPARE(sum, goldenCount("resnet34", "parameters"));
        bench.trigger("copyTable-md");
        const QStringList md = QGuiApplication::clipboard()->text().split('\n');
        QCOMPARE(md[0].count('|'), qsizetype{8});
        QCOMPARE(md[1], QString("| :--- | :--- | ---: | ---: | ---: | ---: | :--- |"));
        QVERIFY(md[2].startsWith("| conv1 | Convolution 7×7, stride 2 |"));
        bench.trigger("copyTable-txt");
        const QStringList text = QGuiApplication::clipboard()->text().split('\n');
        QVERIFY(text[1].startsWith("conv1 "));
        QCOMPARE(text[0].indexOf("Kind"), text[1].indexOf("Convolution"));
        // The rows of the selected block.
        bench.clickUnit("layer1.0", 1);
        bench.layers().setFocus();
        QTest::keyClick(&bench.layers(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text().count("layer1.0."), qsizetype{7});
        bench.find<QTabBar>("tableTabs").setCurrentIndex(1);
        bench.trigger("copyTable-csv");
        QVERIFY(QGuiApplication::clipboard()->text().contains("Stage 2,128 × 28 × 28,4,4,"));
        bench.find<QTabBar>("tableTabs").setCurrentIndex(2);
        bench.trigger("copyTable-csv");
        QVERIFY(QGuiApplication::clipboard()->text().contains("\n18,0,0,12870,"));
    }

    void exportsTables() {
        NetworksBench bench;
        const QString file = QString::fromStdString((bench.folder / "layers.csv").string());
        bench.trigger("exportTable-csv");
        bench.saveAs(file);
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        QCOMPARE(static_cast<int>(read.readAll().count('\n')),
                 bench.layers().model()->rowCount() + 1);
        QVERIFY(bench.isShown("noteBanner"));
    }

    void publishedErrorsSayTheirSource() {
        NetworksBench bench;
        auto& chart = bench.find<ErrorChart>("publishedErrors");
        QCOMPARE(chart.benchmark(), Benchmark::ImageNetTenCrop);
        QCOMPARE(chart.points().size(), std::size_t{9});
        const int plain = pointOf(chart.points(), bench.spec(0));
        const int residual = pointOf(chart.points(), bench.spec(1));
        QVERIFY(chart.toolTipOf(plain).contains("28.54 %"));
        QVERIFY(chart.toolTipOf(plain).contains("He et al. 2015, table 2"));
        QVERIFY(chart.toolTipOf(residual).contains("24.52 %"));
        QVERIFY(chart.toolTipOf(residual).contains("10-crop"));
        QVERIFY(bench.text("errorCaption").contains("10-crop"));
        bench.pick("family1", "ResNeXt");
        bench.pick("family0", "Wide ResNet");
        QCOMPARE(chart.benchmark(), Benchmark::ImageNetSingleCrop);
        QVERIFY(chart.toolTipOf(pointOf(chart.points(), bench.spec(1))).contains("torchvision"));
        bench.trigger("errorByMultAdds");
        QVERIFY(bench.text("errorCaption").contains("mult-adds"));
        bench.trigger("errorBenchmark2");
        QCOMPARE(chart.benchmark(), Benchmark::Cifar10);
        QVERIFY(bench.text("errorCaption").contains("CIFAR-10"));
    }

    void pathsAreCounted() {
        NetworksBench bench;
        bench.find<QTabBar>("tableTabs").setCurrentIndex(2);
        QVERIFY(bench.isShown("pathPanel"));
        QCOMPARE(bench.text("pathText0"), QString("plain-34: one path of 34 layers."));
        const QString text = bench.text("pathText1");
        QVERIFY2(text.contains("2¹⁶") && text.contains(countText(65536)), qPrintable(text));
        QVERIFY(text.contains("18 on average"));
    }

    void receptiveFieldsAreShown() {
        NetworksBench bench;
        bench.clickUnit("layer2.0", 1);
        // 7 (stem), 11 (pool), three blocks of two 3×3 at stride 4: +48; then 3×3 at 4 and at 8.
        QCOMPARE(bench.text("fact2-1"), QString("%1 px").arg(11 + 6 * 8 + 8 + 16));
    }
};

LAB_TEST(NetworkTablesTest)
#include "NetworkTablesTest.moc"
