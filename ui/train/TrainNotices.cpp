// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/TrainNotices.h"

#include "ui/parts/Banner.h"
#include "ui/train/RunTableModel.h"

#include <utility>

namespace lab {

TrainNotices::TrainNotices(const ExperimentModel& model, const Workspace& workspace,
                           const RunTableModel& runs, BannerStack& banners, QObject* parent)
    : QObject(parent), m_model(model), m_workspace(workspace), m_runs(runs), m_banners(banners) {}

void TrainNotices::begin() {
    m_wasOpened = false;
    m_failedTold.clear();
    m_banners.dismiss("failedRun");
    m_banners.dismiss("unfinished");
    m_banners.dismiss("dataNote");
    showData();
}

// Runs of one folder may differ in their data too; of several, the strip says it.
void TrainNotices::showData() {
    const bool told = m_model.cannotBeCompared() || m_model.dataDifference().isEmpty();
    m_banners.showBanner(
        "data", {.tone = Tone::Warning, .text = told ? QString() : m_model.dataDifference()});
    m_banners.showBanner("missing",
                         {.tone = Tone::Warning,
                          .text = QString::fromStdString(missingRunsText(m_model.missing()))});
    QStringList lost;
    for (const std::string& sentence : m_model.lost()) {
        lost << QString::fromStdString(sentence);
    }
    m_banners.showBanner("lost", {.tone = Tone::Warning, .text = lost.join(' ')});
}

void TrainNotices::show(const TrainSituation& situation) {
    if (situation.state == TrainState::Followed) {
        m_banners.showBanner("followed", {.tone = Tone::Info,
                                          .text = m_workspace.followingText() +
                                                  tr(". What it writes shows here as it comes.")});
    } else {
        m_banners.dismiss("followed");
    }
    showUnfinished(situation);
    showFailedRuns();
}

void TrainNotices::showUnfinished(const TrainSituation& situation) {
    if (situation.state != TrainState::Interrupted) {
        m_banners.dismiss("unfinished");
    } else if (std::exchange(m_wasOpened, false)) {
        m_banners.showBanner(
            "unfinished", {.tone = Tone::Warning,
                           .text = tr("Unfinished runs: %1 of %2. Resume goes on from their last "
                                      "checkpoints.")
                                       .arg(situation.unfinished)
                                       .arg(situation.runs)});
    }
}

void TrainNotices::showFailedRuns() {
    QStringList failed;
    QString why;
    bool failsAgain = false;  // then only another rate helps; a training says it at its end
    for (int i = 0; i < m_model.runCount(); ++i) {
        if (m_model.run(i).result.state == RunState::Failed) {
            failed << m_runs.title(i);
            why = m_model.run(i).why;
            failsAgain = failsAgain || m_model.run(i).result.info.failsAgain;
        }
    }
    if (failed.isEmpty()) {
        m_banners.dismiss("failedRun");
        m_failedTold.clear();
        return;
    }
    const QString text = tr("%1 has stopped: %2").arg(failed.join(", "), why);
    const QString action = failsAgain ? tr("Copy with a tenth of the rate") : QString();
    if (m_failedTold == text + action) {
        return;  // told before, and perhaps closed since
    }
    m_failedTold = text + action;
    m_banners.showBanner("failedRun",
                         {.tone = Tone::Error, .text = text, .action = action, .onAction = [this] {
                              Q_EMIT slowerCopyRequested();
                          }});
}

}  // namespace lab
