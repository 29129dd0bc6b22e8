// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/parts/NetworkLook.h"
#include "ui/plots/Plotting.h"
#include "ui/theme/Theme.h"

#include <vector>

namespace lab {

/// Signs and labels over the points of a plot. A chosen point has its network's sign and is always
/// named; the others are small circles, named where nothing lies yet. Knows no mouse. GUI thread.
class PointSigns : public QCPAbstractItem {
public:
    struct Sign {
        QPointF at;  ///< in the axes' coordinates
        QString label;
        QColor colour;
        Marker marker = Marker::Circle;
        bool chosen = false;
    };

    PointSigns(QCustomPlot* plot, const Theme& theme);
    void setSigns(std::vector<Sign> signs) { m_signs = std::move(signs); }
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }

protected:
    void draw(QCPPainter* painter) override;

private:
    void coverLines(std::vector<QRectF>& taken) const;
    QPointF pixel(const Sign& sign) const;
    void drawSign(QCPPainter& painter, const Sign& sign, const QPointF& at) const;
    void drawLabel(QCPPainter& painter, const Sign& sign, std::vector<QRectF>& taken) const;

    const Theme& m_theme;
    std::vector<Sign> m_signs;
};

}  // namespace lab
