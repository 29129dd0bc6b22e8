// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/DepthFigure.h"

#include "ui/base/Format.h"
#include "ui/lesson/FigureParts.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

#include <cmath>

namespace lab {

namespace {

constexpr double kDepthFigureMost = 30;  // per cent, the chart's height
constexpr int kHead = 44;
constexpr int kFoot = 56;
constexpr double kBarShare = 0.62;
constexpr int kDepthFigureSliderSteps = 10;  // a per cent

}  // namespace

// Russakovsky et al. 2015, IJCV, on the contests of 2010 to 2014; layers from the winners' own
// papers (Krizhevsky et al. 2012; Zeiler and Fergus 2014; Szegedy et al. 2015); He et al. 2015,
// table 5, for 2015.
const std::vector<WinnersChart::Winner>& WinnersChart::winners() {
    static const std::vector<Winner> all = {
        {2010, 0, 28.2, "NEC-UIUC"}, {2011, 0, 25.8, "XRCE"},      {2012, 8, 16.4, "AlexNet"},
        {2013, 8, 11.7, "Clarifai"}, {2014, 22, 6.7, "GoogLeNet"}, {2015, 152, 3.57, "ResNet"},
    };
    return all;
}

WinnersChart::WinnersChart(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName("winnersChart");
    QStringList spoken;
    for (const Winner& winner : winners()) {
        if (&winner != &winners().back()) {
            spoken << tr("%1: %2, %3 %")
                          .arg(QString::number(winner.year), winner.name,
                               QString::number(winner.error));
        }
    }
    setAccessibleName(tr("Top-5 error of the winners"));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void WinnersChart::setGuess(double percent) {
    m_guess = percent;
    update();
}

void WinnersChart::reveal() {
    m_revealed = true;
    update();
}

void WinnersChart::paintBar(QPainter& painter, const QRectF& column, const Winner& winner,
                            bool hidden) const {
    const Tokens& tokens = m_theme.tokens();
    const double error = hidden ? m_guess : winner.error;
    const double barHeight = (height() - kHead - kFoot) * error / kDepthFigureMost;
    const QRectF bar(column.center().x() - column.width() * kBarShare / 2,
                     height() - kFoot - barHeight, column.width() * kBarShare, barHeight);
    const QColor fill = winner.layers == 0 ? tokens.control : tokens.accentFill;
    if (hidden) {
        painter.setPen(QPen(tokens.accent, 1.5, Qt::DashLine));
        painter.setBrush(tokens.tint);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
    }
    painter.drawRoundedRect(bar, 3, 3);
    const int decimals = winner.error < 5 ? 2 : 1;
    const QString value =
        hidden ? tr("%1 %?").arg(percentText(error)) : tr("%1 %").arg(error, 0, 'f', decimals);
    painter.setPen(tokens.text);
    painter.setFont(bold(sized(font(), kBodySize)));
    painter.drawText(QRectF(column.left(), bar.top() - 22, column.width(), 18), Qt::AlignCenter,
                     value);
    const auto line = [&](int row, const QString& text, const QColor& colour, int size) {
        painter.setFont(sized(font(), size));
        painter.setPen(colour);
        painter.drawText(QRectF(column.left(), height() - kFoot + 4 + row * 17, column.width(), 17),
                         Qt::AlignCenter, text);
    };
    line(0, QString::number(winner.year), tokens.text, kBodySize);
    line(1, QString::fromLatin1(winner.name), tokens.muted, kSmallSize);
    line(2, winner.layers == 0 ? tr("no deep network") : tr("%n layers", nullptr, winner.layers),
         tokens.muted, kCaptionSize);
}

void WinnersChart::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = m_theme.tokens();
    for (const double tick : {0.0, 10.0, 20.0, 30.0}) {
        const double y = height() - kFoot - (height() - kHead - kFoot) * tick / kDepthFigureMost;
        painter.setPen(tick == 0 ? tokens.control : tokens.grid);
        painter.drawLine(QPointF(36, y), QPointF(width(), y));
        painter.setFont(sized(font(), kCaptionSize));
        painter.setPen(tokens.muted);
        painter.drawText(QRectF(0, y - 8, 30, 16), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(tick));
    }
    painter.drawText(QRectF(0, 4, width(), 18), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("Top-5 error in per cent, ImageNet test set"));
    const double room = (width() - 40.0) / static_cast<double>(winners().size());
    double left = 40;
    for (const Winner& winner : winners()) {
        const bool hidden = &winner == &winners().back() && !m_revealed;
        paintBar(painter, {left, 0, room, static_cast<double>(height())}, winner, hidden);
        left += room;
    }
}

DepthFigure::DepthFigure(const Theme& theme, QWidget* parent)
    : LessonFigure("depthFigure", parent),
      m_chart(new WinnersChart(theme, this)),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_guess(figureLabel({}, "group", this, "depthGuess")),
      m_reveal(figureButton(theme, "depthReveal", Icon::Check, tr("Reveal"), this)),
      m_answer(figureLabel({}, "", this, "depthAnswer")) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_chart, 1);
    QHBoxLayout* row = figureRow();
    auto* label = figureLabel(tr("Your guess for 152 layers"), "", this);
    label->setBuddy(m_slider);
    m_slider->setObjectName("depthSlider");
    m_slider->setAccessibleName(label->text());
    m_slider->setRange(0, 25 * kDepthFigureSliderSteps);
    m_slider->setValue(10 * kDepthFigureSliderSteps);
    m_slider->setPageStep(kDepthFigureSliderSteps);
    m_guess->setMinimumWidth(56);
    m_guess->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(label);
    row->addWidget(m_slider, 1);
    row->addWidget(m_guess);
    row->addWidget(m_reveal);
    column->addLayout(row);
    m_answer->setWordWrap(true);
    m_answer->setMinimumHeight(40);
    m_answer->setAlignment(Qt::AlignTop);
    column->addWidget(m_answer);
    connect(m_slider, &QSlider::valueChanged, this, &DepthFigure::show);
    connect(m_reveal, &QPushButton::clicked, this, &DepthFigure::reveal);
    show();
}

void DepthFigure::show() {
    const double guess = static_cast<double>(m_slider->value()) / kDepthFigureSliderSteps;
    m_guess->setText(tr("%1 %").arg(percentText(guess)));
    m_chart->setGuess(guess);
}

void DepthFigure::reveal() {
    const double guess = static_cast<double>(m_slider->value()) / kDepthFigureSliderSteps;
    const double error = WinnersChart::winners().back().error;
    m_chart->reveal();
    m_slider->setEnabled(false);
    m_reveal->setEnabled(false);
    const double away = std::abs(guess - error);
    m_answer->setText(
        (away < 1 ? tr("%1 %: you were %2 points away. Six ResNets answered together.")
                  : tr("%1 %: your guess was %2 points away. Six ResNets answered together."))
            .arg(error, 0, 'f', 2)
            .arg(percentText(away)));
}

}  // namespace lab
