// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/TestMain.h"
#include "ui/parts/NetworkLook.h"
#include "ui/theme/AppIcon.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Tokens.h"

#include <QImage>
#include <QPainter>
#include <QtTest>

using namespace lab;

namespace {

QImage painted(Icon which, int side, const QColor& colour) {
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintIcon(painter, image.rect(), which, colour);
    return image;
}

int inkIn(const QImage& image, const QRect& where) {
    int pixels = 0;
    for (int y = where.top(); y <= where.bottom(); ++y) {
        for (int x = where.left(); x <= where.right(); ++x) {
            pixels += qAlpha(image.pixel(x, y)) > 0 ? 1 : 0;
        }
    }
    return pixels;
}

// The colour of the most opaque pixel.
QColor inkOf(const QImage& image) {
    QColor best(Qt::transparent);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor here = image.pixelColor(x, y);
            best = here.alpha() > best.alpha() ? here : best;
        }
    }
    return best;
}

}  // namespace

/// Every icon is drawn, inside its square, in one colour of the theme.
class IconsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachIsDrawnInsideItsSquare();
    void eachDiffers();
    void inksFollowModeAndTheme();
    void theProgramHasAPicture();
};

void IconsTest::eachIsDrawnInsideItsSquare() {
    constexpr int kSide = 96;  // four pixels a unit of the grid
    constexpr int kBorder = 4;
    for (int i = 0; i < kIconCount; ++i) {
        const QImage image = painted(Icon(i), kSide, Qt::black);
        const int all = inkIn(image, image.rect());
        const QRect inside = image.rect().adjusted(kBorder, kBorder, -kBorder, -kBorder);
        QVERIFY2(all > 100, qPrintable(QString("icon %1 is empty").arg(i)));
        QVERIFY2(inkIn(image, inside) == all, qPrintable(QString("icon %1 is clipped").arg(i)));
    }
}

void IconsTest::eachDiffers() {
    for (int i = 0; i < kIconCount; ++i) {
        for (int j = 0; j < i; ++j) {
            QVERIFY2(painted(Icon(i), 48, Qt::black) != painted(Icon(j), 48, Qt::black),
                     qPrintable(QString("%1 and %2").arg(i).arg(j)));
        }
    }
}

void IconsTest::inksFollowModeAndTheme() {
    Tokens tokens = lightTokens();
    const QIcon button = icon(Icon::Stop, tokens);
    const auto ink = [&](const QIcon& which, QIcon::Mode mode, QIcon::State state) {
        return inkOf(which.pixmap(QSize(24, 24), mode, state).toImage());
    };
    QCOMPARE(ink(button, QIcon::Normal, QIcon::Off), tokens.muted);
    QCOMPARE(ink(button, QIcon::Active, QIcon::Off), tokens.text);
    QCOMPARE(ink(button, QIcon::Normal, QIcon::On), tokens.accent);
    QCOMPARE(ink(button, QIcon::Disabled, QIcon::Off), tokens.disabled);
    QCOMPARE(ink(icon(Icon::Stop, tokens, Ink::OnAccent), QIcon::Normal, QIcon::Off),
             tokens.onAccent);
    tokens = darkTokens();
    QCOMPARE(ink(button, QIcon::Normal, QIcon::Off), tokens.muted);
}

void IconsTest::theProgramHasAPicture() {
    const QImage image = logo(64, 2).toImage();
    QCOMPARE(image.size(), QSize(128, 128));
    QVERIFY(inkIn(image, image.rect()) > 1000);
    QVERIFY(!appIcon().isNull());
}

LAB_TEST(IconsTest)
#include "IconsTest.moc"
