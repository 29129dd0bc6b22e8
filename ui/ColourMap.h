#pragma once

#include <QRgb>

namespace lab {

/// magma (Smith and van der Walt, matplotlib 1.5), for heat maps: dark to bright, even for eyes
/// that do not tell red from green. value: 0 to 1.
QRgb magma(double value);

}  // namespace lab
