// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/CamBar.h"

#include "ui/base/ClassNames.h"
#include "ui/parts/Fields.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>

namespace lab {

namespace {

constexpr auto kStageKey = "classify/camStage";
constexpr auto kOpacityKey = "classify/camOpacity";
constexpr int kUsualOpacity = 62;
constexpr int kNamed = 2;  // the first of the list that is a class
constexpr int kLastStage = -1;
constexpr int kUsefulSide = 7;

int halvingsOf(Stem stem) {
    switch (stem) {
        case Stem::ImageNet:
            return 2;
        case Stem::Small:
            return 1;
        case Stem::Cifar:
            break;
    }
    return 0;
}

// Every halving rounds up: 3×3 with padding 1, 7×7 with padding 3.
int sideOf(const ChosenModel& model, int stage) {
    int side = model.classifier->input().size;
    const int halvings = halvingsOf(model.network.stem) + stage;
    for (int i = 0; i < halvings; ++i) {
        side = (side + 1) / 2;
    }
    return side;
}

CamChoice::Target targetAt(int index) {
    if (index == 0) {
        return CamChoice::Target::Predicted;
    }
    return index == 1 ? CamChoice::Target::True : CamChoice::Target::Named;
}

QString stageText(const std::vector<ChosenModel>& models, int stage) {
    const int side = sideOf(models.front(), stage);
    const bool alike = std::ranges::all_of(models, [&](const ChosenModel& model) {
        return static_cast<int>(model.network.blocks.size()) > stage &&
               sideOf(model, stage) == side;
    });
    return alike ? CamBar::tr("Stage %1, %2 × %2").arg(stage + 1).arg(side)
                 : CamBar::tr("Stage %1").arg(stage + 1);
}

// The last stage whose maps tell one place from another: 7×7 as ImageNet's networks have it at
// their end. Else the one with the largest maps.
int usualStage(const std::vector<ChosenModel>& models, int stages) {
    const auto isUseful = [&models](int stage) {
        return std::ranges::all_of(models, [stage](const ChosenModel& model) {
            const auto last = static_cast<int>(model.network.blocks.size()) - 1;
            return sideOf(model, std::min(stage, last)) >= kUsefulSide;
        });
    };
    for (int stage = stages - 1; stage > 0; --stage) {
        if (isUseful(stage)) {
            return stage == stages - 1 ? kLastStage : stage;
        }
    }
    return stages == 1 ? kLastStage : 0;
}

}  // namespace

CamBar::CamBar(const Theme& /*theme*/, QWidget* parent)
    : QFrame(parent),
      m_stage(new ChoiceField("camStage", this)),
      m_target(new ChoiceField("camClass", this)),
      m_opacity(new QSlider(Qt::Horizontal, this)),
      m_share(new QLabel(this)) {
    setObjectName("camBar");
    setProperty("panel", "true");
    setFixedHeight(40);
    auto* title = new QLabel(tr("Grad-CAM"), this);
    title->setProperty("role", "group");
    title->setToolTip(
        tr("Where in the picture the evidence for a class lies, by the gradients of "
           "one stage (Selvaraju et al. 2017)"));
    auto* opacity = new QLabel(tr("Opacity"), this);
    opacity->setProperty("role", "muted");
    opacity->setBuddy(m_opacity);
    m_stage->setAccessibleName(tr("Stage that Grad-CAM looks at"));
    m_stage->setToolTip(
        tr("The stage whose feature maps are weighed; later ones are coarser and "
           "closer to the answer"));
    m_target->setAccessibleName(tr("Class that Grad-CAM explains"));
    m_target->setToolTip(tr("The class whose evidence is shown"));
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_target->setMinimumContentsLength(14);
    m_stage->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_opacity->setObjectName("camOpacity");
    m_opacity->setAccessibleName(tr("Opacity of the heat map"));
    m_opacity->setToolTip(tr("How strongly the heat map covers the picture"));
    m_opacity->setRange(0, 100);
    m_opacity->setPageStep(10);
    m_opacity->setFixedWidth(96);
    m_share->setFixedWidth(m_share->fontMetrics().horizontalAdvance("100 %") + 4);
    m_share->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(title);
    row->addWidget(m_stage);
    row->addWidget(m_target);
    row->addStretch(1);
    row->addWidget(opacity);
    row->addWidget(m_opacity);
    row->addWidget(m_share);
    const QSettings settings;
    m_isChosen = settings.contains(kStageKey);
    m_choice.stage = settings.value(kStageKey, kLastStage).toInt();
    m_opacity->setValue(settings.value(kOpacityKey, kUsualOpacity).toInt());
    m_share->setText(tr("%1 %").arg(m_opacity->value()));
    m_target->addItems({tr("Predicted class"), tr("True class")});
    connect(m_opacity, &QSlider::valueChanged, this, [this](int value) {
        m_share->setText(tr("%1 %").arg(value));
        QSettings().setValue(kOpacityKey, value);
        Q_EMIT opacityChanged();
    });
    connect(m_stage, &QComboBox::currentIndexChanged, this, &CamBar::handleStage);
    connect(m_target, &QComboBox::currentIndexChanged, this, &CamBar::handleTarget);
}

double CamBar::opacity() const {
    return m_opacity->value() / 100.0;
}

void CamBar::handleStage(int index) {
    if (index < 0) {
        return;
    }
    m_isChosen = true;
    m_choice.stage = m_stage->itemData(index).toInt();
    QSettings().setValue(kStageKey, m_choice.stage);
    Q_EMIT choiceChanged();
}

void CamBar::handleTarget(int index) {
    if (index < 0) {
        return;
    }
    m_choice.target = targetAt(index);
    m_choice.className = index < kNamed ? QString() : m_target->itemData(index).toString();
    Q_EMIT choiceChanged();
}

void CamBar::setModels(const std::vector<ChosenModel>& models) {
    const QSignalBlocker quietStage(m_stage);
    const QSignalBlocker quietTarget(m_target);
    m_stage->clear();
    while (m_target->count() > kNamed) {
        m_target->removeItem(kNamed);
    }
    setEnabled(!models.empty());
    if (models.empty()) {
        return;
    }
    int stages = 0;
    const ChosenModel* most = &models.front();
    for (const ChosenModel& model : models) {
        stages = std::max(stages, static_cast<int>(model.network.blocks.size()));
        if (model.network.classes > most->network.classes) {
            most = &model;
        }
    }
    for (int stage = stages - 1; stage >= 0; --stage) {
        m_stage->addItem(stageText(models, stage), stage == stages - 1 ? kLastStage : stage);
    }
    const int usual = usualStage(models, stages);
    const int wanted = m_isChosen ? m_choice.stage : usual;
    m_stage->setCurrentIndex(std::max(0, m_stage->findData(wanted)));
    m_choice.stage = m_stage->currentData().toInt();
    for (const std::string& name : most->classifier->card().classes) {
        m_target->addItem(shortName(name), QString::fromStdString(name));
    }
    const int kept = m_choice.target == CamChoice::Target::Named
                         ? m_target->findData(m_choice.className)
                         : static_cast<int>(m_choice.target);
    m_target->setCurrentIndex(std::max(0, kept));
    if (kept < 0) {
        m_choice.target = CamChoice::Target::Predicted;
    }
}

void CamBar::setClass(const QString& className) {
    const int index = m_target->findData(className);
    if (index >= 0) {
        m_target->setCurrentIndex(index);
    }
}

}  // namespace lab
