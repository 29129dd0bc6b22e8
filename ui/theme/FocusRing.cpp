// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/FocusRing.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QWidget>

namespace lab {

namespace {

bool byKeyboard(Qt::FocusReason reason) {
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
           reason == Qt::ShortcutFocusReason;
}

bool marksItself(const QWidget& widget) {
    return qobject_cast<const QAbstractItemView*>(&widget) != nullptr || widget.isWindow() ||
           widget.property("focusRing") == false;
}

}  // namespace

FocusRing::FocusRing(QApplication& application, QObject* parent) : QObject(parent) {
    application.installEventFilter(this);
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn && watched->isWidgetType()) {
        auto* widget = static_cast<QWidget*>(watched);
        const bool wanted = byKeyboard(static_cast<QFocusEvent*>(event)->reason());
        wanted && !marksItself(*widget) ? show(widget) : hide();
    } else if (event->type() == QEvent::FocusOut && watched->isWidgetType()) {
        hide();
    }
    return QObject::eventFilter(watched, event);
}

void FocusRing::show(QWidget* around) {
    if (m_frame.isNull()) {
        m_frame = new QFocusFrame(around);
    }
    m_frame->setWidget(around);
}

void FocusRing::hide() {
    if (!m_frame.isNull()) {
        m_frame->setWidget(nullptr);
    }
}

}  // namespace lab
