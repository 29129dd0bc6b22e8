// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurveHead.h"

#include "ui/base/Language.h"

namespace lab {

namespace {

constexpr double kLineHeight = 16;
constexpr double kAbovePane = 24;  // top of the line of text over the pane
constexpr double kCurveHeadGap = 8;
constexpr double kTriangleHalf = 4;
constexpr double kTriangleHeight = 6;

}  // namespace

void RateLines::draw(QCPPainter* painter) {
    painter->setClipRect(pane());
    painter->setAntialiasing(false);
    for (const RateDrop& drop : m_marks.drops) {
        QPen pen(tokens().control, 1, Qt::SolidLine, Qt::FlatCap);
        pen.setDashPattern(m_marks.isPassed(drop) ? QVector<qreal>{4, 3} : QVector<qreal>{1, 3});
        painter->setPen(pen);
        const double x = xOf(drop.epoch);
        painter->drawLine(QPointF(x, pane().top()), QPointF(x, pane().bottom()));
    }
}

void PaneHead::setTitle(const QString& title, const QString& detail) {
    m_title = title;
    m_detail = detail;
}

QRectF PaneHead::line() const {
    return {pane().left(), pane().top() - kAbovePane, pane().width(), kLineHeight};
}

std::vector<PaneHead::Label> PaneHead::rateLabels() const {
    const QFont font = textFont(kCaptionSize);
    double left = pane().left() + widthOf(m_title, bold(textFont(kBodySize))) + kCurveHeadGap;
    std::vector<Label> labels;
    for (const RateDrop& drop : m_marks.drops) {
        if (!m_marks.labelled || !showsEpoch(drop.epoch)) {
            continue;
        }
        const QString rate = QString::number(drop.rate, 'g', 6);
        for (const QString& text : {say("rate %1").arg(rate), rate}) {
            const double width = widthOf(text, font);
            const QRectF box(xOf(drop.epoch) - width / 2, line().top(), width, kLineHeight);
            if (box.left() >= left) {
                labels.push_back({box, text});
                left = box.right() + kCurveHeadGap;
                break;
            }
        }
    }
    return labels;
}

void PaneHead::drawTriangles(QPainter& painter) const {
    painter.setPen(QPen(tokens().control, 1));
    const double bottom = pane().top();
    for (const RateDrop& drop : m_marks.drops) {
        if (!showsEpoch(drop.epoch)) {
            continue;
        }
        const double x = xOf(drop.epoch);
        painter.setBrush(m_marks.isPassed(drop) ? QBrush(tokens().control) : Qt::NoBrush);
        painter.drawPolygon(
            QPolygonF{{QPointF(x - kTriangleHalf, bottom - kTriangleHeight),
                       QPointF(x + kTriangleHalf, bottom - kTriangleHeight), QPointF(x, bottom)}});
    }
}

void PaneHead::drawTitle(QPainter& painter, double room) const {
    const QFont title = bold(textFont(kBodySize));
    paintText(painter, line(), Qt::AlignLeft, m_title, title, tokens().text);
    const double used = widthOf(m_title, title) + 1.25 * kCurveHeadGap;
    const QFont small = textFont(kSmallSize);
    if (used + widthOf(m_detail, small) <= room) {
        paintText(painter, line().adjusted(used, 0, 0, 0), Qt::AlignLeft, m_detail, small,
                  tokens().muted);
    }
}

void PaneHead::draw(QCPPainter* painter) {
    painter->setRenderHint(QPainter::Antialiasing);
    const std::vector<Label> labels = rateLabels();
    for (const Label& label : labels) {
        paintText(*painter, label.box, Qt::AlignHCenter, label.text, textFont(kCaptionSize),
                  tokens().muted);
    }
    drawTriangles(*painter);
    drawTitle(*painter, labels.empty() ? pane().width()
                                       : labels.front().box.left() - kCurveHeadGap - pane().left());
}

}  // namespace lab
