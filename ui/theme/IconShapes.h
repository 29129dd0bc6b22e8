#pragma once

#include "ui/theme/Icons.h"

#include <QPainterPath>

namespace lab {

/// An icon on its grid of 24: what is stroked and what is filled, in one colour.
struct IconShape {
    QPainterPath lines;
    QPainterPath areas;
};

/// Pure; the shapes are read once.
const IconShape& shapeOf(Icon which);

}  // namespace lab
