// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/Job.h"
#include "ui/train/list/ExperimentFacts.h"

#include <QAbstractTableModel>

#include <filesystem>
#include <optional>
#include <vector>

namespace lab {

/// The experiments on the disk as rows. What a row says beside its name is read from its folder
/// while the list is in use, one after the other, and again when the experiment has changed. GUI
/// thread.
class ExperimentListModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Date, Data, Networks, Seeds, Answered, State, Size, Tools, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole,
        NoteRole,    ///< QString
        SearchRole,  ///< QString: all that is looked through
        AnswerRole,  ///< lab::QuestionState as int; -1: not read yet
        StateRole,   ///< ExperimentState as int
    };

    explicit ExperimentListModel(QObject* parent = nullptr);

    void setExperiments(const std::vector<PastExperiment>& experiments);
    /// Reads what the rows say, or leaves off.
    void setInUse(bool inUse);

    const PastExperiment& experiment(int row) const { return m_rows.at(row).past; }
    /// Nothing: not read yet, or cannot be read.
    const std::optional<ExperimentFacts>& facts(int row) const { return m_rows.at(row).facts; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        PastExperiment past;
        std::optional<ExperimentFacts> facts;
        bool isRead = false;  ///< as it is now
    };

    QString text(const Row& row, Column column) const;
    QVariant sortValue(const Row& row, Column column) const;
    QString toolTip(const Row& row, Column column) const;
    void readNext();
    void take(const PastExperiment& past, std::optional<ExperimentFacts> facts);

    std::vector<Row> m_rows;
    bool m_inUse = false;
    Job m_job;
};

/// What becomes of an experiment.
enum class ExperimentState { Finished, Training, Stopped, NotBegun, Failed };
ExperimentState stateOf(const PastExperiment& past);

}  // namespace lab
