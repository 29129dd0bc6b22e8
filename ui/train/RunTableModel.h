// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/CurveLook.h"
#include "ui/experiments/ExperimentModel.h"
#include "ui/experiments/SeedGroups.h"

#include <QAbstractTableModel>

#include <set>
#include <vector>

namespace lab {

/// The runs of an ExperimentModel as rows, pinned ones on top. Runs that differ in their seeds
/// alone stand below a row of their own with their means, which folds them away. Which rows are
/// pinned, folded, and whose curves are hidden is kept here, since it belongs to the view and not
/// to the experiment. GUI thread.
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
        RunRole = Qt::UserRole,  ///< int: the run's index in the ExperimentModel; -1: of a group
        ColourRole,              ///< QColor of its curves
        MarkerRole,              ///< Marker as int
        ProgressRole,            ///< double, 0 to 1
        StateRole,               ///< RunState as int
        ActivityRole,            ///< Activity as int
        PinnedRole,              ///< bool
        HiddenRole,              ///< bool: its curves are hidden
        FoldRole,                ///< Fold as int
        InGroupRole              ///< bool: one of the seeds below a row with their means
    };
    /// Who trains the experiment now: nobody, this process, or another one whose folder is
    /// followed.
    enum class Activity { Still, Live, Followed };

    /// Of a row: nothing to fold, or its seeds are folded away or shown.
    enum class Fold { None, Folded, Open };

    RunTableModel(const Theme& theme, const ExperimentModel& experiment, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// -1: the row has the means of several seeds.
    int runAt(int row) const { return m_rows.at(row).run; }
    /// -1: it is folded away.
    int rowOf(int run) const;
    /// Its own row, or that of its group while that is folded.
    int rowShowing(int run) const;
    /// The runs that a row stands for.
    const SeedGroup& runsOf(int row) const { return m_groups.at(m_rows.at(row).group); }
    Fold foldOf(int row) const;
    void setFolded(int row, bool folded);
    void setAllFolded(bool folded);
    bool hasGroups() const;
    /// It has trained for an epoch, after which its weights are kept.
    bool hasWeights(int run) const { return !m_experiment.run(run).result.epochs.empty(); }
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
    struct Row {
        int group = 0;
        int run = -1;  // -1: the group's means

        bool operator==(const Row&) const = default;
    };

    void rebuild();
    void takeLooks();
    void update(int run);
    void emitRow(int row);
    bool isGroup(int group) const { return m_groups.at(group).size() > 1; }
    std::vector<Row> rowsFor(const std::set<int>& pinned, const std::set<int>& folded) const;
    void show(const std::vector<Row>& rows);
    int headOf(int run) const;
    QVariant runData(const Row& row, Column column, int role) const;
    QVariant groupData(const Row& row, Column column, int role) const;
    QString groupText(const SeedGroup& group, Column column) const;
    QString groupState(const SeedGroup& group) const;
    QString groupTime(const SeedGroup& group) const;
    QString text(int run, Column column) const;
    QString stateText(RunState state) const;
    QString epochText(const ExperimentModel::Run& run) const;
    QString timeText(const ExperimentModel::Run& run) const;
    QString toolTip(int run, Column column) const;

    const Theme& m_theme;
    const ExperimentModel& m_experiment;
    Activity m_activity = Activity::Still;
    std::vector<SeedGroup> m_groups;
    std::vector<Row> m_rows;
    std::vector<QString> m_networks;  ///< networkTitles()
    std::vector<CurveLook> m_looks;
    std::vector<std::int64_t> m_parameters;
    std::set<int> m_pinned;
    std::set<int> m_hidden;
    std::set<int> m_folded;  ///< groups
};

}  // namespace lab
