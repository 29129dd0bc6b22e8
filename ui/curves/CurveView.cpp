// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurveView.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr double kFarthest = 2;          // times the whole
constexpr double kClosestEpochs = 1e-3;  // of the whole
constexpr double kClosestErrors = 0.05;  // points, or a ratio of 1.05
constexpr double kLowestLogarithmic = 0.01;
constexpr double kLowestShare = 1e-4;  // of the highest

/// 1, 2 or 5 times a power of ten, at least `value`.
double roundStep(double value) {
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (step * power >= value * (1 - 1e-9)) {
            return step * power;
        }
    }
    return 10 * power;
}

QCPRange linearErrors(const CurveExtent& extent) {
    const double high = extent.isEmpty() ? 100 : extent.high * 1.15;
    const double step = roundStep(high / 8);
    const double top = std::ceil(high / step - 1e-9) * step;
    return {0, extent.high <= 100 ? std::min(top, 100.0) : top};
}

QCPRange logarithmicErrors(const CurveExtent& extent) {
    if (extent.isEmpty() || extent.low <= 0) {
        return {1, 100};
    }
    const double lowest = std::min(kLowestLogarithmic, extent.high * kLowestShare);
    const double low = std::max(extent.low * 0.8, lowest);
    return {low, std::max(extent.high, low * 2) * 1.3};
}

double clampedShift(const QCPRange& range, const QCPRange& whole) {
    const double centre = range.center();
    return std::clamp(centre, whole.lower, whole.upper) - centre;
}

QCPRange boundedLinear(QCPRange range, const QCPRange& whole, double closest) {
    const double size = std::clamp(range.size(), closest, kFarthest * whole.size());
    const double centre = range.center();
    range = {centre - size / 2, centre + size / 2};
    return range + clampedShift(range, whole);
}

QCPRange logarithmOf(const QCPRange& range) {
    return {std::log(range.lower), std::log(range.upper)};
}

}  // namespace

void CurveExtent::take(double value) {
    if (!std::isfinite(value) || value <= 0) {
        return;
    }
    low = isEmpty() ? value : std::min(low, value);
    high = std::max(high, value);
}

void CurveExtent::take(const CurveExtent& other) {
    take(other.low);
    take(other.high);
}

CurveView wholeView(int epochs, const CurveExtent& extent, Scale scale) {
    const double last = std::max(1, epochs);
    return {{-0.02 * last, 1.04 * last},
            scale == Scale::Linear ? linearErrors(extent) : logarithmicErrors(extent),
            scale};
}

QCPRange zoomed(const QCPRange& range, double about, double factor, Scale scale) {
    if (scale == Scale::Linear) {
        return {about + (range.lower - about) * factor, about + (range.upper - about) * factor};
    }
    return {about * std::pow(range.lower / about, factor),
            about * std::pow(range.upper / about, factor)};
}

QCPRange panned(const QCPRange& range, double share, Scale scale) {
    if (scale == Scale::Linear) {
        return range + range.size() * share;
    }
    return range * std::pow(range.upper / range.lower, share);
}

CurveView bounded(CurveView view, const CurveView& whole) {
    view.epochs = boundedLinear(view.epochs, whole.epochs, whole.epochs.size() * kClosestEpochs);
    if (view.scale == Scale::Linear) {
        view.errors = boundedLinear(view.errors, whole.errors,
                                    std::min(kClosestErrors, whole.errors.size() * kClosestErrors));
    } else {
        const QCPRange range = boundedLinear(logarithmOf(view.errors), logarithmOf(whole.errors),
                                             std::log1p(kClosestErrors));
        view.errors = {std::exp(range.lower), std::exp(range.upper)};
    }
    return view;
}

}  // namespace lab
