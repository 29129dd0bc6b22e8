// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/BusyLine.h"

#include <QTimer>

namespace lab {

namespace {

constexpr int kAfter = 200;  // milliseconds

}  // namespace

BusyLine::BusyLine(QWidget* parent) : QProgressBar(parent), m_soon(new QTimer(this)) {
    setRange(0, 0);
    setTextVisible(false);
    setFixedHeight(kHeight);
    hide();
    m_soon->setSingleShot(true);
    m_soon->setInterval(kAfter);
    connect(m_soon, &QTimer::timeout, this, &QWidget::show);
}

void BusyLine::setBusy(bool busy) {
    if (!busy) {
        m_soon->stop();
        hide();
    } else if (!m_soon->isActive() && !isVisible()) {
        m_soon->start();
    }
}

}  // namespace lab
