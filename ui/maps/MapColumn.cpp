// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/maps/MapColumn.h"

#include "ui/base/Format.h"
#include "ui/parts/FigureLabel.h"
#include "ui/parts/Formula.h"
#include "ui/parts/RoleLabel.h"
#include "ui/theme/Fonts.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace lab {

namespace {

constexpr int kMapColumnHead = 24;
constexpr double kSymbol = 16;
constexpr int kMapColumnLeastWidth = 92;

}  // namespace

MapColumn::MapColumn(const Theme& theme, const QString& objectName, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_grid(new MapGrid(theme, objectName + "Grid", this)),
      m_figures(new QWidget(this)),
      m_mean(new FigureLabel(objectName + "Mean", m_figures)),
      m_deviation(new FigureLabel(objectName + "Deviation", m_figures)),
      m_zeros(roleLabel(m_figures, objectName + "Zeros", "")) {
    setObjectName(objectName);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);  // all of a lane alike
    setMinimumWidth(kMapColumnLeastWidth);
    auto* table = new QGridLayout(m_figures);
    table->setContentsMargins(0, 0, 0, 0);
    table->setHorizontalSpacing(10);
    table->setVerticalSpacing(0);
    const std::tuple<QLabel*, QString, QString> figures[] = {
        {m_mean, tr("mean"), tr("Mean of all values")},
        {m_deviation, tr("dev."), tr("Standard deviation of all values")},
        {m_zeros, tr("zeros"), tr("Share of the values that are exactly 0")}};
    int place = 0;
    for (const auto& [value, word, tip] : figures) {
        auto* caption = new QLabel(word, m_figures);
        caption->setProperty("role", "caption");
        caption->setToolTip(tip);
        value->setToolTip(tip);
        table->addWidget(caption, 0, place);
        table->addWidget(value, 1, place++);
    }
    table->setColumnStretch(place, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, kMapColumnHead, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_grid, 1);
    column->addWidget(m_figures);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    clear();
}

void MapColumn::setTitle(std::vector<FormulaRun> symbol, const QString& word) {
    m_symbol = std::move(symbol);
    m_word = word;
    tell();
}

void MapColumn::setMaps(std::shared_ptr<const FeatureMaps> maps,
                        const ActivationStatistics& statistics, MapColours colours) {
    m_isGap = false;
    m_gap.clear();
    m_grid->setEnabled(true);
    m_grid->setMaps(std::move(maps), colours);
    m_mean->setFigure(statistics.mean, tr("Mean of all values"));
    m_deviation->setFigure(statistics.deviation, tr("Standard deviation of all values"));
    m_zeros->setText(wholePercentText(statistics.zeros));
    for (QWidget* child : m_figures->findChildren<QLabel*>()) {
        child->setVisible(true);
    }
    tell();
}

void MapColumn::setGap(const QString& words) {
    clear();
    m_isGap = true;
    m_gap = words;
    tell();
}

void MapColumn::clear() {
    m_isGap = false;
    m_gap.clear();
    m_grid->setMaps(nullptr, MapColours::Activation);
    m_grid->setEnabled(false);
    for (QWidget* child : m_figures->findChildren<QLabel*>()) {
        child->setVisible(false);
    }
    m_figures->setMinimumHeight(2 * fontMetrics().height());
    tell();
}

void MapColumn::tell() {
    const QString name = QStringLiteral("%1, %2").arg(formulaText(m_symbol), m_word);
    setAccessibleName(name);
    setAccessibleDescription(m_gap);
    m_grid->setAccessibleName(tr("Feature maps of %1").arg(name));
    update();
}

void MapColumn::paintEvent(QPaintEvent* /*event*/) {
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool gap = isGap();
    double x = 0;
    painter.setPen(gap ? tokens.disabled : tokens.text);
    for (const FormulaRun& run : m_symbol) {
        const QFont font = formulaFont(run.style, kSymbol);
        painter.setFont(font);
        painter.drawText(
            QPointF(x, kMapColumnHead - 8 + (run.style == FormulaRun::Style::Index ? 3 : 0)),
            run.text);
        x += QFontMetricsF(font).horizontalAdvance(run.text);
    }
    const QFont small = textFont(kSmallSize);
    const QFontMetricsF metrics(small);
    // The word goes where it does not fit.
    if (x + 8 + metrics.horizontalAdvance(m_word) <= width()) {
        painter.setFont(small);
        painter.setPen(gap ? tokens.disabled : tokens.muted);
        painter.drawText(QRectF(0, 0, width(), kMapColumnHead - 4),
                         Qt::AlignRight | Qt::AlignVCenter, m_word);
    }
    if (gap) {
        const QRectF place = QRectF(m_grid->geometry()).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(QPen(tokens.control, 1, Qt::DashLine));
        painter.setBrush(tokens.sunken);
        painter.drawRoundedRect(place, 4, 4);
        painter.setPen(tokens.muted);
        painter.setFont(small);
        painter.drawText(place.adjusted(6, 6, -6, -6), Qt::AlignCenter | Qt::TextWordWrap, m_gap);
    }
}

}  // namespace lab
