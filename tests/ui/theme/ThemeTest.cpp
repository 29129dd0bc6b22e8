// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/Zoo.h"
#include "tests/support/TestMain.h"
#include "ui/parts/NetworkLook.h"
#include "ui/parts/Tones.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Theme.h"
#include "ui/theme/Tokens.h"

#include <QApplication>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace lab;

namespace {

struct Pair {
    const char* name;
    QColor Tokens::*over;
    QColor Tokens::*ground;
};

constexpr double kText = 4.5;  // WCAG 2, AA
constexpr double kEdge = 3;

constexpr std::pair<const char*, QColor Tokens::*> kGrounds[] = {
    {"window", &Tokens::window},       {"rail", &Tokens::rail},
    {"panel", &Tokens::panel},         {"sunken", &Tokens::sunken},
    {"plot", &Tokens::plot},           {"button", &Tokens::button},
    {"hover", &Tokens::hover},         {"tint", &Tokens::tint},
    {"onSuccess", &Tokens::onSuccess}, {"onWarning", &Tokens::onWarning},
    {"onError", &Tokens::onError}};
constexpr std::pair<const char*, QColor Tokens::*> kTexts[] = {{"text", &Tokens::text},
                                                               {"muted", &Tokens::muted}};

constexpr Pair kOwnGrounds[] = {{"accent on panel", &Tokens::accent, &Tokens::panel},
                                {"accent on tint", &Tokens::accent, &Tokens::tint},
                                {"accent on rail", &Tokens::accent, &Tokens::rail},
                                {"text on accent", &Tokens::onAccent, &Tokens::accentFill},
                                {"success on panel", &Tokens::success, &Tokens::panel},
                                {"success on its ground", &Tokens::success, &Tokens::onSuccess},
                                {"warning on panel", &Tokens::warning, &Tokens::panel},
                                {"warning on its ground", &Tokens::warning, &Tokens::onWarning},
                                {"error on panel", &Tokens::error, &Tokens::panel},
                                {"error on its ground", &Tokens::error, &Tokens::onError}};
constexpr Pair kEdges[] = {{"control on panel", &Tokens::control, &Tokens::panel},
                           {"control on window", &Tokens::control, &Tokens::window},
                           {"control on sunken", &Tokens::control, &Tokens::sunken}};

NetworkSpec network(const char* name, std::vector<int> blocks = {}) {
    NetworkSpec spec = zooNetwork(name);
    spec.blocks = blocks.empty() ? spec.blocks : std::move(blocks);
    return spec;
}

}  // namespace

/// Colours are there to be read: WCAG's contrasts over every pair that meets, in both themes.
class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrastIsWcags();
    void contrasts_data();
    void contrasts();
    void fillsEveryRole();
    void switchesOnceAndTellsSo();
    void rolesDecideSizeAndColour();
    void groundsTakeTheirEdges();
    void networksHaveThePapersColours();
    void depthsInterpolate();
    void depthIsAlsoAShape();
    void noTwoDeepNetworksLookAlike();
    void networksShowOnThePlot();
};

// The ends of the scale, and a pair from WCAG's own examples.
void ThemeTest::contrastIsWcags() {
    QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    QVERIFY(std::abs(contrast(QColor(0x767676), Qt::white) - 4.54) < 0.01);
}

void ThemeTest::contrasts_data() {
    QTest::addColumn<QColor>("over");
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<double>("least");
    for (const Tokens& tokens : {lightTokens(), darkTokens()}) {
        const char* theme = tokens.dark ? "dark" : "light";
        for (const auto& [text, over] : kTexts) {
            for (const auto& [name, ground] : kGrounds) {
                QTest::addRow("%s: %s on %s", theme, text, name)
                    << tokens.*over << tokens.*ground << kText;
            }
        }
        for (const Pair& pair : kOwnGrounds) {
            QTest::addRow("%s: %s", theme, pair.name)
                << tokens.*(pair.over) << tokens.*(pair.ground) << kText;
        }
        for (const Pair& pair : kEdges) {
            QTest::addRow("%s: %s", theme, pair.name)
                << tokens.*(pair.over) << tokens.*(pair.ground) << kEdge;
        }
    }
}

void ThemeTest::contrasts() {
    QFETCH(QColor, over);
    QFETCH(QColor, ground);
    QFETCH(double, least);
    const double found = contrast(over, ground);
    QVERIFY2(found >= least, qPrintable(QString::number(found)));
}

void ThemeTest::fillsEveryRole() {
    Theme theme(*qApp, ColourScheme::Dark);
    const QPalette palette = QApplication::palette();
    for (int group = 0; group < QPalette::NColorGroups; ++group) {
        for (int role = 0; role < QPalette::NColorRoles; ++role) {
            if (role != QPalette::NoRole) {
                QVERIFY2(palette.isBrushSet(QPalette::ColorGroup(group), QPalette::ColorRole(role)),
                         qPrintable(QString("group %1, role %2").arg(group).arg(role)));
            }
        }
    }
    QCOMPARE(palette.color(QPalette::Window), darkTokens().window);
    QCOMPARE(palette.color(QPalette::Disabled, QPalette::WindowText), darkTokens().disabled);
}

void ThemeTest::switchesOnceAndTellsSo() {
    Theme theme(*qApp, ColourScheme::Light);
    QSignalSpy changed(&theme, &Theme::changed);
    QVERIFY(!theme.tokens().dark);
    theme.setScheme(ColourScheme::Dark);
    QCOMPARE(changed.size(), 1);
    QVERIFY(theme.tokens().dark);
    QCOMPARE(QApplication::palette().color(QPalette::Base), theme.tokens().panel);
    theme.setScheme(ColourScheme::System);
    QVERIFY(!theme.tokens().dark);  // offscreen there is no desktop, and its palette is light
}

// A label's role is read when it is first measured, again when it changes, and with the colours.
void ThemeTest::rolesDecideSizeAndColour() {
    Theme theme(*qApp, ColourScheme::Light);
    QLabel label("words");
    label.setProperty("role", "title");
    label.ensurePolished();
    QCOMPARE(label.font().pixelSize(), kTitleSize);
    QVERIFY(label.font().bold());
    QLabel small("words");
    small.setProperty("role", "small");
    small.ensurePolished();
    QCOMPARE(small.font().pixelSize(), kSmallSize);
    QCOMPARE(small.palette().color(QPalette::WindowText), theme.tokens().muted);
    theme.setScheme(ColourScheme::Dark);
    QCOMPARE(small.palette().color(QPalette::WindowText), darkTokens().muted);
    setStyleProperty(&small, "role", "error");
    QCOMPARE(small.palette().color(QPalette::WindowText), darkTokens().error);
}

void ThemeTest::groundsTakeTheirEdges() {
    const Theme theme(*qApp, ColourScheme::Light);
    QFrame frame;
    frame.setProperty("panel", "true");
    frame.ensurePolished();
    QCOMPARE(frame.contentsMargins(), QMargins(1, 1, 1, 1));
    setStyleProperty(&frame, "tone", "warning");
    QCOMPARE(frame.contentsMargins(), QMargins(4, 1, 1, 1));
    frame.resize(40, 40);
    const QImage picture = frame.grab().toImage();
    QCOMPARE(picture.pixelColor(20, 20), theme.tokens().onWarning);
    QCOMPARE(picture.pixelColor(1, 20), theme.tokens().warning);
    QCOMPARE(picture.pixelColor(39, 20), theme.tokens().warning);
}

void ThemeTest::networksHaveThePapersColours() {
    QCOMPARE(networkColour(network("plain-18")), QColor(0xE69F00));
    QCOMPARE(networkColour(network("plain-34")), QColor(0xD55E00));
    QCOMPARE(networkColour(network("resnet-18")), QColor(0x56B4E9));
    QCOMPARE(networkColour(network("resnet-34")), QColor(0x0072B2));
}

void ThemeTest::depthsInterpolate() {
    for (const char* name : {"plain-18", "resnet-18"}) {
        double before = 1;
        for (const std::vector<int>& blocks :
             {std::vector{1, 1, 1, 1}, {2, 2, 2, 2}, {2, 3, 4, 2}, {3, 4, 6, 3}, {5, 9, 12, 8}}) {
            const QColor colour = networkColour(network(name, blocks));
            const double bright = contrast(colour, Qt::black) / 21;
            QVERIFY2(bright < before, name);
            before = bright;
        }
    }
}

void ThemeTest::depthIsAlsoAShape() {
    QCOMPARE(networkMarker(network("plain-18")), Marker::Circle);
    QCOMPARE(networkMarker(network("resnet-34")), Marker::Square);
    QCOMPARE(networkMarker(network("resnet-34", {5, 6, 8, 5})), Marker::Diamond);
    QCOMPARE(networkMarker(network("resnet-34", {9, 18, 18, 9})), Marker::Triangle);
    QCOMPARE(networkMarker(zooNetwork("resnet-101")), Marker::Triangle);
    QCOMPARE(networkMarker(zooNetwork("resnet-152")), Marker::TriangleDown);
}

// As deep and of another family: another hue. Of one family: another shade and another shape.
void ThemeTest::noTwoDeepNetworksLookAlike() {
    const char* const names[] = {"resnet-50",         "resnet-101",        "resnet-152",
                                 "resnext-50-32x4d",  "resnext-101-32x8d", "wide-resnet-50-2",
                                 "wide-resnet-101-2", "plain-50"};
    for (const char* first : names) {
        for (const char* second : names) {
            const NetworkSpec one = zooNetwork(first);
            const NetworkSpec other = zooNetwork(second);
            const int turn = std::abs(networkColour(one).hue() - networkColour(other).hue());
            const bool apart = std::min(turn, 360 - turn) >= 25;
            const bool shapes = networkMarker(one) != networkMarker(other);
            QVERIFY2(first == second || apart || shapes, first);
        }
    }
}

// The two light shades stay below 3:1 on white, so they get a darker edge.
void ThemeTest::networksShowOnThePlot() {
    for (const char* name : {"plain-34", "resnet-34", "resnext-50-32x4d", "wide-resnet-50-2"}) {
        for (const std::vector<int>& blocks :
             {std::vector{3, 4, 6, 3}, {9, 18, 18, 9}, {15, 25, 25, 9}}) {
            const QColor colour = networkColour(network(name, blocks));
            QVERIFY(contrast(colour, lightTokens().plot) >= kEdge);
            QVERIFY(contrast(colour, darkTokens().plot) >= kEdge);
        }
    }
}

LAB_TEST(ThemeTest)
#include "ThemeTest.moc"
