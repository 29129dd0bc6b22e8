// SPDX-License-Identifier: GPL-3.0-or-later

// What leads from the page's parts to what a person wants, and its keys.

#include "core/run/NewRuns.h"
#include "ui/base/KeyHelp.h"
#include "ui/curves/CurveBar.h"
#include "ui/curves/CurvePlot.h"
#include "ui/parts/Banner.h"
#include "ui/parts/EmptyState.h"
#include "ui/train/ExperimentPicker.h"
#include "ui/train/RunTable.h"
#include "ui/train/RunTableModel.h"
#include "ui/train/TrainCommands.h"
#include "ui/train/TrainHeader.h"
#include "ui/train/TrainNotices.h"
#include "ui/train/TrainPage.h"
#include "ui/train/VerdictStrip.h"
#include "ui/train/form/ExperimentDraft.h"
#include "ui/train/form/ExperimentForm.h"

#include <QToolButton>

namespace lab {

void TrainPage::watchHeader() {
    connect(m_header, &TrainHeader::newRequested, this, &TrainPage::newExperiment);
    connect(m_header, &TrainHeader::pauseRequested, &m_session, &Session::pauseAll);
    connect(m_header, &TrainHeader::resumeRequested, &m_session, &Session::resumeAll);
    connect(m_header, &TrainHeader::stopRequested, &m_session, &Session::stopAll);
    connect(m_header, &TrainHeader::continueRequested, this, &TrainPage::goOn);
    connect(m_header, &TrainHeader::longerRequested, this,
            [this] { m_commands->askLonger([this](int epochs) { trainLonger(epochs); }); });
    connect(m_header, &TrainHeader::reportRequested, this, [this] { m_commands->report(*m_plot); });
    connect(m_header, &TrainHeader::backRequested, this, [this] { open(m_session.folder()); });
    connect(m_header, &TrainHeader::otherFolderRequested, m_commands, &TrainCommands::openOther);
    connect(m_header, &TrainHeader::compareRequested, m_commands, &TrainCommands::compare);
    connect(m_header, &TrainHeader::renameRequested, this,
            [this] { m_commands->rename(m_model.folder()); });
    connect(m_header, &TrainHeader::removeRequested, this,
            [this] { m_commands->removeExperiments({m_model.folder()}); });
    connect(m_header, &TrainHeader::seedsRequested, this,
            [this] { m_commands->askSeeds([this](int seeds) { addSeeds(seeds); }); });
    connect(m_header, &TrainHeader::networksRequested, this, [this] {
        m_commands->askNetworks(m_theme, [this](const auto& networks) {
            addRuns(withFurtherNetworks(m_model.specs(), networks));
        });
    });
    connect(m_strip, &VerdictStrip::seedsRequested, this, [this] {
        if (m_commands->mayChangeRuns()) {
            addSeeds(kFurtherSeeds);
        }
    });
    connect(m_header, &TrainHeader::restoreRequested, m_commands, &TrainCommands::restoreRun);
    connect(m_header, &TrainHeader::folderRequested, this,
            [this] { m_commands->showFolder(m_model.folder()); });
    connect(&m_header->picker(), &ExperimentPicker::chosen, this, &TrainPage::open);
    connect(m_header, &TrainHeader::listRequested, this, [this] { showList(true); });
    connect(&m_header->formButton(), &QToolButton::toggled, m_formPanel, &QWidget::setVisible);
}

void TrainPage::watchForm() {
    connect(m_form, &ExperimentForm::startRequested, this, &TrainPage::start);
    connect(m_form, &ExperimentForm::duplicateRequested, this, &TrainPage::duplicate);
    connect(m_form, &ExperimentForm::draftChanged, this, [this] {
        m_drafting = true;
        m_refresh.start();
    });
    connect(m_form, &ExperimentForm::networkHovered, this, [this](int network) {
        const bool same = !m_drafting && network < m_model.runCount();
        highlight(same ? network : -1);
        m_table->setHighlighted(same ? network : -1);
    });
    connect(m_empty, &EmptyState::offerRequested, this, [this] { resume(m_offered); });
    connect(m_empty, &EmptyState::actionRequested, this, [this] {
        ExperimentDraft lesson = draftOf(presetNamed("lesson"));
        lesson.execution = m_form->draft().execution;
        m_form->setDraft(lesson);
        start();
    });
}

void TrainPage::watchTable() {
    connect(m_table, &RunTable::runHovered, this, &TrainPage::highlight);
    connect(m_plot, &CurvePlot::highlighted, m_table, &RunTable::setHighlighted);
    connect(m_table, &RunTable::pauseRequested, &m_session, &Session::pauseRun);
    connect(m_table, &RunTable::resumeRequested, &m_session, &Session::resumeRun);
    connect(m_table, &RunTable::stopRequested, &m_session, &Session::stopRun);
    connect(m_table, &RunTable::goOnRequested, this, &TrainPage::goOn);
    connect(m_table, &RunTable::trainLongerRequested, m_header, &TrainHeader::longerRequested);
    connect(m_table, &RunTable::inspectRequested, this,
            [this](int run) { Q_EMIT inspectRequested(m_model.runFolder(run)); });
    connect(m_table, &RunTable::classifyRequested, this,
            [this](int run) { Q_EMIT classifyRequested(m_model.runFolder(run)); });
    connect(m_table, &RunTable::exportRequested, m_commands, &TrainCommands::exportRun);
    connect(m_table, &RunTable::folderRequested, m_commands, &TrainCommands::showRunFolder);
    connect(m_table, &RunTable::removeRequested, m_commands, &TrainCommands::removeRun);
    connect(m_runs, &RunTableModel::curveHiddenChanged, m_plot, &CurvePlot::setHidden);
    connect(m_runs, &RunTableModel::pinnedChanged, this, [this] { highlight(-1); });
    connect(m_bar, &CurveBar::failed, m_commands, &TrainCommands::complain);
    connect(m_bar, &CurveBar::exported, this,
            [this](const QString& file) { tell(tr("The figure is in %1.").arg(file)); });
}

void TrainPage::watchTraining() {
    const auto soon = qOverload<>(&QTimer::start);
    connect(&m_model, &ExperimentModel::reset, this, &TrainPage::modelReset);
    connect(&m_model, &ExperimentModel::runChanged, this, &TrainPage::runGrew);
    connect(&m_model, &ExperimentModel::verdictChanged, this, &TrainPage::showStrip);
    connect(&m_session, &Session::stateChanged, &m_refresh, soon);
    connect(&m_session, &Session::progressed, &m_refresh, soon);
    connect(&m_session, &Session::failed, m_commands, &TrainCommands::complain);
    connect(&m_session, &Session::noted, this, [this](const QString& sentences) {
        banners().showBanner("dataNote", {.tone = Tone::Info, .text = sentences});
    });
    connect(&m_workspace, &Workspace::changed, this, [this] {
        m_header->picker().setExperiments(m_workspace.experiments());
        m_refresh.start();
    });
    connect(&m_workspace, &Workspace::opened, this, [this] {
        m_notices->handleOpened();
        m_refresh.start();
    });
    connect(m_notices, &TrainNotices::slowerCopyRequested, this, [this] {
        ExperimentDraft draft = draftOf(m_model.specs()).draft;
        draft.execution = m_form->draft().execution;
        draft.recipe.learningRate /= 10;
        m_form->setDraft(draft);
        duplicate();
    });
    connect(&m_workspace, &Workspace::followingChanged, &m_refresh, soon);
    connect(&m_workspace, &Workspace::failed, m_commands, &TrainCommands::complain);
}

void TrainPage::addShortcuts() {
    addShortcut(*this, {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}, tr("Start"),
                [this] { start(); });
    addShortcut(*this, {QKeySequence::New}, tr("Draw up a new experiment"),
                [this] { newExperiment(); });
    addShortcut(*this, {QKeySequence::Open}, tr("All experiments"), [this] { showList(true); });
    declareKeys(*this, tr("Space"), tr("Pause and resume, where no control takes it"));
    declareKeys(*this, QStringLiteral("F, 0"), tr("Follow the curves, show them whole"));
    declareKeys(*this, QStringLiteral("+, −"), tr("Zoom into the curves and out"));
    declareKeys(*this, QStringLiteral("← → Home End"),
                tr("The curves' cursor; with Shift they move"));
    declareKeys(*this, QStringLiteral("Ctrl+C"), tr("Copy the curves or the row"));
    declareKeys(*this, QStringLiteral("Delete"), tr("Take a network or a run out"));
}

}  // namespace lab
