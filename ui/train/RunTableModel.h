// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/CurveLook.h"
#include "ui/experiments/ExperimentModel.h"

#include <QAbstractTableModel>

#include <set>
#include <vector>

namespace lab {

/// The runs of an ExperimentModel as rows, pinned ones on top. Which rows are pinned and whose
/// curves are hidden is kept here, since it belongs to the view and not to the experiment. GUI
/// thread.
class RunTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Network,
        State,
        Epoch,
        TrainError,
        TestError,
        BestTest,
        ImagesPerSecond,
        TimeLeft,
        Parameters,
        Tools,
        ColumnCount
    };
    enum Role {
        RunRole = Qt::UserRole,  ///< int: the run's index in the ExperimentModel
        ColourRole,              ///< QColor of its curves
        MarkerRole,              ///< Marker as int
        ProgressRole,            ///< double, 0 to 1
        StateRole,               ///< RunState as int
        ActivityRole,            ///< Activity as int
        PinnedRole,              ///< bool
        HiddenRole               ///< bool: its curves are hidden
    };
    /// Who trains the experiment now: nobody, this process, or another one whose folder is
    /// followed.
    enum class Activity { Still, Live, Followed };

    RunTableModel(const Theme& theme, const ExperimentModel& experiment, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    int runAt(int row) const { return m_order.at(row); }
    int rowOf(int run) const;
    /// One of runTitles().
    QString title(int run) const;
    /// The cells with tabs between them, as Ctrl+C copies a row.
    QString rowText(int row) const;

    void setActivity(Activity activity);
    void setPinned(int run, bool pinned);
    bool isPinned(int run) const { return m_pinned.contains(run); }
    void setCurveHidden(int run, bool hidden);
    bool isCurveHidden(int run) const { return m_hidden.contains(run); }

Q_SIGNALS:
    void curveHiddenChanged(int run, bool hidden);
    void pinnedChanged(int run, bool pinned);

private:
    void rebuild();
    void takeLooks();
    void update(int run);
    void emitRow(int row);
    QString text(int run, Column column) const;
    QString stateText(const ExperimentModel::Run& run) const;
    QString epochText(const ExperimentModel::Run& run) const;
    QString timeText(const ExperimentModel::Run& run) const;
    QString toolTip(int run, Column column) const;

    const Theme& m_theme;
    const ExperimentModel& m_experiment;
    Activity m_activity = Activity::Still;
    std::vector<int> m_order;  ///< rows to runs
    std::vector<CurveLook> m_looks;
    std::vector<std::int64_t> m_parameters;
    std::set<int> m_pinned;
    std::set<int> m_hidden;
};

}  // namespace lab
