// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/Workspace.h"
#include "ui/inspect/Inspecting.h"
#include "ui/inspect/MapLegend.h"

#include <QFrame>
#include <QPoint>

class QLabel;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace lab {

class ChoiceField;
class DepthStrip;
class ElidedLabel;
class FlowMark;
class MapColumn;
class MapDetail;
class Theme;

/// How maps become colours and in which order they stand, for both lanes.
struct InspectLook {
    /// One value for the last colour in all grids of a lane, in those of both, or in each map.
    enum class Scale { Lane, Both, Map };
    StepBy by = StepBy::Block;
    Scale scale = Scale::Lane;
    MapOrder order = MapOrder::ByChannel;
};

/// One network of the Inspect page: which it is and at what moment, where the walk is, and the
/// activations there. GUI thread.
class InspectLane : public QFrame {
    Q_OBJECT

public:
    /// number: 1 or 2, in object names.
    InspectLane(const Theme& theme, const Workspace& workspace, int number,
                QWidget* parent = nullptr);

    /// What was chosen, before and after it is read.
    void showSource(const InspectSource& source);
    void showNetwork(const InspectNetwork* network, const QString& problem);
    /// The network is there and has nothing to show.
    void showNothing(const QString& why);
    void setPlan(const NetworkSpec& network, std::vector<StripBlock> blocks,
                 std::vector<int> columnStages);
    void setStep(const InspectStep& step, std::size_t lane);
    void showLane(const ShownLane& lane, const InspectLook& look, const MapLimits& limits);
    /// The channel that is selected in all grids, and the column whose map is large; -1: the last.
    void select(int channel, int column);
    void mark(std::optional<QPoint> at);
    void setDetailVisible(bool visible);

    MapDetail& detail() { return *m_detail; }
    /// Fills any detail with the selected map.
    void fill(MapDetail& detail) const;
    const ShownLane& shown() const { return m_shown; }
    QString title() const { return m_title; }

Q_SIGNALS:
    void sourceChosen(const InspectSource& source);
    void chooseFileRequested();
    void chooseRunRequested();
    void importRequested();
    void reloadRequested();
    void columnChosen(int column);            ///< of the strip
    void mapChosen(int channel, int column);  ///< by the person
    void markChanged(const std::optional<QPoint>& at);

private:
    QWidget* buildHead();
    QWidget* buildBody();
    void fillMenu();
    void addFresh(QMenu& menu);
    void fillMoments(const InspectNetwork& network);
    void chooseMoment(int index);
    int shownColumn() const;

    const Theme& m_theme;
    const Workspace& m_workspace;
    QString m_prefix;
    InspectSource m_source;
    QString m_title;
    QToolButton* m_name;
    ElidedLabel* m_origin;
    ChoiceField* m_moment;
    DepthStrip* m_strip;
    QStackedWidget* m_pages;
    QLabel* m_problem;
    std::vector<FlowMark*> m_marks;
    std::vector<MapColumn*> m_columns;
    QWidget* m_rule;
    MapDetail* m_detail;
    ShownLane m_shown;
    int m_channel = 0;
    int m_column = -1;
};

}  // namespace lab
