// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/ModelCard.h"
#include "core/model/Models.h"
#include "core/model/WeightExport.h"
#include "tests/support/CommaLocale.h"
#include "tests/support/TestMain.h"
#include "tests/ui/classify/ClassifyBench.h"
#include "ui/base/Format.h"

using namespace lab;
using namespace lab::test;

/// The window where the system writes 7,26, as QApplication sets it up for a German.
class DecimalCommaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void windowAndExportKeepTheDecimals() {
        const CommaLocale comma;
        QVERIFY2(comma.isThere(), "no localedef: install the package locales");
        ClassifyBench bench;
        bench.awaitModels(shippedModels().size());
        const auto shipped = shippedModels();
        for (std::size_t i = 0; i < shipped.size(); ++i) {
            // QString reads and writes numbers without the C locale.
            const std::string written = readMetadata(bench.models().at(i).path).at("test_error");
            const double error = QString::fromStdString(written).toDouble();
            QVERIFY2(error > 0 && error != std::floor(error), written.c_str());
            const auto& chip = bench.find<QWidget>(QString("modelChip%1").arg(i));
            QVERIFY2(chip.toolTip().contains("Test error " + percentText(error) + " %"),
                     qPrintable(chip.toolTip()));
        }
        exportWeights(shipped.front(), bench.folder / "x.safetensors");
        QCOMPARE(readMetadata(bench.folder / "x.safetensors").at("test_error"),
                 readMetadata(shipped.front()).at("test_error"));
    }
};

LAB_TEST(DecimalCommaTest)
#include "DecimalCommaTest.moc"
