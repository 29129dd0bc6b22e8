// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/intake/DropTarget.h"

#include <QDropEvent>
#include <QWidget>

namespace lab {

DropTarget::DropTarget(QWidget* page) : QObject(page) {
    page->setAcceptDrops(true);
    page->installEventFilter(this);
}

bool DropTarget::eventFilter(QObject* /*watched*/, QEvent* event) {
    if (event->type() == QEvent::DragLeave) {
        Q_EMIT left();
        return true;
    }
    const bool enters = event->type() == QEvent::DragEnter;
    const bool drops = event->type() == QEvent::Drop;
    if (!enters && !drops && event->type() != QEvent::DragMove) {
        return false;
    }
    auto* drag = static_cast<QDropEvent*>(event);
    const DropOffer offer = offerOf(*drag->mimeData());
    drag->setDropAction(Qt::CopyAction);
    drag->setAccepted(enters || drops || !offer.isEmpty());
    if (enters) {
        Q_EMIT entered(offer);
    } else if (drops) {
        Q_EMIT left();
        Q_EMIT dropped(*drag->mimeData(), drag->position().toPoint());
    }
    return true;
}

}  // namespace lab
