// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/ConstructionFigure.h"

#include "core/infer/Classifier.h"
#include "ui/base/Format.h"
#include "ui/lesson/FigureParts.h"
#include "ui/parts/NetworkLook.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Tokens.h"

#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <atomic>

namespace lab {

namespace {

constexpr int kConstructionFigureStages = 4;
constexpr int kMostInserted = 8;  // a stage
constexpr int kProgressSteps = 1000;
constexpr double kConstructionFigureBlock = 26;
constexpr double kConstructionFigureGap = 6;
constexpr double kTitle = 72;

}  // namespace

/// What the Job's thread and the window share: the network, once it is there, and how far it is.
class InsertionBench {
public:
    std::optional<IdentityInsertion> insertion;  // the Job's alone while it runs
    std::atomic<double> progress = 0;
    std::atomic<bool> stop = false;
};

InsertionStrip::InsertionStrip(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme) {
    setObjectName("insertionStrip");
    m_network.family = Family::Plain;
    m_network.name = "plain-18";
    m_inserted.assign(kConstructionFigureStages, 0);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void InsertionStrip::show(const NetworkSpec& trained, const std::vector<int>& inserted) {
    m_network = trained;
    m_inserted = inserted;
    QStringList stages;
    for (std::size_t i = 0; i < inserted.size(); ++i) {
        stages << tr("stage %1: %2 blocks and %3 identities")
                      .arg(i + 1)
                      .arg(trained.blocks[i])
                      .arg(inserted[i]);
    }
    setAccessibleName(stages.join(QStringLiteral("; ")));
    update();
}

void InsertionStrip::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = m_theme.tokens();
    const NetworkInk ink = inkOf(m_network, tokens);
    const double pitch = height() / static_cast<double>(kConstructionFigureStages);
    for (int stage = 0; stage < kConstructionFigureStages; ++stage) {
        const double y = pitch * (stage + 0.5);
        painter.setFont(textFont(kSmallSize));
        painter.setPen(tokens.muted);
        painter.drawText(QRectF(0, y - 10, kTitle, 20), Qt::AlignLeft | Qt::AlignVCenter,
                         tr("Stage %1").arg(stage + 1));
        const int own = m_network.blocks[static_cast<std::size_t>(stage)];
        const int all = own + m_inserted[static_cast<std::size_t>(stage)];
        painter.setPen(QPen(tokens.control, 1.5));
        painter.drawLine(
            QPointF(kTitle - 8, y),
            QPointF(kTitle + all * (kConstructionFigureBlock + kConstructionFigureGap) + 6, y));
        for (int i = 0; i < all; ++i) {
            const QRectF box(kTitle + i * (kConstructionFigureBlock + kConstructionFigureGap),
                             y - kConstructionFigureBlock / 2, kConstructionFigureBlock,
                             kConstructionFigureBlock);
            const bool identity = i >= own;
            painter.setPen(identity ? QPen(tokens.accent, 1.5, Qt::DashLine) : QPen(ink.line, 1.5));
            painter.setBrush(identity ? tokens.tint : ink.fill);
            painter.drawRoundedRect(box, 4, 4);
            if (identity) {
                painter.setPen(tokens.accent);
                painter.setFont(bold(textFont(kBodySize)));
                painter.drawText(box, Qt::AlignCenter, QStringLiteral("1"));
            }
        }
    }
}

ConstructionFigure::ConstructionFigure(const Theme& theme, QWidget* parent)
    : LessonFigure("constructionFigure", parent),
      m_theme(theme),
      m_bench(std::make_shared<InsertionBench>()),
      m_inserted(kConstructionFigureStages, 0),
      m_strip(new InsertionStrip(theme, this)),
      m_progress(new QProgressBar(this)),
      m_state(figureLabel({}, "small", this, "constructionState")),
      m_all(figureButton(theme, "insertAll", Icon::Add, tr("Insert in all four stages"), this)),
      m_reset(figureButton(theme, "insertReset", Icon::Undo, tr("Reset"), this)),
      m_job(new Job(this)),
      m_timer(new QTimer(this)) {
    build();
    m_timer->setInterval(100);
    connect(m_timer, &QTimer::timeout, this,
            [this] { m_progress->setValue(static_cast<int>(kProgressSteps * m_bench->progress)); });
    connect(m_job, &Job::failed, this, &ConstructionFigure::complain);
}

ConstructionFigure::~ConstructionFigure() {
    m_bench->stop = true;
}

void ConstructionFigure::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    m_progress->setRange(0, kProgressSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_state->setWordWrap(true);
    column->addWidget(m_progress);
    column->addWidget(m_state);
    column->addLayout(buildStages(), 1);
    column->addWidget(buildButtons());
    column->addWidget(buildTable());
}

// One button a row, in line with the stage that the strip draws there.
QLayout* ConstructionFigure::buildStages() {
    auto* row = new QHBoxLayout;
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(0);
    for (int stage = 0; stage < kConstructionFigureStages; ++stage) {
        auto* button = figureButton(m_theme, "", Icon::Add, tr("Insert"), this);
        button->setObjectName(QStringLiteral("insert%1").arg(stage + 1));
        button->setAccessibleName(tr("Stage %1").arg(stage + 1));
        button->setToolTip(tr("Inserts an identity block at the end of stage %1").arg(stage + 1));
        connect(button, &QPushButton::clicked, this, [this, stage] { insert(stage, 1); });
        m_add.push_back(button);
        buttons->addWidget(button, 1, Qt::AlignVCenter);
    }
    row->addWidget(m_strip, 1);
    row->addLayout(buttons);
    return row;
}

QWidget* ConstructionFigure::buildButtons() {
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_all);
    row->addStretch(1);
    row->addWidget(m_reset);
    connect(m_all, &QPushButton::clicked, this, [this] {
        for (int stage = 0; stage < kConstructionFigureStages; ++stage) {
            insert(stage, 1);
        }
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_inserted.assign(kConstructionFigureStages, 0);
        measure();
    });
    return holder;
}

QWidget* ConstructionFigure::buildTable() {
    auto* frame = new QFrame(this);
    frame->setProperty("panel", "sunken");
    auto* grid = new QGridLayout(frame);
    grid->setContentsMargins(14, 10, 14, 10);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    const QString rows[] = {tr("Weighted layers"), tr("Test error"), tr("Answers that changed"),
                            tr("Largest difference of an output")};
    grid->addWidget(figureLabel(tr("as trained"), "small", frame), 0, 1, Qt::AlignRight);
    grid->addWidget(figureLabel(tr("with the inserted blocks"), "small", frame), 0, 2,
                    Qt::AlignRight);
    for (int row = 0; row < 4; ++row) {
        grid->addWidget(figureLabel(rows[row], "", frame), row + 1, 0);
        for (int side = 0; side < 2; ++side) {
            m_cells[row][side] = figureLabel(QStringLiteral("–"), "group", frame);
            m_cells[row][side]->setObjectName(
                QStringLiteral("construction%1%2").arg(row).arg(side));
            grid->addWidget(m_cells[row][side], row + 1, side + 1, Qt::AlignRight);
        }
    }
    grid->setColumnStretch(0, 1);
    return frame;
}

void ConstructionFigure::showEvent(QShowEvent* event) {
    LessonFigure::showEvent(event);
    if (!m_bench->insertion && !m_job->isRunning()) {
        prepare();
    }
}

void ConstructionFigure::prepare() {
    m_state->setText(tr("Getting a trained plain-18"));
    m_progress->show();
    m_timer->start();
    m_job->start(
        [bench = m_bench] {
            useInferenceThreads(1);
            bench->insertion.emplace([bench](double share) {
                bench->progress = share;
                return !bench->stop;
            });
            return bench->insertion->with(std::vector<int>(kConstructionFigureStages, 0));
        },
        [this](const InsertionResult& own) {
            m_timer->stop();
            m_progress->hide();
            m_own = own;
            m_note = tr("%1, %2 test images")
                         .arg(QString::fromStdString(m_bench->insertion->origin()),
                              countText(own.images));
            m_state->setText(m_note);
            showResult(own);
            Q_EMIT noteChanged();
            measure();
        });
}

void ConstructionFigure::insert(int stage, int count) {
    int& inserted = m_inserted[static_cast<std::size_t>(stage)];
    inserted = std::min(inserted + count, kMostInserted);
    measure();
}

// One Job at a time: what is asked for meanwhile is measured when it is done.
void ConstructionFigure::measure() {
    if (m_own) {
        m_strip->show(m_own->network, m_inserted);
    }
    for (int stage = 0; stage < kConstructionFigureStages; ++stage) {
        m_add[static_cast<std::size_t>(stage)]->setEnabled(
            m_inserted[static_cast<std::size_t>(stage)] < kMostInserted);
    }
    if (m_job->isRunning() || !m_own) {
        m_again = true;
        return;
    }
    m_again = false;
    m_job->start(
        [bench = m_bench, inserted = m_inserted] {
            useInferenceThreads(1);
            return bench->insertion->with(inserted);
        },
        [this](const InsertionResult& result) {
            showResult(result);
            if (m_again) {
                measure();
            }
        });
}

void ConstructionFigure::showResult(const InsertionResult& result) {
    const InsertionResult* sides[] = {&*m_own, &result};
    for (int side = 0; side < 2; ++side) {
        const InsertionResult& one = *sides[side];
        m_cells[0][side]->setText(QString::number(depthOf(one.network)));
        m_cells[1][side]->setText(tr("%1 %").arg(percentText(one.error)));
        m_cells[2][side]->setText(
            side == 0
                ? QStringLiteral("–")
                : tr("%1 of %2").arg(countText(one.changedAnswers)).arg(countText(one.images)));
        m_cells[3][side]->setText(side == 0 ? QStringLiteral("–")
                                            : figureText(one.largestDifference));
    }
}

void ConstructionFigure::complain(const QString& sentence) {
    m_timer->stop();
    m_progress->hide();
    m_state->setProperty("role", "error");
    m_state->setText(sentence);
    for (auto& row : m_cells) {
        row[1]->setText(QStringLiteral("–"));  // what stands there is of other blocks
    }
}

}  // namespace lab
