// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/ColumnScroll.h"

#include <QScrollBar>

namespace lab {

ColumnScroll::ColumnScroll(QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
}

QSize ColumnScroll::minimumSizeHint() const {
    QSize size = QScrollArea::minimumSizeHint();
    if (widget() != nullptr) {
        size.setWidth(widget()->minimumSizeHint().width() +
                      verticalScrollBar()->sizeHint().width());
    }
    return size;
}

}  // namespace lab
