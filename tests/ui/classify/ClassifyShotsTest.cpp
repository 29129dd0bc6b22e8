// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/Models.h"
#include "tests/support/Screenshot.h"
#include "tests/support/TestMain.h"
#include "tests/ui/classify/ClassifyBench.h"
#include "ui/classify/ConfusionTable.h"

#include <QLabel>
#include <QTabBar>

#include <fstream>

using namespace lab;
using namespace lab::test;

namespace {

struct Shot {
    const char* name;
    std::function<void(ClassifyBench&, const Resources&)> prepare;
};

void dropShapes(ClassifyBench& bench) {
    Resources::writeFolders(bench.folder / "shapes", 12);
    bench.dropFiles({bench.folder / "shapes"});
}

const std::vector<Shot>& shots() {
    static const std::vector<Shot> all = {
        {"empty", [](ClassifyBench&, const Resources&) {}},
        {"dragging",
         [](ClassifyBench& bench, const Resources&) {
             bench.dragOver("pictureList",
                            *mimeOf(std::vector<std::filesystem::path>(12, "/pictures/a.png")));
         }},
        {"samples",
         [](ClassifyBench& bench, const Resources&) {
             bench.click("emptySamples");
             bench.await();
         }},
        {"folder",
         [](ClassifyBench& bench, const Resources&) {
             dropShapes(bench);
             bench.choose("showPictures", "Networks disagree");
             if (bench.list().model()->rowCount() > 0) {
                 bench.choosePicture(bench.list().model()->index(0, 0).data().toString());
             }
             bench.choose("showPictures", "All results");
             bench.choose("camStage", "Stage 2, 7 × 7");
             bench.await();
         }},
        {"confusion",
         [](ClassifyBench& bench, const Resources&) {
             dropShapes(bench);
             if (bench.isShown("classifyTabs")) {
                 bench.find<QTabBar>("classifyTabs").setCurrentIndex(1);
             }
             auto& table = bench.find<ConfusionTable>("confusionTable");
             for (int i = 0; i < 100; ++i) {
                 const QModelIndex cell = table.model()->index(i / 10, i % 10);
                 if (i / 10 != i % 10 && cell.data(ConfusionModel::CountRole).toInt() > 1) {
                     QTest::mouseClick(table.viewport(), Qt::LeftButton, Qt::NoModifier,
                                       table.visualRect(cell).center());
                     break;
                 }
             }
             bench.await();
         }},
        {"six",
         [](ClassifyBench& bench, const Resources& resources) {
             for (const auto& file : std::filesystem::directory_iterator(resources.models())) {
                 const std::string name = file.path().filename().string();
                 if (name.starts_with("resnet")) {
                     const auto copy = bench.folder / ("copy-of-" + name);
                     std::filesystem::copy_file(file.path(), copy);
                     bench.classify().addModel(copy);
                 }
             }
             bench.awaitModels(6);
             bench.click("emptySamples");
             bench.await();
         }},
        {"unlabelled",
         [](ClassifyBench& bench, const Resources&) {
             std::filesystem::create_directories(bench.folder / "things");
             Resources::writeShape(bench.folder / "things" / "one.png", 3);
             bench.dropFiles({bench.folder / "things"});
             if (bench.isShown("classifyTabs")) {
                 bench.find<QTabBar>("classifyTabs").setCurrentIndex(1);
             }
         }},
        {"unreadable",
         [](ClassifyBench& bench, const Resources&) {
             bench.click("emptySamples");
             bench.await();
             std::ofstream(bench.folder / "broken.png") << "no picture";
             bench.dropFiles({bench.folder / "broken.png"});
         }},
        {"none",
         [](ClassifyBench& bench, const Resources&) {
             while (!bench.models().empty()) {
                 const std::size_t left = bench.models().size() - 1;
                 bench.find<QWidget>("modelChip0").setFocus();
                 QTest::keyClick(&bench.find<QWidget>("modelChip0"), Qt::Key_Delete);
                 bench.awaitModels(left);
             }
         }},
        {"removed",
         [](ClassifyBench& bench, const Resources&) {
             bench.click("emptySamples");
             bench.await();
             bench.choosePicture(bench.pictures()[2].name);
             QTest::keyClick(&bench.list(), Qt::Key_Delete);
             bench.await();
         }},
    };
    return all;
}

}  // namespace

/// Renders the Classify page in its states into the build folder's screenshots/, to be looked at,
/// and asserts what can be: nothing cut, nothing upon another.
class ClassifyShotsTest : public ResourcesTest {
    Q_OBJECT

private Q_SLOTS:
    void shot_data();
    void shot();
    void importDialog();
};

void ClassifyShotsTest::shot_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < static_cast<int>(shots().size()); ++i) {
        QTest::newRow(shots()[i].name) << i;
    }
}

void ClassifyShotsTest::shot() {
    QFETCH(int, index);
    ClassifyBench bench;
    shots()[index].prepare(bench, resources());
    const QStringList problems =
        takePictures(bench.program, bench.classify(), QString("classify-") + shots()[index].name);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join("; ")));
}

void ClassifyShotsTest::importDialog() {
    ClassifyBench bench;
    bench.drop("classifyPage", *mimeOf({dataFile("weights/evil-2.pth")}));
    QTRY_VERIFY_WITH_TIMEOUT(bench.isShown("importDialog"), kPatience);
    bench.click("importNow");
    QTest::qWait(1500);
    auto& dialog = bench.find<QWidget>("importDialog");
    screenshot(dialog, "classify-import-light");
    const QStringList problems = layoutProblems(dialog);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join("; ")));
}

LAB_TEST(ClassifyShotsTest)
#include "ClassifyShotsTest.moc"
