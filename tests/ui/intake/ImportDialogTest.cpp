// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/Models.h"
#include "tests/support/Screenshot.h"
#include "tests/support/TestMain.h"
#include "tests/ui/classify/ClassifyBench.h"
#include "tests/ui/experiments/Ground.h"
#include "ui/base/Language.h"
#include "ui/intake/ImportDialog.h"
#include "ui/intake/ModelMenu.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QSettings>
#include <QSpinBox>

#include <fstream>

using namespace lab;
using namespace lab::test;

namespace fs = std::filesystem;

/// What the window's import shows before it imports, what of it can be changed, and what becomes of
/// weights without a classifier.
class ImportDialogTest : public ResourcesTest {
    Q_OBJECT

private Q_SLOTS:
    void showsWhatItAssumes();
    void importsAsItIsTold();
    void leavesBackbonesToInspect();
    void goesWhileItLooks();
    void shot_data();
    void shot();
};

void ImportDialogTest::showsWhatItAssumes() {
    ClassifyBench bench;
    bench.drop("classifyPage", *mimeOf({dataFile("weights/nested-2.pth")}));
    QTRY_VERIFY_WITH_TIMEOUT(bench.isShown("importFound"), kPatience);
    QVERIFY(bench.text("importFound").contains("10 classes"));
    const QString notes = bench.text("importNotes");
    for (const char* part : {"ReLU", "state_dict", "224 pixels", "v1.5"}) {
        QVERIFY2(notes.count(part) == 1, qPrintable(notes));
    }
    QVERIFY2(!notes.contains("--"), qPrintable(notes));  // options are the command line's
    QVERIFY(!bench.isShown("importSize"));
    bench.click("importFold");
    QVERIFY(bench.isShown("importSize"));
    QVERIFY(bench.find<QComboBox>("importNetwork").currentText().contains("ResNet-"));
    QVERIFY(bench.find<QComboBox>("importStride").currentText().contains("v1.5"));
    QVERIFY(bench.find<QSpinBox>("importSize").text().contains("224"));
    QCOMPARE(bench.find<QLineEdit>("importEntry").placeholderText(), QString("state_dict"));
    QCOMPARE(bench.find<QLineEdit>("importMean").placeholderText(), QString("0.485, 0.456, 0.406"));
    // A file that cannot be read is said to be so at once, and what was found is gone.
    bench.find<QLineEdit>("importFile")
        .setText(QString::fromStdString(dataFile("weights/evil-2.pth")));
    QTRY_VERIFY_WITH_TIMEOUT(!bench.isShown("importFound"), kPatience);
    QVERIFY(!bench.find<QComboBox>("importNetwork").currentText().contains("ResNet-"));
}

void ImportDialogTest::importsAsItIsTold() {
    ClassifyBench bench;
    bench.drop("classifyPage", *mimeOf({dataFile("weights/nested-2.pth")}));
    QTRY_VERIFY_WITH_TIMEOUT(bench.isShown("importFound"), kPatience);
    const auto notes = [&] { return bench.text("importNotes"); };
    bench.click("importFold");
    auto& stride = bench.find<QComboBox>("importStride");
    stride.setCurrentIndex(stride.findData("v1"));
    bench.find<QSpinBox>("importSize").setValue(96);
    auto& mean = bench.find<QLineEdit>("importMean");
    mean.setFocus();
    QTest::keyClicks(&mean, "half");
    bench.click("importNow");
    QVERIFY(mean.accessibleDescription().contains("0.49"));
    QCOMPARE(bench.models().size(), std::size_t(4));
    mean.clear();
    QTest::keyClicks(&mean, "123.675, 116.28, 103.53");
    bench.click("importNow");
    QVERIFY2(mean.accessibleDescription().contains("255"),
             qPrintable(mean.accessibleDescription()));
    QCOMPARE(bench.models().size(), std::size_t(4));
    mean.clear();
    QTest::keyClicks(&mean, "0.5");
    QTest::keyClicks(&bench.find<QLineEdit>("importDeviation"), "0.25, 0.25, 0.25");
    QTRY_VERIFY_WITH_TIMEOUT(!notes().contains("pixels") && !notes().contains("v1.5"), kPatience);
    QVERIFY(notes().contains("by their numbers"));
    const fs::path names = bench.folder / "names.txt";
    std::ofstream(names) << "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n";
    bench.find<QLineEdit>("importLabels").setText(QString::fromStdString(names.string()));
    QTRY_VERIFY_WITH_TIMEOUT(!notes().contains("by their numbers"), kPatience);
    bench.click("importNow");
    QTRY_COMPARE_WITH_TIMEOUT(bench.models().size(), std::size_t(5), kPatience);
    const ModelCard& card = bench.models().back().classifier->card();
    QCOMPARE(card.input->size, 96);
    QCOMPARE(card.input->mean, (std::vector<double>{0.5, 0.5, 0.5}));
    QCOMPARE(card.input->deviation, (std::vector<double>{0.25, 0.25, 0.25}));
    QVERIFY(card.spec.network.strideAt == StrideAt::V1);
    QCOMPARE(card.classes.front(), std::string("a"));
    // Each assumption was said once, in the dialog.
    QVERIFY(!bench.text("importBannerText").contains("ReLU"));
}

void ImportDialogTest::leavesBackbonesToInspect() {
    ClassifyBench bench;
    bench.drop("classifyPage", *mimeOf({dataFile("weights/foreign-backbone.pth")}));
    QTRY_VERIFY_WITH_TIMEOUT(bench.isShown("importFound"), kPatience);
    QVERIFY(bench.text("importFound").contains("without a classifier"));
    bench.click("importNow");
    QTRY_VERIFY_WITH_TIMEOUT(bench.isShown("importBannerText"), kPatience);
    QVERIFY(bench.text("importBannerText").contains("Inspect"));
    QCOMPARE(bench.models().size(), std::size_t(4));
    const QString name = "imported-foreign-backbone";
    for (const bool mustAnswer : {true, false}) {
        QMenu menu;
        QMenu* imported = addImportedMenu(menu, {[](const fs::path&) {}, {}, mustAnswer});
        auto* action = imported->findChild<QAction*>(name);
        QVERIFY(action != nullptr);
        QCOMPARE(action->isEnabled(), !mustAnswer);
        QCOMPARE(action->toolTip().contains("Inspect"), mustAnswer);
    }
    bench.classify().addModel(importedModelsFolder() / "foreign-backbone.safetensors");
    QTRY_VERIFY_WITH_TIMEOUT(bench.isShown("errorBannerText"), kPatience);
    QVERIFY(bench.text("errorBannerText").contains("no classifier"));
}

void ImportDialogTest::goesWhileItLooks() {
    ClassifyBench bench;
    QPointer<ImportDialog> dialog = new ImportDialog(
        bench.program.theme, QString::fromStdString(dataFile("weights/nested-2.pth")));
    dialog->show();
    QTest::qWait(260);  // it has begun
    dialog->reject();
    QVERIFY(!dialog || !dialog->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(dialog.isNull(), kPatience);
}

void ImportDialogTest::shot_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("dark");
    QTest::newRow("en-light") << "en" << false;
    QTest::newRow("en-dark") << "en" << true;
    QTest::newRow("ja-light") << "ja" << false;
}

void ImportDialogTest::shot() {
    QFETCH(QString, language);
    QFETCH(bool, dark);
    chooseLanguage(language);
    const Language book(*qApp);
    ClassifyBench bench({1280, 800}, dark ? ColourScheme::Dark : ColourScheme::Light);
    const QString end = QTest::currentDataTag();
    for (const char* file : {"nested-2.pth", "foreign-akamaster-a.pth", "foreign-backbone.pth"}) {
        bench.drop("classifyPage", *mimeOf({dataFile(std::string("weights/") + file)}));
        QTRY_VERIFY_WITH_TIMEOUT(bench.isShown("importFound"), kPatience);
        auto& dialog = bench.find<QDialog>("importDialog");
        const QString name = QString("import-%1-%2").arg(QString(file).section('.', 0, 0), end);
        QTest::qWait(200);
        screenshot(dialog, name);
        bench.click("importFold");
        QTest::qWait(200);
        screenshot(dialog, name + "-fold");
        const QStringList problems = layoutProblems(dialog);
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join("; ")));
        QPointer<QDialog> open = &dialog;
        dialog.reject();
        QTRY_VERIFY_WITH_TIMEOUT(open.isNull(), kPatience);
    }
    QSettings().clear();
}

LAB_TEST(ImportDialogTest)
#include "ImportDialogTest.moc"
