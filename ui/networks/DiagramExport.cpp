// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/networks/DiagramExport.h"

#include "core/base/Error.h"
#include "ui/base/Language.h"
#include "ui/diagram/DiagramPaint.h"
#include "ui/diagram/NetworkWords.h"
#include "ui/parts/NetworkLook.h"
#include "ui/parts/Swatch.h"
#include "ui/plots/FigureExport.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Tokens.h"

#include <QFileInfo>

namespace lab {

namespace {

constexpr double kDiagramExportMargin = 32;
constexpr double kDiagramExportHead = 58;  // name and totals of a network
constexpr double kPngScale = 3;

void paintHead(QPainter& painter, const NetworkComparison& comparison, int network,
               const QRectF& place, const Tokens& tokens) {
    const NetworkSpec& spec = comparison.pair.networks[network];
    paintSwatch(painter, QRectF(place.left(), place.center().y() - 9, 18, 18), networkMarker(spec),
                networkColour(spec));
    painter.setPen(tokens.text);
    painter.setFont(bold(textFont(24)));
    painter.drawText(place.adjusted(28, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     comparison.titles[network]);
    painter.setFont(textFont(16));
    painter.setPen(tokens.muted);
    QString text = totalText(comparison.networks[network]);
    if (network == 1 && 2 * place.width() > kSlideSize.width()) {
        text += say(" (%1)").arg(deltaText(comparison.networks[0], comparison.networks[1]));
    }
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignRight, text);
}

QString titleOfSlide(const NetworkComparison& comparison) {
    return say("%1 and %2").arg(comparison.titles[0], comparison.titles[1]);
}

Painting painting(const NetworkComparison& comparison, const DiagramOptions& options) {
    return [&comparison, options](QPainter& painter) { paintSlide(painter, comparison, options); };
}

}  // namespace

void paintSlide(QPainter& painter, const NetworkComparison& comparison, DiagramOptions options) {
    const Tokens tokens = lightTokens();
    const QRectF page(QPointF(0, 0), QSizeF(kSlideSize));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(page, tokens.panel);
    const QRectF inner = page.adjusted(kDiagramExportMargin, 12, -kDiagramExportMargin, -24);
    const bool lanes = options.arrangement == Arrangement::Lanes;
    const double width = lanes ? inner.width() : inner.width() / 2 - kDiagramExportMargin;
    const QRectF first(inner.left(), inner.top(), width, kDiagramExportHead);
    const QRectF second(inner.right() - width,
                        lanes ? inner.bottom() - kDiagramExportHead - 20 : inner.top(), width,
                        kDiagramExportHead);
    paintHead(painter, comparison, 0, first, tokens);
    paintHead(painter, comparison, 1, second, tokens);
    const double top = first.bottom();
    const double foot = lanes ? second.top() : inner.bottom() - 20;
    options.room = QSizeF(inner.width(), foot - top);
    options.stretch.clear();
    options.zoom = fittingZoom(comparison, options);
    const DiagramPlan plan = planDiagram(comparison, options);
    painter.save();
    painter.translate(inner.left(), top);
    for (const PlacedStage& stage : plan.stages) {
        if (stage.stage >= 0 && stage.stage < comparison.stages) {
            paintBand(painter, stage, tokens);
        }
    }
    paintAxes(painter, plan, tokens);
    for (const PlacedUnit& unit : plan.units) {
        painter.setRenderHint(QPainter::Antialiasing);
        paintUnit(painter, unit, inkOf(comparison.pair.networks[unit.network], tokens), tokens,
                  UnitState::Rest, plan.showsLabels);
    }
    for (const PlacedStage& stage : plan.stages) {
        paintStageTitle(painter, stage, tokens);
    }
    painter.restore();
    const NetworkSpec& spec = comparison.pair.networks[1].family == Family::Residual
                                  ? comparison.pair.networks[1]
                                  : comparison.pair.networks[0];
    paintLegend(&painter, QPointF(inner.left(), inner.bottom()), inkOf(spec, tokens), tokens,
                LegendEntries::All);
    painter.setFont(textFont(kSmallSize));
    painter.setPen(tokens.muted);
    painter.drawText(QRectF(inner.left(), inner.bottom() - 10, inner.width(), 20),
                     Qt::AlignRight | Qt::AlignVCenter,
                     (lanes ? say("Input %1. Boxes: height is resolution, length is channels.")
                            : say("Input %1. Boxes: width is resolution, height is channels."))
                         .arg(featureShapeText(comparison.networks[1].input)));
}

QImage slideImage(const NetworkComparison& comparison, const DiagramOptions& options,
                  double scale) {
    return paintedImage(painting(comparison, options), kSlideSize, scale);
}

void exportSlide(const NetworkComparison& comparison, const DiagramOptions& options,
                 const QString& file) {
    const QString suffix = QFileInfo(file).suffix().toLower();
    const QString title = titleOfSlide(comparison);
    if (suffix == QLatin1String("png")) {
        writeFigure(file, pngOf(slideImage(comparison, options, kPngScale)));
    } else if (suffix == QLatin1String("svg")) {
        writeFigure(file, paintedSvg(painting(comparison, options), kSlideSize, title));
    } else if (suffix == QLatin1String("pdf")) {
        writeFigure(file, paintedPdf(painting(comparison, options), kSlideSize, title));
    } else {
        throw Error(say("%1 has no suffix that says what it is to be; use .png, .svg or .pdf.")
                        .arg(file)
                        .toStdString());
    }
}

}  // namespace lab
