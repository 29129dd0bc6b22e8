// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/Format.h"

#include "core/base/Csv.h"
#include "core/base/Numbers.h"
#include "ui/base/Language.h"

#include <QDateTime>
#include <QFontMetricsF>
#include <QLocale>

#include <cmath>

namespace lab {

namespace {

const QString kFormatNone = QStringLiteral("–");

// Rounded first, so that −0.04 reads "0.0" and not "−0.0".
double toTenths(double value) {
    const double rounded = std::round(value * 10) / 10;
    return rounded == 0 ? 0 : rounded;
}

const QChar kMinus(0x2212);
constexpr int kFigureDigits = 3;
constexpr int kExactDigits = 9;  // tell any two floats apart
constexpr int kLeastPower = -2;  // below it, and from 10⁶ on, a power of ten is shorter
constexpr int kMostPower = 5;

// Mantissa and power of ten after the rounding, so that 999.9 in three digits is 1.00 × 10³.
std::pair<double, int> rounded(double size, int digits) {
    const QString text = QString::number(size, 'e', digits - 1);
    const auto at = text.indexOf('e');
    return {text.left(at).toDouble(), text.mid(at + 1).toInt()};
}

}  // namespace

QString percentText(double percent) {
    return std::isfinite(percent) ? QString::number(percent, 'f', 1) : kFormatNone;
}

QString countText(std::int64_t count) {
    return QString::fromStdString(groupedText(count));
}

QString durationText(double seconds) {
    if (!std::isfinite(seconds) || seconds < 0 || seconds > 1e10) {
        return kFormatNone;
    }
    const auto whole = static_cast<std::int64_t>(std::llround(seconds));
    if (whole < 60) {
        return say("%1 s").arg(whole);
    }
    if (whole < 3600) {
        return say("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    }
    if (whole < 2 * 86400) {
        return say("%1 h %2 min").arg(whole / 3600).arg(whole / 60 % 60, 2, 10, QChar('0'));
    }
    return say("%1 d %2 h").arg(whole / 86400).arg(whole / 3600 % 24);
}

QString signedText(double points) {
    if (!std::isfinite(points)) {
        return kFormatNone;
    }
    const double tenths = toTenths(points);
    const QString size = QString::number(std::abs(tenths), 'f', 1);
    if (tenths > 0) {
        return "+" + size;
    }
    return tenths < 0 ? QChar(0x2212) + size : size;
}

QString signedText(const Spread& spread, int seeds) {
    const QString mean = signedText(spread.mean);
    return seeds > 1 ? mean + " ± " + QString::number(spread.deviation, 'f', 1) : mean;
}

QString numberText(double value) {
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

QString superscript(int number) {
    static const QString kDigits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text = number < 0 ? QStringLiteral("⁻") : QString();
    for (const QChar digit : QString::number(std::abs(number))) {
        text += kDigits.at(digit.digitValue());
    }
    return text;
}

QString figureText(double value, int digits) {
    if (!std::isfinite(value)) {
        return kFormatNone;
    }
    if (value == 0) {
        return QStringLiteral("0");
    }
    const QString sign = value < 0 ? QString(kMinus) : QString();
    const auto [mantissa, power] = rounded(std::abs(value), digits);
    if (power < kLeastPower || power > kMostPower) {
        return sign + QString::number(mantissa, 'f', digits - 1) + QStringLiteral("×10") +
               superscript(power);
    }
    const bool thousands = power >= 3;
    const int shown = thousands ? power - 3 : power;
    const double size = mantissa * std::pow(10.0, shown);
    return sign + QString::number(size, 'f', std::max(0, digits - 1 - shown)) +
           (thousands ? QStringLiteral("k") : QString());
}

QString figureText(double value, const QFontMetricsF& metrics, double room) {
    for (int digits = kFigureDigits; digits > 0; --digits) {
        const QString text = figureText(value, digits);
        if (metrics.horizontalAdvance(text) <= room) {
            return text;
        }
    }
    return QStringLiteral("…");
}

QString exactText(double value) {
    if (!std::isfinite(value)) {
        return kFormatNone;
    }
    const QString text = QString::number(std::abs(value), 'g', kExactDigits);
    const auto at = text.indexOf('e');
    const QString size =
        at < 0 ? text
               : text.left(at) + QStringLiteral("×10") + superscript(text.mid(at + 1).toInt());
    return value < 0 ? kMinus + size : size;
}

QString wholePercentText(double share) {
    return std::isfinite(share) ? QString::number(100 * share, 'f', 0) + " %" : kFormatNone;
}

QString momentText(const QDateTime& moment, const QDateTime& now) {
    const QString clock = moment.toString("HH:mm");
    if (moment.date() == now.date()) {
        return say("today, %1").arg(clock);
    }
    if (moment.date().addDays(1) == now.date()) {
        return say("yesterday, %1").arg(clock);
    }
    if (moment.date().year() == now.date().year()) {
        return QLocale().toString(moment.date(), say("d MMM")) + ", " + clock;
    }
    return QLocale().toString(moment.date(), say("d MMM yyyy"));
}

QByteArray csvCell(const std::string& text) {
    return QByteArray::fromStdString(csvField(text));
}

QByteArray csvCell(const QString& text) {
    return csvCell(text.toStdString());
}

QString sentencesText(const std::string& sentences) {
    return QString::fromStdString(sentences).replace(QStringLiteral("。 "), QStringLiteral("。"));
}

QString pathText(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

}  // namespace lab
