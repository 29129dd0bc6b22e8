// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/TestMain.h"
#include "ui/base/Format.h"
#include "ui/parts/FigureLabel.h"

#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QtTest>

#include <cmath>
#include <limits>

using namespace lab;

namespace {

const QString kMinus(QChar(0x2212));
constexpr double kInfinite = std::numeric_limits<double>::infinity();

// What a training may end in, and what no training should.
const std::vector<double>& anyValues() {
    static const std::vector<double> values = {
        0,       0.1712, -12.34, 999.4,     999.6,      -11592.3, 15528,   -99999.5,
        1e6,     -8.8e9, 3.4e38, -3.4e38,   1.2e-5,     -1e-45,   0.00999, 0.01,
        -0.0996, 1204.4, NAN,    kInfinite, -kInfinite, 123456.7, 1e100,   -1e-300};
    return values;
}

}  // namespace

/// How numbers stand in the window.
class FormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void figuresHaveThreeDigits_data();
    void figuresHaveThreeDigits();
    void exactValuesAreWhole();
    void anyFigureFits_data();
    void anyFigureFits();
};

void FormatTest::figuresHaveThreeDigits_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    const auto row = [](double value, const QString& text) {
        QTest::newRow(qPrintable(text + ' ' + QString::number(value))) << value << text;
    };
    row(0, "0");
    row(-0.0, "0");
    row(0.1712, "0.171");
    row(1, "1.00");
    row(-12.34, kMinus + "12.3");
    row(100, "100");
    row(999.4, "999");
    row(999.6, "1.00k");
    row(1204.4, "1.20k");
    row(-11592.3481, kMinus + "11.6k");
    row(15528, "15.5k");
    row(999499, "999k");
    row(999600, "1.00×10⁶");
    row(-1.2345e10, kMinus + "1.23×10¹⁰");
    row(0.0123, "0.0123");
    row(0.009996, "0.0100");
    row(0.00123, "1.23×10⁻³");
    row(3.4e38, "3.40×10³⁸");
    row(NAN, "–");
    row(kInfinite, "–");
}

void FormatTest::figuresHaveThreeDigits() {
    QFETCH(double, value);
    QFETCH(QString, text);
    QCOMPARE(figureText(value), text);
}

void FormatTest::exactValuesAreWhole() {
    QCOMPARE(exactText(-11592.3481), kMinus + "11592.3481");
    QCOMPARE(exactText(0), QString("0"));
    QCOMPARE(exactText(1.25e-7), QString("1.25×10⁻⁷"));
    QCOMPARE(exactText(3.4e38), QString("3.4×10³⁸"));
    QCOMPARE(exactText(NAN), QString("–"));
    // Two neighbouring floats read differently.
    const float one = 15528.25F;
    QVERIFY(exactText(one) != exactText(std::nextafter(one, 1e9F)));
}

void FormatTest::anyFigureFits_data() {
    QTest::addColumn<QString>("family");
    QTest::addColumn<int>("pixels");
    for (const char* family : {"Noto Sans", "DejaVu Sans", "Noto Serif", "monospace"}) {
        for (const int pixels : {9, 13, 26}) {
            const QString row = QString("%1 %2").arg(family).arg(pixels);
            QTest::newRow(qPrintable(row)) << QString(family) << pixels;
        }
    }
}

// Three of them side by side in any width: as many digits as there is room for, and no more.
void FormatTest::anyFigureFits() {
    QFETCH(QString, family);
    QFETCH(int, pixels);
    QWidget room;
    auto* row = new QHBoxLayout(&room);
    row->setContentsMargins(0, 0, 0, 0);
    std::vector<FigureLabel*> labels;
    QFont font(family);
    font.setPixelSize(pixels);
    for (int i = 0; i < 3; ++i) {
        labels.push_back(new FigureLabel("figure", &room));
        labels.back()->setFont(font);
        row->addWidget(labels.back());
    }
    room.show();
    for (const double value : anyValues()) {
        for (FigureLabel* label : labels) {
            label->setFigure(value, "Mean");
        }
        for (const int width : {40, 90, 140, 300, 900}) {
            room.setMinimumSize(0, 0);
            room.setFixedWidth(width);
            row->activate();
            for (const FigureLabel* label : labels) {
                const double needs = QFontMetricsF(label->font()).horizontalAdvance(label->text());
                QVERIFY2(needs <= label->contentsRect().width() || label->text() == "…",
                         qPrintable(label->text()));
                QCOMPARE(label->toolTip(), "Mean: " + exactText(value));
            }
        }
        QCOMPARE(labels.front()->text(), figureText(value));  // where there is room for all
    }
}

LAB_TEST(FormatTest)
#include "FormatTest.moc"
