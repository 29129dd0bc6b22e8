// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

namespace lab {

/// The values of the last colours where several grids share them; 0: each grid, or map, its own.
struct MapLimits {
    double activation = 0;
    double signedValues = 0;
};

/// Both colour scales of feature maps with the values at their ends. GUI thread.
class MapLegend : public QWidget {
    Q_OBJECT

public:
    explicit MapLegend(const Theme& theme, QWidget* parent = nullptr);

    void setLimits(const MapLimits& limits);
    QSize sizeHint() const override { return {172, 40}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    MapLimits m_limits;
    const Theme& m_theme;
};

}  // namespace lab
