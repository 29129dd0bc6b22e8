// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/form/SampleStrip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace lab {

SampleStrip::SampleStrip(QWidget* parent) : QWidget(parent) {
    setObjectName("sampleStrip");
    setAccessibleName(tr("A sample of each class"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(24);
}

void SampleStrip::setSamples(std::vector<QImage> samples, const QStringList& names) {
    m_samples = std::move(samples);
    m_names = names.mid(0, static_cast<int>(m_samples.size()));
    setAccessibleDescription(m_names.join(", "));
    update();
}

QRectF SampleStrip::placeOf(std::size_t index) const {
    const auto count = static_cast<double>(std::max<std::size_t>(m_samples.size(), 5));
    const double side = std::min<double>(height(), (width() + 1.0) / count);
    const double step = (width() + 1.0) / count;
    return {step * static_cast<double>(index), 0, std::min(side, step - 1), side};
}

void SampleStrip::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    if (m_samples.empty()) {
        painter.fillRect(rect(), palette().alternateBase());
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (std::size_t i = 0; i < m_samples.size(); ++i) {
        painter.drawImage(placeOf(i), m_samples[i]);
    }
}

bool SampleStrip::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (std::size_t i = 0; i < m_samples.size(); ++i) {
            if (placeOf(i).contains(help->pos())) {
                QToolTip::showText(help->globalPos(), m_names.value(static_cast<int>(i)), this);
                return true;
            }
        }
    }
    return QWidget::event(event);
}

}  // namespace lab
