// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/Picture.h"
#include "core/data/Synthetic.h"
#include "tests/support/Bytes.h"
#include "tests/support/TestMain.h"
#include "tests/ui/classify/ClassifyBench.h"
#include "tests/ui/experiments/Ground.h"
#include "ui/base/ClassNames.h"
#include "ui/classify/ConfusionTable.h"
#include "ui/classify/ResultsPanel.h"
#include "ui/theme/ColourMap.h"

#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <nlohmann/json.hpp>

using namespace lab;
using namespace lab::test;

namespace fs = std::filesystem;

namespace {

QFileDialog& openedDialog(ClassifyBench& bench, const QString& name) {
    QFileDialog* dialog = nullptr;
    const bool there = QTest::qWaitFor(
        [&] {
            for (QFileDialog* each : bench.program.window.findChildren<QFileDialog*>(name)) {
                dialog = each->isVisible() ? each : dialog;
            }
            return dialog != nullptr;
        },
        kPatience);
    if (!there) {
        throw std::runtime_error("no dialog opened");
    }
    return *dialog;
}

QByteArray saved(ClassifyBench& bench, const QString& file) {
    QFileDialog& dialog = openedDialog(bench, "saveDialog");
    dialog.selectFile(file);
    QMetaObject::invokeMethod(&dialog, "accept");
    if (!QTest::qWaitFor([&] { return QFileInfo(file).size() > 0; }, kPatience)) {
        throw std::runtime_error("nothing was saved");
    }
    QFile read(file);
    read.open(QIODevice::ReadOnly);
    return read.readAll();
}

}  // namespace

/// How the Classify page compares networks, and what it exports of that.
class ClassifyResultsTest : public ResourcesTest {
    Q_OBJECT

private Q_SLOTS:
    void filtersByConfusionCell();
    void exportsAndCopies();
    void judgesAgreement();
    void comparesOnCommonPictures();
};

void ClassifyResultsTest::filtersByConfusionCell() {
    ClassifyBench bench;
    Resources::writeFolders(bench.folder / "shapes", 4);
    bench.dropFiles({bench.folder / "shapes"});
    auto& table = bench.find<ConfusionTable>("confusionTable");
    const auto& cells = bench.find<ResultsPanel>("resultsPanel").cells();
    QCOMPARE(cells.rowCount(), 10);
    QCOMPARE(bench.find<QComboBox>("confusionModel").currentText(), QString("ResNet-34"));
    const int model = bench.find<QComboBox>("confusionModel").currentData().toInt();
    // The first mistake that was made, or the first hit where there is none.
    QModelIndex chosen;
    int all = 0;
    for (int row = 0; row < 10; ++row) {
        for (int column = 0; column < 10; ++column) {
            const QModelIndex cell = cells.index(row, column);
            all += cells.countAt(cell);
            if (cells.countAt(cell) > 0 && (!chosen.isValid() || row != column)) {
                chosen = cell;
            }
        }
    }
    QCOMPARE(all, 40);
    QTest::mouseClick(table.viewport(), Qt::LeftButton, Qt::NoModifier,
                      table.visualRect(chosen).center());
    std::set<QString> expected;
    for (const Picture& picture : bench.pictures()) {
        if (picture.file.parent_path().filename() == shapeNames()[chosen.row()] &&
            picture.answers.at(model).top.front().index == chosen.column()) {
            expected.insert(picture.name);
        }
    }
    std::set<QString> shown;
    for (int row = 0; row < bench.list().model()->rowCount(); ++row) {
        shown.insert(bench.list().model()->index(row, 0).data().toString());
    }
    QVERIFY(!expected.empty());
    QCOMPARE(shown, expected);
    QVERIFY(shown.contains(bench.text("pictureName")));
    QVERIFY(
        bench.text("cellSentence").contains(QString::fromStdString(shapeNames()[chosen.row()])));
    bench.choose("showPictures", "All results");
    QCOMPARE(bench.list().model()->rowCount(), 40);
    bench.choose("showPictures", "Networks disagree");
    for (int row = 0; row < bench.list().model()->rowCount(); ++row) {
        QCOMPARE(bench.list().model()->index(row, 0).data(PictureModel::LineRole).toString(),
                 QString("networks disagree"));
    }
}

void ClassifyResultsTest::exportsAndCopies() {
    ClassifyBench bench;
    put(bench.folder / "bad, \"odd\".png", "no picture");
    bench.dropFiles({resources().samples(), bench.folder / "bad, \"odd\".png"});
    bench.trigger("exportResults-json");
    const auto json = nlohmann::json::parse(
        saved(bench, QString::fromStdString((bench.folder / "all.json").string())).toStdString());
    QCOMPARE(json["images"].size(), std::size_t(13));
    QVERIFY(json["images"][12].contains("error"));
    const auto& result = json["images"][0]["results"][3];
    QCOMPARE(json["images"][0]["results"].size(), std::size_t(4));
    QCOMPARE(result["top"].size(), std::size_t(5));
    const Answer& answer = bench.pictures().front().answers.at(bench.models()[3].id);
    QCOMPARE(result["top"][0]["class"].get<std::string>(), answer.top[0].name);
    QCOMPARE(result["top"][0]["probability"].get<double>(), answer.top[0].probability);

    bench.trigger("exportResults-csv");
    const QByteArray csv =
        saved(bench, QString::fromStdString((bench.folder / "all.csv").string()));
    const QByteArrayList lines = csv.trimmed().split('\n');
    QCOMPARE(lines.size(), 1 + 12 * 4 * 5 + 1);
    QCOMPARE(lines[1].split(',').size(), lines[0].split(',').size());
    QVERIFY2(lines.last().contains("bad, \"\"odd\"\".png\","), lines.last());

    bench.click("copyResults");
    const QStringList table = QGuiApplication::clipboard()->text().trimmed().split('\n');
    QCOMPARE(table.size(), 14);
    QCOMPARE(table[0].split('\t').size(), 2 + 2 * 4);
    bench.choosePicture(bench.pictures()[2].name);
    QTest::keyClick(&bench.list(), Qt::Key_C, Qt::ControlModifier);
    const QString copied = QGuiApplication::clipboard()->text();
    QCOMPARE(copied.trimmed().split('\n').size(), 2);
    QVERIFY(copied.contains(bench.pictures()[2].name));
}

void ClassifyResultsTest::judgesAgreement() {
    ClassifyBench bench;
    const std::vector<ChosenModel>& models = bench.models();
    Picture picture;
    picture.thumbnail = QImage(2, 2, QImage::Format_RGB32);
    const auto says = [&](std::size_t model, int index) {
        picture.answers[models[model].id] = {{{index, shapeNames()[index], 0.9}}, 1.0};
    };
    QCOMPARE(judge(picture, models).standing, Standing::Waiting);
    for (std::size_t i = 0; i < 4; ++i) {
        says(i, 2);
    }
    QCOMPARE(judge(picture, models).headline, QString("All four say triangle."));
    QCOMPARE(judge(picture, models).line, QString("all four agree"));
    // That all agree does not say that they are right.
    QCOMPARE(judge(picture, models).standing, Standing::Agree);
    QVERIFY(judge(picture, models).tone == Tone::Info);
    picture.label = "Triangle";
    QCOMPARE(judge(picture, models).standing, Standing::Right);
    QCOMPARE(judge(picture, models).line, QString("all four right"));
    QVERIFY(judge(picture, models).tone == Tone::Success);
    picture.label = "ring";
    QCOMPARE(judge(picture, models).standing, Standing::Wrong);
    QCOMPARE(judge(picture, models).line, QString("all four wrong"));
    QCOMPARE(judge(picture, models).rest, QString("The true label is ring."));
    says(1, 0);
    QCOMPARE(judge(picture, models).standing, Standing::Disagree);
    QCOMPARE(judge(picture, models).headline, QString("Three of four say triangle."));
    QCOMPARE(judge(picture, models).rest, models[1].name + " says circle.");
    says(0, 0);
    QCOMPARE(judge(picture, models).headline + " " + judge(picture, models).rest,
             QString("%1 and %2 say circle. %3 and %4 say triangle.")
                 .arg(models[0].name, models[1].name, models[2].name, models[3].name));
    QCOMPARE(isRight(picture, models[0]), std::optional(false));
    picture.label = "circle";
    QCOMPARE(isRight(picture, models[0]), std::optional(true));
    picture.label = "elsewhere";
    QCOMPARE(isRight(picture, models[0]), std::optional<bool>());
    QCOMPARE(classKeysOf({"tench, Tinca tinca", "T-shirt/top"}).value(classKey("T-SHIRT")), 1);
    QCOMPARE(classKeysOf({"tench, Tinca tinca", "T-shirt/top"}).value(classKey("Tinca_tinca"), -1),
             0);
}

void ClassifyResultsTest::comparesOnCommonPictures() {
    std::vector<ChosenModel> models(3);
    models[0].classKeys = classKeysOf({"sandal", "shirt"});
    models[1].classKeys = classKeysOf({"sandal", "shirt"});
    models[2].classKeys = classKeysOf({"clog", "sandal"});
    std::vector<Picture> pictures;
    for (int i = 0; i < 10; ++i) {
        Picture picture;
        picture.label = i < 4 ? "sandal" : "shirt";
        for (int m = 0; m < 3; ++m) {
            models[static_cast<std::size_t>(m)].id = m + 1;
            picture.answers[m + 1].top = {{m == 1 && i >= 2 ? 1 : 0, "", 1}};
        }
        pictures.push_back(picture);
    }
    const AccuracyComparison all = compareOn(pictures, models);
    QCOMPARE(all.labelled, 10);
    QVERIFY(all.isCommon());
    QCOMPARE(all.pictures(), 4);
    QCOMPARE(all.own[0].all, 10);
    QCOMPARE(all.own[2].all, 4);
    for (const Accuracy& one : all.shown()) {
        QCOMPARE(one.all, 4);
    }
    QCOMPARE(all.shown()[0].right, 4);
    QCOMPARE(all.shown()[1].right, 2);
    QCOMPARE(all.shown()[2].right, 0);
    // A network that has not answered everything yet: the others are compared where it has.
    for (std::size_t i = 0; i < 7; ++i) {
        pictures[i + 3].answers.erase(1);
    }
    const AccuracyComparison some = compareOn(pictures, {models[0], models[1]});
    QCOMPARE(some.pictures(), 3);
    QCOMPARE(some.shown()[1].all, 3);
    // One that knows none of the labels keeps nobody from being compared.
    models[2].classKeys = classKeysOf({"clog"});
    const AccuracyComparison without = compareOn(pictures, models);
    QCOMPARE(without.pictures(), 3);
    QCOMPARE(without.shown()[2].all, 0);
    // Nothing in common: each has its own, and it is told.
    models[0].classKeys = classKeysOf({"sandal"});
    models[1].classKeys = classKeysOf({"shirt"});
    const AccuracyComparison apart = compareOn(pictures, {models[0], models[1]});
    QVERIFY(!apart.isCommon());
    QCOMPARE(apart.shown()[0].all, 3);
    QCOMPARE(apart.shown()[1].all, 6);
}

LAB_TEST(ClassifyResultsTest)
#include "ClassifyResultsTest.moc"
