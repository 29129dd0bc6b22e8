// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plots/FigureExport.h"

#include "core/base/platform/Files.h"
#include "ui/plots/Plotting.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <filesystem>
#include <string_view>

namespace lab {

namespace {

constexpr int kPdfDotsPerInch = 1200;
constexpr int kSvgDotsPerInch = 96;  // so that a logical pixel is one of CSS's
constexpr int kPointsPerInch = 72;

// QCustomPlot as something that paints itself.
Painting paintingOf(QCustomPlot& figure, const QSize& size) {
    return [&figure, size](QPainter& painter) {
        auto& own = static_cast<QCPPainter&>(painter);
        own.setMode(QCPPainter::pmVectorized);
        own.setMode(QCPPainter::pmNoCaching);
        figure.toPainter(&own, size.width(), size.height());
    };
}

// QCustomPlot needs its own painter; it is a QPainter to all others.
void drawInto(QPaintDevice& device, const Painting& paint, double scale) {
    QCPPainter painter(&device);
    painter.scale(scale, scale);
    paint(painter);
}

}  // namespace

QImage figureImage(QCustomPlot& figure, const QSize& size, double scale) {
    return figure.toPixmap(size.width(), size.height(), scale)
        .toImage()
        .convertToFormat(QImage::Format_RGB32);
}

QByteArray figureSvg(QCustomPlot& figure, const QSize& size, const QString& title) {
    return paintedSvg(paintingOf(figure, size), size, title);
}

QByteArray figurePdf(QCustomPlot& figure, const QSize& size, const QString& title) {
    return paintedPdf(paintingOf(figure, size), size, title);
}

QImage paintedImage(const Painting& paint, const QSize& size, double scale) {
    QImage image(size * scale, QImage::Format_RGB32);
    drawInto(image, paint, scale);
    return image;
}

QByteArray paintedSvg(const Painting& paint, const QSize& size, const QString& title) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setResolution(kSvgDotsPerInch);
    svg.setSize(size);
    svg.setViewBox(QRect(QPoint(0, 0), size));
    svg.setTitle(title);
    svg.setDescription(QStringLiteral("ResNet Lab " LAB_VERSION));
    drawInto(svg, paint, 1);
    return bytes;
}

QByteArray paintedPdf(const Painting& paint, const QSize& size, const QString& title) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter pdf(&buffer);
        pdf.setTitle(title);
        pdf.setCreator(QStringLiteral("ResNet Lab " LAB_VERSION));
        pdf.setResolution(kPdfDotsPerInch);
        pdf.setPageSize(
            QPageSize(QSizeF(size), QPageSize::Point, QString(), QPageSize::ExactMatch));
        pdf.setPageMargins(QMarginsF(0, 0, 0, 0));
        drawInto(pdf, paint, static_cast<double>(kPdfDotsPerInch) / kPointsPerInch);
    }
    return bytes;
}

QByteArray pngOf(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

void writeFigure(const QString& file, const QByteArray& bytes) {
    writeFileAtomically(
        namedFile(file.toStdString()),
        std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

}  // namespace lab
