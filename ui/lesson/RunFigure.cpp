// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/RunFigure.h"

#include "core/infer/Classifier.h"
#include "core/nn/Zoo.h"
#include "core/run/Presets.h"
#include "ui/base/Format.h"
#include "ui/base/PresetWords.h"
#include "ui/experiments/Estimate.h"
#include "ui/lesson/FigureParts.h"
#include "ui/parts/NetworkLook.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/plots/LinePlot.h"
#include "ui/theme/Icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr const char* kRunFigureNames[2][2] = {{"plain-18", "resnet-18"},
                                               {"plain-34", "resnet-34"}};
constexpr double kRunFigureLeast = 1e-40;  // what is below has vanished in single precision

// Fashion-MNIST, of which the preset takes a part for training.
DataFigures lessonData(const DataSpec& preset) {
    return {1, 10, 28, preset.trainLimit, 10000};
}

}  // namespace

RunFigure::RunFigure(const Theme& theme, QWidget* parent)
    : LessonFigure("runFigure", parent),
      m_theme(theme),
      m_depth(new SegmentedControl(
          tr("Depth"), {{"depth18", tr("18 layers"), {}}, {"depth34", tr("34 layers"), {}}}, this)),
      m_norm(new SegmentedControl(tr("Batch norm"),
                                  {{"normOn", tr("Batch norm"), tr("As these networks have it")},
                                   {"normOff", tr("No batch norm"), tr("Taken out")}},
                                  this)),
      m_weights(new SegmentedControl(
          tr("Start"),
          {{"startHe", tr("He's start"), tr("Normal with fan-out, He et al. 2015b")},
           {"startNarrow", tr("Narrow start"),
            tr("Normal with deviation 0.01, Krizhevsky et al. 2012")}},
          this)),
      m_plot(new LinePlot(theme, this)),
      m_sentence(figureLabel({}, "", this, "gradientSentence")),
      m_train(new QPushButton(icon(Icon::Train, theme.tokens(), Ink::Text),
                              tr("Prepare the four networks"), this)),
      m_about(figureLabel({}, "small", this, "lessonEstimate")),
      m_result(figureLabel({}, "small", this, "lessonResult")),
      m_job(new Job(this)),
      m_deviceJob(new Job(this)),
      m_resultJob(new Job(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 12, 20, 10);
    column->setSpacing(6);
    QHBoxLayout* above = figureRow();
    above->addWidget(m_depth);
    above->addWidget(m_norm);
    above->addStretch(1);
    QHBoxLayout* below = figureRow();
    below->addWidget(m_weights);
    below->addStretch(1);
    column->addLayout(above);
    column->addLayout(below);
    for (SegmentedControl* control : {m_depth, m_norm, m_weights}) {
        connect(control, &SegmentedControl::chosen, this, &RunFigure::compute);
    }
    m_depth->setCurrent(1);
    m_plot->setObjectName("gradientPlot");
    column->addWidget(m_plot, 1);
    m_sentence->setWordWrap(true);
    column->addWidget(m_sentence);
    QHBoxLayout* foot = figureRow();
    m_train->setObjectName("trainLesson");
    m_train->setFixedHeight(40);
    m_train->setToolTip(
        tr("Opens the Train page with the lesson's experiment; nothing starts yet"));
    m_about->setWordWrap(true);
    foot->addWidget(m_about, 1);
    foot->addWidget(m_train);
    column->addLayout(foot);
    m_result->setWordWrap(true);
    column->addWidget(m_result);
    connect(m_train, &QPushButton::clicked, this, &LessonFigure::trainRequested);
    connect(m_job, &Job::failed, this, [this](const QString& sentence) {
        m_sentence->setText(sentence);
        m_plot->setLines({});
        if (m_again) {
            compute();
        }
    });
}

QString RunFigure::note() const {
    return tr("Gradients of one batch of 64 generated shapes, width 16, computed now");
}

bool RunFigure::isComputing() const {
    return m_job->isRunning();
}

std::array<GradientQuestion, 2> RunFigure::questions() const {
    std::array<GradientQuestion, 2> questions;
    for (int family = 0; family < 2; ++family) {
        GradientQuestion& question = questions.at(static_cast<std::size_t>(family));
        question.network = zooNetwork(kRunFigureNames[m_depth->current()][family]);
        question.network.width = 16;
        question.network.stem = Stem::Small;
        question.network.inputChannels = 1;
        question.network.classes = 10;
        question.batchNorm = m_norm->current() == 0 ? BatchNormUse::On : BatchNormUse::Off;
        question.start = m_weights->current() == 0 ? WeightStart::He : WeightStart::Narrow;
    }
    return questions;
}

void RunFigure::showEvent(QShowEvent* event) {
    LessonFigure::showEvent(event);
    if (!m_computed) {
        m_computed = true;
        compute();
    }
    if (!m_resultJob->isRunning()) {  // each time: a training in between may have ended
        m_resultJob->start([experiments = m_experiments] { return lessonResult(experiments); },
                           [this](const auto& result) { showResult(result); });
    }
    if (!m_deviceJob->isRunning()) {  // each time: a training in between has measured
        m_deviceJob->start([] { return settled(Execution{}, 1).device; },
                           [this](const std::string& device) { showEstimate(device); });
    }
}

void RunFigure::showResult(const std::optional<LessonResult>& result) {
    if (!result) {
        m_result->hide();
        return;
    }
    const QString who = result->name.isEmpty()
                            ? tr("The recording of this program's own run")
                            : tr("Your experiment “%1”").arg(result->name.toHtmlEscaped());
    m_result->setText(
        tr("%1: <b>%2.</b> %3")
            .arg(who, result->headline.toHtmlEscaped(), result->brief.toHtmlEscaped()));
    m_result->setToolTip(result->text);
    m_result->show();
}

// As the form on the Train page estimates it.
void RunFigure::showEstimate(const std::string& device) {
    const std::vector<RunSpec>& runs = presetNamed("lesson").experiment.runs;
    Execution execution;
    execution.device = device;
    const Estimate estimate = estimateOf(runs, lessonData(runs.front().data), execution);
    m_about->setText(tr("%1 training images, %2 epochs. %3.")
                         .arg(countText(runs.front().data.trainLimit))
                         .arg(runs.front().recipe.epochs)
                         .arg(estimateText(estimate)));
    m_about->setToolTip(descriptionOf(presetNamed("lesson")));
}

void RunFigure::compute() {
    if (m_job->isRunning()) {
        m_again = true;
        return;
    }
    m_again = false;
    m_job->start(
        [questions = questions()] {
            useInferenceThreads(1);
            return Pair{gradientNorms(questions[0]), gradientNorms(questions[1])};
        },
        [this](const Pair& pair) {
            show(pair);
            if (m_again) {
                compute();
            }
        });
}

void RunFigure::show(const Pair& pair) {
    std::vector<LinePlot::Line> lines;
    double least = 1;
    double most = 1;
    for (std::size_t family = 0; family < pair.size(); ++family) {
        const NetworkSpec network = zooNetwork(kRunFigureNames[m_depth->current()][family]);
        LinePlot::Line line;
        line.name = QString::fromStdString(titleOf(network));
        line.colour = networkColour(network);
        line.pen = network.family == Family::Plain ? Qt::DashLine : Qt::SolidLine;
        line.marker = networkMarker(network);
        line.marked = true;
        for (const LayerGradient& layer : pair.at(family)) {
            line.x.push_back(layer.depth);
            line.y.push_back(layer.gradient);
            least = std::min(least, std::max(layer.gradient, kRunFigureLeast));
            most = std::max(most, layer.gradient);
        }
        lines.push_back(std::move(line));
    }
    const double last = static_cast<double>(pair[0].size());
    m_plot->setAxes(
        {tr("Layer, from the image to the classifier"), LinePlot::Scale::Linear, 0, last + 1},
        {tr("Norm of the gradient"), LinePlot::Scale::Logarithmic,
         std::pow(10, std::floor(std::log10(least))), std::pow(10, std::ceil(std::log10(most)))});
    m_plot->setAccessibleName(tr("Norm of the gradient at every layer"));
    m_sentence->setText(tr("At the first layer: %1 in %2, %3 in %4; at the classifier %5 and %6.")
                            .arg(figureText(pair[0].front().gradient), lines[0].name,
                                 figureText(pair[1].front().gradient), lines[1].name,
                                 figureText(pair[0].back().gradient),
                                 figureText(pair[1].back().gradient)));
    m_plot->setLines(std::move(lines));
}

}  // namespace lab
