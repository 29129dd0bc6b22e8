// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/list/ExperimentsSheet.h"

#include "ui/base/KeyHelp.h"
#include "ui/parts/Fields.h"
#include "ui/parts/IconButton.h"
#include "ui/parts/Panels.h"
#include "ui/theme/Icons.h"
#include "ui/train/TrainCommands.h"
#include "ui/train/VerdictStrip.h"
#include "ui/train/list/CommonQuestion.h"
#include "ui/train/list/ExperimentList.h"

#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

namespace lab {

namespace {

using Column = ExperimentListModel::Column;

constexpr int kSheetHeader = 56;
constexpr int kSearchWidth = 252;
constexpr int kRoomForFilters = 860;  // pixels, below which they give way
constexpr int kNoFilter = -1;

QString columnKey(int column) {
    return QStringLiteral("train/list/column%1").arg(column);
}

}  // namespace

ExperimentsSheet::ExperimentsSheet(const Theme& theme, Workspace& workspace,
                                   TrainCommands& commands, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_workspace(workspace),
      m_search(new QLineEdit(this)),
      m_count(new QLabel(this)),
      m_answers(filterBox("answerFilter", tr("Answers that are shown"))),
      m_states(filterBox("stateFilter", tr("States that are shown"))),
      m_list(new ExperimentList(theme)),
      m_empty(new QLabel(m_list)),
      m_foot(new QWidget(this)),
      m_all(new QPushButton(m_foot)),
      m_comparison(new QWidget(this)) {
    setObjectName("experimentsSheet");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(buildHeader());
    column->addWidget(buildList(), 1);
    column->addWidget(m_comparison);
    m_comparison->setVisible(false);
    watch(commands);
    addShortcut(*this, {QKeySequence::Find}, tr("Search the experiments"), [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    addShortcut(*this, {QKeySequence(Qt::Key_Escape)}, tr("Back from the list of experiments"),
                [this] { Q_EMIT left(); });
    m_list->experiments().setExperiments(workspace.experiments());
    showCount();
}

QWidget* ExperimentsSheet::buildHeader() {
    auto* header = new QWidget(this);
    header->setFixedHeight(kSheetHeader);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(8, 0, 0, 0);
    row->setSpacing(8);
    QToolButton* back =
        iconButton(header, m_theme, "leaveExperiments", Icon::ChevronLeft, tr("Back (Esc)"));
    connect(back, &QToolButton::clicked, this, &ExperimentsSheet::left);
    auto* title = new QLabel(tr("Experiments"), header);
    title->setProperty("role", "title");
    m_search->setObjectName("searchExperiments");
    m_search->setAccessibleName(tr("Search the experiments"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setToolTip(tr("Looks through names, notes, data, networks and answers (Ctrl+F)"));
    m_search->addAction(icon(Icon::Search, m_theme.tokens()), QLineEdit::LeadingPosition);
    m_search->setClearButtonEnabled(true);
    m_search->setFixedSize(kSearchWidth, 32);
    m_count->setProperty("role", "small");
    m_count->setObjectName("experimentCount");
    const auto answer = [this](const QString& text, QuestionState which) {
        m_answers->addItem(text, static_cast<int>(which));
    };
    m_answers->addItem(tr("All answers"), kNoFilter);
    answer(tr("Shown"), QuestionState::Shown);
    answer(tr("Not shown"), QuestionState::NotShown);
    answer(tr("Within noise"), QuestionState::WithinNoise);
    answer(tr("Too early"), QuestionState::TooEarly);
    answer(tr("Nothing to compare"), QuestionState::NothingToCompare);
    const auto state = [this](const QString& text, ExperimentState which) {
        m_states->addItem(text, static_cast<int>(which));
    };
    m_states->addItem(tr("All states"), kNoFilter);
    state(tr("Finished"), ExperimentState::Finished);
    state(tr("Training"), ExperimentState::Training);
    state(tr("Stopped"), ExperimentState::Stopped);
    state(tr("Not begun"), ExperimentState::NotBegun);
    state(tr("Failed"), ExperimentState::Failed);
    auto* fresh = new QPushButton(tr("New"), header);
    fresh->setObjectName("newFromList");
    fresh->setIcon(icon(Icon::New, m_theme.tokens(), Ink::Text));
    fresh->setToolTip(tr("Draws up a new experiment (Ctrl+N)"));
    fresh->setFixedHeight(32);
    connect(fresh, &QPushButton::clicked, this, &ExperimentsSheet::newRequested);
    row->addWidget(back);
    row->addWidget(title);
    row->addSpacing(8);
    row->addWidget(m_search);
    row->addWidget(m_answers);
    row->addWidget(m_states);
    row->addWidget(columnButton());
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(fresh);
    return header;
}

QComboBox* ExperimentsSheet::filterBox(const QString& name, const QString& accessibleName) {
    auto* box = new QComboBox(this);
    box->setObjectName(name);
    box->setAccessibleName(accessibleName);
    box->setToolTip(accessibleName);
    box->setFixedHeight(32);
    return box;
}

QToolButton* ExperimentsSheet::columnButton() {
    QToolButton* button =
        iconButton(this, m_theme, "listColumns", Icon::List, tr("Columns that are shown"));
    auto* menu = new QMenu(button);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setProperty("menuArrow", "none");
    const QSettings settings;
    for (const Column column : {Column::Date, Column::Data, Column::Networks, Column::Seeds,
                                Column::Answered, Column::State, Column::Size}) {
        QAction* action = menu->addAction(
            m_list->experiments().headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setObjectName(QStringLiteral("listColumn%1").arg(column));
        action->setCheckable(true);
        action->setChecked(settings.value(columnKey(column), true).toBool());
        m_list->setColumnShown(column, action->isChecked());
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            QSettings().setValue(columnKey(column), on);
            m_list->setColumnShown(column, on);
        });
    }
    return button;
}

QWidget* ExperimentsSheet::buildList() {
    QFrame* panel = makePanel(this);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(m_foot);
    auto* foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(12, 4, 12, 6);
    auto* text = new QLabel(tr("Search looks through names, notes, data, networks and answers."));
    text->setProperty("role", "small");
    foot->addWidget(text);
    foot->addWidget(m_all);
    foot->addStretch(1);
    m_all->setObjectName("showAllExperiments");
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_search->clear();
        m_answers->setCurrentIndex(0);
        m_states->setCurrentIndex(0);
        m_list->setFocus(Qt::OtherFocusReason);
    });
    m_empty->setObjectName("noExperiments");
    m_empty->setProperty("role", "muted");
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* over = new QVBoxLayout(m_list->viewport());
    over->addWidget(m_empty);
    return panel;
}

// Below the list: what the selected experiments say together.
void ExperimentsSheet::buildComparison() {
    m_strip = new VerdictStrip(m_theme, m_comparison);
    m_strip->setObjectName("listStrip");
    m_compare = new QPushButton(m_comparison);
    m_compare->setObjectName("compareSelected");
    m_compare->setIcon(icon(Icon::Train, m_theme.tokens(), Ink::OnAccent));
    m_compare->setProperty("primary", true);
    m_compare->setToolTip(tr("Shows their runs in one table and one figure"));
    connect(m_compare, &QPushButton::clicked, this,
            [this] { Q_EMIT compareRequested(m_list->selectedFolders()); });
    auto* clear = new QPushButton(tr("Clear selection"), m_comparison);
    clear->setObjectName("clearSelection");
    connect(clear, &QPushButton::clicked, this, [this] {
        m_list->clearSelection();
        m_list->setFocus(Qt::OtherFocusReason);
    });
    auto* column = new QVBoxLayout(m_comparison);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_strip);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_compare);
    row->addWidget(clear);
    row->addStretch(1);
    column->addLayout(row);
}

void ExperimentsSheet::watch(TrainCommands& commands) {
    connect(&m_workspace, &Workspace::changed, this, [this] {
        m_list->experiments().setExperiments(m_workspace.experiments());
        showCount();
    });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_list->filter().setWords(text);
        showCount();
    });
    const auto chosen = [](const QComboBox& box) { return box.currentData().toInt(); };
    connect(m_answers, &QComboBox::currentIndexChanged, this, [this, chosen] {
        const int answer = chosen(*m_answers);
        m_list->filter().setAnswer(answer == kNoFilter
                                       ? std::optional<QuestionState>()
                                       : std::optional(static_cast<QuestionState>(answer)));
        showCount();
    });
    connect(m_states, &QComboBox::currentIndexChanged, this, [this, chosen] {
        const int state = chosen(*m_states);
        m_list->filter().setState(state == kNoFilter
                                      ? std::optional<ExperimentState>()
                                      : std::optional(static_cast<ExperimentState>(state)));
        showCount();
    });
    connect(&m_list->filter(), &QAbstractItemModel::dataChanged, this,
            &ExperimentsSheet::showCount);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ExperimentsSheet::compareSelected);
    connect(m_list, &ExperimentList::openRequested, this, &ExperimentsSheet::openRequested);
    connect(m_list, &ExperimentList::compareRequested, this, &ExperimentsSheet::compareRequested);
    connect(m_list, &ExperimentList::renameRequested, &commands, &TrainCommands::rename);
    connect(m_list, &ExperimentList::noteRequested, &commands, &TrainCommands::editNote);
    connect(m_list, &ExperimentList::folderRequested, &commands, &TrainCommands::showFolder);
    connect(m_list, &ExperimentList::removeRequested, &commands, &TrainCommands::removeExperiments);
    connect(&m_reading, &Job::failed, &commands, &TrainCommands::complain);
}

void ExperimentsSheet::showCount() {
    const int all = m_list->experiments().rowCount();
    const int shown = m_list->filter().rowCount();
    const bool isCut = shown < all;
    m_count->setText(isCut ? tr("%1 of %2").arg(shown).arg(all) : QString());
    m_foot->setVisible(isCut);
    m_all->setText(tr("Show all %1").arg(all));
    m_empty->setVisible(shown == 0);
    m_empty->setText(all == 0 ? tr("No experiment yet.") : tr("No experiment is like that."));
}

// The answer follows the selection; while one is read, the next waits.
void ExperimentsSheet::compareSelected() {
    const std::vector<std::filesystem::path> folders = m_list->selectedFolders();
    m_asked = folders;
    if (folders.size() < 2) {
        m_comparison->setVisible(false);
        return;
    }
    if (m_reading.isRunning()) {
        return;
    }
    m_reading.start([folders] { return commonQuestionOf(folders); },
                    [this, folders](const CommonQuestion& question) {
                        m_asked == folders ? showComparison(question) : compareSelected();
                    });
}

void ExperimentsSheet::showComparison(const CommonQuestion& question) {
    if (m_strip == nullptr) {
        buildComparison();
    }
    m_strip->showText(question.tone, question.headline, question.text);
    m_compare->setText(tr("Compare %1").arg(m_asked.size()));
    m_comparison->setVisible(true);
}

void ExperimentsSheet::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_list->experiments().setInUse(true);
    m_list->setFocus(Qt::OtherFocusReason);
}

void ExperimentsSheet::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_list->experiments().setInUse(false);
}

void ExperimentsSheet::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool isRoomy = width() >= kRoomForFilters;
    m_answers->setVisible(isRoomy);
    m_states->setVisible(isRoomy);
}

}  // namespace lab
