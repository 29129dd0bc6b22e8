// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plots/PlotLook.h"

#include "ui/parts/NetworkLook.h"
#include "ui/theme/Fonts.h"

namespace lab {

QCPScatterStyle::ScatterShape scatterShape(Marker marker) {
    switch (filledMarker(marker)) {
        default:
        case Marker::Circle:
            return QCPScatterStyle::ssCircle;
        case Marker::Square:
            return QCPScatterStyle::ssSquare;
        case Marker::Diamond:
            return QCPScatterStyle::ssDiamond;
        case Marker::Triangle:
            return QCPScatterStyle::ssTriangle;
        case Marker::TriangleDown:
            return QCPScatterStyle::ssTriangleInverted;
    }
}

void quietAxes(QCustomPlot& plot, const Tokens& tokens) {
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
        axis->setBasePen(QPen(tokens.control, 1));
        axis->setTickPen(Qt::NoPen);
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelFont(textFont(kCaptionSize));
        axis->setTickLabelColor(tokens.muted);
        axis->setLabelFont(textFont(kCaptionSize));
        axis->setLabelColor(tokens.muted);
        axis->grid()->setPen(QPen(tokens.grid, 1));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
}

}  // namespace lab
