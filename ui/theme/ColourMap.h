// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRgb>

namespace lab {

/// magma (Smith and van der Walt, matplotlib 1.5), for heat maps: dark to bright, even for eyes
/// that do not tell red from green. value: 0 to 1.
QRgb magma(double value);

/// viridis (likewise), for activations that are not negative. value: 0 to 1.
QRgb viridis(double value);

/// Purple, white, green (PRGn of ColorBrewer 2.0, Brewer et al.), for signed values, safe for eyes
/// that do not tell red from green. value: -1 to 1; 0 is white.
QRgb purpleGreen(double value);

}  // namespace lab
