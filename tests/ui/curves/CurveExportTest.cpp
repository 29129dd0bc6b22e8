// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Error.h"
#include "tests/support/TestMain.h"
#include "tests/ui/curves/CurveFixture.h"
#include "ui/theme/Tokens.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

QByteArray contentOf(const QString& file) {
    QFile open(file);
    return open.open(QIODevice::ReadOnly) ? open.readAll() : QByteArray();
}

std::vector<QStringList> rowsOf(const QByteArray& csv) {
    std::vector<QStringList> rows;
    for (const QString& line : QString::fromUtf8(csv).split('\n', Qt::SkipEmptyParts)) {
        rows.push_back(line.split(','));
    }
    return rows;
}

QString errorOf(const CurvePlot& plot, const QString& file) {
    try {
        plot.exportTo(file);
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

/// Share of pixels that are not the paper's.
double inked(const QImage& image, const QColor& paper) {
    int count = 0;
    for (int y = 0; y < image.height(); y += 2) {
        for (int x = 0; x < image.width(); x += 2) {
            count += image.pixelColor(x, y) != paper ? 1 : 0;
        }
    }
    return 4.0 * count / (image.width() * image.height());
}

}  // namespace

/// Figures as files: each format written, read back and compared.
class CurveExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void png();
    void svg();
    void svgPaintsOverWhatSticksOut();
    void pdf();
    void csvByEpoch();
    void csvByStep();
    void copies();
    void isLightInTheDark();
    void leavesTheWindowAlone();
    void saysWhyItCannot();
    void emptyExperiment();

private:
    QString file(const char* name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

void CurveExportTest::png() {
    CurveBench bench(finishedLesson());
    bench.plot->exportTo(file("curves.PNG"));
    const QImage image(file("curves.PNG"));
    QCOMPARE(image.size(), bench.figure().size() * 2);
    QCOMPARE(image.pixelColor(3, 3), lightTokens().panel);
    QVERIFY(inked(image, lightTokens().panel) > 0.02);
}

void CurveExportTest::svg() {
    CurveBench bench(finishedLesson());
    bench.plot->setReference(CurvePlot::Reference::Published);
    bench.plot->exportTo(file("curves.svg"));
    QXmlStreamReader xml(contentOf(file("curves.svg")));
    QStringList texts;
    int shapes = 0;
    QSize size;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement()) {
            continue;
        }
        if (xml.name() == QLatin1String("svg")) {
            const QStringList box = xml.attributes().value("viewBox").toString().split(' ');
            size = QSize(box.at(2).toInt(), box.at(3).toInt());
        } else if (xml.name() == QLatin1String("text")) {
            texts.append(xml.readElementText().trimmed());
        } else if (xml.name() == QLatin1String("polyline") || xml.name() == QLatin1String("path")) {
            ++shapes;
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(size, bench.figure().size());
    for (const char* text : {"Plain", "Residual", "plain-34", "ResNet-18", "train", "test",
                             "rate 0.01", "Epoch", "18.3"}) {
        QVERIFY2(texts.contains(text), text);
    }
    QVERIFY(shapes > 50);
}

void CurveExportTest::svgPaintsOverWhatSticksOut() {
    CurveBench bench(finishedLesson());
    QTest::keyClick(bench.plot.get(), Qt::Key_Plus);
    QTest::keyClick(bench.plot.get(), Qt::Key_Plus);  // curves go on beyond every edge
    bench.settle();
    bench.plot->exportTo(file("zoomed.svg"));
    // Not by QImageReader: Debian 13 has Qt's plugin for it in a package of its own.
    QSvgRenderer drawing(file("zoomed.svg"));
    QVERIFY(drawing.isValid());
    QImage picture(bench.figure().size(), QImage::Format_RGB32);
    picture.fill(Qt::magenta);
    QPainter painter(&picture);
    drawing.render(&painter);
    painter.end();
    const QRect left = bench.figure().pane(0).rect().rect();
    const QRect right = bench.figure().pane(1).rect().rect();
    QRectF labels(left.right(), left.bottom(), 0, 0);  // their column stands between the panes
    for (const QRectF& box : bench.figure().pane(0).endLabels().boxes()) {
        labels = labels.united(box);
    }
    QVERIFY(labels.right() < right.left() - 6);
    for (int y = left.top(); y < left.bottom(); ++y) {
        const bool isAbove = y < labels.top() - 20;
        const int from = isAbove ? left.right() : static_cast<int>(labels.right());
        for (int x = from + 3; x < right.left() - 3; ++x) {
            QCOMPARE(picture.pixelColor(x, y), lightTokens().panel);
        }
    }
    QVERIFY(inked(picture.copy(left), lightTokens().plot) > 0.02);
}

void CurveExportTest::pdf() {
    CurveBench bench(finishedLesson());
    bench.plot->exportTo(file("curves.pdf"));
    const QByteArray bytes = contentOf(file("curves.pdf"));
    QVERIFY(bytes.startsWith("%PDF-1."));
    QVERIFY(bytes.trimmed().endsWith("%%EOF"));
    const QSize size = bench.figure().size();
    const QByteArray box = "/MediaBox [0 0 " + QByteArray::number(size.width());
    QVERIFY2(bytes.contains(box), box.constData());
    QVERIFY(bytes.contains("/FontFile"));  // text is text
    QVERIFY(!bytes.contains("/Subtype /Image"));
    QVERIFY(bytes.size() > 5000);
}

void CurveExportTest::csvByEpoch() {
    CurveBench bench(runningLesson());
    bench.plot->setHidden(2, true);
    bench.plot->exportTo(file("epochs.csv"));
    const std::vector<QStringList> rows = rowsOf(contentOf(file("epochs.csv")));
    QCOMPARE(rows[0].join(','),
             QString("experiment,run,network,seed,family,depth,zero_start,epoch,train_loss,"
                     "train_error,test_loss,test_error,learning_rate,seconds"));
    QCOMPARE(rows.size(), 1U + 3 * 7);
    const auto column = [&rows](const char* name) {
        return static_cast<int>(rows[0].indexOf(QString::fromLatin1(name)));
    };
    const int epoch = column("epoch");
    std::size_t at = 1;
    for (const int index : {0, 1, 3}) {
        const RunResult& run = bench.model.run(index).result;
        for (const EpochRecord& record : run.epochs) {
            const QStringList& row = rows[at++];
            QCOMPARE(row[0], bench.model.name());
            QCOMPARE(row[1], QString::fromStdString(run.key));
            QCOMPARE(row[epoch].toInt(), record.epoch);
            QCOMPARE(row[epoch + 1].toDouble(), record.trainLoss);
            QCOMPARE(row[epoch + 2].toDouble(), record.trainError);
            QCOMPARE(row[epoch + 3].toDouble(), record.testLoss);
            QCOMPARE(row[epoch + 4].toDouble(), record.testError);
            QCOMPARE(row[epoch + 5].toDouble(), record.learningRate);
            QCOMPARE(row[epoch + 6].toDouble(), record.seconds);
        }
    }
}

void CurveExportTest::csvByStep() {
    CurveBench bench(runningLesson());
    bench.plot->setAbscissa(CurvePlot::Abscissa::Steps);
    bench.plot->exportTo(file("steps.csv"));
    const std::vector<QStringList> rows = rowsOf(contentOf(file("steps.csv")));
    QCOMPARE(rows[0].join(','), QString("run,step,epoch,train_loss,train_error,test_loss,"
                                        "test_error,learning_rate,seconds"));
    const ExperimentModel::Run& first = bench.model.run(0);
    QCOMPARE(rows.size(), 1U + 4 * 7 * kStepsPerEpoch + 75 + 30);
    for (std::size_t i = 0; i < first.steps.size(); ++i) {
        const QStringList& row = rows[i + 1];
        const StepRecord& step = first.steps[i];
        QCOMPARE(row[1].toLongLong(), step.step);
        QCOMPARE(row[3].toDouble(), step.loss);
        QCOMPARE(row[4].toDouble(), step.error);
        const bool last = step.step % kStepsPerEpoch == 0;
        QCOMPARE(row[6].isEmpty(), !last);
        if (last) {
            const auto epoch = static_cast<std::size_t>(step.step / kStepsPerEpoch);
            QCOMPARE(row[2].toDouble(), static_cast<double>(epoch));
            QCOMPARE(row[6].toDouble(), first.result.epochs[epoch - 1].testError);
        }
        QVERIFY(std::abs(row[7].toDouble() - (step.step <= 6 * kStepsPerEpoch ? 0.1 : 0.01)) <
                1e-9);
    }
}

void CurveExportTest::copies() {
    CurveBench bench(finishedLesson());
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(bench.plot.get(), Qt::Key_C, Qt::ControlModifier);
    const QImage image = QGuiApplication::clipboard()->image();
    QCOMPARE(image.size(), bench.figure().size() * 2);
    QVERIFY(inked(image, lightTokens().panel) > 0.02);
}

void CurveExportTest::isLightInTheDark() {
    CurveBench bench(finishedLesson());
    bench.plot->exportTo(file("light.png"));
    bench.theme.setScheme(ColourScheme::Dark);
    bench.plot->setHighlighted(1);
    bench.plot->exportTo(file("dark.png"));
    QCOMPARE(QImage(file("dark.png")), QImage(file("light.png")));
}

void CurveExportTest::leavesTheWindowAlone() {
    CurveBench bench(finishedLesson());
    const QImage before = bench.plot->grab().toImage();
    for (const char* name : {"a.png", "a.svg", "a.pdf", "a.csv"}) {
        bench.plot->exportTo(file(name));
    }
    bench.settle();
    QCOMPARE(bench.plot->grab().toImage(), before);
}

void CurveExportTest::saysWhyItCannot() {
    CurveBench bench(finishedLesson());
    for (const char* name : {"no/such/folder/a.png", "no/such/folder/a.svg", "no/such/folder/a.pdf",
                             "no/such/folder/a.csv"}) {
        const QString sentence = errorOf(*bench.plot, file(name));
        QVERIFY2(sentence.contains("could not be written"), qPrintable(sentence));
        QVERIFY(sentence.endsWith('.'));
    }
    QVERIFY(errorOf(*bench.plot, file("a.gif")).contains(".png, .svg, .pdf or .csv"));
    QVERIFY(errorOf(*bench.plot, file("none")).contains(".png, .svg, .pdf or .csv"));
    QVERIFY(!QFile::exists(file("a.gif")));
}

void CurveExportTest::emptyExperiment() {
    CurveBench bench;
    for (const char* name : {"e.png", "e.svg", "e.pdf", "e.csv"}) {
        bench.plot->exportTo(file(name));
        QVERIFY(!contentOf(file(name)).isEmpty());
    }
    QCOMPARE(rowsOf(contentOf(file("e.csv"))).size(), 1U);
}

LAB_TEST(CurveExportTest)

#include "CurveExportTest.moc"
