// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/FigureLabel.h"

#include "ui/base/Format.h"

#include <QEvent>

#include <cmath>

namespace lab {

FigureLabel::FigureLabel(const QString& objectName, QWidget* parent) : QLabel(parent) {
    setObjectName(objectName);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFocusPolicy(Qt::NoFocus);
}

void FigureLabel::setFigure(double value, const QString& about) {
    m_value = value;
    const QString exact = exactText(value);
    setToolTip(about.isEmpty() ? exact : about + QStringLiteral(": ") + exact);
    setAccessibleName(exact);
    updateGeometry();
    fit();
}

QSize FigureLabel::sizeFor(const QString& text) const {
    const QFontMetricsF metrics(font());
    const QMargins margins = contentsMargins();
    return {static_cast<int>(std::ceil(metrics.horizontalAdvance(text))) + 1 + margins.left() +
                margins.right(),
            static_cast<int>(std::ceil(metrics.height())) + margins.top() + margins.bottom()};
}

QSize FigureLabel::sizeHint() const {
    return sizeFor(figureText(m_value));
}

QSize FigureLabel::minimumSizeHint() const {
    return sizeFor(figureText(m_value, 1));
}

void FigureLabel::fit() {
    setText(figureText(m_value, QFontMetricsF(font()), contentsRect().width()));
}

void FigureLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    fit();
}

void FigureLabel::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateGeometry();
        fit();
    }
}

}  // namespace lab
