// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/CopyFigure.h"

#include "core/data/Synthetic.h"
#include "core/infer/Classifier.h"
#include "core/nn/Zoo.h"
#include "ui/base/Format.h"
#include "ui/base/QtImage.h"
#include "ui/lesson/FigureParts.h"
#include "ui/parts/NetworkLook.h"
#include "ui/plots/LinePlot.h"
#include "ui/theme/Icons.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTimer>
#include <QVBoxLayout>

#include <atomic>
#include <mutex>

namespace lab {

namespace {

constexpr int kPictureSide = 112;
constexpr int kDrain = 33;     // ms
constexpr int kTellEvery = 2;  // steps
constexpr int kShown = 4;      // which generated test picture
constexpr double kLeastError = 0.01;
constexpr double kMostError = 1000;
constexpr Family kFamilies[] = {Family::Plain, Family::Residual};

const char* nameOf(int which) {
    return which == 0 ? "plain-18" : "resnet-34";  // the families' colours
}

Image shownPicture() {
    RawSplit shapes = generateShapes(ShapesSplit::Test, kShown + 1, 1);
    Image image{kShapesSide, kShapesSide, 1, {}};
    const std::size_t size = shapes.imageBytes();
    image.pixels.assign(shapes.pixels.begin() + static_cast<std::ptrdiff_t>(kShown * size),
                        shapes.pixels.begin() + static_cast<std::ptrdiff_t>((kShown + 1) * size));
    return image;
}

}  // namespace

/// What the training thread tells. Both lock.
struct CopyFigure::Feed {
    std::atomic<bool> stop = false;
    std::mutex mutex;
    std::vector<CopyState> states[2];

    void append(int which, CopyState state) {
        const std::lock_guard lock(mutex);
        states[which].push_back(std::move(state));
    }
};

CopyFigure::CopyFigure(const Theme& theme, QWidget* parent)
    : LessonFigure("copyFigure", parent),
      m_theme(theme),
      m_picture(shownPicture()),
      m_plot(new LinePlot(theme, this)),
      m_given(new QLabel(this)),
      m_made{new QLabel(this), new QLabel(this)},
      m_error{figureLabel({}, "small", this, "copyErrorPlain"),
              figureLabel({}, "small", this, "copyErrorResidual")},
      m_problem(figureLabel({}, "error", this, "copyProblem")),
      m_start(figureButton(theme, "copyStart", Icon::Play, tr("Train"), this)),
      m_timer(new QTimer(this)),
      m_job(new Job(this)) {
    build();
    m_timer->setInterval(kDrain);
    connect(m_timer, &QTimer::timeout, this, &CopyFigure::drain);
    connect(m_start, &QPushButton::clicked, this, [this] { isTraining() ? stop() : start(); });
    connect(m_job, &Job::done, this, [this] {
        drain();
        showStopped();
    });
    connect(m_job, &Job::failed, this, [this](const QString& sentence) {
        showStopped();
        m_problem->setText(sentence);
        m_problem->show();
    });
    showStates();
}

CopyFigure::~CopyFigure() {
    stop();
}

// ---- Layout ------------------------------------------------------------------------------------

void CopyFigure::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 12, 20, 12);
    column->setSpacing(8);
    column->addWidget(buildPictures());
    m_plot->setObjectName("copyPlot");
    m_plot->setAccessibleName(tr("Error over training steps"));
    column->addWidget(m_plot, 1);
    m_problem->hide();
    column->addWidget(m_problem);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    m_blocks = slider("copyBlocks", tr("Blocks in each stack"), 1, 24, 12, *grid);
    m_steps = slider("copySteps", tr("Training steps"), 50, 600, 200, *grid);
    m_steps->setSingleStep(10);
    m_steps->setPageStep(50);
    grid->addWidget(m_start, 0, 3, 2, 1, Qt::AlignVCenter);
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
    connect(m_blocks, &QSlider::valueChanged, this, &CopyFigure::noteChanged);
}

QWidget* CopyFigure::buildPictures() {
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(24);
    const auto add = [&](QLabel* picture, const QString& title, QLabel* below) {
        auto* column = new QVBoxLayout;
        column->setSpacing(4);
        column->addWidget(figureLabel(title, "group", holder), 0, Qt::AlignHCenter);
        column->addWidget(picture, 0, Qt::AlignHCenter);
        column->addWidget(below, 0, Qt::AlignHCenter);
        row->addLayout(column);
    };
    row->addStretch(1);
    add(m_given, tr("given"), figureLabel(tr("to be copied"), "small", holder));
    add(m_made[0], tr("plain stack"), m_error[0]);
    add(m_made[1], tr("residual stack"), m_error[1]);
    row->addStretch(1);
    showPicture(*m_given, imageOf(m_picture), kPictureSide);
    m_given->setAccessibleName(tr("The picture to be copied"));
    m_made[0]->setObjectName("copyMadePlain");
    m_made[1]->setObjectName("copyMadeResidual");
    return holder;
}

QSlider* CopyFigure::slider(const char* name, const QString& text, int least, int most, int value,
                            QGridLayout& grid) {
    auto* slider = new QSlider(Qt::Horizontal, this);
    slider->setObjectName(QLatin1String(name));
    slider->setRange(least, most);
    slider->setValue(value);
    slider->setAccessibleName(text);
    auto* label = figureLabel(text, "", this);
    label->setBuddy(slider);
    auto* figure = figureLabel(QString::number(value), "group", this);
    figure->setMinimumWidth(36);
    figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(slider, &QSlider::valueChanged, figure, qOverload<int>(&QLabel::setNum));
    const int row = grid.rowCount() - (grid.count() == 0 ? 1 : 0);
    grid.addWidget(label, row, 0);
    grid.addWidget(slider, row, 1);
    grid.addWidget(figure, row, 2);
    return slider;
}

QString CopyFigure::note() const {
    return tr("%1 convolutions of 8 channels in each stack; trained on this computer")
        .arg(2 * m_blocks->value());
}

// ---- Training ----------------------------------------------------------------------------------

bool CopyFigure::isTraining() const {
    return m_job->isRunning();
}

std::int64_t CopyFigure::steps() const {
    return m_states[0].empty() ? 0 : m_states[0].back().step;
}

void CopyFigure::start() {
    for (auto& states : m_states) {
        states.clear();
    }
    m_problem->hide();
    m_feed = std::make_shared<Feed>();
    m_start->setText(tr("Stop"));
    m_start->setIcon(icon(Icon::Stop, m_theme.tokens(), Ink::Text));
    m_timer->start();
    m_job->start(
        [feed = m_feed, picture = m_picture, blocks = m_blocks->value(), steps = m_steps->value()] {
            useInferenceThreads(1);
            std::vector<CopyTask> tasks;
            for (const Family family : kFamilies) {
                tasks.emplace_back(CopyTaskSpec{.family = family, .blocks = blocks}, picture);
            }
            for (int step = 0; step <= steps && !feed->stop; ++step) {
                for (int which = 0; which < 2; ++which) {
                    CopyTask& task = tasks[static_cast<std::size_t>(which)];
                    if (step > 0) {
                        task.step();
                    }
                    if (step % kTellEvery == 0) {
                        feed->append(which, task.state());
                    }
                }
            }
        });
    showStates();
}

void CopyFigure::stop() {
    if (m_feed) {
        m_feed->stop = true;
    }
}

void CopyFigure::showStopped() {
    m_timer->stop();
    m_start->setText(tr("Train again"));
    m_start->setIcon(icon(Icon::Play, m_theme.tokens(), Ink::Text));
}

void CopyFigure::hideEvent(QHideEvent* event) {
    LessonFigure::hideEvent(event);
    stop();
}

void CopyFigure::drain() {
    bool grew = false;
    {
        const std::lock_guard lock(m_feed->mutex);
        for (int which = 0; which < 2; ++which) {
            for (CopyState& state : m_feed->states[which]) {
                m_states[which].push_back(std::move(state));
                grew = true;
            }
            m_feed->states[which].clear();
        }
    }
    if (grew) {
        showStates();
    }
}

void CopyFigure::showStates() {
    m_plot->setAxes(
        {tr("Training steps"), LinePlot::Scale::Linear, 0, static_cast<double>(m_steps->value())},
        {tr("Error in per cent"), LinePlot::Scale::Logarithmic, kLeastError, kMostError});
    std::vector<LinePlot::Line> lines;
    for (int which = 0; which < 2; ++which) {
        LinePlot::Line line;
        line.name = which == 0 ? tr("plain stack") : tr("residual stack");
        line.colour = networkColour(zooNetwork(nameOf(which)));
        line.pen = which == 0 ? Qt::DashLine : Qt::SolidLine;
        for (const CopyState& state : m_states[which]) {
            line.x.push_back(static_cast<double>(state.step));
            line.y.push_back(state.error);
        }
        lines.push_back(std::move(line));
        QImage image(m_picture.width, m_picture.height, QImage::Format_RGB32);
        image.fill(m_theme.tokens().track);
        if (!m_states[which].empty()) {
            const CopyState& last = m_states[which].back();
            image = imageOf(last.output);
            m_error[which]->setText(tr("error %1 %").arg(figureText(last.error)));
        } else {
            m_error[which]->setText(tr("not trained yet"));
        }
        m_made[which]->setAccessibleName(m_error[which]->text());
        showPicture(*m_made[which], image, kPictureSide);
    }
    m_plot->setLines(std::move(lines));
}

}  // namespace lab
