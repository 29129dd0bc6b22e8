#include "ui/widgets/FigureExport.h"

#include "core/base/Files.h"
#include "ui/widgets/Plotting.h"

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

void drawInto(QPaintDevice& device, QCustomPlot& figure, const QSize& size, double scale) {
    QCPPainter painter(&device);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    painter.scale(scale, scale);
    figure.toPainter(&painter, size.width(), size.height());
}

}  // namespace

QImage figureImage(QCustomPlot& figure, const QSize& size, double scale) {
    return figure.toPixmap(size.width(), size.height(), scale)
        .toImage()
        .convertToFormat(QImage::Format_RGB32);
}

QByteArray figureSvg(QCustomPlot& figure, const QSize& size, const QString& title) {
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
    drawInto(svg, figure, size, 1);
    return bytes;
}

QByteArray figurePdf(QCustomPlot& figure, const QSize& size, const QString& title) {
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
        drawInto(pdf, figure, size, static_cast<double>(kPdfDotsPerInch) / kPointsPerInch);
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
        std::filesystem::path(file.toStdString()),
        std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

}  // namespace lab
