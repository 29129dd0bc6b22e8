// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/Presets.h"
#include "tests/support/Golden.h"
#include "tests/support/TestMain.h"
#include "tests/ui/networks/NetworksBench.h"
#include "ui/base/Format.h"
#include "ui/diagram/BlockFigure.h"
#include "ui/diagram/DiagramPaint.h"
#include "ui/parts/NetworkLook.h"
#include "ui/theme/Tokens.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSettings>
#include <QSpinBox>
#include <QTabBar>
#include <QToolButton>

using namespace lab;
using namespace lab::test;

namespace {

// "+17.3 %" from two outside numbers.
QString percent(double before, double after) {
    return signedText(100 * (after / before - 1)) + " %";
}

// Opens a fresh menu of the network's controls and triggers one of its actions.
void useMenu(NetworksBench& bench, int network, const QString& action) {
    auto& more = bench.find<QToolButton>(QString("more%1").arg(network));
    Q_EMIT more.menu()->aboutToShow();
    bench.trigger(action);
}

// How a convolution is painted at its centre.
QRgb middleOfABox(const NetworkInk& ink, const Tokens& tokens) {
    PlacedUnit unit;
    unit.body = QRectF(0, 0, 40, 40);
    unit.boxes = {{.rect = unit.body}};
    QImage image(40, 40, QImage::Format_RGB32);
    image.fill(tokens.sunken);
    QPainter painter(&image);
    paintUnit(painter, unit, ink, tokens, UnitState::Rest, true);
    return image.pixel(20, 20);
}

// The last item of the depths.
void chooseOwn(NetworksBench& bench, int network) {
    auto& depths = bench.find<QComboBox>(QString("depth%1").arg(network));
    depths.setFocus();
    QTest::keyClick(&depths, Qt::Key_End);
    QVERIFY(depths.currentText().startsWith("Own"));
}

// The list of blocks by keys, and Return.
void typeBlocks(NetworksBench& bench, int network, const QString& list) {
    auto& field = bench.find<QLineEdit>(QString("blocks%1").arg(network));
    field.setFocus();
    QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&field, Qt::Key_Delete);
    QTest::keyClicks(&field, list);
    QTest::keyClick(&field, Qt::Key_Return);
}

// The menu's name for an item of the second network's groups.
QString groupAction(NetworksBench& bench, const QString& item) {
    return QString("groups1-%1").arg(bench.find<QComboBox>("groups1").findText(item));
}

}  // namespace

/// The Networks page with real clicks and keys.
class NetworksPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }

    void opensWithPlainAgainstResidual() {
        NetworksBench bench;
        QCOMPARE(bench.spec(0).name, std::string("plain-34"));
        QCOMPARE(bench.spec(1).name, std::string("resnet-34"));
        const double parameters = goldenCount("resnet34", "parameters");
        const double multAdds = goldenCount("resnet34", "mult_adds_224");
        QCOMPARE(bench.controls(1).totals(), QString("%1 M parameters, %2 G mult-adds")
                                                 .arg(parameters / 1e6, 0, 'f', 2)
                                                 .arg(multAdds / 1e9, 0, 'f', 2));
        QVERIFY(bench.controls(0).delta().contains("no shortcut parameters"));
        QVERIFY2(bench.controls(1).delta().endsWith("against plain-34"),
                 qPrintable(bench.controls(1).delta()));
        QCOMPARE(bench.text("statusText"),
                 QString("plain-34 and ResNet-34 share all 33 main-path convolutions and their "
                         "initial weights"));
        QCOMPARE(bench.text("blockTitle"), QString("Stage 2, block 1"));
    }

    void everyChangeSaysWhatItDoes() {
        NetworksBench bench;
        bench.pick("depth1", "50");
        QCOMPARE(bench.spec(1).name, std::string("resnet-50"));
        QCOMPARE(bench.controls(1).delta(),
                 QString("ResNet-34 to ResNet-50: %1 parameters, %2 mult-adds")
                     .arg(percent(goldenCount("resnet34", "parameters"),
                                  goldenCount("resnet50", "parameters")),
                          percent(goldenCount("resnet34", "mult_adds_224"),
                                  goldenCount("resnet50", "mult_adds_224"))));
        bench.pick("depth1", "34");
        // Option C projects the 13 remaining identities: 3·64² + 3·128² + 5·256² + 2·512² weights
        // and their batch norms, less what B has already at three of them.
        const double before = goldenCount("resnet34", "parameters");
        const double added = 3. * (64 * 64 + 128) + 3. * (128 * 128 + 256) +
                             5. * (256 * 256 + 512) + 2. * (512 * 512 + 1024);
        bench.pick("shortcut1", "Shortcut C");
        QVERIFY2(
            bench.controls(1).delta().startsWith(
                QString("Shortcut B to C: %1 parameters").arg(percent(before, before + added))),
            qPrintable(bench.controls(1).delta()));
        QVERIFY(bench.controls(1).totals().startsWith(
            QString::number((before + added) / 1e6, 'f', 2) + " M"));
        bench.pick("shortcut1", "Shortcut A");
        QCOMPARE(bench.controls(1).totals(), bench.controls(0).totals());
        bench.pick("stem0", "Stem 3×3");
        QVERIFY(bench.controls(0).delta().startsWith("Stem 7×7 to 3×3: "));
        bench.pick("width0", "Width 32");
        QCOMPARE(bench.spec(0).width, 32);
        QVERIFY(bench.controls(0).delta().startsWith("Width 48 to 32: −"));
    }

    void listsAreAsWideAsTheirRows() {
        NetworksBench bench;
        auto& family = bench.find<QComboBox>("family1");
        family.showPopup();
        QTRY_VERIFY(family.view()->isVisible());
        for (int row = 0; row < family.count(); ++row) {
            const QRect place = family.view()->visualRect(family.model()->index(row, 0));
            QVERIFY2(place.width() >= family.view()->sizeHintForColumn(0),
                     qPrintable(family.itemText(row)));
        }
        family.hidePopup();
    }

    void tellsPreActivation() {
        NetworksBench bench;
        bench.clickUnit("layer2.0", 1);
        QCOMPARE(bench.text("blockSubtitle"), QString("layer2.0, building block"));
        useMenu(bench, 1, "order1-1");
        QCOMPARE(bench.spec(1).order, Order::Pre);
        QCOMPARE(bench.text("blockSubtitle"), QString("layer2.0, PreAct building block"));
        // Its boxes are open, as its marker is.
        const Tokens tokens = lightTokens();
        const NetworkInk open = inkOf(bench.spec(1), tokens);
        QCOMPARE(middleOfABox(open, tokens), tokens.panel.rgb());
        const NetworkInk closed = inkOf(zooNetwork("resnet-34"), tokens);
        QCOMPARE(middleOfABox(closed, tokens), closed.fill.rgb());
    }

    void inputAndClassesAreShared() {
        NetworksBench bench;
        bench.pick("classes", "10 classes");
        QCOMPARE(bench.spec(0).classes, 10);
        QCOMPARE(bench.spec(1).classes, 10);
        const double before = goldenCount("resnet34", "parameters");
        QVERIFY2(bench.controls(1).delta().startsWith(
                     QString("100 to 10 classes: %1 parameters")
                         .arg(percent(before - 900 * 513, before - 990 * 513))),
                 qPrintable(bench.controls(1).delta()));
        bench.pick("input", "Input 3 × 32 × 32");
        QCOMPARE(bench.networks().pair().side, 32);
        QVERIFY(bench.controls(0).delta().startsWith("Input 3 × 64 × 64 to 3 × 32 × 32: 0.0 %"));
        bench.click("resetNetworks");
        QCOMPARE(bench.networks().pair(), usualPair());
    }

    void ownBlocksAreTyped() {
        NetworksBench bench;
        QVERIFY(!bench.isShown("blocks1"));
        chooseOwn(bench, 1);
        QVERIFY(bench.isShown("blocks1"));
        QVERIFY(bench.find<QLineEdit>("blocks1").hasFocus());
        QCOMPARE(bench.find<QLineEdit>("blocks1").text(), QString("3,4,6,3"));
        QCOMPARE(bench.spec(1).name, std::string("resnet-34"));  // nothing before there is a list
        typeBlocks(bench, 1, "2, 2, 3, 3");
        QCOMPARE(bench.spec(1).blocks, (std::vector<int>{2, 2, 3, 3}));
        QCOMPARE(bench.spec(1).name, std::string("resnet-22-2.2.3.3"));
        QCOMPARE(bench.find<QComboBox>("depth1").currentText(), QString("Own, 22"));
        // ResNet-18 and one more identity block in stage 3 and in stage 4.
        const double parameters = goldenCount("resnet18", "parameters") +
                                  2. * (256 * 256 * 9 + 2 * 256) + 2. * (512 * 512 * 9 + 2 * 512);
        const QString delta = percent(goldenCount("resnet34", "parameters"), parameters);
        QVERIFY2(bench.controls(1).delta().startsWith("ResNet-34 to ResNet-22-2.2.3.3: " + delta +
                                                      " parameters, −"),
                 qPrintable(bench.controls(1).delta()));
        QVERIFY(bench.controls(1).totals().startsWith(QString::number(parameters / 1e6, 'f', 2) +
                                                      " M parameters"));
        // The zoo's blocks are the zoo's network.
        typeBlocks(bench, 1, "3,4,6,3");
        QCOMPARE(bench.spec(1).name, std::string("resnet-34"));
        QVERIFY(!bench.isShown("blocks1"));
        // What was changed besides stays, and a row of the zoo takes over again.
        bench.pick("shortcut1", "Shortcut A");
        chooseOwn(bench, 1);
        typeBlocks(bench, 1, "1,2");
        QCOMPARE(bench.spec(1).blocks.size(), std::size_t{2});
        QCOMPARE(bench.spec(1).shortcut, Shortcut::A);
        bench.pick("depth1", "50");
        QCOMPARE(bench.spec(1).name, std::string("resnet-50"));
        QCOMPARE(bench.spec(1).shortcut, Shortcut::A);
        QVERIFY(!bench.isShown("blocks1"));
    }

    void badBlocksGetASentence_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("letters") << "3,x"
                                 << "\"3,x\" is no list of blocks; write a number for each "
                                    "stage, as 3,4,6,3.";
        QTest::newRow("nothing") << ""
                                 << "\"\" is no list of blocks; write a number for each "
                                    "stage, as 3,4,6,3.";
        QTest::newRow("no stage's end") << "3,4,"
                                        << "\"3,4,\" is no list of blocks; write a number "
                                           "for each stage, as 3,4,6,3.";
        QTest::newRow("none") << "0,2,2,2"
                              << "A stage has 1 to 300 blocks, not 0.";
        QTest::newRow("stages") << "1,1,1,1,1,1,1"
                                << "A network has 1 to 6 stages, not 7.";
    }
    void badBlocksGetASentence() {
        QFETCH(QString, typed);
        QFETCH(QString, sentence);
        NetworksBench bench;
        chooseOwn(bench, 0);
        typeBlocks(bench, 0, typed);
        QVERIFY(bench.isShown("errorBanner"));
        QCOMPARE(bench.find<QLabel>("errorBannerText").text(), sentence);
        QVERIFY(bench.find<QLineEdit>("blocks0").property("invalid").toBool());
        QCOMPARE(bench.networks().pair(), usualPair());
        // Escape goes back; a good list takes the sentence away.
        QTest::keyClick(&bench.find<QLineEdit>("blocks0"), Qt::Key_Escape);
        QVERIFY(!bench.isShown("blocks0"));
        QCOMPARE(bench.find<QComboBox>("depth0").currentText(), QString("34"));
        QTRY_VERIFY(!bench.isShown("errorBanner"));
        chooseOwn(bench, 0);
        typeBlocks(bench, 0, "1,1,1,1");
        QCOMPARE(bench.spec(0).name, std::string("plain-10-1.1.1.1"));
    }

    void ownBlocksTrain() {
        NetworksBench bench;
        chooseOwn(bench, 1);
        typeBlocks(bench, 1, "2,2,3,3");
        bench.click("trainThese");
        bench.settle();
        QCOMPARE(bench.text("chip1"), QString("ResNet-22-2.2.3.3"));
        NetworksBench again;
        QCOMPARE(again.spec(1).blocks, (std::vector<int>{2, 2, 3, 3}));
        QVERIFY(again.isShown("blocks1"));
    }

    void groupsAndTheLastNormAreChosen() {
        NetworksBench bench;
        bench.pick("depth1", "50");
        useMenu(bench, 1, groupAction(bench, "Groups 32×4"));
        QCOMPARE(bench.spec(1).name, std::string("resnext-50-32x4d"));
        QVERIFY2(bench.controls(1).delta().startsWith(
                     QString("ResNet-50 to ResNeXt-50-32x4d: %1 parameters, %2 mult-adds")
                         .arg(percent(goldenCount("resnet50", "parameters"),
                                      goldenCount("resnext50_32x4d", "parameters")),
                              percent(goldenCount("resnet50", "mult_adds_224"),
                                      goldenCount("resnext50_32x4d", "mult_adds_224")))),
                 qPrintable(bench.controls(1).delta()));
        useMenu(bench, 1, groupAction(bench, "Groups 1×128"));
        QCOMPARE(bench.spec(1).name, std::string("wide-resnet-50-2"));
        QVERIFY(bench.controls(1).totals().startsWith(
            QString::number(goldenCount("wide_resnet50_2", "parameters") / 1e6, 'f', 2)));
        useMenu(bench, 1, "start1-1");
        QVERIFY(bench.spec(1).zeroInitResidual);
        QCOMPARE(bench.controls(1).delta(),
                 QString("Last batch norms start at 0: 0.0 % parameters, 0.0 % mult-adds"));
        useMenu(bench, 1, "reset1");
        QVERIFY(!bench.spec(1).zeroInitResidual);
    }

    void aBlockSaysAllAboutItself() {
        NetworksBench bench;
        bench.pick("depth1", "50");
        bench.clickUnit("layer2.0", 1);
        QStringList boxes;
        for (const BlockFigure::Box& box : bench.find<BlockFigure>("blockFigure").boxes()) {
            boxes << box.text;
        }
        QCOMPARE(boxes, QStringList({"1×1 conv, 128", "BN, ReLU", "3×3 conv, 128, / 2", "BN, ReLU",
                                     "1×1 conv, 512", "BN"}));
        const QString spoken = bench.find<QWidget>("blockFigure").accessibleDescription();
        QVERIFY2(spoken.contains("layer2.0.conv2") && spoken.contains("128 × 28 × 28") &&
                     spoken.contains(countText(128 * 128 * 9)),
                 qPrintable(spoken));
        QCOMPARE(bench.find<QWidget>("formula").accessibleName(),
                 QString("y = ReLU(F(x, {W_1, W_2, W_3}) + W_s\u2009x)"));
        QCOMPARE(bench.text("blockWeights"),
                 QString("W₁ conv1 · W₂ conv2 · W₃ conv3\nWₛ downsample.0"));
        QVERIFY(bench.text("blockReason").contains("1×1 convolution with stride 2 projects it"));
        // He et al. 2015, table 1, conv3_x: the weights of its first block, written out.
        const int weights = 256 * 128 + 128 * 128 * 9 + 128 * 512 + 256 * 512;
        const int norms = 2 * (128 + 128 + 512 + 512);
        QCOMPARE(bench.text("fact0-1"), countText(weights + norms));
        // The identity is said to be one, and the plain block to have none.
        bench.clickUnit("layer2.1", 1);
        QCOMPARE(bench.find<QWidget>("formula").accessibleName(),
                 QString("y = ReLU(F(x, {W_1, W_2, W_3}) + x)"));
        QVERIFY(bench.text("blockReason").contains("the shortcut is the identity"));
        bench.clickUnit("layer2.1", 0);
        QCOMPARE(bench.find<QWidget>("formula").accessibleName(),
                 QString("y = ReLU(F(x, {W_1, W_2}))"));
        QVERIFY(bench.text("blockReason").contains("plain block has no shortcut"));
    }

    void theMenuHasWhatTheBarHasNoRoomFor() {
        NetworksBench bench({1100, 700});
        bench.pick("depth1", "101");
        QVERIFY(!bench.isShown("stride1"));
        useMenu(bench, 1, "stride1-0");
        QCOMPARE(bench.spec(1).strideAt, StrideAt::V1);
        QVERIFY2(bench.controls(1).delta().startsWith("v1.5 to v1: 0.0 % parameters, −"),
                 qPrintable(bench.controls(1).delta()));
        useMenu(bench, 1, "reset1");
        QCOMPARE(bench.spec(1), turnedInto(bench.spec(1), zooNetwork("resnet-101")));
        QCOMPARE(bench.spec(1).strideAt, StrideAt::V1_5);
    }

    void familiesKeepWhatThePersonChose() {
        NetworksBench bench;
        bench.pick("width1", "Width 32");
        bench.pick("family1", "Wide ResNet");
        QCOMPARE(bench.spec(1).groupWidth, 128);
        QCOMPARE(bench.spec(1).width, 32);
        bench.pick("family1", "ResNet, CIFAR");
        QCOMPARE(bench.spec(1).blocks.size(), std::size_t{3});
        QCOMPARE(bench.spec(1).width, 32);
        QCOMPARE(bench.spec(1).stem, Stem::Cifar);
        QVERIFY(!bench.isShown("stride1"));
        bench.pick("family1", "Plain");
        QVERIFY(!bench.isShown("shortcut1"));
    }

    void trainsTheseTwo() {
        NetworksBench bench;
        bench.pick("depth1", "18");
        bench.click("trainThese");
        bench.settle();  // the chips of before are gone
        QVERIFY(bench.page().isVisible());
        QVERIFY(bench.find<QToolButton>("railTrain").isChecked());
        QCOMPARE(bench.text("chip0"), QString("plain-34"));
        QCOMPARE(bench.text("chip1"), QString("ResNet-18"));
        QVERIFY(!bench.has("chip2"));
        QCOMPARE(bench.find<QSpinBox>("width").value(),
                 presetNamed("lesson").experiment.runs.front().network.width);
        QVERIFY(bench.program.session.state() == Session::State::Idle);
    }

    void widthsKeepTheirProportionInTraining() {
        NetworkPair pair = usualPair();
        pair.networks[1].width = 32;
        const std::vector<NetworkSpec> two = atLessonWidth(pair, 16);
        QCOMPARE(two[0].width, 16);
        QCOMPARE(two[1].width, 8);
        pair.networks[1] = zooNetwork("resnext-50-32x4d");
        pair.networks[1].width = 32;
        QVERIFY(isBuildable(atLessonWidth(pair, 16)[1]));
    }

    void smallWindowsGiveWayInOrder() {
        NetworksBench bench({1100, 700});
        auto& tabs = bench.find<QTabBar>("tableTabs");
        QCOMPARE(tabs.count(), 4);
        tabs.setCurrentIndex(3);
        QVERIFY(bench.isShown("publishedErrors"));
        QVERIFY(bench.find<QWidget>("blockDetail").isVisible());
        bench.program.window.resize(1280, 800);
        QTRY_COMPARE(tabs.count(), 3);
        QVERIFY(bench.isShown("publishedErrors"));
    }

    void everythingIsReachedByTab() {
        NetworksBench bench;
        QSet<QString> missing = {
            "lanes",          "input",         "classes",         "zoomOut",   "zoomFit",
            "resetNetworks",  "exportDiagram", "trainThese",      "family0",   "depth0",
            "stem0",          "width0",        "more0",           "family1",   "shortcut1",
            "networkDiagram", "tableTabs",     "differencesOnly", "copyTable", "exportTable",
            "layerTable",     "previousUnit",  "nextUnit",        "errorPlot", "errorMenu"};
        bench.find<QWidget>("railNetworks").setFocus(Qt::TabFocusReason);
        for (int i = 0; i < 120 && !missing.isEmpty(); ++i) {
            QWidget* focused = QApplication::focusWidget();
            QVERIFY(focused != nullptr);
            // Qt gives the focus to one segment, and the arrow keys go on from there.
            const QString name = focused->objectName();
            missing.remove(name == "columns" ? "lanes" : name);
            QTest::keyClick(focused, Qt::Key_Tab);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(QStringList(missing.values()).join(", ")));
    }

    void everyControlHasANameForAssistiveTechnology() {
        NetworksBench bench;
        for (QWidget* widget : bench.networks().findChildren<QWidget*>()) {
            if ((widget->focusPolicy() & Qt::TabFocus) == 0 || widget->focusProxy() != nullptr ||
                widget->window() != &bench.program.window) {
                continue;
            }
            const auto* button = qobject_cast<QAbstractButton*>(widget);
            const bool named = !widget->accessibleName().isEmpty() ||
                               (button != nullptr && !button->text().isEmpty()) ||
                               widget->objectName().startsWith("qt_");
            QVERIFY2(named, qPrintable(QString(widget->metaObject()->className()) + " " +
                                       widget->objectName()));
        }
    }

    void choicesAreRemembered() {
        {
            NetworksBench bench;
            bench.pick("depth1", "152");
            bench.pick("input", "Input 3 × 256 × 256");
        }
        {
            NetworksBench bench;
            QCOMPARE(bench.spec(1).name, std::string("resnet-152"));
            QCOMPARE(bench.networks().pair().side, 256);
        }
        QSettings().setValue("networks/pair", "not ours");
        NetworksBench other;
        QCOMPARE(other.networks().pair(), usualPair());
    }
};

LAB_TEST(NetworksPageTest)
#include "NetworksPageTest.moc"
