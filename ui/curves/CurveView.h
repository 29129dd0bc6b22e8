// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/CurveOptions.h"
#include "ui/plots/Plotting.h"

namespace lab {

// Which part of the plane a figure shows, as plain arithmetic. Pure; any thread.

/// Epochs across, errors in per cent up.
struct CurveView {
    QCPRange epochs;
    QCPRange errors;
    Scale scale = Scale::Linear;

    bool operator==(const CurveView&) const = default;
};

/// The figures that are to be seen: the highest of all and the lowest above zero.
struct CurveExtent {
    double low = 0;
    double high = 0;

    bool isEmpty() const { return high <= 0; }
    void take(double value);
    void take(const CurveExtent& other);
};

/// Everything: all epochs, errors from zero (or from the lowest where logarithmic) to a round
/// number that leaves room for a legend.
CurveView wholeView(int epochs, const CurveExtent& extent, Scale scale);

/// `factor` below 1 comes closer; `about` stays where it is.
QCPRange zoomed(const QCPRange& range, double about, double factor, Scale scale);
/// Moves by a share of what is seen.
QCPRange panned(const QCPRange& range, double share, Scale scale);
/// Neither farther out than is of use, nor closer, nor next to everything.
CurveView bounded(CurveView view, const CurveView& whole);

}  // namespace lab
