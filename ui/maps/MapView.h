// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/maps/FeatureMapImage.h"
#include "ui/theme/Theme.h"

#include <QPoint>
#include <QWidget>

#include <memory>
#include <optional>

namespace lab {

/// One feature map, each value a square of whole pixels where they fit, with a mark on one value:
/// under the mouse, or moved by the arrow keys while it has the focus. GUI thread.
class MapView : public QWidget {
    Q_OBJECT

public:
    MapView(const Theme& theme, const QString& objectName, QWidget* parent = nullptr);

    /// `limit`: the value of the last colour. No maps: nothing is shown.
    void setMap(std::shared_ptr<const FeatureMaps> maps, int channel, MapColours colours,
                double limit);
    const std::shared_ptr<const FeatureMaps>& maps() const { return m_maps; }
    int channel() const { return m_channel; }

    /// Marks a value, as x and y; does not emit. Nothing, or outside: no mark.
    void mark(std::optional<QPoint> at);
    const std::optional<QPoint>& marked() const { return m_marked; }
    /// The marked value; nothing where none is marked.
    std::optional<float> value() const;
    /// Where a value is in the widget.
    QRectF placeOf(const QPoint& at) const;

    QSize sizeHint() const override { return {168, 168}; }
    QSize minimumSizeHint() const override { return {96, 96}; }

Q_SIGNALS:
    void markChanged();  ///< by the person

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF area() const;
    void markByHand(std::optional<QPoint> at);

    const Theme& m_theme;
    std::shared_ptr<const FeatureMaps> m_maps;
    int m_channel = 0;
    QImage m_image;
    std::optional<QPoint> m_marked;
};

}  // namespace lab
