// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/BlockFigure.h"

#include "ui/base/Format.h"
#include "ui/diagram/NetworkWords.h"
#include "ui/parts/Formula.h"
#include "ui/parts/NetworkLook.h"
#include "ui/theme/Fonts.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>

namespace lab {

namespace {

constexpr double kEnd = 18;  // x and y
constexpr double kBox = 24;
constexpr double kPitch = 29;
constexpr double kPlus = 10;  // its radius
constexpr double kSide = 92;  // room of the shortcut next to the chain
constexpr double kCorner = 8;
constexpr double kBlockFigurePad = 2;

QString convText(const LayerSummary& layer) {
    QString text = layer.groups > 1 ? BlockFigure::tr("%1×%1, %2, %3 groups").arg(layer.kernel)
                                    : BlockFigure::tr("%1×%1 conv, %2").arg(layer.kernel);
    text = text.arg(layer.output.channels);
    if (layer.groups > 1) {
        text = text.arg(layer.groups);
    }
    return layer.stride > 1 ? text + BlockFigure::tr(", / %1").arg(layer.stride) : text;
}

QString shortText(const LayerSummary& layer) {
    switch (layer.kind) {
        case LayerKind::Conv:
            return convText(layer);
        case LayerKind::BatchNorm:
            return BlockFigure::tr("BN");
        case LayerKind::Relu:
            return BlockFigure::tr("ReLU");
        case LayerKind::MaxPool:
            return BlockFigure::tr("%1×%1 max pool, / %2").arg(layer.kernel).arg(layer.stride);
        case LayerKind::ZeroPad:
            return BlockFigure::tr("/ %1, zeros").arg(layer.stride);
        case LayerKind::AveragePool:
            return BlockFigure::tr("average pool");
        case LayerKind::Linear:
            return BlockFigure::tr("fc, %1").arg(layer.output.channels);
        case LayerKind::Add:
            break;
    }
    return {};
}

}  // namespace

BlockFigure::BlockFigure(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName("blockFigure");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void BlockFigure::showUnit(std::shared_ptr<const NetworkComparison> comparison, int unit,
                           int network) {
    m_comparison = std::move(comparison);
    m_unit = unit;
    m_network = network;
    collect();
    place();
    QStringList spoken;
    for (const auto* boxes : {&m_boxes, &m_shortcut, &m_behind}) {
        for (const Box& box : *boxes) {
            spoken << toolTipOf(box).replace('\n', QLatin1String("; "));
        }
    }
    setAccessibleName(tr("Layers of %1").arg(unitTitle(m_comparison->units[unit])));
    setAccessibleDescription(spoken.join(QStringLiteral(". ")));
    setFixedHeight(sizeHint().height());
    updateGeometry();
    update();
}

// One box a convolution; a batch norm and the ReLU behind it share one.
void BlockFigure::collect() {
    m_boxes.clear();
    m_behind.clear();
    m_shortcut.clear();
    const ComparedUnit& place = m_comparison->units[m_unit];
    m_block = place.kind == UnitKind::Block;
    m_path = ShortcutPath::None;
    m_fork = 0;
    if (!place.layers[m_network]) {
        return;
    }
    if (place.block[m_network]) {
        const BlockSummary& block =
            m_comparison->networks[m_network].blocks[*place.block[m_network]];
        m_path = block.shortcut;
        m_fork = block.beforeShortcut;
    }
    const LayerRange range = *place.layers[m_network];
    for (int i = range.first; i < range.first + range.count; ++i) {
        const LayerSummary& one = layer(i);
        if (one.kind == LayerKind::Add) {
            continue;
        }
        const bool behind = one.part == LayerPart::Join && m_path != ShortcutPath::None;
        auto& chain = behind ? m_behind : m_boxes;
        auto& boxes = one.part == LayerPart::Shortcut ? m_shortcut : chain;
        const bool joins = !boxes.empty() && one.kind == LayerKind::Relu &&
                           layer(boxes.back().layers.back()).kind == LayerKind::BatchNorm;
        const bool norm = one.part == LayerPart::Shortcut && one.kind == LayerKind::BatchNorm;
        if (joins || (norm && !boxes.empty())) {
            boxes.back().text += QStringLiteral(", ") + shortText(one);
            boxes.back().layers.push_back(i);
        } else {
            boxes.push_back({shortText(one), {}, {i}});
        }
    }
}

QSize BlockFigure::sizeHint() const {
    double height = 2 * kEnd + kPitch * static_cast<double>(m_boxes.size() + m_behind.size());
    if (m_path != ShortcutPath::None) {
        height += 2 * kPlus + 8;
    }
    return {260, static_cast<int>(height) + 8};
}

void BlockFigure::place() {
    const double room = width() - (m_block ? kSide : 0);
    double wide = 156;
    for (const Box& box : m_boxes) {
        wide = std::max(wide, QFontMetricsF(textFont(kSmallSize)).horizontalAdvance(box.text) + 16);
    }
    wide = std::min(wide, room - 2 * kBlockFigurePad);
    m_axis = kBlockFigurePad + (m_block ? wide / 2 : (width() - 2 * kBlockFigurePad) / 2.0);
    double y = kEnd + 6;
    for (Box& box : m_boxes) {
        box.rect = QRectF(m_axis - wide / 2, y, wide, kBox);
        y += kPitch;
    }
    m_plus = 0;
    if (m_path != ShortcutPath::None) {
        m_plus = y + kPlus;
        y += 2 * kPlus + 8;
    }
    for (Box& box : m_behind) {
        box.rect = QRectF(m_axis - 40, y, 80, kBox);
        y += kPitch;
    }
    m_from = kEnd + 2;
    if (m_fork > 0 && !m_boxes.empty()) {  // it leaves behind the first batch norm and ReLU
        m_from = m_boxes.front().rect.bottom() + (kPitch - kBox) / 2;
    }
    m_right = std::min<double>(width() - kBlockFigurePad - 40, m_axis + wide / 2 + kSide - 42);
    const double end = m_plus > 0 ? m_plus : y;
    for (Box& box : m_shortcut) {
        const double high = 40;
        box.rect = QRectF(m_right - 40, (m_from + end) / 2 - high / 2, 80, high);
    }
}

void BlockFigure::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (m_comparison) {
        place();
    }
}

void BlockFigure::paintEvent(QPaintEvent* /*event*/) {
    if (!m_comparison || m_boxes.empty()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintShortcut(painter);
    paintChain(painter);
    const auto cost = costOf(*m_comparison, m_unit, m_network);
    paintEnd(painter, 0, QStringLiteral("x"), cost->input);
    paintEnd(painter, height() - kEnd, QStringLiteral("y"), cost->output);
}

void BlockFigure::paintBox(QPainter& painter, const Box& box, const QColor& edge) const {
    const Tokens& tokens = m_theme.tokens();
    painter.setPen(QPen(edge, 1));
    painter.setBrush(tokens.sunken);
    painter.drawRoundedRect(box.rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(tokens.text);
    const bool wide =
        QFontMetricsF(textFont(kSmallSize)).horizontalAdvance(box.text) > box.rect.width() - 4;
    painter.setFont(textFont(wide ? kCaptionSize : kSmallSize));
    const bool two = box.rect.height() > 30;
    painter.drawText(box.rect.adjusted(2, 0, -2, 0),
                     static_cast<int>(Qt::AlignCenter) | (two ? Qt::TextWordWrap : 0), box.text);
}

void BlockFigure::paintChain(QPainter& painter) const {
    const Tokens& tokens = m_theme.tokens();
    painter.setPen(QPen(tokens.control, 1.25));
    painter.drawLine(QPointF(m_axis, kEnd), QPointF(m_axis, height() - kEnd - 2));
    for (const Box& box : m_boxes) {
        paintBox(painter, box, tokens.control);
    }
    for (const Box& box : m_behind) {
        paintBox(painter, box, tokens.control);
    }
    if (m_plus <= 0) {
        return;
    }
    const QColor colour = networkColour(m_comparison->pair.networks[m_network]);
    const QPointF centre(m_axis, m_plus);
    painter.setPen(QPen(colour, 2));
    painter.setBrush(tokens.panel);
    painter.drawEllipse(centre, kPlus, kPlus);
    painter.setPen(QPen(tokens.text, 1.75));
    painter.drawLine(centre - QPointF(4.5, 0), centre + QPointF(4.5, 0));
    painter.drawLine(centre - QPointF(0, 4.5), centre + QPointF(0, 4.5));
    painter.setFont(formulaFont(FormulaRun::Style::Name, 13));
    painter.setPen(tokens.text);
    painter.drawText(QRectF(m_axis - 60, m_plus - 18, 44, 18), Qt::AlignRight | Qt::AlignVCenter,
                     QStringLiteral("F(x)"));
}

void BlockFigure::paintShortcut(QPainter& painter) const {
    if (!m_block) {
        return;
    }
    const Tokens& tokens = m_theme.tokens();
    const QColor colour = networkColour(m_comparison->pair.networks[m_network]);
    const bool gap = m_path == ShortcutPath::None;
    const double from = m_from;
    const double to = gap ? height() - kEnd - 6 : m_plus;
    const double end = gap ? m_axis + 6 : m_axis + kPlus + 4;
    QPainterPath path(QPointF(m_axis, from));
    path.lineTo(m_right - kCorner, from);
    path.quadTo(m_right, from, m_right, from + kCorner);
    path.lineTo(m_right, to - kCorner);
    path.quadTo(m_right, to, m_right - kCorner, to);
    path.lineTo(end, to);
    QPen pen(gap ? tokens.control : colour, gap ? 1 : 2, Qt::SolidLine, Qt::FlatCap);
    if (m_path != ShortcutPath::Identity) {
        pen.setDashPattern(gap ? QVector<qreal>{3, 3} : QVector<qreal>{1.1, 1.1});
    }
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.setFont(textFont(kCaptionSize));
    if (gap) {
        const QRectF place(m_right - 42, (from + to) / 2 - 16, 84, 32);
        painter.fillRect(place, tokens.panel);
        painter.setPen(tokens.muted);
        painter.drawText(place, static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap,
                         tr("no shortcut"));
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF{
        {QPointF(m_axis + kPlus, to), QPointF(end + 4, to - 5), QPointF(end + 4, to + 5)}});
    for (const Box& box : m_shortcut) {
        paintBox(painter, box, colour);
    }
    if (m_shortcut.empty()) {
        const QRectF place(m_right - 30, (from + to) / 2 - 10, 60, 20);
        painter.fillRect(place, tokens.panel);
        painter.setPen(tokens.text);
        painter.drawText(place, Qt::AlignCenter, tr("identity"));
    }
}

void BlockFigure::paintEnd(QPainter& painter, double y, const QString& name,
                           const FeatureShape& shape) const {
    painter.setFont(formulaFont(FormulaRun::Style::Name, 13));
    painter.setPen(m_theme.tokens().text);
    painter.drawText(QRectF(m_axis - 40, y, 18, kEnd), Qt::AlignRight | Qt::AlignVCenter, name);
    painter.setFont(textFont(kCaptionSize));
    painter.setPen(m_theme.tokens().muted);
    painter.drawText(QRectF(m_axis - 14, y, 160, kEnd), Qt::AlignLeft | Qt::AlignVCenter,
                     featureShapeText(shape));
}

QString BlockFigure::toolTipOf(const Box& box) const {
    QStringList lines;
    for (const int index : box.layers) {
        const LayerSummary& one = layer(index);
        lines << tr("%1: %2, %3 to %4, %5 parameters, %6 mult-adds, sees %7 px")
                     .arg(QString::fromStdString(one.key), kindText(one),
                          featureShapeText(one.input), featureShapeText(one.output),
                          countText(one.parameters), amountText(one.multAdds),
                          QString::number(one.field.size));
    }
    return lines.join('\n');
}

bool BlockFigure::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (const auto* boxes : {&m_boxes, &m_shortcut, &m_behind}) {
            for (const Box& box : *boxes) {
                if (box.rect.contains(help->pos())) {
                    QToolTip::showText(help->globalPos(), toolTipOf(box), this);
                    return true;
                }
            }
        }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

}  // namespace lab
