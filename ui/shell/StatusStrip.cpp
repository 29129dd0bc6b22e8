// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/StatusStrip.h"

#include "ui/parts/IconLabel.h"
#include "ui/shell/StatusText.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QPaintEvent>
#include <QPainter>
#include <QProgressBar>
#include <QTimer>

#include <cmath>

namespace lab {

namespace {

constexpr int kStatusStripHeight = 28;
constexpr int kBarWidth = 160;
constexpr int kAgainMilliseconds = 2000;
constexpr int kSteps = 1000;

QLabel* label(const QString& objectName, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setProperty("role", "small");
    return label;
}

}  // namespace

StatusStrip::StatusStrip(const Theme& theme, const Session& session, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_session(session),
      m_text(label("statusText", this)),
      m_bar(new QProgressBar(this)),
      m_share(label("statusShare", this)),
      m_machine(label("statusMachine", this)),
      m_memory(label("statusMemory", this)),
      m_timer(new QTimer(this)) {
    setObjectName("statusStrip");
    setFixedHeight(kStatusStripHeight);
    m_bar->setObjectName("statusProgress");
    m_bar->setRange(0, kSteps);
    m_bar->setTextVisible(false);
    m_bar->setProperty("onRail", true);
    m_bar->setFixedSize(kBarWidth, 8);
    m_bar->setAccessibleName(tr("Progress of the training"));
    m_text->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 1, 12, 0);
    row->setSpacing(0);
    row->addWidget(m_text);
    row->addSpacing(16);
    row->addWidget(m_bar);
    row->addSpacing(6);
    row->addWidget(m_share);
    row->addStretch();
    row->addWidget(new IconLabel(theme, Icon::Chip, &Tokens::muted, 16, this));
    row->addSpacing(6);
    row->addWidget(m_machine);
    row->addSpacing(32);
    row->addWidget(new IconLabel(theme, Icon::Memory, &Tokens::muted, 16, this));
    row->addSpacing(6);
    row->addWidget(m_memory);
    connect(&session, &Session::stateChanged, this, &StatusStrip::tell);
    connect(&session, &Session::progressed, this, &StatusStrip::tell);
    connect(&session, &Session::finished, this, &StatusStrip::tell);
    connect(m_timer, &QTimer::timeout, this, &StatusStrip::showMemory);
    connect(m_timer, &QTimer::timeout, this, &StatusStrip::tell);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    m_timer->start(kAgainMilliseconds);
    tell();
    showMemory();
}

void StatusStrip::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    const Tokens& tokens = m_theme.tokens();
    painter.fillRect(event->rect(), tokens.rail);
    painter.fillRect(QRect(0, 0, width(), 1), tokens.border);
    const int between = m_machine->geometry().right() + 16;
    painter.fillRect(QRect(between, 7, 1, height() - 13), tokens.border);
}

void StatusStrip::setMachine(const QString& text) {
    m_machineText = text;
    showMachine();
}

void StatusStrip::setNote(const QString& text) {
    m_note = text;
    tell();
}

void StatusStrip::tell() {
    const bool busy = m_session.isBusy();
    const bool preparing = m_session.state() == Session::State::Preparing;
    const double share = m_session.live().progress();
    const QString text = busy || m_note.isEmpty() ? trainingText() : m_note;
    m_text->setText(preparing && !m_session.preparingText().isEmpty() ? m_session.preparingText()
                                                                      : text);
    m_bar->setVisible(busy && !preparing);
    m_share->setVisible(busy && !preparing);
    m_bar->setValue(static_cast<int>(std::lround(share * kSteps)));
    m_share->setText(QStringLiteral("%1 %").arg(static_cast<int>(share * 100)));
    const bool muted = m_session.state() == Session::State::Paused;
    if (m_bar->property("muted").toBool() != muted) {
        m_bar->setProperty("muted", muted);
        m_bar->update();
    }
    showMachine();
}

// What was trained last may have been removed or renamed since.
QString StatusStrip::trainingText() const {
    const ExperimentModel& live = m_session.live();
    std::error_code unseen;
    const bool gone = !m_session.isBusy() && !live.isEmpty() &&
                      !std::filesystem::exists(live.folder() / "experiment.json", unseen);
    return gone ? statusText(Session::State::Idle, ExperimentModel())
                : statusText(m_session.state(), live);
}

void StatusStrip::showMachine() {
    const ExperimentModel& live = m_session.live();
    const bool known = m_session.isBusy() && !live.isEmpty() && m_session.execution().workers > 0;
    m_machine->setText(
        known ? machineText(m_session.execution(), live.run(0).result.info.spec.recipe.precision)
              : m_machineText);
}

void StatusStrip::showMemory() {
    m_memory->setText(memoryText(memoryInUse(), memoryOfMachine()));
}

}  // namespace lab
