// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/form/RecipeForm.h"

#include "core/base/Error.h"
#include "ui/parts/FieldRow.h"
#include "ui/parts/Fields.h"
#include "ui/theme/Icons.h"

#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

#include <map>

namespace lab {

namespace {

const QString kUnfolded = QStringLiteral("train/advanced");

template <class Enum>
void addChoice(ChoiceField* field, const QString& text, Enum value) {
    field->addItem(text, static_cast<int>(value));
}

template <class Enum>
Enum chosen(const ChoiceField* field) {
    return static_cast<Enum>(field->currentData().toInt());
}

template <class Enum>
void choose(ChoiceField* field, Enum value) {
    field->setCurrentIndex(field->findData(static_cast<int>(value)));
}

}  // namespace

RecipeForm::RecipeForm(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_foldButton(new QToolButton(this)),
      m_fold(new QWidget(this)),
      m_epochs(new CountField("epochs", this)),
      m_batch(new CountField("batchSize", this)),
      m_width(new CountField("width", this)),
      m_rate(new RateField("learningRate", this)),
      m_milestones(new TextField("milestones", this)),
      m_stem(new ChoiceField("stem", this)),
      m_schedule(new ChoiceField("schedule", this)),
      m_warmup(new CountField("warmup", this)),
      m_decay(new RateField("weightDecay", this)),
      m_precision(new ChoiceField("precision", this)) {
    build();
    buildFold();
    watch();
}

void RecipeForm::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    addChoice(m_stem, tr("Small"), Stem::Small);
    addChoice(m_stem, tr("CIFAR"), Stem::Cifar);
    addChoice(m_stem, tr("ImageNet"), Stem::ImageNet);
    column->addWidget(
        new FieldRow(m_theme,
                     {{tr("Epochs"), m_epochs, tr("How often every training image is seen")},
                      {tr("Batch"), m_batch, tr("Images in one step")},
                      {tr("Width"), m_width, tr("Channels of the stem and the first stage")}},
                     this));
    column->addWidget(new FieldRow(
        m_theme,
        {{tr("Learning rate"), m_rate, tr("Of the first epochs")},
         {tr("÷ 10 after"), m_milestones,
          tr("Epochs after which the learning rate is divided by ten: 6, 8")},
         {tr("Stem"), m_stem,
          tr("Small: 3×3, stride 2. CIFAR: 3×3, stride 1. ImageNet: 7×7, stride 2, and a "
             "max pool")}},
        this));
    column->addWidget(m_fold);
}

void RecipeForm::buildFold() {
    addChoice(m_schedule, tr("Steps"), Schedule::Milestones);
    addChoice(m_schedule, tr("Cosine"), Schedule::Cosine);
    addChoice(m_precision, tr("Auto"), Precision::Auto);
    addChoice(m_precision, tr("fp32"), Precision::Fp32);
    addChoice(m_precision, tr("bf16"), Precision::Bf16);
    auto* column = new QVBoxLayout(m_fold);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(new FieldRow(m_theme,
                                   {{tr("Schedule"), m_schedule, tr("How the learning rate falls")},
                                    {tr("Warm-up epochs"), m_warmup,
                                     tr("Epochs over which the learning rate rises from near 0")}},
                                   m_fold));
    column->addWidget(new FieldRow(
        m_theme,
        {{tr("Weight decay"), m_decay, tr("On every parameter, as in the paper")},
         {tr("Precision"), m_precision,
          tr("Auto measures at the start whether bf16 is faster on this machine, and takes it "
             "for all networks if so")}},
        m_fold));
    m_foldButton->setObjectName("advanced");
    m_foldButton->setText(tr("Advanced"));
    m_foldButton->setToolTip(tr("Schedule, warm-up, weight decay and precision"));
    m_foldButton->setCheckable(true);
    m_foldButton->setAutoRaise(true);
    m_foldButton->setFocusPolicy(Qt::StrongFocus);
    m_foldButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_foldButton->setProperty("fold", true);
    unfold(QSettings().value(kUnfolded, false).toBool());
    connect(m_foldButton, &QToolButton::toggled, this, [this](bool open) {
        QSettings().setValue(kUnfolded, open);
        unfold(open);
    });
}

void RecipeForm::unfold(bool open) {
    m_foldButton->setChecked(open);
    m_foldButton->setIcon(icon(open ? Icon::ChevronDown : Icon::ChevronRight, m_theme.tokens()));
    m_fold->setVisible(open);
}

void RecipeForm::watch() {
    const auto edited = [this] {
        if (!m_setting) {
            showSchedule();
            Q_EMIT changed();
        }
    };
    for (CountField* field : {m_epochs, m_batch, m_width, m_warmup}) {
        connect(field, &QSpinBox::valueChanged, this, edited);
    }
    for (RateField* field : {m_rate, m_decay}) {
        connect(field, &QDoubleSpinBox::valueChanged, this, edited);
    }
    for (ChoiceField* field : {m_stem, m_schedule, m_precision}) {
        connect(field, &QComboBox::currentIndexChanged, this, edited);
    }
    connect(m_milestones, &QLineEdit::textEdited, this, [this, edited] {
        readMilestones();
        edited();
    });
}

void RecipeForm::readMilestones() {
    try {
        m_recipe.milestones = milestonesFrom(m_milestones->text());
        m_textProblem.clear();
    } catch (const Error& error) {
        m_textProblem = QString::fromUtf8(error.what());
    }
}

void RecipeForm::setDraft(const ExperimentDraft& draft) {
    m_setting = true;
    m_recipe = draft.recipe;
    m_textProblem.clear();
    m_epochs->setValue(draft.recipe.epochs);
    m_batch->setValue(draft.recipe.batchSize);
    m_width->setValue(draft.width);
    m_rate->setValue(draft.recipe.learningRate);
    m_milestones->setText(milestonesText(draft.recipe.milestones));
    choose(m_stem, draft.stem);
    choose(m_schedule, draft.recipe.schedule);
    m_warmup->setValue(draft.recipe.warmupEpochs);
    m_decay->setValue(draft.recipe.weightDecay);
    choose(m_precision, draft.recipe.precision);
    m_setting = false;
    showSchedule();
}

void RecipeForm::writeTo(ExperimentDraft& draft) const {
    draft.recipe = m_recipe;
    draft.recipe.epochs = m_epochs->value();
    draft.recipe.batchSize = m_batch->value();
    draft.recipe.learningRate = m_rate->value();
    draft.recipe.schedule = chosen<Schedule>(m_schedule);
    draft.recipe.warmupEpochs = m_warmup->value();
    draft.recipe.weightDecay = m_decay->value();
    draft.recipe.precision = chosen<Precision>(m_precision);
    draft.width = m_width->value();
    draft.stem = chosen<Stem>(m_stem);
}

// A cosine has no milestones: the field stays in its place and cannot be changed.
void RecipeForm::showSchedule() {
    m_milestones->setEnabled(chosen<Schedule>(m_schedule) == Schedule::Milestones);
}

bool RecipeForm::setProblem(DraftField field, const QString& sentence) {
    const std::map<DraftField, QWidget*> fields = {
        {DraftField::Epochs, m_epochs},         {DraftField::BatchSize, m_batch},
        {DraftField::Width, m_width},           {DraftField::LearningRate, m_rate},
        {DraftField::Milestones, m_milestones}, {DraftField::Warmup, m_warmup},
        {DraftField::WeightDecay, m_decay}};
    const auto found = fields.find(field);
    if (found == fields.end()) {
        return false;
    }
    FieldRow::setProblem(found->second, sentence);
    if (!sentence.isEmpty() && m_fold->isAncestorOf(found->second)) {
        unfold(true);  // a bad value does not hide
    }
    return true;
}

void RecipeForm::setLocked(bool locked) {
    m_locked = locked;
    for (CountField* field : {m_epochs, m_batch, m_width, m_warmup}) {
        field->setLocked(locked);
    }
    for (RateField* field : {m_rate, m_decay}) {
        field->setLocked(locked);
    }
    for (ChoiceField* field : {m_stem, m_schedule, m_precision}) {
        field->setLocked(locked);
    }
    m_milestones->setLocked(locked);
}

}  // namespace lab
