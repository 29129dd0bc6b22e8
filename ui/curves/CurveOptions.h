// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

namespace lab {

enum class Scale { Linear, Logarithmic };

/// What a figure shows and how.
struct CurveOptions {
    enum class Arrangement { SideBySide, Overlaid };
    enum class Abscissa { Epochs, Steps };
    enum class Reference { None, Published };
    enum class Quantity { Error, Loss, LearningRate, Speed };

    Quantity quantity = Quantity::Error;
    Arrangement arrangement = Arrangement::SideBySide;
    Abscissa abscissa = Abscissa::Epochs;
    Reference reference = Reference::None;
    Scale scale = Scale::Linear;
    double smoothing = 0;  ///< share of the average that stays, 0 to 0.99
    bool means = true;     ///< seeds of one network are drawn as their mean and its band
    int highlighted = -1;
    std::set<int> hidden;
    std::set<int> behind;  ///< runs that a mean is drawn over: CurveFigure knows them

    bool isHidden(int run) const { return hidden.contains(run); }
    bool isBehind(int run) const { return behind.contains(run); }
    bool isFaded(int run) const { return highlighted >= 0 && highlighted != run; }
    bool isRaised(int run) const { return highlighted == run; }
};

}  // namespace lab
