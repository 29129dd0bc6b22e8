// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/BlocksFigure.h"

#include "core/nn/Zoo.h"
#include "ui/diagram/BlockFigure.h"
#include "ui/diagram/NetworkWords.h"
#include "ui/lesson/FigureParts.h"
#include "ui/parts/SegmentedControl.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace lab {

namespace {

std::int64_t multAddsWith(StrideAt stride) {
    NetworkSpec spec = zooNetwork("resnet-50");
    spec.strideAt = stride;
    return multAdds(planOf(spec), 224, 224);
}

}  // namespace

BlocksFigure::BlocksFigure(const Theme& theme, QWidget* parent)
    : LessonFigure("blocksFigure", parent),
      m_place(new SegmentedControl(tr("Which block"),
                                   {{"blockWithin", tr("Within a stage"), tr("Stage 2, block 2")},
                                    {"blockFirst", tr("First of a stage"), tr("Stage 2, block 1")}},
                                   this)),
      m_version(
          new SegmentedControl(tr("Where the bottleneck halves the resolution"),
                               {{"strideV1", tr("v1"), tr("On the first 1×1, as in the paper")},
                                {"strideV15", tr("v1.5"), tr("On the 3×3, as in torchvision")}},
                               this)),
      m_sentence(figureLabel({}, "small", this, "blocksSentence")) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 6, 20, 4);
    column->setSpacing(2);
    QHBoxLayout* row = figureRow();
    row->addWidget(m_place);
    row->addStretch(1);
    row->addWidget(m_version);
    column->addLayout(row);
    QHBoxLayout* sides = figureRow();
    sides->setSpacing(24);
    sides->addWidget(buildSide(theme, 0), 1);
    sides->addWidget(buildSide(theme, 1), 1);
    column->addLayout(sides, 1);
    m_sentence->setWordWrap(true);
    column->addWidget(m_sentence);
    connect(m_place, &SegmentedControl::chosen, this, &BlocksFigure::show);
    connect(m_version, &SegmentedControl::chosen, this, &BlocksFigure::show);
    show();
}

QWidget* BlocksFigure::buildSide(const Theme& theme, int side) {
    auto* holder = new QWidget(this);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(
        figureLabel(side == 0 ? tr("Building block (ResNet-34)") : tr("Bottleneck (ResNet-50)"),
                    "group", holder));
    m_figures[side] = new BlockFigure(theme, holder);
    m_figures[side]->setObjectName(side == 0 ? "buildingBlock" : "bottleneck");
    m_facts[side] =
        figureLabel({}, "small", holder, side == 0 ? "buildingBlockFacts" : "bottleneckFacts");
    m_facts[side]->setWordWrap(true);
    column->addStretch(1);
    column->addWidget(m_figures[side]);
    column->addStretch(2);
    column->addWidget(m_facts[side]);
    return holder;
}

void BlocksFigure::show() {
    NetworkPair pair;
    pair.networks = {zooNetwork("resnet-34"), zooNetwork("resnet-50")};
    pair.networks[1].strideAt = m_version->current() == 0 ? StrideAt::V1 : StrideAt::V1_5;
    m_comparison = std::make_shared<const NetworkComparison>(compareNetworks(pair));
    const bool first = m_place->current() == 1;
    m_version->setEnabled(first);
    const int unit = m_comparison->unitNamed(first ? "layer2.0" : "layer2.1");
    for (int side = 0; side < 2; ++side) {
        m_figures[side]->showUnit(m_comparison, unit, side);
        const UnitCost cost = *costOf(*m_comparison, unit, side);
        m_facts[side]->setText(tr("%1 in, %2 out; %3 parameters, %4 multiply-adds")
                                   .arg(featureShapeText(cost.input), featureShapeText(cost.output),
                                        amountText(cost.parameters), amountText(cost.multAdds)));
    }
    const std::int64_t v1 = multAddsWith(StrideAt::V1);
    const std::int64_t v15 = multAddsWith(StrideAt::V1_5);
    m_sentence->setText(
        first
            ? tr("Here v1 strides on the first 1×1, v1.5 on the 3×3: ResNet-50 has %1 "
                 "multiply-adds with v1 and %2 with v1.5 (%3), which errs about 0.5 points less "
                 "(NVIDIA).")
                  .arg(amountText(v1), amountText(v15), changeText(v1, v15))
            : tr("The bottleneck carries four times the channels from block to block at about the "
                 "building block's price."));
}

}  // namespace lab
