// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/maps/MapView.h"

class QLabel;

namespace lab {

class FigureLabel;

/// One map large, with the value under the mouse, the largest and the mean in figures. GUI thread.
class MapDetail : public QWidget {
    Q_OBJECT

public:
    MapDetail(const Theme& theme, const QString& objectName, QWidget* parent = nullptr);

    /// No maps: only a hint. `limit`: the value of the last colour.
    void setMap(const QString& title, std::shared_ptr<const FeatureMaps> maps, int channel,
                MapColours colours, double limit);
    void mark(std::optional<QPoint> at);
    MapView& view() { return *m_view; }

Q_SIGNALS:
    void markChanged();  ///< by the person

private:
    void tell();

    QLabel* m_title;
    MapView* m_view;
    QWidget* m_figures;
    QLabel* m_place;
    FigureLabel* m_value;
    FigureLabel* m_most;
    FigureLabel* m_mean;
};

}  // namespace lab
