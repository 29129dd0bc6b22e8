// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/NetworksFigure.h"

#include "core/nn/Summary.h"
#include "core/nn/Zoo.h"
#include "core/verdict/PublishedResults.h"
#include "ui/diagram/NetworkDiagram.h"
#include "ui/diagram/NetworkWords.h"
#include "ui/lesson/FigureParts.h"
#include "ui/parts/NetworkSign.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/theme/Fonts.h"

#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace lab {

namespace {

constexpr const char* kFive[] = {"resnet-18", "resnet-34", "resnet-50", "resnet-101", "resnet-152"};
constexpr int kNetworksFigureStages = 4;
enum Row {
    Name,
    Block,
    FirstStage,
    Parameters = FirstStage + kNetworksFigureStages,
    MultAdds,
    TestError
};

// How many blocks, and the channels of their convolutions.
QString stageText(const NetworkSpec& spec, int stage) {
    const int blocks = spec.blocks[static_cast<std::size_t>(stage)];
    const int channels = spec.width << stage;
    const QString times = QStringLiteral("× %1").arg(blocks);
    return spec.block == BlockKind::Basic
               ? QStringLiteral("%1\n%2, %2").arg(times).arg(channels)
               : QStringLiteral("%1\n%2, %2, %3").arg(times).arg(channels).arg(4 * channels);
}

QString blockText(const NetworkSpec& spec) {
    return spec.block == BlockKind::Basic ? QStringLiteral("3×3, 3×3")
                                          : QStringLiteral("1×1, 3×3, 1×1");
}

// "resnext50_32x4d": the function of torchvision that makes it.
QString functionName(const NetworkSpec& spec) {
    return QString::fromStdString(spec.name)
        .replace(QLatin1String("resnet-"), QLatin1String("resnet"))
        .replace(QLatin1String("resnext-"), QLatin1String("resnext"))
        .replace('-', '_');
}

QLabel* rightLabel(const QString& text, const char* role, QWidget* parent,
                   const QString& name = {}) {
    QLabel* label = figureLabel(text, role, parent);
    label->setObjectName(name);
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return label;
}

}  // namespace

NetworksFigure::NetworksFigure(const Theme& theme, QWidget* parent)
    : LessonFigure("networksFigure", parent),
      m_diagram(new NetworkDiagram(theme, this)),
      m_choice(new SegmentedControl(
          tr("Which networks"),
          {{"networksFive", tr("The five, stage by stage"), {}},
           {"networksNine", tr("All nine"), tr("As torchvision has them, with its errors")}},
          this)),
      m_tables(new QStackedWidget(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 4);
    column->setSpacing(2);
    m_diagram->setObjectName("lessonDiagram");
    m_diagram->setMinimumHeight(170);
    m_diagram->setComparison(
        std::make_shared<const NetworkComparison>(compareNetworks(usualPair())));
    column->addWidget(m_diagram, 1);
    QHBoxLayout* row = figureRow();
    row->setContentsMargins(20, 0, 16, 2);
    row->addWidget(m_choice);
    row->addStretch(1);
    column->addLayout(row);
    m_tables->addWidget(buildTable());
    m_tables->addWidget(buildNine());
    m_tables->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    column->addWidget(m_tables);
    connect(m_choice, &SegmentedControl::chosen, this, [this](int table) {
        m_tables->setCurrentIndex(table);
        Q_EMIT noteChanged();
    });
}

QString NetworksFigure::note() const {
    return m_choice->current() == 0
               ? tr("Errors: He et al. 2015, table 3 (ResNet-18: table 2); ImageNet validation "
                    "set, top-1, 10-crop")
               : tr("Errors: torchvision 0.8, model page; ImageNet validation set, one 224×224 "
                    "crop");
}

QWidget* NetworksFigure::buildNine() {
    auto* holder = new QWidget(this);
    holder->setObjectName("nineNetworks");
    auto* grid = new QGridLayout(holder);
    grid->setContentsMargins(20, 0, 16, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(1);
    grid->setColumnStretch(1, 1);
    int column = 2;
    grid->addWidget(figureLabel(tr("Function"), "small", holder), 0, 0, 1, 2);
    for (const QString& title :
         {tr("Parameters"), tr("Multiply-adds"), tr("Top-1 error"), tr("Top-5 error")}) {
        grid->addWidget(rightLabel(title, "small", holder), 0, column++);
    }
    int row = 1;
    for (const PublishedResult& result : publishedResults()) {
        if (result.benchmark != Benchmark::ImageNetSingleCrop) {
            continue;
        }
        const NetworkSummary summary = summaryOf(result.network, {224, 224});
        const QString name = functionName(result.network);
        auto* sign = new NetworkSign(12, holder);
        sign->setNetwork(result.network);
        grid->addWidget(sign, row, 0);
        QLabel* function = figureLabel(name, "", holder);
        function->setFont(codeFont(kSmallSize));
        grid->addWidget(function, row, 1);
        grid->addWidget(rightLabel(amountText(summary.parameters), "", holder), row, 2);
        grid->addWidget(rightLabel(amountText(summary.multAdds), "", holder), row, 3);
        grid->addWidget(rightLabel(tr("%1 %").arg(result.top1, 0, 'f', 2), "group", holder,
                                   name + QLatin1String(".top1")),
                        row, 4);
        grid->addWidget(rightLabel(tr("%1 %").arg(result.top5.value_or(0), 0, 'f', 2), "", holder,
                                   name + QLatin1String(".top5")),
                        row, 5);
        ++row;
    }
    grid->setRowStretch(row, 1);  // the five need more room
    return holder;
}

QWidget* NetworksFigure::buildTable() {
    auto* holder = new QWidget(this);
    holder->setObjectName("fiveNetworks");
    auto* grid = new QGridLayout(holder);
    grid->setContentsMargins(20, 0, 16, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(0);
    grid->addWidget(figureLabel(QStringLiteral("ResNet-"), "group", holder), Name, 0);
    grid->addWidget(figureLabel(tr("Block"), "small", holder), Block, 0);
    for (int stage = 0; stage < kNetworksFigureStages; ++stage) {
        const int side = 56 >> stage;
        grid->addWidget(
            figureLabel(tr("Stage %1").arg(stage + 1) + QStringLiteral("\n%1×%1").arg(side),
                        "small", holder),
            FirstStage + stage, 0);
    }
    grid->addWidget(figureLabel(tr("Parameters"), "small", holder), Parameters, 0);
    grid->addWidget(figureLabel(tr("Multiply-adds"), "small", holder), MultAdds, 0);
    grid->addWidget(figureLabel(tr("Error"), "small", holder), TestError, 0);
    int column = 1;
    for (const char* name : kFive) {
        buildColumn(*grid, column, name);
        grid->setColumnStretch(column++, 1);
    }
    return holder;
}

void NetworksFigure::buildColumn(QGridLayout& grid, int column, const char* name) {
    QWidget* holder = grid.parentWidget();
    NetworkSpec spec = zooNetwork(name);
    const NetworkSummary summary = summaryOf(spec, {224, 224});
    auto* head = new QWidget(holder);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    auto* sign = new NetworkSign(12, head);
    sign->setNetwork(spec);
    row->addWidget(sign);
    row->addWidget(figureLabel(QString::number(depthOf(spec)), "group", head), 1);
    grid.addWidget(head, Name, column);
    grid.addWidget(figureLabel(blockText(spec), "caption", holder), Block, column);
    for (int stage = 0; stage < kNetworksFigureStages; ++stage) {
        auto* cell = figureLabel(stageText(spec, stage), "caption", holder);
        grid.addWidget(cell, FirstStage + stage, column);
    }
    grid.addWidget(figureLabel(amountText(summary.parameters), "", holder), Parameters, column);
    grid.addWidget(figureLabel(amountText(summary.multAdds), "", holder), MultAdds, column);
    if (depthOf(spec) == 18) {
        spec.shortcut = Shortcut::A;  // as table 2 has it
    }
    const PublishedResult* published = publishedResultOf(spec, Benchmark::ImageNetTenCrop);
    grid.addWidget(figureLabel(published == nullptr ? QStringLiteral("–")
                                                    : tr("%1 %").arg(published->top1, 0, 'f', 2),
                               "group", holder),
                   TestError, column);
}

}  // namespace lab
