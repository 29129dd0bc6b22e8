// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/CurvePlot.h"
#include "ui/experiments/Session.h"
#include "ui/experiments/Workspace.h"
#include "ui/parts/Banner.h"

#include <QObject>

#include <functional>

namespace lab {

/// What is offered where noise is the answer.
inline constexpr int kFurtherSeeds = 2;

/// What a person can do with experiments as a whole: rename, delete, compare, take a run out,
/// report. Failures and undo are banners in the page; nothing here blocks. GUI thread.
class TrainCommands : public QObject {
    Q_OBJECT

public:
    TrainCommands(const ExperimentModel& model, Session& session, Workspace& workspace,
                  BannerStack& banners, QWidget* page);

    void openOther();
    void rename(const std::filesystem::path& folder);
    void editNote(const std::filesystem::path& folder, const QString& note);
    void removeExperiments(const std::vector<std::filesystem::path>& folders);
    void showFolder(const std::filesystem::path& folder);
    void showRunFolder(int run);
    /// Asks for a file, and writes the run's weights there.
    void exportRun(int run);
    void removeRun(int run);
    /// Asks which of the runs that were taken out comes back.
    void restoreRun();
    /// Opens the open experiment and another one side by side, in one table and one figure.
    void compare();
    void report(const CurvePlot& plot);
    /// Asks how many seeds more; not while the experiment is trained.
    void askSeeds(const std::function<void(int seeds)>& chosen);
    /// Asks which networks are added; not while the experiment is trained.
    void askNetworks(const Theme& theme,
                     const std::function<void(const std::vector<NetworkSpec>&)>& chosen);
    /// Whether runs may be added or taken out now; says why not.
    bool mayChangeRuns();
    /// Asks how many epochs more.
    void askLonger(const std::function<void(int epochs)>& chosen);

    void complain(const QString& sentence);

private:
    void attempt(const std::function<void()>& what);
    void work(const std::function<void()>& what, const std::function<void()>& then);
    void writeReport(const CurvePlot& plot, const QString& file);
    void askDeletion(const std::vector<std::filesystem::path>& folders);
    void offerUndo(const std::vector<std::filesystem::path>& removed);
    void relist(const std::filesystem::path& folder, const std::vector<std::string>& keys);

    const ExperimentModel& m_model;
    Session& m_session;
    Workspace& m_workspace;
    BannerStack& m_banners;
    QWidget* m_page;
};

}  // namespace lab
