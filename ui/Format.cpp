#include "ui/Format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace lab {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("lab::Format", text);
}

const QString kNone = QStringLiteral("–");

// Rounded first, so that −0.04 reads "0.0" and not "−0.0".
double toTenths(double value) {
    const double rounded = std::round(value * 10) / 10;
    return rounded == 0 ? 0 : rounded;
}

}  // namespace

QString percentText(double percent) {
    return std::isfinite(percent) ? QString::number(percent, 'f', 1) : kNone;
}

QString countText(std::int64_t count) {
    QString text = QString::number(count);
    const int sign = count < 0 ? 1 : 0;
    for (auto at = text.size() - 3; at > sign; at -= 3) {
        text.insert(at, QChar(0x202F));
    }
    return text;
}

QString durationText(double seconds) {
    if (!std::isfinite(seconds) || seconds < 0 || seconds > 1e10) {
        return kNone;
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
        return kNone;
    }
    const double tenths = toTenths(points);
    const QString size = QString::number(std::abs(tenths), 'f', 1);
    return tenths > 0 ? "+" + size : tenths < 0 ? QChar(0x2212) + size : size;
}

QString signedText(const Spread& spread, int seeds) {
    const QString mean = signedText(spread.mean);
    return seeds > 1 ? mean + " ± " + QString::number(spread.deviation, 'f', 1) : mean;
}

QString numberText(double value) {
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
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

}  // namespace lab
