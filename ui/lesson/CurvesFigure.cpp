// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/CurvesFigure.h"

#include "core/base/UserFolders.h"
#include "ui/base/Format.h"
#include "ui/curves/CurvePlot.h"
#include "ui/lesson/FigureParts.h"
#include "ui/parts/IconButton.h"
#include "ui/theme/Icons.h"

#include <QComboBox>
#include <QFile>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lab {

namespace {

constexpr int kPace = 700;  // ms an epoch

// The runs of one family, by rising depth.
ExperimentSnapshot onlyFamily(const ExperimentSnapshot& whole, Family family) {
    ExperimentSnapshot part{whole.folder, whole.name, {}, {}};
    for (const RunResult& result : whole.results) {
        if (result.info.spec.network.family == family) {
            part.results.push_back(result);
            part.steps.emplace_back();
        }
    }
    return part;
}

QString commandOf(const std::filesystem::path& folder) {
    QFile file(pathText(folder / "command.txt"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

}  // namespace

CurvesFigure::CurvesFigure(const Theme& theme, QWidget* parent)
    : LessonFigure("curvesFigure", parent),
      m_theme(theme),
      m_plot(new CurvePlot(theme, m_model, this)),
      m_problem(figureLabel({}, "error", this, "curvesProblem")),
      m_gap(figureLabel({}, "group", this, "curvesGap")),
      m_play(iconButton(this, theme, "curvesPlay", Icon::Play, tr("Play or pause (Space)"))),
      m_start(iconButton(this, theme, "curvesStart", Icon::Undo, tr("Back to the start (Home)"))),
      m_end(iconButton(this, theme, "curvesEnd", Icon::Resume, tr("One epoch on"))),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_where(figureLabel({}, "", this, "curvesWhere")),
      m_network(new QComboBox(this)) {
    build();
    m_timer.setInterval(kPace);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_slider->setValue(m_epoch + 1);
        if (m_epoch >= epochs()) {
            play(false);
        }
    });
    connect(m_play, &QToolButton::clicked, this, [this] { play(!m_timer.isActive()); });
    connect(m_start, &QToolButton::clicked, this, [this] {
        play(false);
        m_slider->setValue(0);
    });
    connect(m_end, &QToolButton::clicked, this, [this] {
        play(false);
        m_slider->setValue(m_epoch + 1);
    });
    connect(m_slider, &QSlider::valueChanged, this, &CurvesFigure::show);
    connect(m_network, &QComboBox::activated, this, [this] {
        const int epoch = m_epoch;
        m_epoch = 0;
        show(epoch);
    });
    read();
}

void CurvesFigure::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    m_plot->setArrangement(CurvePlot::Arrangement::Overlaid);
    column->addWidget(m_plot, 1);
    QHBoxLayout* cards = figureRow();
    cards->addWidget(buildCard(0), 1);
    cards->addWidget(buildCard(1), 1);
    column->addLayout(cards);
    m_gap->setAlignment(Qt::AlignCenter);
    column->addWidget(m_gap);
    QHBoxLayout* row = figureRow();
    m_play->setIcon(icon(Icon::Play, m_theme.tokens(), Ink::Text));
    m_slider->setObjectName("curvesSlider");
    m_slider->setAccessibleName(tr("Epoch"));
    m_slider->setRange(0, 0);
    m_slider->setPageStep(1);
    m_where->setMinimumWidth(100);
    m_network->setObjectName("curvesFamily");
    m_network->setAccessibleName(tr("Networks"));
    m_network->addItem(tr("Without shortcuts"));
    m_network->addItem(tr("With shortcuts"));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_start, m_play, m_end}) {
        row->addWidget(widget);
    }
    row->addWidget(m_slider, 1);
    row->addWidget(m_where);
    row->addWidget(m_network);
    column->addLayout(row);
}

QWidget* CurvesFigure::buildCard(int run) {
    auto* card = new QFrame(this);
    card->setProperty("panel", "sunken");
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(10, 6, 10, 6);
    m_training[run] = figureLabel({}, "", card, run == 0 ? "curvesTraining0" : "curvesTraining1");
    m_test[run] = figureLabel({}, "", card, run == 0 ? "curvesTest0" : "curvesTest1");
    row->addWidget(m_training[run], 1);
    row->addWidget(m_test[run]);
    return card;
}

// ---- The recording -----------------------------------------------------------------------------

void CurvesFigure::read() {
    connect(&m_job, &Job::failed, this, [this](const QString& sentence) {
        m_problem->setText(sentence);
        m_problem->show();
    });
    m_job.start([] { return readSnapshot(resourceFolder("lessons") / "run"); },
                [this](ExperimentSnapshot whole) { playFrom(std::move(whole)); });
}

void CurvesFigure::playFrom(ExperimentSnapshot whole) {
    m_whole = std::move(whole);
    const QString command = commandOf(m_whole.folder);
    m_note = command.isEmpty() ? QString() : tr("Recorded with: %1").arg(command);
    m_slider->setRange(0, epochs());
    show(epochs() > 0 ? 1 : 0);
    m_slider->setValue(m_epoch);
    Q_EMIT noteChanged();
}

int CurvesFigure::epochs() const {
    std::size_t most = 0;
    for (const RunResult& result : m_whole.results) {
        most = std::max(most, result.epochs.size());
    }
    return static_cast<int>(most);
}

// ---- Playing -----------------------------------------------------------------------------------

void CurvesFigure::play(bool on) {
    if (on && m_epoch >= epochs()) {
        m_slider->setValue(0);
    }
    on ? m_timer.start() : m_timer.stop();
    m_play->setIcon(icon(on ? Icon::Pause : Icon::Play, m_theme.tokens(), Ink::Text));
}

void CurvesFigure::hideEvent(QHideEvent* event) {
    LessonFigure::hideEvent(event);
    play(false);
}

// Forwards it grows like a training; backwards the curves are laid again.
void CurvesFigure::show(int epoch) {
    const Family family = m_network->currentIndex() == 0 ? Family::Plain : Family::Residual;
    const ExperimentSnapshot part = onlyFamily(m_whole, family);
    if (epoch <= m_epoch || m_epoch == 0 || m_model.isEmpty()) {
        ExperimentSnapshot until = part;
        for (RunResult& result : until.results) {
            result.epochs.resize(std::min(result.epochs.size(), static_cast<std::size_t>(epoch)));
            result.state = epoch >= epochs() ? RunState::Finished : RunState::Training;
        }
        m_model.take(std::move(until));
    } else {
        for (std::size_t i = 0; i < part.results.size(); ++i) {
            const auto& all = part.results[i].epochs;
            for (int next = m_epoch; next < std::min<int>(epoch, static_cast<int>(all.size()));
                 ++next) {
                m_model.addEpoch(static_cast<int>(i), all[static_cast<std::size_t>(next)]);
            }
            if (epoch >= epochs()) {
                m_model.setState(static_cast<int>(i), RunState::Finished, {});
            }
        }
        m_model.announce();
    }
    m_epoch = epoch;
    showCards();
}

void CurvesFigure::showCards() {
    double training[2] = {};
    QString names[2];
    for (int i = 0; i < 2; ++i) {
        const bool there = i < m_model.runCount() && !m_model.run(i).result.epochs.empty();
        QString& name = names[i];
        name = i < m_model.runCount()
                   ? QString::fromStdString(titleOf(m_model.run(i).result.info.spec.network))
                   : QString();
        if (there) {
            const EpochRecord& last = m_model.run(i).result.epochs.back();
            training[i] = last.trainError;
            m_training[i]->setText(
                tr("<b>%1</b>  training %2 %").arg(name, percentText(last.trainError)));
            m_test[i]->setText(tr("test %1 %").arg(percentText(last.testError)));
        } else {
            m_training[i]->setText(QStringLiteral("<b>%1</b>").arg(name));
            m_test[i]->clear();
        }
    }
    const bool both = m_model.runCount() == 2 && m_epoch > 0;
    m_gap->setText(both ? tr("Training error, %1 less %2: %3 points")
                              .arg(names[1], names[0], signedText(training[1] - training[0]))
                        : QString());
    m_where->setText(tr("Epoch %1 of %2").arg(m_epoch).arg(epochs()));
}

}  // namespace lab
