// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/Picture.h"
#include "core/data/Synthetic.h"
#include "tests/support/Bytes.h"
#include "tests/support/TestMain.h"
#include "tests/ui/classify/ClassifyBench.h"
#include "tests/ui/experiments/Ground.h"
#include "ui/base/ClassNames.h"
#include "ui/classify/AnswerBars.h"
#include "ui/classify/AnswerCard.h"
#include "ui/classify/ConfusionTable.h"
#include "ui/classify/PicturePanel.h"
#include "ui/parts/PictureView.h"
#include "ui/theme/ColourMap.h"

#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QSlider>
#include <QTabBar>

using namespace lab;
using namespace lab::test;

namespace fs = std::filesystem;

namespace {

QList<AnswerCard*> cards(ClassifyBench& bench) {
    return bench.program.window.findChildren<AnswerCard*>("answerCard");
}

QImage heat(ClassifyBench& bench, int card) {
    return cards(bench).at(card)->findChild<CamView*>("camView")->shown();
}

}  // namespace

/// The Classify page with real clicks, keys, drags and drops.
class ClassifyPageTest : public ResourcesTest {
    Q_OBJECT

private Q_SLOTS:
    void answersRightAfterTheFirstStart();
    void saysWhatToDoWithoutNetworks();
    void isCompleteWithoutWhatIsShipped();
    void triesTheSamplesWithOneClick();
    void showsWhereTheNetworksLooked();
    void explainsAnyClass();
    void choosesNetworks();
    void importsForeignWeights();
    void classifiesWhileTraining();
    void worksByKeyboardAlone();
    void givesWayWhereItIsNarrow();
    void showsNothingOfThePictureBefore();
    void pastedPicturesAreSelected();
    void tabGoesThroughTheHeadInItsOrder();
    void readsNothingBeforeItIsSeen();
    void mapsMagma();
};

void ClassifyPageTest::answersRightAfterTheFirstStart() {
    ClassifyBench bench;
    QCOMPARE(bench.models().size(), std::size_t(4));
    QCOMPARE(bench.text("classifyEmptyHeadline"), QString("Drop pictures anywhere on this page"));
    bench.click("emptySamples");
    bench.await();
    QCOMPARE(bench.pictures().size(), std::size_t(12));
    for (const Picture& picture : bench.pictures()) {
        QCOMPARE(picture.answers.size(), std::size_t(4));
        QVERIFY(!labelName(picture, bench.models()).isEmpty());
        // What the core says of the same file.
        const Image whole = readPicture(picture.file, 128).image;
        for (const ChosenModel& model : bench.models()) {
            const Answer expected = model.classifier->classify({&whole, 1}, 5).front();
            const Answer& given = picture.answers.at(model.id);
            QCOMPARE(given.top.size(), std::size_t(5));
            for (std::size_t i = 0; i < 5; ++i) {
                // What the networks have learnt is a matter of rounding: two may be as likely.
                const auto same =
                    std::ranges::find(expected.top, given.top[i].index, &ClassScore::index);
                QVERIFY(same == expected.top.end() ||
                        std::abs(given.top[i].probability - same->probability) < 1e-4);
                QVERIFY(std::abs(given.top[i].probability - expected.top[i].probability) < 1e-4);
            }
        }
    }
    QCOMPARE(cards(bench).size(), 4);
    QVERIFY(bench.isShown("picturePanel"));
    QCOMPARE(bench.text("statusText"), QString("12 pictures classified with 4 networks"));
    // Plain at the left, residual at the right, deeper below.
    const auto at = [&](const QString& name) {
        for (AnswerCard* card : cards(bench)) {
            if (card->accessibleName().startsWith(name + " says")) {
                return card->mapTo(&bench.program.window, QPoint(0, 0));
            }
        }
        return QPoint(-1, -1);
    };
    QVERIFY(at("plain-18").x() < at("ResNet-18").x());
    QVERIFY(at("plain-18").y() < at("plain-34").y());
    QCOMPARE(at("plain-34").y(), at("ResNet-34").y());
}

void ClassifyPageTest::saysWhatToDoWithoutNetworks() {
    QSettings().setValue("classify/models", QStringList());
    ClassifyBench bench;
    QCOMPARE(bench.models().size(), std::size_t(0));
    QCOMPARE(bench.text("classifyEmptyHeadline"), QString("No network is chosen"));
    QVERIFY(bench.isShown("emptyAddModel"));
    bench.dropFiles({resources().samples()});
    QCOMPARE(bench.pictures().size(), std::size_t(12));
    QVERIFY(!bench.pictures().front().thumbnail.isNull());
    QVERIFY(bench.isShown("noModels"));
    QVERIFY(bench.text("agreement").contains("No network is chosen"));
    // The pictures are answered as soon as somebody can.
    bench.classify().addModel(*fs::directory_iterator(resources().models()));
    QVERIFY(QTest::qWaitFor([&] { return bench.models().size() == 1; }, kPatience));
    bench.await();
    QCOMPARE(bench.pictures().back().answers.size(), std::size_t(1));
    QVERIFY(!bench.isShown("noModels"));
}

// Nothing is shipped: the page says what to do, and offers nothing that is not there.
void ClassifyPageTest::isCompleteWithoutWhatIsShipped() {
    TemporaryFolder nothing;
    fs::create_directory(nothing.path() / "models");
    fs::create_directory(nothing.path() / "samples");
    const QByteArray before = qgetenv("RESNET_LAB_RESOURCES");
    qputenv("RESNET_LAB_RESOURCES", QByteArray::fromStdString(nothing.path().string()));
    {
        ClassifyBench bench;
        QCOMPARE(bench.models().size(), std::size_t(0));
        QCOMPARE(bench.text("classifyEmptyHeadline"), QString("No network is chosen"));
        QVERIFY(bench.text("classifyEmptySentence").contains("Add a run of the lab"));
        QVERIFY(bench.isShown("emptyAddModel"));
        QVERIFY(!bench.isShown("emptySamples"));
        QVERIFY(!bench.isShown("samples"));
        QVERIFY(!bench.isShown("errorBanner"));
        bench.click("emptyAddModel");
        QTRY_VERIFY(bench.find<QMenu>("addModelMenu").isVisible());
        QVERIFY(bench.find<QMenu>("addModelMenu").findChild<QAction*>("addShipped") == nullptr);
        bench.find<QMenu>("addModelMenu").close();
    }
    qputenv("RESNET_LAB_RESOURCES", before);
    // They are used by themselves as soon as they are there.
    ClassifyBench bench;
    QCOMPARE(bench.models().size(), std::size_t(4));
}

// Also where every network was taken away: those that are shipped come back for it.
void ClassifyPageTest::triesTheSamplesWithOneClick() {
    QSettings().setValue("classify/models", QStringList());
    ClassifyBench bench;
    QCOMPARE(bench.models().size(), std::size_t(0));
    QCOMPARE(bench.text("emptySamples"), QString("Try the samples"));
    bench.click("emptySamples");
    bench.awaitModels(4);
    bench.await();
    QCOMPARE(bench.pictures().size(), std::size_t(12));
    for (const Picture& picture : bench.pictures()) {
        QCOMPARE(picture.answers.size(), std::size_t(4));
    }
}

void ClassifyPageTest::showsWhereTheNetworksLooked() {
    ClassifyBench bench;
    bench.dropFiles({resources().samples()});
    // The prepared input is what the core prepares.
    const Picture& first = bench.pictures().front();
    const Image whole = readPicture(first.file, 512).image;
    const ChosenModel& model = bench.models().front();
    const PreparedImage prepared = prepare(whole, model.classifier->input());
    const auto& input = bench.find<PictureView>("preparedPicture").image();
    QCOMPARE(input.size(), QSize(28, 28));
    QCOMPARE(input.pixelColor(14, 14).red(), int(prepared.image.pixels[14 * 28 + 14]));
    // With full opacity the picture is the map alone, in magma.
    bench.find<QSlider>("camOpacity").setValue(100);
    // The last stage whose maps tell places apart; the last one has 2 × 2.
    QCOMPARE(bench.find<QComboBox>("camStage").currentText(), QString("Stage 2, 7 × 7"));
    bench.await();
    const CamMap map = gradCam(*model.classifier, prepared, {}, 1);
    QCOMPARE(map.width, 7);
    const auto at = std::ranges::max_element(map.values) - map.values.begin();
    AnswerCard* card = nullptr;
    for (AnswerCard* each : cards(bench)) {
        card = each->model() == model.id ? each : card;
    }
    const QImage shown = card->findChild<CamView*>("camView")->shown();
    const int cell = shown.width() / 7;
    const QColor peak = shown.pixelColor(static_cast<int>(at % 7) * cell + cell / 2,
                                         static_cast<int>(at / 7) * cell + cell / 2);
    // Where nothing speaks for the class, as may be after so short a training, all is dark.
    const double most = map.values[static_cast<std::size_t>(at)] > 0 ? 1 : 0;
    QVERIFY2(std::abs(peak.lightness() - QColor(magma(most)).lightness()) < 8,
             qPrintable(peak.name()));
    // Without any it is what the network sees.
    bench.find<QSlider>("camOpacity").setValue(0);
    const QImage bare = card->findChild<CamView*>("camView")->shown();
    QCOMPARE(bare.pixelColor(14 * 9 + 4, 14 * 9 + 4).red(), input.pixelColor(14, 14).red());
    // Stage and opacity are remembered.
    bench.choose("camStage", "Stage 4, 2 × 2");
    ClassifyBench again;
    QCOMPARE(again.find<QComboBox>("camStage").currentText(), QString("Stage 4, 2 × 2"));
    QCOMPARE(again.find<QSlider>("camOpacity").value(), 0);
}

void ClassifyPageTest::explainsAnyClass() {
    ClassifyBench bench;
    bench.dropFiles({resources().samples()});
    const QImage predicted = heat(bench, 0);
    // A click on the third bar.
    auto* bars = cards(bench).front()->findChild<AnswerBars*>("answerBars");
    const ChosenModel& model = *bench.classify().models().find(cards(bench).front()->model());
    const ClassScore third = bench.pictures().front().answers.at(model.id).top[2];
    QTest::mouseClick(bars, Qt::LeftButton, Qt::NoModifier, QPoint(20, bars->height() / 2));
    bench.await();
    QCOMPARE(bench.find<QComboBox>("camClass").currentText(), QString::fromStdString(third.name));
    QCOMPARE(cards(bench).front()->findChild<CamView*>("camView")->accessibleName(),
             QString("Grad-CAM: %1").arg(QString::fromStdString(third.name)));
    const PreparedImage seen =
        prepare(readPicture(bench.pictures().front().file, 512).image, model.classifier->input());
    // Both maps may be dark, as nothing speaks for either class after so short a training.
    if (gradCam(*model.classifier, seen, third.index).values !=
        gradCam(*model.classifier, seen).values) {
        QVERIFY(heat(bench, 0) != predicted);
    }
    bench.choose("camClass", "True class");
    bench.await();
    QCOMPARE(cards(bench).front()->findChild<CamView*>("camView")->accessibleName(),
             QString("Grad-CAM: %1").arg(labelName(bench.pictures().front(), bench.models())));
}

void ClassifyPageTest::choosesNetworks() {
    TemporaryFolder elsewhere;
    makeExperiment(elsewhere / "mine", {tinyRun("resnet-18")});
    const fs::path run = runFolders(elsewhere / "mine").front();
    {
        ClassifyBench bench;
        bench.dropFiles({resources().samples()});
        // By keys: the chip goes, and comes back by the line that says so.
        auto& chip = bench.find<QWidget>("modelChip1");
        chip.setFocus();
        QTest::keyClick(&chip, Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(bench.models().size(), std::size_t(3), kPatience);
        QCOMPARE(cards(bench).size(), 3);
        bench.click("modelBannerAction");
        QTRY_COMPARE_WITH_TIMEOUT(bench.models().size(), std::size_t(4), kPatience);
        bench.await();
        QCOMPARE(bench.pictures().front().answers.size(), std::size_t(4));
        // Nothing has been trained there yet: a sentence, and all stays as it is.
        bench.classify().addModel(run);
        QTRY_VERIFY_WITH_TIMEOUT(bench.isShown("errorBanner"), kPatience);
        QCOMPARE(bench.models().size(), std::size_t(4));
        // Weights that are dropped answer too; a second of a name says where it is from.
        const fs::path copy = bench.folder / "copy-of-18.safetensors";
        for (const auto& file : fs::directory_iterator(resources().models())) {
            if (file.path().filename().string().starts_with("resnet-18")) {
                fs::copy_file(file.path(), copy);
            }
        }
        bench.drop("classifyPage", *mimeOf({copy}));
        QTRY_COMPARE_WITH_TIMEOUT(bench.models().size(), std::size_t(5), kPatience);
        bench.await();
        QCOMPARE(bench.models().back().name, QString("ResNet-18 · copy-of-18"));
        QCOMPARE(bench.pictures().front().answers.size(), std::size_t(5));
        QCOMPARE(cards(bench).size(), 5);
        bench.find<QWidget>("modelChip0").setFocus();
        QTest::keyClick(&bench.find<QWidget>("modelChip0"), Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(bench.models().size(), std::size_t(4), kPatience);
        fs::remove(copy);
    }
    // The next start has what was chosen, without what has gone meanwhile.
    ClassifyBench bench;
    QCOMPARE(bench.models().size(), std::size_t(3));
    QVERIFY(bench.text("errorBannerText").contains("copy-of-18"));
}

void ClassifyPageTest::importsForeignWeights() {
    ClassifyBench bench;
    bench.drop("classifyPage", *mimeOf({dataFile("weights/evil-2.pth")}));
    QTRY_VERIFY_WITH_TIMEOUT(bench.isShown("importDialog"), kPatience);
    bench.click("importNow");
    auto& dialog = bench.find<QDialog>("importDialog");
    const auto problem = [&] {
        for (QLabel* label : dialog.findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains("evil-2.pth")) {
                return true;
            }
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(problem(), kPatience);
    auto& field = bench.find<QLineEdit>("importFile");
    field.setText(QString::fromStdString(dataFile("weights/nested-1.13.pth")));
    bench.click("importNow");
    QTRY_COMPARE_WITH_TIMEOUT(bench.models().size(), std::size_t(5), kPatience);
    QVERIFY(bench.text("importBannerText").contains("is imported into"));
    bench.dropFiles({resources().samples()});
    QCOMPARE(bench.pictures().front().answers.size(), std::size_t(5));
}

void ClassifyPageTest::classifiesWhileTraining() {
    ClassifyBench bench;
    const fs::path folder = bench.folder / "long";
    bench.program.session.start(longExperiment(), onCpu(1), folder);
    QVERIFY(bench.awaitState(Session::State::Training));
    const auto epochs = [&] {
        std::size_t count = 0;
        const ExperimentModel& live = bench.program.session.live();
        for (int i = 0; i < live.runCount(); ++i) {
            count += live.run(i).result.epochs.size();
        }
        return count;
    };
    QTRY_VERIFY_WITH_TIMEOUT(epochs() > 2, kPatience);
    // The menu of runs has those that train right now.
    QTRY_VERIFY_WITH_TIMEOUT(!bench.program.workspace.experiments().empty(), kPatience);
    Q_EMIT bench.find<QMenu>("addModelMenu").aboutToShow();
    Q_EMIT bench.find<QMenu>("runsOf-long").aboutToShow();
    const QString run = QString::fromStdString(runFolders(folder).front().filename().string());
    bench.trigger("run-" + run);
    QTRY_COMPARE_WITH_TIMEOUT(bench.models().size(), std::size_t(5), kPatience);
    const std::size_t before = epochs();
    bench.dropFiles({resources().samples()});
    QCOMPARE(bench.pictures().front().answers.size(), std::size_t(5));
    QTRY_VERIFY_WITH_TIMEOUT(epochs() > before, kPatience);
    // Another snapshot is another set of weights, so all pictures are answered again.
    const int old = bench.models().back().id;
    bench.find<QWidget>("modelChip4").setFocus();
    QTest::keyClick(&bench.find<QWidget>("modelChip4"), Qt::Key_Return);
    bench.trigger("reloadModel");
    QTRY_VERIFY_WITH_TIMEOUT(bench.models().back().id != old, kPatience);
    bench.await();
    QCOMPARE(bench.pictures().back().answers.size(), std::size_t(5));
    QVERIFY(bench.pictures().back().answers.contains(bench.models().back().id));
    QCOMPARE(bench.program.session.state(), Session::State::Training);
    bench.program.session.stopAll();
    QVERIFY(bench.awaitState(Session::State::Idle));
    for (int i = 0; i < bench.program.session.live().runCount(); ++i) {
        QVERIFY(bench.program.session.live().run(i).why.isEmpty());
    }
    // The best weights are lost: the last ones answer, and it is said.
    fs::remove(runFolders(folder).front() / "best.safetensors");
    bench.find<QWidget>("modelChip4").setFocus();
    QTest::keyClick(&bench.find<QWidget>("modelChip4"), Qt::Key_Return);
    bench.trigger("reloadModel");
    QTRY_VERIFY_WITH_TIMEOUT(bench.isShown("notedBanner"), kPatience);
    QVERIFY(bench.text("notedBannerText").contains("its last weights answer"));
}

void ClassifyPageTest::worksByKeyboardAlone() {
    ClassifyBench bench;
    bench.find<QWidget>("emptySamples").setFocus();
    QTest::keyClick(&bench.find<QWidget>("emptySamples"), Qt::Key_Space);
    bench.await();
    bench.list().setFocus();
    QCOMPARE(bench.text("pictureName"), bench.pictures()[0].name);
    QTest::keyClick(&bench.list(), Qt::Key_Right);
    QCOMPARE(bench.text("pictureName"), bench.pictures()[1].name);
    QTest::keyClick(&bench.list(), Qt::Key_End);
    QCOMPARE(bench.text("pictureName"), bench.pictures()[11].name);
    QTest::keyClick(&bench.list(), Qt::Key_Left);
    QCOMPARE(bench.text("pictureName"), bench.pictures()[10].name);
    auto& table = bench.find<ConfusionTable>("confusionTable");
    table.setFocus();
    table.setCurrentIndex(table.model()->index(0, 0));
    QTest::keyClick(&table, Qt::Key_Right);
    QCOMPARE(table.currentIndex().column(), 1);
    // Everything that can be pressed has a name and a tool tip.
    for (const QAbstractButton* button : bench.classify().findChildren<QAbstractButton*>()) {
        const bool named = !button->text().isEmpty() || !button->accessibleName().isEmpty();
        QVERIFY2(named || !button->isVisible(), qPrintable(button->objectName()));
        if (button->isVisible() && button->text().isEmpty()) {
            QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->objectName()));
        }
    }
    for (const QComboBox* box : bench.classify().findChildren<QComboBox*>()) {
        QVERIFY2(!box->accessibleName().isEmpty(), qPrintable(box->objectName()));
    }
}

void ClassifyPageTest::givesWayWhereItIsNarrow() {
    ClassifyBench bench({1100, 700});
    bench.dropFiles({resources().samples()});
    QVERIFY(bench.isShown("classifyTabs"));
    QVERIFY(!bench.isShown("confusionTable"));
    QVERIFY(bench.isShown("answerCards"));
    bench.find<QTabBar>("classifyTabs").setCurrentIndex(1);
    QVERIFY(bench.isShown("confusionTable"));
    QVERIFY(!bench.isShown("answerCards"));
    bench.program.window.resize(1400, 800);
    QTest::qWait(50);
    QVERIFY(bench.isShown("confusionTable"));
    QVERIFY(bench.isShown("answerCards"));
    QVERIFY(!bench.isShown("classifyTabs"));
}

// A picture that cannot be read has no answers, no maps and no input, and nobody waits for them.
void ClassifyPageTest::showsNothingOfThePictureBefore() {
    ClassifyBench bench;
    put(bench.folder / "broken.png", "no picture");
    bench.dropFiles({resources().samples(), bench.folder / "broken.png"});
    bench.choosePicture(bench.pictures()[1].name);
    QVERIFY(!heat(bench, 0).isNull());
    bench.choosePicture("broken.png");
    for (AnswerCard* card : cards(bench)) {
        auto& map = *card->findChild<CamView*>("camView");
        QVERIFY(map.shown().isNull());
        QCOMPARE(map.accessibleName(), QString());
        QCOMPARE(card->findChild<AnswerBars*>("answerBars")->otherwise(),
                 QString("No answer: the picture cannot be read."));
        QVERIFY(card->accessibleName().contains("cannot be read"));
    }
    QVERIFY(bench.find<PictureView>("preparedPicture").image().isNull());
    // And back again.
    bench.choosePicture(bench.pictures()[1].name);
    QVERIFY(!heat(bench, 0).isNull());
    QVERIFY(!bench.find<PictureView>("preparedPicture").image().isNull());
    // What was looked at meanwhile does not come under another picture's name.
    bench.list().setCurrentIndex(bench.list().model()->index(3, 0));
    bench.list().setCurrentIndex(bench.list().model()->index(12, 0));
    bench.await();
    QCOMPARE(bench.text("pictureName"), QString("broken.png"));
    QVERIFY(heat(bench, 0).isNull());
}

// 212 pictures of clothes and a network that knows only sandals: figures of 212 and of 17 pictures
// say nothing next to each other.
// Ctrl is still down when what was pasted arrives.
void ClassifyPageTest::pastedPicturesAreSelected() {
    ClassifyBench bench;
    bench.dropFiles({resources().samples()});
    bench.choosePicture(bench.pictures()[2].name);
    Resources::writeShape(bench.folder / "pasted.png", 3);
    QGuiApplication::clipboard()->setMimeData(mimeOf({bench.folder / "pasted.png"}).release());
    QWindow* window = bench.program.window.windowHandle();
    QTest::keyPress(window, Qt::Key_Control, Qt::ControlModifier);
    QTest::keyPress(window, Qt::Key_V, Qt::ControlModifier);
    bench.await();
    QTest::keyRelease(window, Qt::Key_V, Qt::ControlModifier);
    QTest::keyRelease(window, Qt::Key_Control);
    QCOMPARE(bench.text("pictureName"), QString("pasted.png"));
    const QModelIndexList chosen = bench.list().selectionModel()->selectedIndexes();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.front().data().toString(), QString("pasted.png"));
}

void ClassifyPageTest::tabGoesThroughTheHeadInItsOrder() {
    ClassifyBench bench;
    QStringList names;
    bench.find<QWidget>("railHelp").setFocus();
    for (int i = 0; i < 7; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        names << QApplication::focusWidget()->objectName();
    }
    QCOMPARE(names.mid(0, 5),
             QStringList({"modelChip0", "modelChip1", "modelChip2", "modelChip3", "addModel"}));
}

void ClassifyPageTest::readsNothingBeforeItIsSeen() {
    TrainBench bench;
    QTest::qWait(100);
    QVERIFY(bench.program.window.findChild<ClassifyPage*>() == nullptr);  // not even made
    bench.click("railClassify");
    QVERIFY(bench.program.window.findChild<ClassifyPage*>() != nullptr);
}

// matplotlib's magma, at the ends and in the middle.
void ClassifyPageTest::mapsMagma() {
    QCOMPARE(magma(0), qRgb(0, 0, 4));
    QCOMPARE(magma(1), qRgb(252, 253, 191));
    QCOMPARE(magma(0.5), qRgb(182, 54, 121));
    QCOMPARE(magma(-1), magma(0));
}

LAB_TEST(ClassifyPageTest)
#include "ClassifyPageTest.moc"
