// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/Formula.h"

#include "ui/theme/Fonts.h"

#include <QFontMetricsF>
#include <QPainter>

namespace lab {

namespace {

constexpr double kFormulaLeast = 11;
constexpr double kIndex = 0.7;     // an index' size
constexpr double kLowered = 0.22;  // below the line, of the size
constexpr int kPad = 8;

double widthOfRuns(const std::vector<FormulaRun>& runs, double size) {
    double width = 0;
    for (const FormulaRun& run : runs) {
        width += QFontMetricsF(formulaFont(run.style, size)).horizontalAdvance(run.text);
    }
    return width;
}

}  // namespace

QString formulaText(const std::vector<FormulaRun>& formula) {
    QString text;
    for (const FormulaRun& run : formula) {
        text += run.style == FormulaRun::Style::Index ? QStringLiteral("_") + run.text : run.text;
    }
    return text;
}

QFont formulaFont(FormulaRun::Style style, double pixels) {
    QFont font;
    font.setFamilies({QStringLiteral("Noto Serif"), QStringLiteral("serif")});
    font.setStyleHint(QFont::Serif);
    font.setItalic(style == FormulaRun::Style::Name);
    return sized(font, style == FormulaRun::Style::Index ? pixels * kIndex : pixels);
}

Formula::Formula(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName("formula");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Formula::setRuns(std::vector<FormulaRun> runs) {
    m_runs = std::move(runs);
    setAccessibleName(formulaText(m_runs));
    update();
}

void Formula::setSize(double pixels) {
    m_size = pixels;
    updateGeometry();
    update();
}

void Formula::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.tokens().sunken);
    painter.drawRoundedRect(rect(), 4, 4);
    double size = m_size;
    while (size > kFormulaLeast && widthOfRuns(m_runs, size) > width() - 2 * kPad) {
        size -= 0.5;
    }
    double x = (width() - widthOfRuns(m_runs, size)) / 2;
    const double line = height() / 2.0 + size * 0.34;
    painter.setPen(m_theme.tokens().text);
    for (const FormulaRun& run : m_runs) {
        const QFont font = formulaFont(run.style, size);
        const bool index = run.style == FormulaRun::Style::Index;
        painter.setFont(font);
        painter.drawText(QPointF(x, line + (index ? kLowered * size : 0)), run.text);
        x += QFontMetricsF(font).horizontalAdvance(run.text);
    }
}

}  // namespace lab
