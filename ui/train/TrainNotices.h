// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/Workspace.h"
#include "ui/train/TrainState.h"

#include <QObject>
#include <QStringList>

namespace lab {

class BannerStack;
class RunTableModel;

/// What the Train page says of the open experiment without being asked: who else trains it, that it
/// is unfinished, which runs have failed, that its data differ. Each once. GUI thread.
class TrainNotices : public QObject {
    Q_OBJECT

public:
    TrainNotices(const ExperimentModel& model, const Workspace& workspace,
                 const RunTableModel& runs, BannerStack& banners, QObject* parent);

    /// Another experiment is shown.
    void begin();
    /// It was opened from the disk.
    void handleOpened() { m_wasOpened = true; }
    void show(const TrainSituation& situation);

Q_SIGNALS:
    void slowerCopyRequested();  ///< with a tenth of the learning rate

private:
    void showData();
    void showUnfinished(const TrainSituation& situation);
    void showFailedRuns();

    const ExperimentModel& m_model;
    const Workspace& m_workspace;
    const RunTableModel& m_runs;
    BannerStack& m_banners;
    bool m_wasOpened = false;
    QString m_failedTold;
};

}  // namespace lab
