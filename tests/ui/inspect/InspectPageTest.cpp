// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/NewRuns.h"
#include "core/run/RunExperiment.h"
#include "core/run/RunWeights.h"
#include "tests/support/TestMain.h"
#include "tests/ui/inspect/InspectBench.h"
#include "ui/base/Format.h"
#include "ui/parts/FigureLabel.h"
#include "ui/theme/ColourMap.h"

#include <QComboBox>
#include <QMenu>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <nlohmann/json.hpp>

#include <fstream>

using namespace lab;
using namespace lab::test;

namespace {

void trainRun(const std::filesystem::path& folder, const std::string& network, int epochs = 3) {
    RunSpec run = tinyRun(network);
    run.network.width = 8;
    run.recipe.epochs = epochs;
    DatasetCache data;
    createExperiment(folder, fitted({"moments", {run}}, data), data);
    ExperimentControl control(1);
    RunObserver nobody;
    runExperiment(folder, {"cpu", 1, 1}, data, control, nobody);
}

}  // namespace

/// The Inspect page as a person uses it: one image, two networks, step by step.
class InspectPageTest : public ResourcesTest {
    Q_OBJECT

private Q_SLOTS:
    void beginsWithTheShippedPair();
    void theKeysStep();
    void playsAndPauses();
    void theSliderTheStripAndTheBarsGoThere();
    void showsWhatTheTraceHolds();
    void thePlainLaneShowsTheGap();
    void stepsByLayer();
    void choosesImages();
    void takesDroppedPicturesAndNetworks();
    void comparesMomentsOfARun();
    void showsFreshWeights();
    void alignsNetworksOfOtherDepth();
    void saysWhatCannotBeRead();
    void remembersWhatWasChosen();
    void exportsPictureAndFigures();
    void readsNothingBeforeItIsShown();
};

void InspectPageTest::beginsWithTheShippedPair() {
    InspectBench bench;
    QVERIFY(bench.pass().isComplete());
    QCOMPARE(bench.text("lane1Network"), QString("plain-34"));
    QCOMPARE(bench.text("lane2Network"), QString("ResNet-34"));
    QCOMPARE(bench.inspect().steps(), 16);
    QCOMPARE(bench.inspect().step(), 0);
    QCOMPARE(bench.text("stepPlace"), QString("Block 1 of 16"));
    QVERIFY(bench.find<QWidget>("stepDetail").toolTip().contains("layer1.0"));
    QCOMPARE(bench.find<QSpinBox>("testImage").value(), 0);
    QVERIFY(bench.text("inspectLabel").startsWith("Label"));
    QVERIFY(bench.find<QWidget>("inspectAnswers").accessibleName().contains("ResNet-34 says"));
    QVERIFY(bench.inspect().note().startsWith("Forward pass of both networks:"));
    QCOMPARE(bench.text("statusText"), bench.inspect().note());
    QVERIFY(bench.find<QToolButton>("railInspect").isChecked());
}

void InspectPageTest::theKeysStep() {
    InspectBench bench;
    bench.press(Qt::Key_Right);
    QCOMPARE(bench.inspect().step(), 1);
    QCOMPARE(bench.text("stepPlace"), QString("Block 2 of 16"));
    QCOMPARE(bench.find<DepthStrip>("lane1Strip").current(), 1);
    QCOMPARE(bench.find<DepthStrip>("lane2Strip").current(), 1);
    QCOMPARE(bench.find<RatioChart>("ratioChart").current(), 1);
    bench.press(Qt::Key_Left);
    QCOMPARE(bench.inspect().step(), 0);
    bench.press(Qt::Key_Left);  // nothing before the first
    QCOMPARE(bench.inspect().step(), 0);
    QVERIFY(!bench.find<QToolButton>("stepBack").isEnabled());
    bench.press(Qt::Key_End);
    QCOMPARE(bench.inspect().step(), 15);
    QVERIFY(!bench.find<QToolButton>("stepOn").isEnabled());
    bench.press(Qt::Key_Home);
    QCOMPARE(bench.inspect().step(), 0);
    bench.click("stepOn");
    bench.click("stepOn");
    bench.await();
    QCOMPARE(bench.inspect().step(), 2);
    bench.click("stepLast");
    bench.click("stepFirst");
    bench.await();
    QCOMPARE(bench.inspect().step(), 0);
    // A click on a map leaves the keys to the page.
    bench.clickMap(1, 1, 2);
    bench.press(Qt::Key_Right);
    QCOMPARE(bench.inspect().step(), 1);
}

void InspectPageTest::playsAndPauses() {
    InspectBench bench;
    bench.choose("stepSpeed", "4 / s");
    bench.inspect().setFocus();
    bench.press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(bench.inspect().step() >= 2, kPatience);
    QCOMPARE(bench.find<QToolButton>("stepPlay").accessibleName(), QString("Pause (Space)"));
    bench.press(Qt::Key_Space);
    const int at = bench.inspect().step();
    QTest::qWait(600);
    QCOMPARE(bench.inspect().step(), at);
    // A step by hand ends the playing; at the end it stops by itself and begins again.
    bench.press(Qt::Key_End);
    bench.press(Qt::Key_Left);
    bench.press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(bench.inspect().step(), 15, kPatience);
    QTRY_COMPARE(bench.find<QToolButton>("stepPlay").accessibleName(), QString("Play (Space)"));
    bench.press(Qt::Key_Space);
    QVERIFY(bench.inspect().step() < 15);
    bench.press(Qt::Key_Right);
    QCOMPARE(bench.find<QToolButton>("stepPlay").accessibleName(), QString("Play (Space)"));
}

void InspectPageTest::theSliderTheStripAndTheBarsGoThere() {
    InspectBench bench;
    bench.find<QSlider>("stepSlider").setValue(7);
    bench.await();
    QCOMPARE(bench.inspect().step(), 7);
    auto& strip = bench.find<DepthStrip>("lane2Strip");
    QTest::mouseClick(&strip, Qt::LeftButton, Qt::NoModifier, strip.boxOf(12).center().toPoint());
    bench.await();
    QCOMPARE(bench.inspect().step(), 12);
    auto& chart = bench.find<RatioChart>("ratioChart");
    QTest::mouseClick(&bench.find<QWidget>("ratioPlot"), Qt::LeftButton, Qt::NoModifier,
                      chart.placeOf(3).toPoint());
    bench.await();
    QCOMPARE(bench.inspect().step(), 3);
    auto& plot = bench.find<QWidget>("ratioPlot");
    plot.setFocus();
    bench.press(Qt::Key_Right);
    QCOMPARE(bench.inspect().step(), 4);
    // Both strips have their stages at the same places.
    auto& other = bench.find<DepthStrip>("lane1Strip");
    QCOMPARE(other.mapTo(&bench.inspect(), QPoint()).x(),
             strip.mapTo(&bench.inspect(), QPoint()).x());
    for (int block = 0; block < 16; ++block) {
        QCOMPARE(other.boxOf(block).x(), strip.boxOf(block).x());
        QVERIFY(other.blocks()[static_cast<std::size_t>(block)].shortcut == ShortcutPath::None);
        QVERIFY(strip.blocks()[static_cast<std::size_t>(block)].shortcut != ShortcutPath::None);
    }
}

void InspectPageTest::showsWhatTheTraceHolds() {
    InspectBench bench;
    for (const int step : {0, 3, 15}) {
        bench.find<QSlider>("stepSlider").setValue(step);
        bench.await();
        const Trace& trace = *bench.pass().traces[1];
        const auto at = static_cast<std::size_t>(step);
        const BlockParts<FeatureMaps> parts = trace.block(at);
        QCOMPARE(bench.grid(2, 1).maps()->values, parts.input.values);
        QCOMPARE(bench.grid(2, 2).maps()->values, parts.residual.values);
        QCOMPARE(bench.grid(2, 3).maps()->values, parts.sum->values);
        QCOMPARE(bench.grid(2, 4).maps()->values, parts.output.values);
        QCOMPARE(bench.grid(1, 4).maps()->values, bench.pass().traces[0]->block(at).output.values);
        const ActivationStatistics& figures = trace.blocks()[at].residual;
        QCOMPARE(bench.find<FigureLabel>("lane2Column2Mean").figure(), figures.mean);
        QCOMPARE(bench.find<FigureLabel>("lane2Column2Deviation").figure(), figures.deviation);
        QCOMPARE(bench.text("lane2Column2Zeros"), wholePercentText(figures.zeros));
    }
    const auto& series = bench.find<RatioChart>("ratioChart").series();
    QCOMPARE(series.size(), std::size_t{2});
    for (std::size_t n = 0; n < 2; ++n) {
        QCOMPARE(series[n].bars.size(), std::size_t{16});
        for (std::size_t i = 0; i < 16; ++i) {
            QCOMPARE(series[n].bars[i].value, bench.pass().traces[n]->blocks()[i].ratio());
            QCOMPARE(series[n].bars[i].shapeChanges, i == 3 || i == 7 || i == 13);
        }
    }
    // The formula of a block where the shape changes names the projection.
    bench.find<QSlider>("stepSlider").setValue(3);
    bench.await();
    QVERIFY(bench.column(2, 3).accessibleName().contains('W'));
}

void InspectPageTest::thePlainLaneShowsTheGap() {
    InspectBench bench;
    QVERIFY(bench.column(1, 3).isGap());
    QVERIFY(bench.column(1, 3).isVisible());
    QCOMPARE(bench.column(1, 3).accessibleDescription(), QString("no addition\nin a plain block"));
    QVERIFY(bench.grid(1, 3).maps() == nullptr);
    QVERIFY(!bench.column(2, 3).isGap());
    QCOMPARE(bench.column(1, 3).x(), bench.column(2, 3).x());  // the lanes stand in parallel
    QCOMPARE(bench.column(1, 4).x(), bench.column(2, 4).x());
}

void InspectPageTest::stepsByLayer() {
    InspectBench bench;
    bench.find<QSlider>("stepSlider").setValue(4);
    bench.await();
    bench.click("stepByLayer");
    bench.await();
    const NetworkSummary& summary = bench.pass().traces[1]->summary();
    QCOMPARE(bench.inspect().steps(), static_cast<int>(summary.layers.size()));
    QCOMPARE(bench.find<RatioChart>("ratioChart").current(), 4);  // it stays where it was
    QVERIFY(bench.find<QWidget>("stepDetail").toolTip().contains("layer2.1.conv1"));
    const auto layerNamed = [&](const std::string& key) {
        for (std::size_t i = 0; i < summary.layers.size(); ++i) {
            if (summary.layers[i].key == key) {
                return static_cast<int>(i);
            }
        }
        return -1;
    };
    const int add = layerNamed("layer2.0.add");
    bench.find<QSlider>("stepSlider").setValue(add);
    bench.await();
    QVERIFY(bench.column(2, 3).isVisible());  // F(x) + shortcut = sum
    QVERIFY(!bench.column(2, 4).isVisible());
    const Trace& trace = *bench.pass().traces[1];
    QCOMPARE(bench.grid(2, 1).maps()->values, trace.block(3).residual.values);
    QCOMPARE(bench.grid(2, 2).maps()->values, trace.block(3).shortcut->values);
    QCOMPARE(bench.grid(2, 3).maps()->values, trace.block(3).sum->values);
    QVERIFY(bench.column(1, 3).isGap());
    QVERIFY(bench.column(1, 3).accessibleDescription().contains("no addition"));
    bench.press(Qt::Key_Home);
    bench.inspect().setFocus();
    bench.press(Qt::Key_Home);
    QCOMPARE(bench.grid(2, 1).maps()->values, trace.image().values);
    QCOMPARE(bench.grid(2, 2).maps()->values, trace.layer(0).values);
    bench.press(Qt::Key_End);
    QCOMPARE(bench.grid(2, 2).maps()->values, trace.logits());
    QVERIFY(bench.text("stepPlace").startsWith("Layer "));
    bench.click("stepByBlock");
    bench.await();
    QCOMPARE(bench.inspect().steps(), 16);
}

void InspectPageTest::choosesImages() {
    InspectBench bench;
    const auto before = bench.pass().traces[1]->logits();
    bench.type("testImage", "7");
    bench.await();
    QCOMPARE(bench.pass().image.index, 7);
    QVERIFY(bench.pass().traces[1]->logits() != before);
    auto& samples = bench.find<QMenu>("inspectSamplesMenu");
    Q_EMIT samples.aboutToShow();
    QVERIFY(samples.actions().size() == 12);
    samples.actions().front()->trigger();
    bench.await();
    QVERIFY(!bench.pass().image.file.empty());
    QVERIFY(bench.pass().isComplete());
    QVERIFY(!bench.pass().label.isEmpty());
    QVERIFY(bench.text("inspectCaption").endsWith(".png"));
}

void InspectPageTest::takesDroppedPicturesAndNetworks() {
    InspectBench bench;
    const auto file = bench.folder / "dropped.png";
    Resources::writeShape(file, 4);
    bench.drop("lane1", *mimeOf({file}));
    QCOMPARE(bench.pass().image.file, file);
    QCOMPARE(bench.text("inspectCaption"), QString("dropped.png"));
    std::filesystem::path weights;
    for (const auto& entry : std::filesystem::directory_iterator(resources().models())) {
        if (entry.path().filename().string().starts_with("resnet-18")) {
            weights = entry.path();
        }
    }
    bench.drop("lane1", *mimeOf({weights}));
    QCOMPARE(bench.text("lane1Network"), QString("ResNet-18"));
    QCOMPARE(bench.text("lane2Network"), QString("ResNet-34"));
    bench.drop("lane2", *mimeOf({weights}));
    QCOMPARE(bench.text("lane2Network"), QString("ResNet-18"));
}

void InspectPageTest::comparesMomentsOfARun() {
    TemporaryFolder folder;
    trainRun(folder / "moments", "resnet-18");
    const auto run = runFolders(folder / "moments").front();
    InspectBench bench;
    bench.inspect().setSource(1, inspectSourceAt(run));
    bench.await();
    QCOMPARE(bench.text("lane2Network"), QString("ResNet-18"));
    QCOMPARE(bench.text("lane2Origin"), QString("moments, seed 1"));
    auto& moment = bench.find<QComboBox>("lane2Moment");
    QCOMPARE(moment.count(), static_cast<int>(weightsOfRun(run).size()));
    QVERIFY(moment.currentText().contains("best"));
    const auto trained = bench.pass().traces[1]->logits();
    bench.choose("lane2Moment", "Initial weights");
    bench.await();
    QCOMPARE(bench.find<QComboBox>("lane2Moment").currentText(), QString("Initial weights"));
    QVERIFY(bench.pass().traces[1]->logits() != trained);
    // The same run at two moments, side by side.
    bench.inspect().setSource(0, inspectSourceAt(run));
    bench.await();
    QCOMPARE(bench.pass().traces[0]->logits(), trained);
    QVERIFY(!bench.column(1, 3).isGap());
    // By the menu, as the person finds it.
    bench.chooseNetwork(2, "lane2Reload");
    QVERIFY(bench.pass().isComplete());
    QVERIFY(!bench.isShown("dataBanner"));
    std::filesystem::remove(run / "best.safetensors");
    bench.chooseNetwork(1, "lane1Reload");
    bench.await();
    QVERIFY(bench.text("dataBannerText").contains("its last weights answer"));
}

void InspectPageTest::showsFreshWeights() {
    InspectBench bench;
    bench.chooseNetwork(2, "fresh-resnet-50");
    QCOMPARE(bench.text("lane2Network"), QString("ResNet-50"));
    QCOMPARE(bench.text("lane2Origin"), QString("fresh weights"));
    QVERIFY(bench.pass().isComplete());
    QCOMPARE(bench.column(2, 2).word(), QString("three layers"));
    const auto first = bench.pass().traces[1]->logits();
    bench.choose("lane2Moment", "Seed 2");
    bench.await();
    QVERIFY(bench.pass().traces[1]->logits() != first);
    QCOMPARE(bench.pass().networks[1]->network->card().spec.seed, std::uint64_t{2});
}

void InspectPageTest::alignsNetworksOfOtherDepth() {
    InspectBench bench;
    bench.chooseNetwork(1, "fresh-plain-18");
    QCOMPARE(bench.inspect().steps(), 16);          // those of the deeper one
    bench.find<QSlider>("stepSlider").setValue(2);  // stage 1 has two blocks here, three there
    bench.await();
    QCOMPARE(bench.find<DepthStrip>("lane1Strip").current(), -1);
    QCOMPARE(bench.find<DepthStrip>("lane2Strip").current(), 2);
    for (int number = 1; number <= 4; ++number) {
        QVERIFY(bench.column(1, number).isGap());
        QCOMPARE(bench.column(1, number).x(), bench.column(2, number).x());
    }
    QCOMPARE(bench.column(1, 4).accessibleDescription(), QString("no such block"));
    bench.find<QSlider>("stepSlider").setValue(3);  // stage 2 begins in both
    bench.await();
    QCOMPARE(bench.find<DepthStrip>("lane1Strip").current(), 2);
    QVERIFY(!bench.column(1, 1).isGap());
}

void InspectPageTest::saysWhatCannotBeRead() {
    InspectBench bench;
    const auto broken = bench.folder / "broken.safetensors";
    std::ofstream(broken) << "no weights";
    bench.inspect().setSource(0, inspectSourceAt(broken));
    bench.await();
    QVERIFY(bench.isShown("lane1Problem"));
    QVERIFY2(bench.text("lane1Problem").contains("broken.safetensors"),
             qPrintable(bench.text("lane1Problem")));
    QVERIFY(bench.pass().traces[1] != nullptr);  // the other goes on
    bench.press(Qt::Key_Right);
    QVERIFY(!bench.column(2, 3).isGap());
    bench.chooseNetwork(1, "fresh-plain-18");
    QVERIFY(!bench.isShown("lane1Problem"));
    const auto text = bench.folder / "text.png";
    std::ofstream(text) << "no picture";
    bench.inspect().setImage({text, 0});
    bench.await();
    QVERIFY(bench.pass().imageProblem.contains("text.png cannot be read"));
    QVERIFY2(bench.pass().imageProblem.endsWith("choose another picture."),
             qPrintable(bench.pass().imageProblem));
    for (const char* name : {"stepPlay", "stepOn", "stepSlider", "stepSpeed"}) {
        QVERIFY2(!bench.find<QWidget>(name).isEnabled(), name);
    }
    QCOMPARE(bench.text("stepPlace"), QString());
    bench.type("testImage", "0");  // where it was before
    bench.await();
    QVERIFY(bench.pass().isComplete());
    QCOMPARE(bench.pass().image, (InspectImage{{}, 0}));
    QVERIFY(bench.find<QWidget>("stepPlay").isEnabled());
    QVERIFY(bench.text("stepPlace").startsWith("Block "));
}

void InspectPageTest::remembersWhatWasChosen() {
    {
        InspectBench bench;
        bench.chooseNetwork(1, "fresh-resnet-18");
        bench.choose("lane1Moment", "Seed 3");
        bench.await();
        bench.type("testImage", "5");
        bench.choose("mapScale", "Each map its own");
        bench.choose("mapOrder", "Strongest first");
        bench.choose("stepSpeed", "2 / s");
        bench.click("stepByLayer");
        bench.await();
    }
    InspectBench bench;
    QCOMPARE(bench.text("lane1Network"), QString("ResNet-18"));
    QCOMPARE(bench.find<QComboBox>("lane1Moment").currentText(), QString("Seed 3"));
    QCOMPARE(bench.text("lane2Network"), QString("ResNet-34"));
    QCOMPARE(bench.find<QSpinBox>("testImage").value(), 5);
    QCOMPARE(bench.find<QComboBox>("mapScale").currentText(), QString("Each map its own"));
    QCOMPARE(bench.find<QComboBox>("mapOrder").currentText(), QString("Strongest first"));
    QCOMPARE(bench.find<QComboBox>("stepSpeed").currentText(), QString("2 / s"));
    QVERIFY(bench.text("stepPlace").startsWith("Layer "));
}

void InspectPageTest::exportsPictureAndFigures() {
    InspectBench bench;
    for (const char* suffix : {"png", "csv", "json"}) {
        const auto file = bench.folder / (std::string("out.") + suffix);
        bench.trigger(QString("inspectExport-") + suffix);
        bench.saveAs(QString::fromStdString(file.string()));
    }
    QVERIFY(QImage(QString::fromStdString((bench.folder / "out.png").string())).width() > 900);
    std::ifstream csv(bench.folder / "out.csv");
    int lines = 0;
    for (std::string line; std::getline(csv, line);) {
        QCOMPARE(std::ranges::count(line, ','), 6 + 5 * 3);
        ++lines;
    }
    QCOMPARE(lines, 1 + 32);
    std::ifstream json(bench.folder / "out.json");
    const auto parsed = nlohmann::json::parse(json);
    QCOMPARE(parsed.size(), std::size_t{2});
    QCOMPARE(parsed[1]["blocks"].size(), std::size_t{16});
    QVERIFY(parsed[0]["blocks"][0]["sum"].is_null());
    QCOMPARE(parsed[1]["blocks"][2]["ratio"].get<double>(),
             bench.pass().traces[1]->blocks()[2].ratio());
}

void InspectPageTest::readsNothingBeforeItIsShown() {
    TrainBench bench;
    QTest::qWait(100);
    QVERIFY(bench.program.window.findChild<InspectPage*>() == nullptr);  // not even made
    bench.click("railInspect");
    QVERIFY(bench.program.window.findChild<InspectPage*>() != nullptr);
}

LAB_TEST(InspectPageTest)
#include "InspectPageTest.moc"
