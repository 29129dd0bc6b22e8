// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/AnswerLines.h"

#include "core/trace/TraceReport.h"
#include "ui/base/ClassNames.h"
#include "ui/base/Format.h"
#include "ui/parts/NetworkLook.h"
#include "ui/parts/Swatch.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"

#include <QPainter>

#include <algorithm>

namespace lab {

namespace {

constexpr int kAnswerLinesLine = 34;
constexpr double kMarkSide = 12;
constexpr double kAnswerLinesBar = 5;

std::optional<bool> isRight(const Trace& trace, int answer, const QString& label) {
    const auto keys = classKeysOf(trace.network().card().classes);
    const auto found = keys.find(classKey(label));
    return label.isEmpty() || found == keys.end() ? std::nullopt : std::optional(*found == answer);
}

}  // namespace

AnswerLines::AnswerLines(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName("inspectAnswers");
    setFixedHeight(2 * kAnswerLinesLine);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void AnswerLines::showPass(const InspectPass& pass) {
    m_lines.clear();
    QStringList spoken;
    for (const auto& trace : pass.traces) {
        if (!trace) {
            continue;
        }
        if (!trace->network().card().hasClassifier()) {
            m_lines.push_back(
                {trace->network().spec(), tr("No classifier, so no answer"), 0, false, {}});
            spoken << tr("%1 has no classifier")
                          .arg(QString::fromStdString(titleOf(trace->network().spec())));
            continue;
        }
        const ClassScore best = likeliestOf(*trace, 1).front();
        m_lines.push_back({trace->network().spec(), shortName(best.name), best.probability, true,
                           isRight(*trace, best.index, pass.label)});
        const Line& line = m_lines.back();
        spoken << tr("%1 says %2, %3 %")
                      .arg(QString::fromStdString(titleOf(line.network)), line.answer,
                           percentText(100 * line.probability));
    }
    setAccessibleName(spoken.join("; "));
    setToolTip(spoken.join('\n'));
    update();
}

void AnswerLines::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    double y = 0;
    for (const Line& line : m_lines) {
        paintLine(painter, line, y);
        y += kAnswerLinesLine;
    }
}

void AnswerLines::paintLine(QPainter& painter, const Line& line, double y) const {
    const Tokens& tokens = m_theme.tokens();
    const QColor colour = networkColour(line.network);
    paintSwatch(painter, QRectF(0, y + 2, kMarkSide, kMarkSide), networkMarker(line.network),
                colour);
    const QString share = line.answers ? percentText(100 * line.probability) + " %" : QString();
    const QFont strong = bold(textFont(kSmallSize));
    const double wide = QFontMetricsF(strong).horizontalAdvance(share);
    painter.setFont(strong);
    painter.setPen(tokens.text);
    painter.drawText(QRectF(0, y, width(), 16), Qt::AlignRight | Qt::AlignVCenter, share);
    double room = width() - 18 - wide - 6;
    if (line.right) {
        room -= 18;
        paintIcon(painter, QRectF(18 + room + 2, y + 1, 14, 14),
                  *line.right ? Icon::Check : Icon::Close,
                  *line.right ? tokens.success : tokens.error);
    }
    const QFont font = textFont(kSmallSize);
    painter.setFont(font);
    painter.setPen(line.answers ? tokens.text : tokens.muted);
    painter.drawText(QRectF(18, y, room, 16), Qt::AlignVCenter,
                     QFontMetricsF(font).elidedText(line.answer, Qt::ElideRight, room));
    if (!line.answers) {
        return;
    }
    const QRectF track(0, y + 20, width(), kAnswerLinesBar);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.track);
    painter.drawRoundedRect(track, kAnswerLinesBar / 2, kAnswerLinesBar / 2);
    painter.setBrush(colour);
    const double done = std::max(kAnswerLinesBar, track.width() * line.probability);
    painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(done, kAnswerLinesBar)),
                            kAnswerLinesBar / 2, kAnswerLinesBar / 2);
}

}  // namespace lab
