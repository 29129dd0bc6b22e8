// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/Dumbbells.h"

#include "ui/base/Format.h"
#include "ui/parts/NetworkLook.h"
#include "ui/parts/Swatch.h"
#include "ui/theme/Fonts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr int kDumbbellsWidth = 360;
constexpr int kDumbbellsHeight = 88;
constexpr int kFirstRow = 28;
constexpr int kRowStep = 38;
constexpr double kDumbbellsMark = 12;
constexpr double kDumbbellsGap = 16;  // between columns
constexpr double kBoth = 22;          // marks nearer than this share one label

QString spoken(const QString& family, const DepthPair& pair) {
    return Dumbbells::tr("%1: %2 has %3 %, %4 has %5 %: %6 points.")
        .arg(family, QString::fromStdString(pair.shallow), percentText(pair.shallowTrain.mean),
             QString::fromStdString(pair.deep), percentText(pair.deepTrain.mean),
             signedText(pair.trainGap, pair.seeds));
}

void centred(QPainter& painter, double x, double baseline, const QString& text) {
    const double width = painter.fontMetrics().horizontalAdvance(text);
    painter.drawText(QPointF(x - width / 2, baseline), text);
}

}  // namespace

/// Where errors lie across the widget.
struct Dumbbells::Scale {
    double left = 0;   ///< pixels
    double right = 0;  ///< pixels
    double low = 0;    ///< per cent
    double high = 1;   ///< per cent
    double x(double error) const { return left + (right - left) * (error - low) / (high - low); }
};

Dumbbells::Dumbbells(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName("dumbbells");
    setAccessibleName(tr("Training errors of the pairs"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Dumbbells::setVerdict(const Verdict& verdict) {
    m_rows.clear();
    if (verdict.plain && verdict.plain->epoch > 0) {
        m_rows.push_back({tr("Plain"), *verdict.plain});
    }
    if (verdict.residual && verdict.residual->epoch > 0) {
        m_rows.push_back({tr("Residual"), *verdict.residual});
    }
    QString description = tr("Training error at the end.");
    for (const Row& row : m_rows) {
        description += " " + spoken(row.family, row.pair);
    }
    setAccessibleDescription(description);
    setToolTip(description);
    update();
}

QSize Dumbbells::sizeHint() const {
    return {kDumbbellsWidth, kDumbbellsHeight};
}

QSize Dumbbells::minimumSizeHint() const {
    return sizeHint();
}

Dumbbells::Scale Dumbbells::scale() const {
    const QFontMetrics small(sized(font(), kSmallSize));
    const QFontMetrics strong(bold(sized(font(), kBodySize)));
    Scale scale;
    double names = 0;
    double gaps = 0;
    double low = 1e9;
    double high = -1e9;
    for (const Row& row : m_rows) {
        names = std::max<double>(names, small.horizontalAdvance(row.family));
        gaps = std::max<double>(
            gaps, strong.horizontalAdvance(
                      tr("%1 points").arg(signedText(row.pair.trainGap, row.pair.seeds))));
        low = std::min({low, row.pair.shallowTrain.mean, row.pair.deepTrain.mean});
        high = std::max({high, row.pair.shallowTrain.mean, row.pair.deepTrain.mean});
    }
    scale.left = names + kDumbbellsGap - 4;
    scale.right = width() - gaps - kDumbbellsGap + 4;
    const double padding = std::max(0.5, 0.25 * (high - low));
    scale.low = low - padding;
    scale.high = high + padding;
    return scale;
}

void Dumbbells::paintEvent(QPaintEvent* /*event*/) {
    if (m_rows.empty()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Scale where = scale();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        paintRow(painter, m_rows[i], where, kFirstRow + kRowStep * static_cast<double>(i));
    }
    paintLegend(painter, where);
}

void Dumbbells::paintRow(QPainter& painter, const Row& row, const Scale& scale, double y) const {
    const Tokens& tokens = m_theme.tokens();
    painter.setFont(sized(font(), kSmallSize));
    painter.setPen(tokens.text);
    const QFontMetrics metrics = painter.fontMetrics();
    const double baseline = y + metrics.ascent() / 2.0 - 1;
    painter.drawText(
        QPointF(scale.left - kDumbbellsGap + 4 - metrics.horizontalAdvance(row.family), baseline),
        row.family);
    const NetworkSpec& shallow = row.pair.shallowNetwork;
    const NetworkSpec& deep = row.pair.deepNetwork;
    QColor track = tokens.success;
    track.setAlphaF(0.25F);
    painter.setPen(QPen(track, 2));
    painter.drawLine(QPointF(scale.left, y), QPointF(scale.right, y));
    const double from = scale.x(row.pair.shallowTrain.mean);
    const double to = scale.x(row.pair.deepTrain.mean);
    painter.setPen(QPen(networkColour(deep), 4));
    painter.drawLine(QPointF(from, y), QPointF(to, y));
    const QRectF mark(-kDumbbellsMark / 2, -kDumbbellsMark / 2, kDumbbellsMark, kDumbbellsMark);
    paintSwatch(painter, mark.translated(to, y), networkMarker(deep), networkColour(deep));
    const double inner = std::abs(to - from) < 4 ? 2 : 0;  // both stay in sight
    paintSwatch(painter, mark.translated(from, y).adjusted(inner, inner, -inner, -inner),
                networkMarker(shallow), networkColour(shallow));
    paintErrors(painter, row, scale, y);
    painter.setFont(bold(sized(font(), kBodySize)));
    painter.setPen(tokens.text);
    painter.drawText(QPointF(scale.right + kDumbbellsGap - 4, baseline),
                     tr("%1 points").arg(signedText(row.pair.trainGap, row.pair.seeds)));
}

void Dumbbells::paintErrors(QPainter& painter, const Row& row, const Scale& scale, double y) const {
    painter.setFont(sized(font(), kCaptionSize));
    painter.setPen(m_theme.tokens().text);
    const double baseline = y - kDumbbellsMark / 2 - 4;
    const QString shallow = percentText(row.pair.shallowTrain.mean);
    const QString deep = percentText(row.pair.deepTrain.mean);
    const double from = scale.x(row.pair.shallowTrain.mean);
    const double to = scale.x(row.pair.deepTrain.mean);
    if (shallow == deep) {
        centred(painter, (from + to) / 2, baseline, tr("%1 both").arg(shallow));
        return;
    }
    // Labels of near marks are pushed apart from their middle.
    const double push = std::max(0.0, (kBoth + 8 - std::abs(to - from)) / 2);
    const double side = to >= from ? 1 : -1;
    centred(painter, from - side * push, baseline, shallow);
    centred(painter, to + side * push, baseline, deep);
}

void Dumbbells::paintLegend(QPainter& painter, const Scale& scale) const {
    const Tokens& tokens = m_theme.tokens();
    painter.setFont(sized(font(), kCaptionSize));
    painter.setPen(tokens.muted);
    const DepthPair& pair = m_rows.front().pair;
    const double baseline = height() - 4;
    double x = scale.left;
    const auto word = [&](const QString& text) {
        painter.drawText(QPointF(x, baseline), text);
        x += painter.fontMetrics().horizontalAdvance(text) + 4;
    };
    const auto sign = [&](const NetworkSpec& network) {
        paintSwatch(painter, QRectF(x, baseline - 9, 10, 10), networkMarker(network), tokens.muted);
        x += 13;
    };
    word(tr("training error, %:"));
    for (const NetworkSpec* network : {&pair.shallowNetwork, &pair.deepNetwork}) {
        sign(*network);
        word(tr("%1 layers").arg(depthOf(*network)));
    }
}

}  // namespace lab
