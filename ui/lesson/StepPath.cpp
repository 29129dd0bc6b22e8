// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/StepPath.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"

#include <QHBoxLayout>
#include <QPainter>

#include <cstdlib>

namespace lab {

namespace {

constexpr double kCircle = 24;
constexpr double kStepPathTop = 8;

StepButton::Place placeOnPath(int step, const QStringList& names) {
    if (step == 0) {
        return StepButton::Place::First;
    }
    return step + 1 == names.size() ? StepButton::Place::Last : StepButton::Place::Middle;
}

}  // namespace

StepButton::StepButton(const Theme& theme, int number, Place place, QWidget* parent)
    : QAbstractButton(parent), m_theme(theme), m_number(number), m_place(place) {
    setObjectName(QStringLiteral("step%1").arg(number));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void StepButton::setState(const State& state, const QString& name) {
    m_state = state;
    setText(name);
    setToolTip(tr("Step %1: %2").arg(m_number).arg(name));
    QString where = tr("current");
    if (!state.current) {
        where = state.read ? tr("read") : tr("not read");
    }
    setAccessibleName(tr("Step %1, %2, %3").arg(m_number).arg(name, where));
    update();
}

QRectF StepButton::circle() const {
    return {(width() - kCircle) / 2, kStepPathTop, kCircle, kCircle};
}

void StepButton::paintLines(QPainter& painter) const {
    const Tokens& tokens = m_theme.tokens();
    const double y = circle().center().y();
    const auto line = [&](double from, double to, bool read) {
        painter.setPen(QPen(read ? tokens.accent : tokens.border, 2));
        painter.drawLine(QPointF(from, y), QPointF(to, y));
    };
    if (m_place != Place::First) {
        line(0, circle().left() - 4, m_state.readBefore);
    }
    if (m_place != Place::Last) {
        line(circle().right() + 4, width(), m_state.readAfter);
    }
}

void StepButton::paintCircle(QPainter& painter) const {
    const Tokens& tokens = m_theme.tokens();
    const bool lit = m_state.current || m_state.read;
    painter.setPen(QPen(lit ? tokens.accent : tokens.control, 1.5));
    QColor ground = underMouse() ? tokens.hover : tokens.panel;
    if (m_state.current) {
        ground = tokens.accentFill;
    } else if (m_state.read) {
        ground = tokens.tint;
    }
    painter.setBrush(ground);
    painter.drawEllipse(circle());
    if (m_state.read && !m_state.current) {
        paintIcon(painter, circle().adjusted(5, 5, -5, -5), Icon::Check, tokens.accent);
        return;
    }
    painter.setFont(bold(sized(font(), kSmallSize)));
    painter.setPen(m_state.current ? tokens.onAccent : tokens.muted);
    painter.drawText(circle(), Qt::AlignCenter, QString::number(m_number));
}

void StepButton::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLines(painter);
    paintCircle(painter);
    if (!m_state.named) {
        return;
    }
    painter.setFont(bold(font(), m_state.current));
    painter.setPen(m_state.current || underMouse() ? m_theme.tokens().text
                                                   : m_theme.tokens().muted);
    const QRectF name(0, circle().bottom() + 4, width(), 20);
    painter.drawText(name, Qt::AlignCenter,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, width()));
}

StepPath::StepPath(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName("stepPath");
    setAccessibleName(tr("Steps of the lesson"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(0);
    connect(&theme, &Theme::changed, this, &StepPath::refresh);
}

void StepPath::setNames(const QStringList& names) {
    m_names = names;
    while (static_cast<qsizetype>(m_buttons.size()) < names.size()) {
        const int step = static_cast<int>(m_buttons.size());
        auto* button = new StepButton(m_theme, step + 1, placeOnPath(step, names), this);
        connect(button, &QAbstractButton::clicked, this, [this, step] { Q_EMIT chosen(step); });
        m_buttons.push_back(button);
        layout()->addWidget(button);
    }
    refresh();
}

void StepPath::show(int current, const std::set<int>& read) {
    m_current = current;
    m_read = read;
    refresh();
}

void StepPath::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    refresh();
}

void StepPath::refresh() {
    if (m_buttons.empty()) {
        return;
    }
    const QFontMetrics metrics(bold(font()));
    const int room = width() / static_cast<int>(m_buttons.size());
    bool roomy = true;
    for (const QString& name : m_names) {
        roomy = roomy && metrics.horizontalAdvance(name) + 6 <= room;
    }
    for (int i = 0; i < static_cast<int>(m_buttons.size()); ++i) {
        StepButton::State state;
        state.read = m_read.contains(i);
        state.current = i == m_current;
        state.readBefore = m_read.contains(i - 1);
        state.readAfter = state.read;
        state.named = roomy || std::abs(i - m_current) <= 1;
        m_buttons[static_cast<std::size_t>(i)]->setState(state, m_names.value(i));
    }
}

}  // namespace lab
