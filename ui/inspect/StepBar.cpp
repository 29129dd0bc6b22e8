// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/StepBar.h"

#include "ui/parts/ElidedLabel.h"
#include "ui/parts/Fields.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSettings>
#include <QSignalBlocker>
#include <QSlider>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace lab {

namespace {

constexpr int kStepBarButton = 32;
constexpr double kSpeeds[] = {0.5, 1, 2, 4};  // steps a second
constexpr int kUsualSpeed = 1;
constexpr int kMostTicks = 60;

}  // namespace

StepBar::StepBar(const Theme& theme, const QString& settingsKey, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_timer(new QTimer(this)),
      m_first(button("stepFirst", Icon::First, tr("To the first (Home)"))),
      m_back(button("stepBack", Icon::ChevronLeft, tr("One step back (←)"))),
      m_play(button("stepPlay", Icon::Play, {})),
      m_on(button("stepOn", Icon::ChevronRight, tr("One step on (→)"))),
      m_last(button("stepLast", Icon::Last, tr("To the last (End)"))),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_speed(new ChoiceField("stepSpeed", this)),
      m_place(new QLabel(this)),
      m_detail(new ElidedLabel(this)) {
    setObjectName("stepBar");
    m_slider->setObjectName("stepSlider");
    m_slider->setAccessibleName(tr("Place along the depth"));
    m_slider->setToolTip(tr("Drag to a place along the depth"));
    m_slider->setMinimumWidth(80);
    m_slider->setMinimumHeight(32);
    m_slider->setPageStep(4);
    m_place->setObjectName("stepPlace");
    m_place->setProperty("role", "group");
    m_detail->setObjectName("stepDetail");
    m_detail->setProperty("role", "muted");
    m_play->setFixedSize(40, kStepBarButton);
    buildSpeed(settingsKey);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QToolButton* one : {m_first, m_back, m_play, m_on, m_last}) {
        row->addWidget(one);
    }
    row->addWidget(m_speed);
    row->addWidget(m_slider, 2);
    row->addWidget(m_place);
    row->addWidget(m_detail, 2);
    connect(m_first, &QToolButton::clicked, this, [this] { go(0); });
    connect(m_back, &QToolButton::clicked, this, [this] { go(m_position - 1); });
    connect(m_on, &QToolButton::clicked, this, [this] { go(m_position + 1); });
    connect(m_last, &QToolButton::clicked, this, [this] { go(m_count - 1); });
    connect(m_play, &QToolButton::clicked, this, [this] { isPlaying() ? pause() : play(); });
    connect(m_slider, &QSlider::valueChanged, this, &StepBar::go);
    connect(m_timer, &QTimer::timeout, this, &StepBar::tick);
    showState();
}

QToolButton* StepBar::button(const QString& name, Icon which, const QString& toolTip) {
    auto* made = new QToolButton(this);
    made->setObjectName(name);
    made->setIcon(icon(which, m_theme.tokens(), Ink::Text));
    made->setToolTip(toolTip);
    made->setAccessibleName(toolTip);
    made->setFocusPolicy(Qt::TabFocus);
    made->setFixedSize(kStepBarButton, kStepBarButton);
    return made;
}

void StepBar::buildSpeed(const QString& settingsKey) {
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("How many steps a second are played"));
    m_speed->setFocusPolicy(Qt::TabFocus);
    for (const double speed : kSpeeds) {
        m_speed->addItem(tr("%1 / s").arg(speed), speed);
    }
    const int saved = QSettings().value(settingsKey, kUsualSpeed).toInt();
    m_speed->setCurrentIndex(std::clamp(saved, 0, m_speed->count() - 1));
    m_speed->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_speed, &QComboBox::currentIndexChanged, this, [this, settingsKey](int index) {
        QSettings().setValue(settingsKey, index);
        if (isPlaying()) {
            m_timer->start(static_cast<int>(1000 / stepsPerSecond()));
        }
    });
}

double StepBar::stepsPerSecond() const {
    return m_speed->currentData().toDouble();
}

void StepBar::setCount(int count) {
    m_count = count;
    m_position = std::clamp(m_position, 0, std::max(0, count - 1));
    showState();
}

void StepBar::setPosition(int position) {
    m_position = std::clamp(position, 0, std::max(0, m_count - 1));
    showState();
}

void StepBar::setWords(const QString& place, const QString& detail) {
    m_place->setText(place);
    m_detail->setWhole(detail);
}

bool StepBar::isPlaying() const {
    return m_timer->isActive();
}

void StepBar::play() {
    if (m_count < 2) {
        return;
    }
    m_timer->start(static_cast<int>(1000 / stepsPerSecond()));
    if (m_position == m_count - 1) {
        m_position = 0;
        Q_EMIT positionChanged(0);
    }
    showState();
}

void StepBar::pause() {
    m_timer->stop();
    showState();
}

void StepBar::tick() {
    if (m_position + 1 < m_count) {
        setPosition(m_position + 1);
        Q_EMIT positionChanged(m_position);
    }
    if (m_position + 1 >= m_count) {
        pause();
    }
}

// By the person: playing ends, since two who step would be in each other's way.
void StepBar::go(int position) {
    const int to = std::clamp(position, 0, std::max(0, m_count - 1));
    m_timer->stop();
    const bool moved = to != m_position;
    setPosition(to);
    if (moved) {
        Q_EMIT positionChanged(to);
    }
}

void StepBar::showState() {
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(0, std::max(0, m_count - 1));
    m_slider->setValue(m_position);
    m_slider->setTickPosition(m_count <= kMostTicks ? QSlider::TicksBelow : QSlider::NoTicks);
    m_slider->setTickInterval(1);
    const bool any = m_count > 1 && isEnabled();
    m_slider->setEnabled(m_count > 1);
    m_play->setEnabled(m_count > 1);
    m_speed->setEnabled(m_count > 1);
    m_first->setEnabled(m_position > 0);
    m_back->setEnabled(m_position > 0);
    m_on->setEnabled(m_position + 1 < m_count);
    m_last->setEnabled(m_position + 1 < m_count);
    const QString words = isPlaying() ? tr("Pause (Space)") : tr("Play (Space)");
    m_play->setProperty("primary", any);
    m_play->setIcon(icon(isPlaying() ? Icon::Pause : Icon::Play, m_theme.tokens(),
                         any ? Ink::OnAccent : Ink::Muted));
    m_play->setToolTip(words);
    m_play->setAccessibleName(words);
}

void StepBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::EnabledChange) {
        pause();
    }
}

bool StepBar::handleKey(const QKeyEvent& event) {
    if (!isEnabled()) {
        return false;
    }
    if (event.modifiers() != Qt::NoModifier && event.modifiers() != Qt::KeypadModifier) {
        return false;
    }
    switch (event.key()) {
        case Qt::Key_Space:
            isPlaying() ? pause() : play();
            return true;
        case Qt::Key_Left:
            go(m_position - 1);
            return true;
        case Qt::Key_Right:
            go(m_position + 1);
            return true;
        case Qt::Key_Home:
            go(0);
            return true;
        case Qt::Key_End:
            go(m_count - 1);
            return true;
        default:
            return false;
    }
}

}  // namespace lab
