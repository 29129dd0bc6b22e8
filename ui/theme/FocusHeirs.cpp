// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/FocusHeirs.h"

#include <QApplication>
#include <QFocusEvent>
#include <QTimer>
#include <QWidget>

#include <algorithm>

namespace lab {

namespace {

constexpr auto kHeirs = "focusHeirs";

bool canTake(const QWidget* widget) {
    return widget != nullptr && widget->isVisible() && widget->isEnabled() &&
           widget->focusPolicy() != Qt::NoFocus;
}

// Another window, a menu: the focus comes back by itself.
bool comesBack(Qt::FocusReason reason) {
    return reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason ||
           reason == Qt::MenuBarFocusReason;
}

}  // namespace

void setFocusHeirs(QWidget& widget, const QStringList& names) {
    widget.setProperty(kHeirs, names);
}

FocusHeirs::FocusHeirs(QApplication& application, QObject* parent) : QObject(parent) {
    application.installEventFilter(this);
    connect(&application, &QApplication::focusChanged, this,
            [this](const QWidget* /*old*/, const QWidget* now) {
                // Nobody, while the window goes on: what had it is being deleted.
                if (now == nullptr && isInActiveWindow() &&
                    QApplication::activePopupWidget() == nullptr) {
                    lose();
                }
            });
}

bool FocusHeirs::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::KeyPress:
        case QEvent::Shortcut:
            m_byKeyboard = true;
            break;
        case QEvent::MouseButtonPress:
            m_byKeyboard = false;
            break;
        case QEvent::Hide:
            if (watched->isWidgetType() && !event->spontaneous()) {
                handleHiding(*static_cast<QWidget*>(watched));
            }
            break;
        case QEvent::FocusIn:
        case QEvent::FocusOut:
            if (watched->isWidgetType()) {
                handleFocus(*static_cast<QWidget*>(watched), *event);
            }
            break;
        default:
            break;
    }
    return QObject::eventFilter(watched, event);
}

void FocusHeirs::handleFocus(QWidget& widget, QEvent& event) {
    const auto reason = static_cast<QFocusEvent&>(event).reason();
    if (event.type() == QEvent::FocusOut) {
        if (!comesBack(reason) && (!widget.isEnabled() || !widget.isVisible())) {
            lose();
        }
        return;
    }
    if (m_lost && (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason)) {
        m_taker = &widget;
        return;
    }
    m_lost = false;  // somebody chose
    remember(widget);
}

bool FocusHeirs::isInActiveWindow() const {
    const auto window = std::ranges::find_if(
        m_path, [](const QPointer<QWidget>& widget) { return widget && widget->isWindow(); });
    return window != m_path.end() && *window == QApplication::activeWindow();
}

void FocusHeirs::remember(QWidget& widget) {
    m_path.clear();
    for (QWidget* at = &widget; at != nullptr; at = at->parentWidget()) {
        m_path.emplace_back(at);
    }
    m_names = widget.property(kHeirs).toStringList();
}

// Where nothing else can take the focus, Qt leaves it with what is hidden, and tells nobody.
// In a window that is not the active one nobody has it, but one gets it with the activation.
void FocusHeirs::handleHiding(const QWidget& widget) {
    const QWidget* now = QApplication::focusWidget();
    if (now == nullptr && !widget.isWindow() && !m_path.empty() && m_path.front() &&
        m_path.front()->window()->focusWidget() == m_path.front()) {
        now = m_path.front();
    }
    if (now != nullptr && (now == &widget || widget.isAncestorOf(now))) {
        lose();
    }
}

// What takes its place may be shown a moment later in the same turn.
void FocusHeirs::lose() {
    if (!m_lost) {
        m_lost = true;
        m_taker = nullptr;
        if (!m_path.empty() && m_path.front()) {  // they may have been named since it got the focus
            m_names = m_path.front()->property(kHeirs).toStringList();
        }
        QTimer::singleShot(0, this, &FocusHeirs::settle);
    }
}

QWidget* FocusHeirs::heir() const {
    for (const QString& name : m_names) {
        for (std::size_t i = 1; i < m_path.size(); ++i) {
            const QPointer<QWidget>& around = m_path[i];
            auto* found = around ? around->findChild<QWidget*>(name) : nullptr;
            if (canTake(found)) {
                return found;
            }
            if (found != nullptr) {
                break;
            }
        }
    }
    for (std::size_t i = 1; i < m_path.size(); ++i) {
        if (m_path[i] && canTake(m_path[i])) {
            return m_path[i];
        }
    }
    return nullptr;
}

void FocusHeirs::settle() {
    if (!m_lost) {
        return;
    }
    m_lost = false;
    QWidget* now = QApplication::focusWidget();
    const bool holds = now != nullptr && now != m_taker && now->isVisible() && now->isEnabled();
    if (holds || QApplication::activeModalWidget() != nullptr) {
        return;
    }
    if (QWidget* next = heir()) {
        next->setFocus(m_byKeyboard ? Qt::TabFocusReason : Qt::OtherFocusReason);
    } else if (now != nullptr) {
        remember(*now);
    }
}

}  // namespace lab
