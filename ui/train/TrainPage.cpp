// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/TrainPage.h"

#include "core/run/NewRuns.h"
#include "ui/base/Format.h"
#include "ui/base/KeyHelp.h"
#include "ui/curves/CurveBar.h"
#include "ui/curves/CurvePlot.h"
#include "ui/experiments/Estimate.h"
#include "ui/parts/Banner.h"
#include "ui/parts/EmptyState.h"
#include "ui/parts/Panels.h"
#include "ui/parts/Splitter.h"
#include "ui/train/ExperimentPicker.h"
#include "ui/train/RunTable.h"
#include "ui/train/RunTableModel.h"
#include "ui/train/TrainCommands.h"
#include "ui/train/TrainHeader.h"
#include "ui/train/TrainNotices.h"
#include "ui/train/VerdictStrip.h"
#include "ui/train/form/ExperimentDraft.h"
#include "ui/train/form/ExperimentForm.h"
#include "ui/train/list/ExperimentsSheet.h"

#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lab {

namespace {

constexpr int kFormWidth = 280;
constexpr int kTrainPageTableHeight = 164;  // four rows without a scroll bar
constexpr int kRoomForForm = 900;           // of the page, below which the form folds to a button

RunTableModel::Activity runActivityIn(const TrainSituation& situation) {
    if (situation.isOurs()) {
        return RunTableModel::Activity::Live;
    }
    return situation.state == TrainState::Followed ? RunTableModel::Activity::Followed
                                                   : RunTableModel::Activity::Still;
}

}  // namespace

TrainPage::TrainPage(Theme& theme, ExperimentModel& model, Session& session, Workspace& workspace,
                     QWidget* parent)
    : Page(theme, "trainPage", parent),
      m_theme(theme),
      m_model(model),
      m_session(session),
      m_workspace(workspace),
      m_header(new TrainHeader(theme, this)),
      m_across(new Splitter(Qt::Horizontal, "formSplitter", "train/formSplitter", this)),
      m_down(new Splitter(Qt::Vertical, "tableSplitter", "train/tableSplitter", this)),
      m_formPanel(makePanel()),
      m_form(new ExperimentForm(theme, m_formPanel)),
      m_strip(new VerdictStrip(theme)),
      m_plot(new CurvePlot(theme, model)),
      m_bar(new CurveBar(theme, *m_plot)),
      m_empty(new EmptyState(theme, "startLesson", m_plot)),
      m_runs(new RunTableModel(theme, model, this)),
      m_table(new RunTable(theme, *m_runs)),
      m_notices(new TrainNotices(model, workspace, *m_runs, banners(), this)),
      m_commands(new TrainCommands(model, session, workspace, banners(), this)) {
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0);
    connect(&m_refresh, &QTimer::timeout, this, &TrainPage::refresh);
    build();
    watchHeader();
    watchForm();
    watchTable();
    watchTraining();
    addShortcuts();
    modelReset();
}

TrainPage::~TrainPage() = default;

// ---- Layout ------------------------------------------------------------------------------------

void TrainPage::build() {
    auto* inner = new QVBoxLayout(m_formPanel);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->addWidget(m_form);
    m_across->addWidget(m_formPanel);
    m_across->addWidget(buildFigures());
    m_across->setStretchFactor(0, 0);
    m_across->setStretchFactor(1, 1);
    m_across->setUsualSizes({kFormWidth, 0});
    fill(m_header, m_across);
}

QWidget* TrainPage::buildFigures() {
    auto* figures = new QWidget;
    auto* column = new QVBoxLayout(figures);
    m_column = column;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(&banners());
    column->addWidget(m_strip);
    column->addWidget(m_down, 1);
    QFrame* tablePanel = panelOf(m_table);
    tablePanel->setMinimumHeight(28 + 32 + 2);
    m_down->addWidget(buildCurves());
    m_down->addWidget(tablePanel);
    m_down->setStretchFactor(0, 1);
    m_down->setStretchFactor(1, 0);
    m_down->setUsualSizes({0, kTrainPageTableHeight});
    return figures;
}

QWidget* TrainPage::buildCurves() {
    QFrame* frame = makePanel();
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto* line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFixedHeight(1);
    column->addWidget(m_bar);
    column->addWidget(line);
    column->addWidget(m_plot, 1);
    m_plot->setObjectName("curves");
    return frame;
}

// ---- Who tells whom ----------------------------------------------------------------------------

// Made when it is first asked for. What the page says stands above whichever is shown.
void TrainPage::showList(bool shown) {
    if (shown && m_sheet == nullptr) {
        m_sheet = new ExperimentsSheet(m_theme, m_workspace, *m_commands, this);
        layout()->addWidget(m_sheet);
        connect(m_sheet, &ExperimentsSheet::left, this, [this] { showList(false); });
        connect(m_sheet, &ExperimentsSheet::newRequested, this, &TrainPage::newExperiment);
        connect(m_sheet, &ExperimentsSheet::openRequested, this, &TrainPage::open);
        connect(m_sheet, &ExperimentsSheet::compareRequested, this, [this](const auto& folders) {
            showList(false);
            m_workspace.openTogether(folders);
        });
    }
    if (m_sheet == nullptr || m_sheet->isVisibleTo(this) == shown) {
        return;
    }
    m_header->setVisible(!shown);
    m_across->setVisible(!shown);
    m_sheet->setVisible(shown);
    auto* column = shown ? static_cast<QBoxLayout*>(m_sheet->layout()) : m_column;
    column->insertWidget(shown ? 1 : 0, &banners());
    if (!shown) {
        m_header->picker().setFocus(Qt::OtherFocusReason);
    }
}

// Space where no control takes it: pause or resume.
void TrainPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && m_situation.state == TrainState::Training) {
        m_session.pauseAll();
    } else if (event->key() == Qt::Key_Space && m_situation.state == TrainState::Paused) {
        m_session.resumeAll();
    } else if (event->key() == Qt::Key_F && event->modifiers() == Qt::NoModifier) {
        m_plot->setFollow(true);
    } else if (event->key() == Qt::Key_0 && event->modifiers() == Qt::NoModifier) {
        m_plot->fit();
    } else {
        QWidget::keyPressEvent(event);
    }
}

// ---- What a person wants -----------------------------------------------------------------------

void TrainPage::start() {
    if (m_form->mode() != ExperimentForm::Mode::Locked && m_form->obstacle().isEmpty()) {
        startWith(m_form->draft());
    }
}

void TrainPage::startWith(const ExperimentDraft& draft) {
    std::filesystem::path folder;
    try {
        folder = m_workspace.freshFolder(QString::fromStdString(nameOf(draft)));
    } catch (const Error& error) {  // no home
        complain(QString::fromUtf8(error.what()));
        return;
    }
    const Experiment experiment = experimentOf(draft, folder.filename().string());
    banners().dismiss("error");
    m_workspace.close();
    m_session.start(experiment, draft.execution, folder);
}

void TrainPage::trainLonger(int epochs) {
    const std::vector<RunSpec> there = m_model.specs();
    const bool isCosine = std::ranges::any_of(
        there, [](const RunSpec& run) { return run.recipe.schedule == Schedule::Cosine; });
    if (m_session.isBusy()) {
        m_commands->complain(m_form->obstacle());
    } else if (isCosine) {
        ExperimentDraft draft = draftOf(there).draft;
        draft.execution = m_form->draft().execution;
        draft.recipe.epochs = epochs;
        startWith(draft);
    } else {
        banners().dismiss("error");
        m_session.lengthen(m_model.folder(), epochs, m_form->draft().execution);
    }
}

void TrainPage::goOn() {
    banners().dismiss("unfinished");
    resume(m_model.folder());
}

void TrainPage::resume(const std::filesystem::path& folder) {
    if (!m_session.isBusy() && !folder.empty()) {
        m_session.resumeFolder(folder, m_form->draft().execution);
    }
}

void TrainPage::addSeeds(int count) {
    const std::vector<RunSpec> there = m_model.specs();
    addRuns(withFurtherSeeds(there, freeSeeds(there, count)));
}

void TrainPage::addRuns(std::vector<RunSpec> runs) {
    if (m_session.isBusy()) {
        m_commands->complain(m_form->obstacle());
        return;
    }
    banners().dismiss("error");
    m_session.addRuns(m_model.folder(), {m_model.name().toStdString(), std::move(runs)},
                      m_form->draft().execution);
}

void TrainPage::newExperiment() {
    showList(false);
    m_workspace.close();
    m_form->focusFirst();
}

void TrainPage::drawUp(const std::vector<NetworkSpec>& networks) {
    showList(false);
    m_workspace.close();
    ExperimentDraft draft = draftOf(presetNamed("lesson"));
    draft.execution = m_form->draft().execution;
    draft.networks.clear();
    for (const NetworkSpec& network : networks) {
        draft.networks.push_back({network, network.width != draft.width});
    }
    m_form->setDraft(draft);
    m_drafting = true;
    refresh();
    m_form->focusFirst();
}

void TrainPage::duplicate() {
    m_drafting = true;
    refresh();
    m_form->focusFirst();
}

void TrainPage::open(const std::filesystem::path& folder) {
    showList(false);
    banners().dismiss("error");
    m_workspace.open(folder);
}

// ---- What the page shows -----------------------------------------------------------------------

void TrainPage::modelReset() {
    m_measuredEpochs.assign(static_cast<std::size_t>(m_model.runCount()), 0);
    m_wallSeconds = 0;
    m_notices->begin();
    m_header->picker().setOpen(m_model.folder());
    m_bar->setFileName(m_model.isEmpty() ? "curves" : m_model.name());
    for (int i = 0; i < m_model.runCount(); ++i) {
        rememberThroughput(m_model.run(i).result, Measured::Before);
    }
    if (!m_model.isEmpty()) {
        DraftedExperiment drafted = draftOf(m_model.specs());
        drafted.draft.execution = m_form->draft().execution;
        m_drafting = false;
        m_form->setDraft(drafted.draft);
        m_form->setNote(drafted.lossy ? tr("The runs differ in more than this form can show; it "
                                           "has the settings of the first.")
                                      : QString());
    }
    showStrip();
    refresh();
}

void TrainPage::refresh() {
    m_situation = m_pretended ? *m_pretended : situationOf(m_model, m_session, m_workspace);
    if (m_situation.state == TrainState::Finished && m_wallSeconds <= 0) {
        m_wallSeconds = wallSecondsOfOpen();
    }
    m_situation.wallSeconds = m_wallSeconds;
    m_situation.drafting = m_drafting;
    m_header->setSituation(m_situation);
    m_runs->setActivity(runActivityIn(m_situation));
    showForm();
    showEmptyState();
    m_notices->show(m_situation);
    m_strip->offerSeeds(m_situation.state == TrainState::Finished &&
                        m_model.verdict().seedsMayTell);
}

void TrainPage::pretend(const TrainSituation& situation) {
    m_pretended = situation;
    m_wallSeconds = situation.wallSeconds;
    refresh();
}

double TrainPage::wallSecondsOfOpen() {
    try {
        return wallSeconds(m_model.folder());
    } catch (const std::exception&) {  // a folder that has just gone
        return 0;
    }
}

void TrainPage::showForm() {
    using Mode = ExperimentForm::Mode;
    const bool busy = m_session.isBusy();
    m_form->setObstacle(!busy ? QString()
                              : tr("%1 is being trained; stop it or wait for its end.")
                                    .arg(pathText(m_session.folder().filename())));
    if (m_situation.isOurs() && !m_drafting) {
        m_form->setMode(Mode::Locked,
                        tr("These settings belong to runs in training. To change one, start from "
                           "a copy."));
    } else if (m_situation.state == TrainState::Followed && !m_drafting) {
        m_form->setMode(Mode::Locked, tr("Another program trains these runs. To train with other "
                                         "settings, start from a copy."));
    } else {
        m_form->setMode(m_model.isEmpty() || m_drafting ? Mode::Fresh : Mode::Done);
    }
}

void TrainPage::showStrip() {
    if (m_model.isEmpty()) {
        m_strip->showText(Tone::Info, tr("No verdict yet"),
                          tr("When two plain networks of different depth have trained for a while, "
                             "this line says whether depth costs training error."));
    } else {
        m_strip->setExperiment(m_model);
    }
}

void TrainPage::showEmptyState() {
    const bool empty = m_situation.state == TrainState::Empty;
    m_empty->setVisible(empty);
    if (empty) {
        const std::vector<PastExperiment>& list = m_workspace.experiments();
        const bool resumes = !m_session.isBusy() && !list.empty() && list.front().canGoOn();
        m_offered = resumes ? list.front().folder : std::filesystem::path();
        m_empty->setContent(
            list.empty() ? tr("No experiment yet.") : tr("No experiment is open."),
            resumes ? tr("Resume %1 (%2 %)")
                          .arg(list.front().name,
                               QString::number(static_cast<int>(100 * list.front().progress)))
                    : QString(),
            m_session.isBusy() ? QString() : tr("Start the lesson experiment"));
    }
}

void TrainPage::runGrew(int run) {
    const RunResult& result = m_model.run(run).result;
    std::size_t& measured = m_measuredEpochs.at(static_cast<std::size_t>(run));
    if (m_situation.isOurs() && result.epochs.size() > measured) {
        measured = result.epochs.size();
        rememberThroughput(result, Measured::Now);
    }
    m_refresh.start();
}

int TrainPage::pinnedRun() const {
    int pinned = -1;
    for (int i = 0; i < m_model.runCount(); ++i) {
        if (m_runs->isPinned(i)) {
            if (pinned >= 0) {
                return -1;  // several: none stands out
            }
            pinned = i;
        }
    }
    return pinned;
}

void TrainPage::highlight(int run) {
    m_plot->setHighlighted(run >= 0 ? run : pinnedRun());
}

void TrainPage::foldForm() {
    const bool narrow = width() < kRoomForForm;
    m_header->setFormFolded(narrow);
    m_formPanel->setVisible(!narrow || m_header->formButton().isChecked());
}

void TrainPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    foldForm();
}

}  // namespace lab
