// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/Plotting.h"

namespace lab {

/// Ticks at whole epochs; parts of epochs only where fewer than two whole ones are seen.
class EpochTicker : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double tickStep) override;
};

/// Ticks at 1 to 9, or 1, 2 and 5 times the powers of ten as there is room, and evenly spaced ones
/// over a very short range: errors seldom span two decades, so that powers of ten alone would leave
/// one label.
class LogarithmicTicker : public QCPAxisTicker {
protected:
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
    int getSubTickCount(double tickStep) override;
};

}  // namespace lab
