// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/AccuracyBars.h"

#include "ui/base/Format.h"
#include "ui/parts/NetworkLook.h"
#include "ui/parts/Swatch.h"
#include "ui/theme/Fonts.h"

#include <QPainter>
#include <QStringList>

#include <algorithm>

namespace lab {

namespace {

constexpr int kAccuracyBarsLine = 26;

QString countOf(const AccuracyBars::Line& line) {
    return AccuracyBars::tr("of %1").arg(countText(line.accuracy.all));
}

}  // namespace

AccuracyBars::AccuracyBars(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName("accuracyBars");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void AccuracyBars::setLines(std::vector<Line> lines) {
    m_lines = std::move(lines);
    QStringList words;
    for (const Line& line : m_lines) {
        QString word = tr("%1: %2 of %3 right")
                           .arg(line.name, QString::number(line.accuracy.right),
                                QString::number(line.accuracy.all));
        if (line.own.all != line.accuracy.all) {
            word += tr("; of its own pictures %1 of %2").arg(line.own.right).arg(line.own.all);
        }
        words << word;
    }
    setAccessibleName(words.join(", "));
    setToolTip(words.join('\n'));
    setFixedHeight(kAccuracyBarsLine * static_cast<int>(m_lines.size()));
    update();
}

void AccuracyBars::paintEvent(QPaintEvent* /*event*/) {
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int count = widestCount();
    const int share = fontMetrics().horizontalAdvance("100.0 %") + 6 + count;
    const int names = std::min(width() / 2 - 32, widest() + 8);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line& line = m_lines[i];
        const int top = static_cast<int>(i) * kAccuracyBarsLine;
        paintSwatch(painter, QRectF(0, top + (kAccuracyBarsLine - 12) / 2.0, 12, 12),
                    networkMarker(line.network), networkColour(line.network));
        painter.setPen(tokens.text);
        painter.drawText(QRect(20, top, names, kAccuracyBarsLine), Qt::AlignVCenter,
                         fontMetrics().elidedText(line.name, Qt::ElideRight, names));
        const QRectF track(24 + names, top + kAccuracyBarsLine / 2.0 - 4,
                           width() - share - names - 30, 8);
        paintBar(painter, track, line);
        painter.setFont(bold(font()));
        painter.setPen(tokens.text);
        painter.drawText(QRect(0, top, width() - count, kAccuracyBarsLine),
                         Qt::AlignRight | Qt::AlignVCenter,
                         line.accuracy.all > 0 ? percentText(line.accuracy.percent()) + " %"
                                               : QStringLiteral("–"));
        painter.setFont(font());
        painter.setPen(tokens.muted);
        painter.drawText(QRect(0, top, width(), kAccuracyBarsLine),
                         Qt::AlignRight | Qt::AlignVCenter, countOf(line));
    }
}

int AccuracyBars::widestCount() const {
    int widest = 0;
    for (const Line& line : m_lines) {
        widest = std::max(widest, fontMetrics().horizontalAdvance(countOf(line)) + 6);
    }
    return widest;
}

int AccuracyBars::widest() const {
    int widest = 0;
    for (const Line& line : m_lines) {
        widest = std::max(widest, fontMetrics().horizontalAdvance(line.name));
    }
    return widest;
}

void AccuracyBars::paintBar(QPainter& painter, const QRectF& track, const Line& line) const {
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.tokens().track);
    painter.drawRoundedRect(track, 4, 4);
    if (line.accuracy.right > 0) {
        QRectF filled = track;
        filled.setWidth(track.width() * line.accuracy.percent() / 100);
        painter.setBrush(networkColour(line.network));
        painter.drawRoundedRect(filled, 4, 4);
    }
}

}  // namespace lab
