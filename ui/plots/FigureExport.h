// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

#include <functional>

class QCustomPlot;
class QPainter;

namespace lab {

// A figure as a picture: drawn again at `size` logical pixels, whether or not it is on the screen.
// The figure's own size and buffers stay as they are. GUI thread.

/// `scale` pixels for each logical pixel.
QImage figureImage(QCustomPlot& figure, const QSize& size, double scale);
/// Lines and text stay lines and text. SVG has no clipping here: what lies outside the axes must
/// have been painted over.
QByteArray figureSvg(QCustomPlot& figure, const QSize& size, const QString& title);
/// One page of the figure's size, a point for each logical pixel, with vector lines and text.
QByteArray figurePdf(QCustomPlot& figure, const QSize& size, const QString& title);
QByteArray pngOf(const QImage& image);

/// The same of whatever paints itself into a rectangle of `size`.
using Painting = std::function<void(QPainter& painter)>;
QImage paintedImage(const Painting& paint, const QSize& size, double scale);
QByteArray paintedSvg(const Painting& paint, const QSize& size, const QString& title);
QByteArray paintedPdf(const Painting& paint, const QSize& size, const QString& title);

/// Whole or not at all. Throws Error with file and remedy.
void writeFigure(const QString& file, const QByteArray& bytes);

}  // namespace lab
