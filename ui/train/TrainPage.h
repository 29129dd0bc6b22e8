// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/parts/Page.h"
#include "ui/train/TrainState.h"

#include <QTimer>

#include <optional>
#include <vector>

class QBoxLayout;

namespace lab {

class CurveBar;
class CurvePlot;
class EmptyState;
class ExperimentForm;
class ExperimentsSheet;
class RunTable;
class RunTableModel;
class Splitter;
class TrainCommands;
class TrainHeader;
class TrainNotices;
class VerdictStrip;
struct ExperimentDraft;

/// The main page: an experiment is drawn up at the left, starts, grows as curves and rows, and ends
/// in a verdict. Everything it shows comes from the ExperimentModel; everything it does goes to the
/// Session and the Workspace, and what they fail at is a banner here. GUI thread.
class TrainPage : public Page {
    Q_OBJECT

public:
    TrainPage(Theme& theme, ExperimentModel& model, Session& session, Workspace& workspace,
              QWidget* parent = nullptr);
    ~TrainPage() override;

    /// A new experiment in the form: the lesson with these networks in place of its own. Nothing
    /// starts.
    void drawUp(const std::vector<NetworkSpec>& networks);

    /// Shows the page as in this situation from now on, whatever the session does: for pictures of
    /// states with made-up records.
    void pretend(const TrainSituation& situation);

Q_SIGNALS:
    /// A run's folder: what it has learned is looked at, or answers.
    void inspectRequested(const std::filesystem::path& run);
    void classifyRequested(const std::filesystem::path& run);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QWidget* buildFigures();
    QWidget* buildCurves();
    void watchHeader();
    void watchForm();
    void watchTable();
    void watchTraining();
    void addShortcuts();

    void start();
    void startWith(const ExperimentDraft& draft);
    void trainLonger(int epochs);
    void goOn();
    void resume(const std::filesystem::path& folder);
    void addSeeds(int count);
    void addRuns(std::vector<RunSpec> runs);
    void newExperiment();
    void duplicate();
    void open(const std::filesystem::path& folder);

    void modelReset();
    void refresh();
    void showForm();
    void showStrip();
    void showEmptyState();
    void runGrew(int run);
    void highlight(int run);
    void showList(bool shown);
    int pinnedRun() const;
    void foldForm();
    double wallSecondsOfOpen();

    Theme& m_theme;
    ExperimentModel& m_model;
    Session& m_session;
    Workspace& m_workspace;
    TrainSituation m_situation;
    std::optional<TrainSituation> m_pretended;
    bool m_drafting = false;                    ///< the form holds a copy, not what is open
    std::filesystem::path m_offered;            ///< unfinished, to be resumed where nothing is open
    std::vector<std::size_t> m_measuredEpochs;  ///< of each run, that the estimate knows
    double m_wallSeconds = 0;
    QTimer m_refresh;
    TrainHeader* m_header;
    Splitter* m_across;
    Splitter* m_down;
    QBoxLayout* m_column = nullptr;       ///< banners, strip, curves and table
    ExperimentsSheet* m_sheet = nullptr;  ///< in place of everything else
    QWidget* m_formPanel;
    ExperimentForm* m_form;
    VerdictStrip* m_strip;
    CurvePlot* m_plot;
    CurveBar* m_bar;
    EmptyState* m_empty;
    RunTableModel* m_runs;
    RunTable* m_table;
    TrainNotices* m_notices;
    TrainCommands* m_commands;
};

}  // namespace lab
