// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/OptionsFigure.h"

#include "core/infer/Classifier.h"
#include "core/nn/Zoo.h"
#include "core/verdict/PublishedResults.h"
#include "ui/base/Format.h"
#include "ui/diagram/NetworkWords.h"
#include "ui/lesson/FigureParts.h"
#include "ui/lesson/LessonText.h"
#include "ui/maps/MapColumn.h"
#include "ui/parts/SegmentedControl.h"

#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace lab {

namespace {

constexpr const char* kOptionsFigureBlock = "layer2.0";  // where the shape changes first
constexpr std::size_t kPicture = 3;

std::pair<BlockParts<FeatureMaps>, BlockStatistics> tracedBlock(Shortcut option) {
    useInferenceThreads(1);
    const LessonNetwork network = freshResNet(option);
    const Trace trace(network.network,
                      network.pictures.at(std::min(kPicture, network.pictures.size() - 1)));
    const auto& blocks = trace.summary().blocks;
    const auto found = std::ranges::find(blocks, kOptionsFigureBlock, &BlockSummary::key);
    const auto index = static_cast<std::size_t>(found - blocks.begin());
    return {trace.block(index), trace.blocks().at(index)};
}

}  // namespace

OptionsFigure::OptionsFigure(const Theme& theme, QWidget* parent)
    : LessonFigure("optionsFigure", parent),
      m_option(new SegmentedControl(
          tr("Shortcut option"),
          {{"optionA", tr("A: zeros"), tr("Every second pixel, zeros in the new channels")},
           {"optionB", tr("B: projection"), tr("1×1 convolution where the shape changes")},
           {"optionC", tr("C: projections everywhere"), tr("1×1 convolution in every block")}},
          this)),
      m_input(new MapColumn(theme, "optionInput", this)),
      m_shortcut(new MapColumn(theme, "optionShortcut", this)),
      m_residual(new MapColumn(theme, "optionResidual", this)),
      m_sentence(figureLabel({}, "small", this, "optionSentence")),
      m_problem(figureLabel({}, "error", this, "optionProblem")),
      m_job(new Job(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 12, 20, 12);
    column->setSpacing(8);
    column->addWidget(m_option, 0, Qt::AlignLeft);
    m_problem->hide();
    column->addWidget(m_problem);
    auto* maps = new QHBoxLayout;
    maps->setSpacing(20);
    m_input->setTitle(formulaRuns(QStringLiteral("x")), tr("input of stage 2"));
    m_shortcut->setTitle(formulaRuns(QStringLiteral("W_s x")), tr("on the shortcut"));
    m_residual->setTitle(formulaRuns(QStringLiteral("F(x)")), tr("residual"));
    for (MapColumn* each : {m_input, m_shortcut, m_residual}) {
        maps->addWidget(each, 1);
    }
    column->addLayout(maps, 1);
    m_sentence->setWordWrap(true);
    column->addWidget(m_sentence);
    column->addWidget(buildTable());
    connect(m_option, &SegmentedControl::chosen, this, &OptionsFigure::compute);
    connect(m_job, &Job::failed, this, [this](const QString& sentence) {
        m_problem->setText(sentence);
        m_problem->show();
        for (MapColumn* each : {m_input, m_shortcut, m_residual}) {
            each->clear();  // they are of another option
        }
        m_sentence->clear();
    });
}

QWidget* OptionsFigure::buildTable() {
    auto* frame = new QFrame(this);
    frame->setObjectName("optionTable");
    frame->setProperty("panel", "sunken");
    auto* grid = new QGridLayout(frame);
    grid->setContentsMargins(14, 8, 14, 8);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(4);
    const QString heads[] = {QString(), tr("Parameters"), tr("more than A"), tr("Error, ImageNet")};
    for (int i = 0; i < 4; ++i) {
        grid->addWidget(figureLabel(heads[i], "small", frame), 0, i, Qt::AlignRight);
    }
    NetworkSpec spec = zooNetwork("resnet-34");
    spec.shortcut = Shortcut::A;
    const std::int64_t least = summaryOf(spec, {224, 224}).parameters;
    int row = 1;
    for (const Shortcut option : {Shortcut::A, Shortcut::B, Shortcut::C}) {
        spec.shortcut = option;
        const std::int64_t parameters = summaryOf(spec, {224, 224}).parameters;
        const PublishedResult* published = publishedResultOf(spec, Benchmark::ImageNetTenCrop);
        const QString letter = QString::fromStdString(toText(option));
        const QString cells[] = {tr("ResNet-34 %1").arg(letter), countText(parameters),
                                 countText(parameters - least),
                                 published == nullptr ? QStringLiteral("–")
                                                      : tr("%1 %").arg(published->top1, 0, 'f', 2)};
        for (int i = 0; i < 4; ++i) {
            auto* cell = figureLabel(cells[i], i == 0 ? "group" : "", frame);
            cell->setObjectName(QStringLiteral("option%1.%2").arg(letter).arg(i));
            grid->addWidget(cell, row, i, i == 0 ? Qt::AlignLeft : Qt::AlignRight);
        }
        ++row;
    }
    grid->setColumnStretch(0, 1);
    return frame;
}

QString OptionsFigure::note() const {
    return tr(
        "Maps: ResNet-34 of width 16 with fresh weights. Errors: He et al. 2015, table 3, "
        "top-1, 10-crop");
}

Shortcut OptionsFigure::option() const {
    return static_cast<Shortcut>(m_option->current());
}

const FeatureMaps* OptionsFigure::shortcutMaps() const {
    const auto found = m_computed.find(option());
    return found == m_computed.end() || !found->second.first.shortcut
               ? nullptr
               : &*found->second.first.shortcut;
}

void OptionsFigure::showEvent(QShowEvent* event) {
    LessonFigure::showEvent(event);
    compute();
}

void OptionsFigure::compute() {
    if (m_computed.contains(option())) {
        show();
    } else if (!m_job->isRunning()) {
        m_job->start([option = option()] { return std::pair(option, tracedBlock(option)); },
                     [this](const auto& made) {
                         m_computed[made.first] = made.second;
                         compute();
                     });
    }
}

void OptionsFigure::show() {
    m_problem->hide();
    const auto& [parts, statistics] = m_computed.at(option());
    const auto shared = [](const FeatureMaps& maps) {
        return std::make_shared<const FeatureMaps>(maps);
    };
    const bool zeros = option() == Shortcut::A;
    m_input->setMaps(shared(parts.input), statistics.input, MapColours::Activation);
    m_shortcut->setMaps(shared(*parts.shortcut), *statistics.shortcut,
                        zeros ? MapColours::Activation : MapColours::Signed);
    m_residual->setMaps(shared(parts.residual), statistics.residual, MapColours::Signed);
    m_sentence->setText(
        tr("From %1 to %2: ")
            .arg(featureShapeText(parts.input.shape), featureShapeText(parts.output.shape)) +
        (zeros ? tr("the first half of the channels is x at every second pixel, the other half "
                    "is zero.")
               : tr("every new channel is a mixture of all old ones.")));
}

}  // namespace lab
