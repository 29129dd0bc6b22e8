// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/LevelFigure.h"

#include "core/verdict/PublishedResults.h"
#include "ui/base/Format.h"
#include "ui/parts/RunSigns.h"
#include "ui/parts/Swatch.h"
#include "ui/theme/Fonts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr int kLevelsWidth = 400;
constexpr int kLevelHead = 20;
constexpr int kLevelStep = 24;
constexpr int kLevelFoot = 16;
constexpr double kLevelMark = 11;
constexpr double kLevelGap = 14;  // between columns
constexpr double kSeedDot = 1.8;  // radius

void atRight(QPainter& painter, double right, double baseline, const QString& text) {
    painter.drawText(QPointF(right - painter.fontMetrics().horizontalAdvance(text), baseline),
                     text);
}

// Whether the paper's tables tell what this factor does.
bool isInTables(Factor factor) {
    return factor == Factor::Shortcut || factor == Factor::Depth;
}

double roundedStep(double span) {
    const double rough = span / 3;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (step * power >= rough) {
            return step * power;
        }
    }
    return 10 * power;
}

}  // namespace

/// Where the columns stand, in pixels, and where errors lie in the middle one.
struct LevelFigure::Columns {
    double left = 0;
    double right = 0;
    double mean = 0;   ///< right edge
    double paper = 0;  ///< right edge
    double low = 0;    ///< per cent
    double high = 1;   ///< per cent
    double x(double error) const { return left + (right - left) * (error - low) / (high - low); }
};

LevelFigure::LevelFigure(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName("levelFigure");
    setAccessibleName(tr("Errors of what was compared"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LevelFigure::setQuestion(const Question& question, const std::vector<RunResult>& runs) {
    const Comparison& comparison = question.comparison;
    const auto measure = static_cast<std::size_t>(question.measure);
    m_title = question.measure == Measure::TestError ? tr("test error here, %")
                                                     : tr("training error here, %");
    std::vector<RunSpec> specs;
    for (const RunResult& run : runs) {
        specs.push_back(run.info.spec);
    }
    const std::vector<RunSign> signs = signsOf(specs);
    m_rows.clear();
    m_hasPaper = isInTables(comparison.factor);
    QString description = m_title + ":";
    for (std::size_t i = 0; i < comparison.levels.size(); ++i) {
        const Level& level = comparison.levels[i];
        Row row;
        row.name = QString::fromStdString(levelName(comparison, i));
        row.colour = signs[level.runs.front()].colour;
        row.marker = signs[level.runs.front()].marker;
        for (const auto& [seed, error] : errorsAt(level, level.epoch, question.measure, runs)) {
            row.errors.push_back(error);
        }
        row.spread = level.errors[measure];
        row.figure = row.errors.empty()
                         ? percentText(std::nan(""))
                         : QString::fromStdString(spreadText(row.spread, level.seeds));
        if (const PublishedResult* paper = paperResultOf(specs[level.runs.front()].network)) {
            row.paper = paper->top1;
            m_paperData = paper->benchmark == Benchmark::Cifar10 ? QStringLiteral("CIFAR-10")
                                                                 : QStringLiteral("ImageNet");
        }
        m_hasPaper = m_hasPaper && row.paper;
        description += QString(" %1 %2;").arg(row.name, row.figure);
        m_rows.push_back(std::move(row));
    }
    description.chop(1);
    setAccessibleDescription(description + ".");
    setToolTip(description + ".");
    updateGeometry();
    update();
}

QSize LevelFigure::sizeHint() const {
    return {kLevelsWidth, kLevelHead + kLevelStep * static_cast<int>(m_rows.size()) + kLevelFoot};
}

LevelFigure::Columns LevelFigure::columns() const {
    const QFontMetrics name(bold(sized(font(), kBodySize)));
    const QFontMetrics small(sized(font(), kSmallSize));
    Columns columns;
    double names = 0;
    double means = small.horizontalAdvance(tr("mean"));
    double low = 1e9;
    double high = -1e9;
    for (const Row& row : m_rows) {
        names = std::max<double>(names, name.horizontalAdvance(row.name));
        means = std::max<double>(means, name.horizontalAdvance(row.figure));
        for (const double error : row.errors) {
            low = std::min(low, error);
            high = std::max(high, error);
        }
        if (!row.errors.empty()) {
            low = std::min(low, row.spread.mean - row.spread.deviation);
            high = std::max(high, row.spread.mean + row.spread.deviation);
        }
    }
    columns.paper = width();
    columns.mean =
        m_hasPaper ? columns.paper - small.horizontalAdvance("00.00") - kLevelGap : columns.paper;
    columns.left = kLevelMark + 6 + names + kLevelGap;
    columns.right = columns.mean - means - kLevelGap;
    const double padding = high > low ? 0.15 * (high - low) : 0.5;
    columns.low = high < low ? 0 : low - padding;
    columns.high = high < low ? 1 : high + padding;
    return columns;
}

void LevelFigure::paintEvent(QPaintEvent* /*event*/) {
    if (m_rows.empty()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Columns where = columns();
    painter.setFont(sized(font(), kCaptionSize));
    painter.setPen(m_theme.tokens().muted);
    const double head = painter.fontMetrics().ascent() + 1;
    painter.drawText(QPointF(where.left, head), m_title);
    atRight(painter, where.mean, head, tr("mean"));
    if (m_hasPaper) {
        atRight(painter, where.paper, head, tr("paper"));
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        paintRow(painter, m_rows[i], where,
                 kLevelHead + kLevelStep * (static_cast<double>(i) + 0.5));
    }
    paintScale(painter, where);
}

void LevelFigure::paintRow(QPainter& painter, const Row& row, const Columns& columns,
                           double y) const {
    const Tokens& tokens = m_theme.tokens();
    painter.setFont(bold(sized(font(), kBodySize)));
    painter.setPen(tokens.text);
    const double baseline = y + painter.fontMetrics().capHeight() / 2.0;
    paintSwatch(painter, QRectF(0, y - kLevelMark / 2, kLevelMark, kLevelMark), row.marker,
                row.colour);
    painter.drawText(QPointF(kLevelMark + 6, baseline), row.name);
    QColor track = row.colour;
    track.setAlphaF(0.3F);
    painter.setPen(QPen(track, 1));
    painter.drawLine(QPointF(columns.left, y), QPointF(columns.right, y));
    if (!row.errors.empty()) {
        const double mean = columns.x(row.spread.mean);
        painter.setPen(QPen(row.colour, 2));
        painter.drawLine(QPointF(columns.x(row.spread.mean - row.spread.deviation), y),
                         QPointF(columns.x(row.spread.mean + row.spread.deviation), y));
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.text);
        for (const double error : row.errors.size() > 1 ? row.errors : std::vector<double>()) {
            painter.drawEllipse(QPointF(columns.x(error), y - kLevelMark / 2 - 2), kSeedDot,
                                kSeedDot);
        }
        paintSwatch(painter,
                    QRectF(mean - kLevelMark / 2, y - kLevelMark / 2, kLevelMark, kLevelMark),
                    row.marker, row.colour);
    }
    painter.setPen(tokens.text);
    painter.setFont(bold(sized(font(), kBodySize)));
    atRight(painter, columns.mean, baseline, row.figure);
    if (m_hasPaper) {
        painter.setFont(sized(font(), kSmallSize));
        atRight(painter, columns.paper, baseline, QString::number(*row.paper, 'f', 2));
    }
}

void LevelFigure::paintScale(QPainter& painter, const Columns& columns) const {
    painter.setFont(sized(font(), kCaptionSize));
    painter.setPen(m_theme.tokens().muted);
    const double step = roundedStep(columns.high - columns.low);
    const int digits = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
    const double baseline = height() - 4;
    for (double at = std::ceil(columns.low / step) * step; at <= columns.high; at += step) {
        const QString text = QString::number(at, 'f', digits);
        const double half = painter.fontMetrics().horizontalAdvance(text) / 2.0;
        const double x = columns.x(at);
        if (x - half >= columns.left - kLevelGap && x + half <= columns.right + kLevelGap) {
            painter.drawText(QPointF(x - half, baseline), text);
        }
    }
    if (m_hasPaper) {
        atRight(painter, columns.paper, baseline, m_paperData);
    }
}

}  // namespace lab
