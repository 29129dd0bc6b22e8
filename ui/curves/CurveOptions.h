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

    Arrangement arrangement = Arrangement::SideBySide;
    Abscissa abscissa = Abscissa::Epochs;
    Reference reference = Reference::None;
    Scale scale = Scale::Linear;
    double smoothing = 0;  ///< share of the average that stays, 0 to 0.99
    int highlighted = -1;
    std::set<int> hidden;

    bool isHidden(int run) const { return hidden.contains(run); }
    bool isFaded(int run) const { return highlighted >= 0 && highlighted != run; }
    bool isRaised(int run) const { return highlighted == run; }
};

}  // namespace lab
