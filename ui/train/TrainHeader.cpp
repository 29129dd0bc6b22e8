// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/TrainHeader.h"

#include "ui/base/Format.h"
#include "ui/parts/IconButton.h"
#include "ui/parts/IconLabel.h"
#include "ui/parts/Tones.h"
#include "ui/theme/FocusHeirs.h"
#include "ui/train/ExperimentPicker.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace lab {

namespace {

constexpr int kTrainHeaderHeight = 56;
constexpr int kProgressWidth = 232;
constexpr int kBarSteps = 1000;

QLabel* small(const QString& objectName, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setProperty("role", "small");
    return label;
}

QString leftText(const TrainSituation& situation) {
    const int percent = static_cast<int>(100 * situation.progress);
    if (std::isnan(situation.secondsLeft) || situation.state == TrainState::Paused) {
        return TrainHeader::tr("%1 %").arg(percent);
    }
    return TrainHeader::tr("%1 %, %2 left").arg(percent).arg(durationText(situation.secondsLeft));
}

QString epochText(const TrainSituation& situation) {
    const QString epoch =
        TrainHeader::tr("Epoch %1 of %2").arg(situation.epoch).arg(situation.epochs);
    switch (situation.state) {
        case TrainState::Preparing:
            return situation.preparing.isEmpty() ? TrainHeader::tr("Reading the data")
                                                 : situation.preparing;
        case TrainState::Paused:
            return TrainHeader::tr("Paused in epoch %1 of %2")
                .arg(situation.epoch)
                .arg(situation.epochs);
        case TrainState::Stopping:
            return TrainHeader::tr("Stopping: saving where it is");
        case TrainState::Interrupted:
            return TrainHeader::tr("Stopped in epoch %1 of %2")
                .arg(situation.epoch)
                .arg(situation.epochs);
        default:
            return epoch;
    }
}

}  // namespace

TrainHeader::TrainHeader(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_picker(new ExperimentPicker(theme, this)),
      m_list(
          iconButton(this, theme, "allExperiments", Icon::Search, tr("All experiments (Ctrl+O)"))),
      m_menuButton(new QToolButton(this)),
      m_form(new QToolButton(this)),
      m_new(button("newExperiment", Icon::New, tr("New"), tr("Draws up a new experiment (Ctrl+N)"),
                   &TrainHeader::newRequested)),
      m_progress(new QWidget(this)),
      m_epoch(small("headerEpoch", m_progress)),
      m_left(small("headerLeft", m_progress)),
      m_bar(new QProgressBar(m_progress)),
      m_done(new QWidget(this)),
      m_doneText(small("headerDone", m_done)) {
    setFixedHeight(kTrainHeaderHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 0, 0);
    row->setSpacing(8);
    buildLeft();
    row->addStretch(1);
    buildRight();
    buildMenu();
    setSituation({});
}

QPushButton* TrainHeader::button(const QString& name, Icon which, const QString& text,
                                 const QString& toolTip, void (TrainHeader::*signal)()) {
    auto* made = new QPushButton(text, this);
    made->setObjectName(name);
    made->setIcon(icon(which, m_theme.tokens(), Ink::Text));
    made->setToolTip(toolTip);
    made->setFixedHeight(32);
    connect(made, &QPushButton::clicked, this, signal);
    return made;
}

void TrainHeader::buildLeft() {
    auto* title = new QLabel(tr("Train"), this);
    title->setProperty("role", "title");
    m_menuButton->setObjectName("experimentMenu");
    m_menuButton->setIcon(icon(Icon::More, m_theme.tokens()));
    m_menuButton->setAutoRaise(true);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setProperty("menuArrow", "none");
    m_menuButton->setToolTip(tr("Open, compare, rename, delete"));
    m_menuButton->setAccessibleName(tr("More about the experiment"));
    m_form->setObjectName("unfoldForm");
    m_form->setText(tr("Settings"));
    m_form->setCheckable(true);
    m_form->setFixedHeight(32);
    m_form->setToolTip(tr("Shows the experiment's settings"));
    m_form->hide();
    for (QToolButton* tool : {m_menuButton, m_form}) {
        tool->setFocusPolicy(Qt::StrongFocus);
    }
    m_menuButton->setFixedSize(32, 32);
    m_list->setFixedSize(32, 32);
    connect(m_list, &QToolButton::clicked, this, &TrainHeader::listRequested);
    layout()->addWidget(title);
    static_cast<QHBoxLayout*>(layout())->addSpacing(8);
    layout()->addWidget(m_form);
    layout()->addWidget(m_picker);
    layout()->addWidget(m_list);
    layout()->addWidget(m_menuButton);
    layout()->addWidget(m_new);
}

void TrainHeader::buildRight() {
    auto* block = new QVBoxLayout(m_progress);
    block->setContentsMargins(0, 0, 8, 0);
    block->setSpacing(2);
    auto* words = new QHBoxLayout;
    words->addWidget(m_epoch);
    words->addStretch(1);
    words->addWidget(m_left);
    block->addStretch(1);
    block->addLayout(words);
    block->addWidget(m_bar);
    block->addStretch(1);
    m_progress->setFixedWidth(kProgressWidth + 8);
    m_bar->setObjectName("headerProgress");
    m_bar->setAccessibleName(tr("Progress of all runs"));
    m_bar->setRange(0, kBarSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    auto* done = new QHBoxLayout(m_done);
    done->setContentsMargins(0, 0, 8, 0);
    done->setSpacing(6);
    done->addWidget(new IconLabel(m_theme, Icon::Check, &Tokens::success));
    done->addWidget(m_doneText);
    m_pause = button("pause", Icon::Pause, tr("Pause"), tr("Pauses all runs within one batch"),
                     &TrainHeader::pauseRequested);
    m_resume = button("resume", Icon::Resume, tr("Resume"), tr("Goes on with all runs"),
                      &TrainHeader::resumeRequested);
    m_continue = button("resumeExperiment", Icon::Resume, tr("Resume"),
                        tr("Goes on with the unfinished runs, from their last checkpoints"),
                        &TrainHeader::continueRequested);
    m_stop = button("stop", Icon::Stop, tr("Stop"), tr("Stops all runs; they can be resumed later"),
                    &TrainHeader::stopRequested);
    m_longer = button("trainLonger", Icon::Add, tr("Train longer…"),
                      tr("Lets the networks go on for more epochs"), &TrainHeader::longerRequested);
    m_back = button("backToTraining", Icon::Train, tr("Back to training"),
                    tr("Shows the experiment that is being trained"), &TrainHeader::backRequested);
    m_report = button("report", Icon::Document, tr("Report…"),
                      tr("One page with specs, curves, table and verdict, as HTML or PDF"),
                      &TrainHeader::reportRequested);
    setFocusHeirs(*m_pause, {"resume"});
    setFocusHeirs(*m_resume, {"pause"});
    setFocusHeirs(*m_continue, {"pause"});
    m_resume->setProperty("primary", true);
    m_resume->setIcon(icon(Icon::Resume, m_theme.tokens(), Ink::OnAccent));
    for (QWidget* widget : {m_progress, m_done, static_cast<QWidget*>(m_pause),
                            static_cast<QWidget*>(m_longer), static_cast<QWidget*>(m_back),
                            static_cast<QWidget*>(m_resume), static_cast<QWidget*>(m_continue),
                            static_cast<QWidget*>(m_stop), static_cast<QWidget*>(m_report)}) {
        layout()->addWidget(widget);
    }
}

void TrainHeader::buildMenu() {
    auto* menu = new QMenu(m_menuButton);
    const auto add = [&](const QString& name, const QString& text, void (TrainHeader::*signal)()) {
        QAction* action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, signal);
        return action;
    };
    add("openFolder", tr("Open a folder…"), &TrainHeader::otherFolderRequested);
    m_forOpen << add("compare", tr("Compare with…"), &TrainHeader::compareRequested);
    menu->addSeparator();
    m_forOpen << add("rename", tr("Rename…"), &TrainHeader::renameRequested)
              << add("addSeeds", tr("Add seeds…"), &TrainHeader::seedsRequested)
              << add("addNetworks", tr("Add networks…"), &TrainHeader::networksRequested)
              << add("restoreRun", tr("Removed runs…"), &TrainHeader::restoreRequested)
              << add("showFolder", tr("Show in the file manager"), &TrainHeader::folderRequested);
    menu->addSeparator();
    m_forOpen << add("delete", tr("Delete"), &TrainHeader::removeRequested);
    m_menuButton->setMenu(menu);
}

void TrainHeader::setSituation(const TrainSituation& situation) {
    showProgress(situation);
    const bool sameButtons =
        m_shown && m_shown->state == situation.state && m_shown->elsewhere == situation.elsewhere &&
        m_shown->drafting == situation.drafting && m_shown->runs == situation.runs;
    if (!sameButtons) {
        showButtons(situation);
    }
    m_shown = situation;
}

void TrainHeader::showProgress(const TrainSituation& situation) {
    const TrainState state = situation.state;
    const bool finished = state == TrainState::Finished;
    m_progress->setVisible(state != TrainState::Empty && state != TrainState::Compared &&
                           !finished);
    m_done->setVisible(finished);
    if (finished) {
        m_doneText->setText(situation.wallSeconds > 0
                                ? tr("Finished in %1").arg(durationText(situation.wallSeconds))
                                : tr("Finished"));
        return;
    }
    m_epoch->setText(epochText(situation));
    m_left->setText(state == TrainState::Preparing || state == TrainState::Stopping
                        ? QString()
                        : leftText(situation));
    m_bar->setValue(static_cast<int>(kBarSteps * situation.progress));
    setStyleProperty(m_bar, "muted",
                     state == TrainState::Paused || state == TrainState::Interrupted ||
                         state == TrainState::Stopping);
}

void TrainHeader::showButtons(const TrainSituation& situation) {
    const TrainState state = situation.state;
    const bool still = state == TrainState::Finished || state == TrainState::Interrupted ||
                       state == TrainState::Compared;
    const bool free = situation.elsewhere.isEmpty();
    for (QAction* action : m_forOpen) {
        action->setEnabled(situation.runs > 0 && state != TrainState::Compared);
    }
    m_pause->setVisible(state == TrainState::Training);
    m_resume->setVisible(state == TrainState::Paused);
    m_stop->setVisible(situation.isOurs());
    m_stop->setEnabled(state != TrainState::Stopping);
    m_continue->setVisible(state == TrainState::Interrupted && free);
    m_longer->setVisible(state == TrainState::Finished);
    m_longer->setEnabled(free);
    m_report->setVisible(still);
    // One button at a time leads on.
    const auto lead = [&](QPushButton* button, Icon which, bool leads) {
        setStyleProperty(button, "primary", leads);
        button->setIcon(icon(which, m_theme.tokens(), leads ? Ink::OnAccent : Ink::Text));
    };
    lead(m_report, Icon::Document, state == TrainState::Finished && !situation.drafting);
    lead(m_continue, Icon::Resume, !situation.drafting);
    m_back->setVisible(!free);
    m_back->setText(free ? QString() : tr("Back to %1").arg(situation.elsewhere));
}

void TrainHeader::setFormFolded(bool folded) {
    m_form->setVisible(folded);
}

}  // namespace lab
