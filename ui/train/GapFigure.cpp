// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/GapFigure.h"

#include <QLabel>
#include <QVBoxLayout>

namespace lab {

GapFigure::GapFigure(const QString& objectName, QWidget* parent)
    : QWidget(parent), m_figure(new QLabel(this)), m_caption(new QLabel(this)) {
    setObjectName(objectName);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addStretch(1);
    column->addWidget(m_figure);
    column->addWidget(m_caption);
    column->addStretch(1);
    m_figure->setProperty("role", "verdict");
    m_caption->setProperty("role", "small");
    for (QLabel* label : {m_figure, m_caption}) {
        label->setAlignment(Qt::AlignRight);
    }
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

void GapFigure::setGap(const QString& figure, const QString& caption) {
    m_figure->setText(figure);
    m_caption->setText(caption);
    setAccessibleName(caption + ": " + figure);
}

}  // namespace lab
