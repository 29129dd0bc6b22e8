// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/DiagramPlan.h"

#include <QImage>
#include <QSize>
#include <QString>

namespace lab {

// The diagram as a picture for a slide: 16:9, light, both networks with their totals, the legend,
// fitted as a whole whatever the window shows. GUI thread (fonts).

/// In logical pixels.
inline constexpr QSize kSlideSize(1280, 720);

void paintSlide(QPainter& painter, const NetworkComparison& comparison, DiagramOptions options);
QImage slideImage(const NetworkComparison& comparison, const DiagramOptions& options, double scale);
/// Writes it as the file's suffix says: .png, .svg or .pdf. Throws Error with file and remedy.
void exportSlide(const NetworkComparison& comparison, const DiagramOptions& options,
                 const QString& file);

}  // namespace lab
