// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/classify/ClassifyBench.h"
#include "ui/inspect/DepthStrip.h"
#include "ui/inspect/InspectPage.h"
#include "ui/inspect/MapDetail.h"
#include "ui/inspect/RatioChart.h"
#include "ui/maps/MapColumn.h"

namespace lab::test {

/// The whole window on its Inspect page, driven by real events.
class InspectBench : public TrainBench {
public:
    explicit InspectBench(QSize size = {1280, 800}, ColourScheme scheme = ColourScheme::Light);

    InspectPage& inspect() { return find<InspectPage>("inspectPage"); }
    const InspectPass& pass() { return *inspect().pass(); }
    MapColumn& column(int lane, int number);
    MapGrid& grid(int lane, int number) { return column(lane, number).grid(); }
    /// A key as the person presses it, to whoever has the focus.
    void press(Qt::Key key);
    void clickMap(int lane, int number, int channel);
    /// An entry of the lane's menu, by its object name; submenus are opened on the way.
    void chooseNetwork(int lane, const QString& action, const QString& submenuOf = {});
    void drop(const QString& widget, const QMimeData& data);
    /// Until both networks are read and the maps are there.
    void await();
};

}  // namespace lab::test
