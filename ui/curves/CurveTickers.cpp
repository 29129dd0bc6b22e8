// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurveTickers.h"

#include <cmath>

namespace lab {

namespace {

constexpr double kCrowded = 1.7;  // times the wanted number of ticks, since they stand unevenly

}  // namespace

double EpochTicker::getTickStep(const QCPRange& range) {
    const double step = QCPAxisTicker::getTickStep(range);
    const double whole = std::floor(range.upper) - std::ceil(range.lower) + 1;
    return whole < 2 ? step : std::max(1.0, std::round(step));
}

int EpochTicker::getSubTickCount(double tickStep) {
    const bool whole = tickStep >= 1 && tickStep <= 5;
    return whole ? static_cast<int>(std::lround(tickStep)) - 1
                 : QCPAxisTicker::getSubTickCount(tickStep);
}

QVector<double> LogarithmicTicker::createTickVector(double tickStep, const QCPRange& range) {
    if (range.lower <= 0 || range.upper / range.lower < 2) {
        return QCPAxisTicker::createTickVector(tickStep, range);
    }
    const double decades = std::log10(range.upper / range.lower);
    const double room = kCrowded * tickCount();
    const auto shown = [&](int digit) {
        const bool few = digit == 1 || digit == 2 || digit == 5;
        return digit == 1 || 9 * decades <= room || (few && 3 * decades <= room);
    };
    QVector<double> ticks;
    const auto first = static_cast<int>(std::floor(std::log10(range.lower)));
    const auto last = static_cast<int>(std::ceil(std::log10(range.upper)));
    for (int power = first; power <= last; ++power) {
        for (int digit = 1; digit < 10; ++digit) {
            if (shown(digit)) {
                ticks.append(digit * std::pow(10, power));
            }
        }
    }
    return ticks;
}

int LogarithmicTicker::getSubTickCount(double) {
    return 0;
}

}  // namespace lab
