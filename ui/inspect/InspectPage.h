// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/Workspace.h"
#include "ui/inspect/InspectLane.h"
#include "ui/parts/Page.h"

#include <QPointer>
#include <QTemporaryDir>

class QMimeData;

namespace lab {

class BusyLine;
class InspectExport;
class InspectSide;
class MapWindow;
class RatioChart;
class Splitter;
class StepBar;

/// One image goes through two networks side by side, block by block or layer by layer: what comes
/// in, what F makes of it, the sum and the output as feature maps, and how much each block changes
/// its input. Reading and computing happen in Jobs. GUI thread.
class InspectPage : public Page {
    Q_OBJECT

public:
    InspectPage(const Theme& theme, const Workspace& workspace, QWidget* parent = nullptr);
    ~InspectPage() override;

    /// What is shown; nothing before the first.
    const std::shared_ptr<const InspectPass>& pass() const { return m_pass; }
    const InspectLane& lane(std::size_t which) const { return *m_lanes.at(which); }
    int step() const;
    int steps() const;
    bool isBusy() const;
    /// Lets a lane (0 or 1) show another network.
    void setSource(std::size_t lane, const InspectSource& source);
    void setImage(const InspectImage& image);
    /// A picture, or weights for the lane under `at`: foreign ones are imported first.
    void take(const QMimeData& mime, const QPoint& at);
    QString note() const override;

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    QWidget* buildHead();
    QWidget* buildMiddle();
    void watchLanes();
    void watchRest();
    void watchDrops();
    void addShortcuts();

    void request();
    void handlePass(const std::shared_ptr<const InspectPass>& pass);
    void handleView(const std::shared_ptr<const InspectView>& view);
    void planWalk(int column);
    void showBars();
    void go(int step);
    void goToColumn(int column);
    void showView();
    void pickStrongest();
    void select(int channel, int column);
    void openMap();
    void openPicture();
    /// Opens the dialog; the lane shows what comes of it.
    void importWeights(std::size_t lane, const QString& file);
    void exportAs(const QString& suffix);
    void adaptToWidth();

    const Theme& m_theme;
    QTemporaryDir m_folder;  ///< pictures without a file of their own, while the program runs
    Inspecting* m_inspecting;
    StepBar* m_bar;
    InspectExport* m_export;
    BusyLine* m_busy;
    Splitter* m_across;
    Splitter* m_down;
    InspectSide* m_side;
    std::array<InspectLane*, 2> m_lanes;
    RatioChart* m_chart;
    QPointer<MapWindow> m_map;

    std::array<InspectSource, 2> m_sources;
    InspectImage m_image;
    std::shared_ptr<const InspectPass> m_pass;
    std::shared_ptr<const InspectView> m_view;
    InspectPlan m_plan;
    StepBy m_by = StepBy::Block;  ///< of the plan
    int m_channel = 0;
    bool m_isPicked = false;  ///< the channel, by the person
    int m_column = -1;        ///< whose map is large; -1: the output
    bool m_restored = false;
    bool m_detailInside = false;
    std::size_t m_mapLane = 0;
};

}  // namespace lab
