// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/ShortcutFigure.h"

#include "core/infer/Classifier.h"
#include "ui/base/QtImage.h"
#include "ui/lesson/FigureParts.h"
#include "ui/lesson/LessonText.h"
#include "ui/maps/MapColumn.h"
#include "ui/maps/MapView.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr int kUsualBlock = 2;     // stage 1, block 3: shapes stay, maps are large
constexpr int kSliderSteps = 100;  // for a factor of 1
constexpr int kView = 112;
constexpr int kSigns = 14;

std::vector<FormulaRun> runs(const char* text) {
    return formulaRuns(QString::fromLatin1(text));
}

}  // namespace

ShortcutFigure::ShortcutFigure(const Theme& theme, QWidget* parent)
    : LessonFigure("shortcutFigure", parent),
      m_theme(theme),
      m_picture(new QComboBox(this)),
      m_block(new QComboBox(this)),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_factor(new QDoubleSpinBox(this)),
      m_problem(figureLabel({}, "error", this, "shortcutProblem")),
      m_channelTitle(figureLabel({}, "group", this, "shortcutChannel")),
      m_job(new Job(this)) {
    build();
    connect(m_job, &Job::failed, this, [this](const QString& sentence) {
        m_problem->setText(sentence);
        m_problem->show();
        clear();
    });
    m_picture->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_block->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_picture, &QComboBox::currentIndexChanged, this, &ShortcutFigure::compute);
    connect(m_block, &QComboBox::currentIndexChanged, this, &ShortcutFigure::compute);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        const QSignalBlocker blocker(m_factor);
        m_factor->setValue(static_cast<double>(value) / kSliderSteps);
        compute();
    });
    connect(m_factor, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        m_slider->setValue(static_cast<int>(std::lround(value * kSliderSteps)));
    });
}

// ---- Layout ------------------------------------------------------------------------------------

void ShortcutFigure::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(buildHead());
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    const char* symbols[] = {"x", "F(x)", "F(x) + x", "ReLU"};
    const QString words[] = {tr("input"), tr("residual"), tr("sum"), tr("output y")};
    const QString signs[] = {QStringLiteral("+"), QStringLiteral("="), QStringLiteral("→")};
    auto* maps = new QHBoxLayout;
    auto* views = new QHBoxLayout;
    for (QHBoxLayout* row : {maps, views}) {
        row->setSpacing(4);
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const QString number = QString::number(i);
        m_columns.at(i) = new MapColumn(m_theme, "shortcutMaps" + number, this);
        m_columns.at(i)->setTitle(runs(symbols[i]), words[i]);
        m_views.at(i) = new MapView(m_theme, "shortcutMap" + number, this);
        m_views.at(i)->setMaximumHeight(kView + 40);
        maps->addWidget(m_columns.at(i), 1);
        views->addWidget(m_views.at(i), 1);
        if (i < 3) {
            auto* sign = figureLabel(signs[i], "verdict", this);
            sign->setFixedWidth(kSigns);
            sign->setAlignment(Qt::AlignCenter);
            maps->addWidget(sign);
            views->addSpacing(kSigns + 4);
        }
        connect(&m_columns.at(i)->grid(), &MapGrid::channelChosen, this, &ShortcutFigure::select);
    }
    column->addLayout(maps, 3);
    column->addWidget(m_channelTitle);
    column->addLayout(views, 2);
    column->addWidget(buildFoot());
}

QWidget* ShortcutFigure::buildHead() {
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_picture->setObjectName("shortcutPicture");
    m_picture->setAccessibleName(tr("Picture"));
    m_picture->setIconSize({24, 24});
    m_picture->setMinimumWidth(150);
    m_block->setObjectName("shortcutBlock");
    m_block->setAccessibleName(tr("Block"));
    m_block->setMinimumWidth(150);
    row->addWidget(m_picture);
    row->addWidget(m_block);
    row->addStretch(1);
    return holder;
}

QWidget* ShortcutFigure::buildFoot() {
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto* label = new QLabel(richText(tr("Scale of $F$")), holder);
    label->setBuddy(m_slider);
    m_slider->setObjectName("shortcutScale");
    m_slider->setAccessibleName(tr("Scale of F"));
    m_slider->setRange(0, 2 * kSliderSteps);
    m_slider->setPageStep(kSliderSteps / 10);
    m_slider->setValue(kSliderSteps);
    m_factor->setObjectName("shortcutFactor");
    m_factor->setAccessibleName(tr("Scale of F"));
    m_factor->setRange(0, 2);
    m_factor->setSingleStep(0.1);
    m_factor->setValue(1);
    m_factor->setFixedWidth(72);
    row->addWidget(label);
    row->addWidget(m_slider, 1);
    row->addWidget(m_factor);
    return holder;
}

// ---- The network -------------------------------------------------------------------------------

void ShortcutFigure::showEvent(QShowEvent* event) {
    LessonFigure::showEvent(event);
    if (!m_network.network && !m_job->isRunning()) {
        prepare();
    }
}

void ShortcutFigure::prepare() {
    m_job->start(
        [] {
            useInferenceThreads(1);
            return trainedResNet();
        },
        [this](const LessonNetwork& network) { showNetwork(network); });
}

void ShortcutFigure::showNetwork(const LessonNetwork& network) {
    m_network = network;
    m_note = network.origin;
    const QSignalBlocker pictures(m_picture);
    const QSignalBlocker blocks(m_block);
    for (std::size_t i = 0; i < network.pictures.size(); ++i) {
        m_picture->addItem(QIcon(QPixmap::fromImage(imageOf(network.pictures[i].image))),
                           network.names[static_cast<qsizetype>(i)]);
    }
    const std::vector<BlockSummary> all =
        summaryOf(network.network->spec(),
                  {network.network->input().size, network.network->input().size})
            .blocks;
    for (const BlockSummary& block : all) {
        if (block.shortcut == ShortcutPath::Identity) {
            m_block->addItem(tr("Stage %1, block %2").arg(block.stage + 1).arg(block.index + 1),
                             static_cast<int>(&block - all.data()));
        }
    }
    m_block->setCurrentIndex(std::min(kUsualBlock, m_block->count() - 1));
    Q_EMIT noteChanged();
    compute();
}

ShortcutFigure::Question ShortcutFigure::asked() const {
    return {std::max(0, m_picture->currentIndex()), m_block->currentData().toInt(),
            m_factor->value()};
}

// One Job at a time; when it is done, what is asked for by then is computed.
void ShortcutFigure::compute() {
    if (!m_network.network || m_job->isRunning() || m_shown == asked()) {
        return;
    }
    m_job->start(
        [network = m_network, question = asked()] {
            useInferenceThreads(1);
            const auto picture = static_cast<std::size_t>(question.picture);
            const auto block = static_cast<std::size_t>(question.block);
            const Trace trace =
                Trace(network.network, network.pictures.at(picture)).scaled(block, question.factor);
            return Answer{question, trace.block(block), trace.blocks().at(block)};
        },
        [this](Answer answer) {
            show(std::move(answer));
            compute();
        });
}

// Input and output share a scale, and so do residual and sum; both stay while F is scaled, so that
// only what F does is seen.
void ShortcutFigure::show(Answer answer) {
    m_problem->hide();
    m_shown = answer.question;
    m_parts = std::move(answer.parts);
    const FeatureMaps* maps[] = {&m_parts->input, &m_parts->residual, &*m_parts->sum,
                                 &m_parts->output};
    const ActivationStatistics* statistics[] = {&answer.statistics.input,
                                                &answer.statistics.residual,
                                                &*answer.statistics.sum, &answer.statistics.output};
    const double limit = std::max(limitOf(m_parts->input.values), limitOf(m_parts->output.values));
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const MapColours colours = i == 0 || i == 3 ? MapColours::Activation : MapColours::Signed;
        auto shared = std::make_shared<const FeatureMaps>(*maps[i]);
        m_columns.at(i)->setMaps(shared, *statistics[i], colours);
        m_columns.at(i)->grid().setScale(MapScale::Shared, limit);
        m_views.at(i)->setMap(shared, m_channel, colours, limit);
    }
    select(std::min(m_channel, m_parts->input.shape.channels - 1));
}

// What was computed for another question is not shown for this one.
void ShortcutFigure::clear() {
    m_shown.reset();
    m_parts.reset();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        m_columns.at(i)->clear();
        m_views.at(i)->setMap(nullptr, 0, MapColours::Activation, 0);
    }
    m_channelTitle->clear();
}

void ShortcutFigure::select(int channel) {
    m_channel = std::max(0, channel);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        MapGrid& grid = m_columns.at(i)->grid();
        grid.select(m_channel);
        m_views.at(i)->setMap(grid.maps(), m_channel, grid.colours(), grid.limitOfMap(m_channel));
    }
    if (m_parts) {
        m_channelTitle->setText(
            tr("Channel %1 of %2").arg(m_channel + 1).arg(m_parts->input.shape.channels));
    }
}

}  // namespace lab
