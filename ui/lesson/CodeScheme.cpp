// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/CodeScheme.h"

#include "ui/parts/Formula.h"
#include "ui/theme/Fonts.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace lab {

namespace {

constexpr int kCodeSchemeHeight = 106;
constexpr double kCodeSchemeBox = 26;
constexpr double kMostWide = 76;
constexpr double kCodeSchemeGap = 8;
constexpr double kEnds = 30;  // room of x and y
constexpr double kRow = 19;
constexpr double kName = 74;  // of a constructor's row
constexpr double kSum = 104;  // "3 + 8 + 36 + 3"
constexpr double kStageGap = 6;
constexpr int kMostBlocks = 50;  // ResNet-152's

bool isOnChain(const CodePart& part) {
    return part.id != QLatin1String("shortcut") && part.id != QLatin1String("he") &&
           part.id != QLatin1String("norms");
}

QPen partPen(const Tokens& tokens, bool lit) {
    return {lit ? tokens.accent : tokens.control, lit ? 2.0 : 1.0};
}

}  // namespace

CodeScheme::CodeScheme(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName("codeScheme");
    setFixedHeight(kCodeSchemeHeight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CodeScheme::showCell(const CodeCell& cell) {
    m_cell = cell;
    m_step = 0;
    setAccessibleName(cell.title);
    place();
    update();
}

void CodeScheme::light(int step) {
    m_step = step;
    if (step < static_cast<int>(m_cell.steps.size())) {
        setAccessibleDescription(m_cell.steps[static_cast<std::size_t>(step)].sentence);
    }
    update();
}

QStringList CodeScheme::litParts() const {
    return m_step < static_cast<int>(m_cell.steps.size())
               ? m_cell.steps[static_cast<std::size_t>(m_step)].parts
               : QStringList();
}

bool CodeScheme::isLit(const QString& id) const {
    return litParts().contains(id);
}

// "3 4": the steps that light this part.
QString CodeScheme::numbersOf(const QString& id) const {
    QStringList numbers;
    for (std::size_t i = 0; i < m_cell.steps.size(); ++i) {
        if (m_cell.steps[i].parts.contains(id)) {
            numbers << QString::number(i + 1);
        }
    }
    return numbers.join(QStringLiteral(" · "));
}

// ---- Places ------------------------------------------------------------------------------------

void CodeScheme::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place();
}

void CodeScheme::place() {
    m_rects.clear();
    switch (m_cell.shape) {
        case CodeShape::Block:
            placeChain(kEnds, width() - kEnds, 34);
            break;
        case CodeShape::Network:
            placeNetwork();
            break;
        case CodeShape::Constructors:
            placeRows();
            break;
    }
}

// In equal boxes from left to right; the shortcut's arc spans all before the addition.
void CodeScheme::placeChain(double left, double right, double top) {
    const auto count = std::ranges::count_if(m_cell.parts, isOnChain);
    if (count == 0) {
        return;
    }
    const double room = (right - left - static_cast<double>(count - 1) * kCodeSchemeGap) /
                        static_cast<double>(count);
    const double wide = std::min(kMostWide, room);
    double x =
        left +
        (right - left - static_cast<double>(count) * (wide + kCodeSchemeGap) + kCodeSchemeGap) / 2;
    for (const CodePart& part : m_cell.parts) {
        if (!isOnChain(part)) {
            continue;
        }
        const bool plus = part.id == QLatin1String("add");
        const double side = plus ? 22 : wide;
        m_rects[part.id] =
            QRectF(x + (wide - side) / 2, top + (plus ? 2 : 0), side, plus ? side : kCodeSchemeBox);
        x += wide + kCodeSchemeGap;
    }
    if (m_rects.contains("add")) {
        const double from = m_rects["conv1"].left() - kCodeSchemeGap;
        m_rects["shortcut"] = QRectF(from, 6, m_rects["add"].center().x() - from, top - 4);
    }
}

void CodeScheme::placeNetwork() {
    placeChain(2, width() - 2, 24);
    for (int stage = 1; stage <= 4; ++stage) {
        const QRectF box = m_rects[QStringLiteral("stage%1").arg(stage)];
        m_rects[QStringLiteral("arc%1").arg(stage)] =
            QRectF(box.left() + 8, box.top() - 16, box.width() - 16, 16);
    }
    const double half = (width() - 4 - kCodeSchemeGap) / 2;
    m_rects["he"] = QRectF(2, kCodeSchemeHeight - 23, half, 22);
    m_rects["norms"] = QRectF(2 + half + kCodeSchemeGap, kCodeSchemeHeight - 23, half, 22);
}

void CodeScheme::placeRows() {
    double y = (kCodeSchemeHeight - kRow * static_cast<double>(m_cell.parts.size())) / 2;
    for (const CodePart& part : m_cell.parts) {
        m_rects[part.id] = QRectF(0, y, width(), kRow);
        y += kRow;
    }
}

QString CodeScheme::partAt(const QPointF& at) const {
    for (const CodePart& part : m_cell.parts) {
        const bool within = m_rects.value(part.id).contains(at);
        if (within && part.id != QLatin1String("shortcut")) {
            return part.id;
        }
    }
    const QRectF arc = m_rects.value("shortcut");
    return arc.contains(at) ? QStringLiteral("shortcut") : QString();
}

void CodeScheme::mousePressEvent(QMouseEvent* event) {
    if (const QString id = partAt(event->position()); !id.isEmpty()) {
        Q_EMIT partChosen(id);
    }
}

void CodeScheme::mouseMoveEvent(QMouseEvent* event) {
    setCursor(partAt(event->position()).isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
}

// ---- Painting ----------------------------------------------------------------------------------

void CodeScheme::paintEvent(QPaintEvent* /*event*/) {
    if (m_cell.parts.empty()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_cell.shape == CodeShape::Constructors) {
        for (const CodePart& part : m_cell.parts) {
            paintRow(painter, part);
        }
        return;
    }
    if (m_cell.shape == CodeShape::Block) {
        paintArc(painter, "shortcut", m_rects["shortcut"]);
    } else {
        for (int stage = 1; stage <= 4; ++stage) {
            const QString id = QStringLiteral("arc%1").arg(stage);
            paintArc(painter, id, m_rects[id]);
        }
    }
    paintChain(painter);
}

void CodeScheme::paintChain(QPainter& painter) const {
    const Tokens& tokens = m_theme.tokens();
    const CodePart* first = nullptr;
    const CodePart* last = nullptr;
    for (const CodePart& part : m_cell.parts) {
        if (isOnChain(part)) {
            first = first == nullptr ? &part : first;
            last = &part;
        }
    }
    const QRectF start = m_rects[first->id];
    const QRectF end = m_rects[last->id];
    const bool block = m_cell.shape == CodeShape::Block;
    const double axis = start.center().y();
    const double lead = block ? kCodeSchemeGap + 2 : 0;
    painter.setPen(QPen(tokens.control, 1.25));
    painter.drawLine(QPointF(start.left() - lead, axis), QPointF(end.right() + lead, axis));
    for (const CodePart& part : m_cell.parts) {
        if (part.id != QLatin1String("shortcut")) {
            paintBox(painter, part);
        }
        paintBelow(painter, part);
    }
    if (block) {
        painter.setFont(formulaFont(FormulaRun::Style::Name, 14));
        painter.setPen(tokens.text);
        painter.drawText(QRectF(start.left() - lead - 14, axis - 12, 12, 20), Qt::AlignCenter, "x");
        painter.drawText(QRectF(end.right() + lead + 2, axis - 12, 12, 20), Qt::AlignCenter, "y");
    }
}

void CodeScheme::paintBox(QPainter& painter, const CodePart& part) const {
    const Tokens& tokens = m_theme.tokens();
    const bool lit = isLit(part.id);
    const QRectF rect = m_rects[part.id];
    painter.setPen(partPen(tokens, lit));
    painter.setBrush(lit ? tokens.tint : tokens.sunken);
    if (part.id == QLatin1String("add")) {
        painter.drawEllipse(rect);
        painter.setPen(QPen(tokens.text, 1.75));
        const QPointF centre = rect.center();
        painter.drawLine(centre - QPointF(5, 0), centre + QPointF(5, 0));
        painter.drawLine(centre - QPointF(0, 5), centre + QPointF(0, 5));
        return;
    }
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    const QString text =
        isOnChain(part) ? part.text : numbersOf(part.id) + QStringLiteral("  ") + part.text;
    const QFont usual = bold(textFont(kSmallSize), lit);
    const bool wide = QFontMetricsF(usual).horizontalAdvance(text) > rect.width() - 4;
    painter.setFont(wide ? bold(textFont(kCaptionSize), lit) : usual);
    painter.setPen(tokens.text);
    painter.drawText(rect, Qt::AlignCenter, text);
}

// From the chain's start over it and down into the addition, or over one stage.
void CodeScheme::paintArc(QPainter& painter, const QString& id, const QRectF& arc) const {
    const Tokens& tokens = m_theme.tokens();
    const bool lit = isLit(id);
    const bool whole = id == QLatin1String("shortcut");
    const double foot = whole ? m_rects["add"].top() : arc.bottom();
    const double start = whole ? m_rects["conv1"].center().y() : arc.bottom();
    const double corner = whole ? 8 : 6;
    QPainterPath path(QPointF(arc.left(), start));
    path.lineTo(arc.left(), arc.top() + corner);
    path.quadTo(arc.left(), arc.top(), arc.left() + corner, arc.top());
    path.lineTo(arc.right() - corner, arc.top());
    path.quadTo(arc.right(), arc.top(), arc.right(), arc.top() + corner);
    path.lineTo(arc.right(), foot);
    painter.setPen(QPen(lit ? tokens.accent : tokens.control, lit ? 2.5 : 1.25));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.setFont(bold(textFont(kCaptionSize), lit));
    painter.setPen(lit ? tokens.accent : tokens.muted);
    if (!whole) {
        painter.drawText(arc.adjusted(0, 2, 0, 0), Qt::AlignCenter, numbersOf(id));
        return;
    }
    painter.drawText(QRectF(arc.center().x() - 20, arc.top() + 7, 40, 14), Qt::AlignCenter,
                     numbersOf(id));
    painter.setFont(bold(textFont(kSmallSize), lit));
    const QString words = tr("shortcut");
    const double wide = painter.fontMetrics().horizontalAdvance(words) + 12;
    const QRectF place(arc.center().x() - wide / 2, arc.top() - 8, wide, 16);
    painter.fillRect(place, tokens.panel);
    painter.setPen(tokens.text);
    painter.drawText(place, Qt::AlignCenter, words);
}

// The steps' numbers, and below them a note.
void CodeScheme::paintBelow(QPainter& painter, const CodePart& part) const {
    if (!isOnChain(part)) {
        return;
    }
    const Tokens& tokens = m_theme.tokens();
    const bool lit = isLit(part.id);
    const QRectF rect = m_rects[part.id];
    const QRectF line(rect.center().x() - 46, std::max(rect.bottom(), rect.top() + 24) + 3, 92, 14);
    painter.setFont(bold(textFont(kCaptionSize), lit));
    painter.setPen(lit ? tokens.accent : tokens.muted);
    painter.drawText(line, Qt::AlignCenter, numbersOf(part.id));
    painter.setPen(lit ? tokens.text : tokens.muted);
    painter.drawText(line.translated(0, 14), Qt::AlignCenter | Qt::TextDontClip, part.note);
}

// Its name, a dash for each block with gaps between the stages, and their sum.
void CodeScheme::paintRow(QPainter& painter, const CodePart& part) const {
    const Tokens& tokens = m_theme.tokens();
    const bool lit = isLit(part.id);
    const QRectF rect = m_rects[part.id];
    if (lit) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.tint);
        painter.drawRoundedRect(rect, 3, 3);
    }
    painter.setFont(bold(textFont(kSmallSize), lit));
    painter.setPen(tokens.text);
    painter.drawText(rect.adjusted(6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, part.text);
    painter.setFont(bold(textFont(kCaptionSize), lit));
    painter.drawText(rect.adjusted(0, 0, -6, 0), Qt::AlignRight | Qt::AlignVCenter, part.note);
    const double room = rect.width() - kName - kSum - 3 * kStageGap;
    const double pitch = std::min(12.0, room / kMostBlocks);
    double x = rect.left() + kName;
    painter.setPen(Qt::NoPen);
    painter.setBrush(lit ? tokens.accent : tokens.control);
    for (const QString& count : part.note.split(QStringLiteral(" + "))) {
        for (int i = 0; i < count.toInt(); ++i) {
            painter.drawRoundedRect(QRectF(x, rect.center().y() - 4.5, std::max(2.0, pitch - 2), 9),
                                    1, 1);
            x += pitch;
        }
        x += kStageGap;
    }
}

}  // namespace lab
