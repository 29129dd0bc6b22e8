// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/form/ExperimentForm.h"

#include "ui/base/Format.h"
#include "ui/base/PresetWords.h"
#include "ui/experiments/Estimate.h"
#include "ui/parts/ColumnScroll.h"
#include "ui/parts/FieldRow.h"
#include "ui/parts/Fields.h"
#include "ui/train/form/DataForm.h"
#include "ui/train/form/FormFoot.h"
#include "ui/train/form/MachineForm.h"
#include "ui/train/form/NetworkChips.h"
#include "ui/train/form/RecipeForm.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lab {

namespace {

constexpr int kExperimentFormPadding = 16;
constexpr int kMinWidth = 256;
constexpr int kLongestName = 60;
constexpr int kLongestNote = 200;

constexpr DraftField kFields[] = {
    DraftField::Networks,   DraftField::Width,  DraftField::Data,        DraftField::TrainLimit,
    DraftField::TestLimit,  DraftField::Epochs, DraftField::BatchSize,   DraftField::LearningRate,
    DraftField::Milestones, DraftField::Warmup, DraftField::WeightDecay, DraftField::Seeds};

QLabel* labelWith(const char* role, const QString& text = {}) {
    auto* label = new QLabel(text);
    label->setProperty("role", role);
    return label;
}

// Text that is no list stands before what core says of the values.
void addTextProblem(std::vector<DraftProblem>& problems, DraftField field,
                    const QString& sentence) {
    if (!sentence.isEmpty()) {
        std::erase_if(problems, [field](const DraftProblem& p) { return p.field == field; });
        problems.push_back({field, sentence});
    }
}

}  // namespace

ExperimentForm::ExperimentForm(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_scroll(new ColumnScroll(this)),
      m_preset(new ChoiceField("preset")),
      m_name(new TextField("experimentName")),
      m_ownNote(new TextField("experimentNote")),
      m_note(labelWith("small")),
      m_count(labelWith("small")),
      m_networks(new NetworkChips(theme)),
      m_networksProblem(new ProblemLine(theme)),
      m_data(new DataForm(theme)),
      m_recipe(new RecipeForm(theme)),
      m_machine(new MachineForm(theme)),
      m_foot(new FormFoot(theme, this)) {
    build();
    watch();
    setDraft(draftOf(presets().front()));
}

void ExperimentForm::build() {
    setMinimumWidth(kMinWidth);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 1, 1, 1);
    outer->setSpacing(0);
    outer->addWidget(m_scroll, 1);
    outer->addWidget(m_foot);
    auto* content = new QWidget;
    content->setObjectName("formContent");
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kExperimentFormPadding, 12, kExperimentFormPadding, 8);
    column->setSpacing(8);
    for (const Preset& preset : presets()) {
        m_preset->addItem(titleOf(preset), QString::fromStdString(preset.name));
        m_preset->setItemData(m_preset->count() - 1, descriptionOf(preset), Qt::ToolTipRole);
    }
    m_preset->addItem(tr("Own settings"), QString());
    m_preset->setAccessibleName(tr("Experiment"));
    m_note->setWordWrap(true);
    m_note->hide();
    auto* networks = new QWidget;
    auto* inner = new QVBoxLayout(networks);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(4);
    inner->addWidget(m_networks);
    inner->addWidget(m_networksProblem);
    m_name->setMaxLength(kLongestName);
    m_ownNote->setMaxLength(kLongestNote);
    addGroup(column, tr("Experiment"), m_preset);
    m_name->setAccessibleName(tr("Name"));
    m_name->setToolTip(tr("Its folder's name; a number is added where it is taken"));
    m_ownNote->setAccessibleName(tr("Note"));
    m_ownNote->setPlaceholderText(tr("Note"));
    m_ownNote->setToolTip(
        tr("A line of your own: it is kept with the experiment, and the list of "
           "experiments finds it"));
    auto* own = new QHBoxLayout;
    own->setSpacing(8);
    own->addWidget(m_name, 1);
    own->addWidget(m_ownNote, 1);
    column->addLayout(own);
    column->addWidget(m_note);
    addGroup(column, tr("Networks"), networks, m_count);
    addGroup(column, tr("Data"), m_data);
    addGroup(column, tr("Recipe"), m_recipe, m_recipe->foldButton());
    addGroup(column, tr("Machine"), m_machine);
    column->addStretch(1);
    m_scroll->setWidget(content);
    content->setAutoFillBackground(false);
}

void ExperimentForm::addGroup(QVBoxLayout* column, const QString& title, QWidget* content,
                              QWidget* aside) {
    if (column->count() > 0) {
        column->addSpacing(4);
    }
    auto* row = new QHBoxLayout;
    row->addWidget(labelWith("group", title));
    row->addStretch(1);
    if (aside != nullptr) {
        row->addWidget(aside);
    }
    column->addLayout(row);
    column->addWidget(content);
}

void ExperimentForm::watch() {
    connect(m_preset, &QComboBox::activated, this, &ExperimentForm::choosePreset);
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& name) {
        m_draft.name = name;
        Q_EMIT draftChanged();
    });
    connect(m_ownNote, &QLineEdit::textEdited, this, [this](const QString& note) {
        m_draft.note = note;
        Q_EMIT draftChanged();
    });
    connect(m_networks, &NetworkChips::changed, this, &ExperimentForm::edited);
    connect(m_networks, &NetworkChips::hovered, this, &ExperimentForm::networkHovered);
    connect(m_data, &DataForm::changed, this, &ExperimentForm::edited);
    connect(m_data, &DataForm::previewChanged, this, &ExperimentForm::check);
    connect(m_recipe, &RecipeForm::changed, this, &ExperimentForm::edited);
    connect(m_machine, &MachineForm::changed, this, &ExperimentForm::edited);
    connect(m_foot, &FormFoot::startRequested, this, &ExperimentForm::startRequested);
    connect(m_foot, &FormFoot::duplicateRequested, this, &ExperimentForm::duplicateRequested);
}

void ExperimentForm::setDraft(ExperimentDraft draft) {
    m_setting = true;
    m_draft = std::move(draft);
    m_name->setText(m_draft.name);
    m_ownNote->setText(m_draft.note);
    m_networks->setWidthOfForm(m_draft.width);
    m_networks->setNetworks(m_draft.networks);
    m_recipe->setDraft(m_draft);
    m_machine->setDraft(m_draft);
    m_data->setData(m_draft.data);
    m_setting = false;
    setNote({});
    showPreset();
    check();
}

void ExperimentForm::setNote(const QString& note) {
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void ExperimentForm::setMode(Mode mode, const QString& reason) {
    if (m_mode == mode && m_reason == reason) {
        return;
    }
    m_mode = mode;
    m_reason = reason;
    const bool locked = mode == Mode::Locked;
    m_preset->setLocked(locked);
    m_name->setLocked(locked);
    m_ownNote->setLocked(locked);
    m_networks->setLocked(locked);
    m_data->setLocked(locked);
    m_recipe->setLocked(locked);
    m_machine->setLocked(locked);
    if (locked) {
        m_foot->offerCopy(reason);
    } else {
        // Of what was trained, what comes next is asked in the head.
        const bool done = mode == Mode::Done;
        m_foot->offerStart(done ? tr("Start again") : tr("Start"), !done);
    }
    check();
}

void ExperimentForm::choosePreset(int item) {
    const QString name = m_preset->itemData(item).toString();
    if (name.isEmpty()) {
        showPreset();
        return;
    }
    ExperimentDraft draft = draftOf(presetNamed(name.toStdString()));
    draft.execution = m_draft.execution;
    draft.name = m_draft.name;
    draft.note = m_draft.note;
    setDraft(std::move(draft));
    Q_EMIT draftChanged();
}

void ExperimentForm::edited() {
    if (m_setting) {
        return;
    }
    m_draft.networks = m_networks->networks();
    m_draft.data = m_data->data();
    m_recipe->writeTo(m_draft);
    m_machine->writeTo(m_draft);
    m_networks->setWidthOfForm(m_draft.width);
    showPreset();
    check();
    Q_EMIT draftChanged();
}

void ExperimentForm::check() {
    if (m_setting) {
        return;
    }
    std::vector<DraftProblem> problems;
    if (m_mode != Mode::Locked) {  // what trains cannot be changed
        problems = problemsOf(m_draft);
        addTextProblem(problems, DraftField::Milestones, m_recipe->textProblem());
        addTextProblem(problems, DraftField::Seeds, m_machine->textProblem());
    }
    m_problems.clear();
    for (const DraftField field : kFields) {
        const auto found = std::ranges::find(problems, field, &DraftProblem::field);
        const QString sentence = found == problems.end() ? QString() : found->sentence;
        if (field == DraftField::Networks) {
            m_networksProblem->showSentence(sentence);
        } else if (!m_recipe->setProblem(field, sentence) &&
                   !m_machine->setProblem(field, sentence)) {
            m_data->setProblem(field, sentence);
        }
        if (!sentence.isEmpty()) {
            m_problems << sentence;
        }
    }
    const DataPreview* preview = m_data->preview();
    if (preview != nullptr && !preview->problem.isEmpty()) {
        m_problems << tr("The data set cannot be read: see above.");
    }
    m_foot->setObstacle(obstacle());
    showCount();
    showEstimate();
}

QString ExperimentForm::obstacle() const {
    return m_problems.isEmpty() ? m_obstacle : m_problems.front();
}

void ExperimentForm::setObstacle(const QString& sentence) {
    if (m_obstacle != sentence) {
        m_obstacle = sentence;
        check();
    }
}

// The window is on the screen before the data set is read and before LibTorch does any work.
void ExperimentForm::paintEvent(QPaintEvent* event) {
    QWidget::paintEvent(event);
    if (!m_begun) {
        m_begun = true;
        QTimer::singleShot(0, this, [this] {
            m_data->begin();
            m_machine->begin();
        });
    }
}

void ExperimentForm::showPreset() {
    const QString preset = isPreset(m_draft) ? QString::fromStdString(m_draft.preset) : QString();
    m_preset->setCurrentIndex(m_preset->findData(preset));
    const QString description = m_preset->currentData(Qt::ToolTipRole).toString();
    m_preset->setToolTip(description.isEmpty() ? tr("Settings of your own") : description);
    ExperimentDraft unnamed = m_draft;
    unnamed.name.clear();
    m_name->setPlaceholderText(tr("Name: %1").arg(QString::fromStdString(nameOf(unnamed))));
}

void ExperimentForm::showCount() {
    const auto count = static_cast<int>(m_draft.networks.size());
    const auto seeds = static_cast<int>(m_draft.seeds.size());
    m_count->setText(seeds == 1 ? tr("%1, one seed").arg(count)
                                : tr("%1 × %2 seeds").arg(count).arg(seeds));
}

void ExperimentForm::showEstimate() {
    const DataPreview* preview = m_data->preview();
    if (preview == nullptr || !m_problems.isEmpty()) {
        m_foot->setEstimate({});
        m_foot->setWarning({});
        return;
    }
    DataFigures figures = preview->figures;
    const auto limited = [](std::int64_t limit, std::int64_t all) {
        return limit > 0 ? std::min(limit, all) : all;
    };
    figures.trainImages = limited(m_draft.data.trainLimit, figures.trainImages);
    figures.testImages = limited(m_draft.data.testLimit, figures.testImages);
    const std::int64_t batch = imagesPerStep(m_draft.recipe, figures.trainImages);
    const bool isOneStep = batch > 0 && figures.trainImages / batch == 1;
    m_foot->setWarning(isOneStep ? tr("An epoch is one step of %1 images: a smaller batch size "
                                      "makes more of them.")
                                       .arg(countText(batch))
                                 : QString());
    Execution execution = m_draft.execution;
    if (execution.device == "auto") {
        execution.device = m_machine->autoDevice().toStdString();
    }
    m_foot->setEstimate(
        estimateText(estimateOf(experimentOf(m_draft, "").runs, figures, execution)));
}

void ExperimentForm::focusFirst() {
    m_preset->setFocus(Qt::OtherFocusReason);
}

}  // namespace lab
