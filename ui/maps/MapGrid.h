// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/maps/FeatureMapImage.h"
#include "ui/theme/Theme.h"

#include <QWidget>

#include <memory>

namespace lab {

/// The feature maps of one activation as a grid of pictures, as many as are legible; the wheel,
/// Page Up and Page Down bring the others. One map can be selected, by click or, where the grid has
/// the focus, by the arrow keys. GUI thread.
class MapGrid : public QWidget {
    Q_OBJECT

public:
    MapGrid(const Theme& theme, const QString& objectName, QWidget* parent = nullptr);

    /// Nothing: an empty grid.
    void setMaps(std::shared_ptr<const FeatureMaps> maps, MapColours colours);
    /// `limit`: the value of the last colour where the scale is shared; 0: the largest of the grid.
    void setScale(MapScale scale, double limit = 0);
    void setOrder(MapOrder order);
    /// Does not emit. -1: none. Scrolls to where it can be seen.
    void select(int channel);
    int selected() const { return m_selected; }

    const std::shared_ptr<const FeatureMaps>& maps() const { return m_maps; }
    MapColours colours() const { return m_colours; }
    /// The value of a map's last colour.
    double limitOfMap(int channel) const;
    /// Where a map is now; empty when it is scrolled away.
    QRect cellOf(int channel) const;
    int channelAt(const QPoint& at) const;  ///< -1: none
    int visibleMaps() const;

    QSize sizeHint() const override { return {118, 118}; }
    QSize minimumSizeHint() const override { return {60, 60}; }

Q_SIGNALS:
    void channelChosen(int channel);  ///< by the person

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// How many cells fit, and how large they are.
    struct Cells {
        int side = 1;
        int columns = 1;
        int rows = 1;     ///< in sight
        int allRows = 1;  ///< of all maps
    };
    Cells cellsFor(int count) const;
    void arrange();
    void colour();
    void scrollBy(int rows);
    void choose(int place);
    int placeOf(int channel) const;
    QRect cellAt(int place) const;
    void paintMark(QPainter& painter) const;

    const Theme& m_theme;
    std::shared_ptr<const FeatureMaps> m_maps;
    MapColours m_colours = MapColours::Activation;
    MapScale m_scale = MapScale::Shared;
    MapOrder m_order = MapOrder::ByChannel;
    double m_limit = 0;
    std::vector<int> m_channels;   ///< as they are shown
    std::vector<QImage> m_images;  ///< by channel
    Cells m_cells;
    int m_firstRow = 0;
    int m_selected = -1;
    int m_hovered = -1;
};

}  // namespace lab
