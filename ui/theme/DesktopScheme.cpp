// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/DesktopScheme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QEvent>
#include <QPalette>
#include <QStyleHints>

namespace lab {

namespace {

constexpr auto kService = "org.freedesktop.portal.Desktop";
constexpr auto kPath = "/org/freedesktop/portal/desktop";
constexpr auto kInterface = "org.freedesktop.portal.Settings";
constexpr auto kGroup = "org.freedesktop.appearance";
constexpr auto kDesktopSchemeKey = "color-scheme";  // 0: no preference, 1: dark, 2: light

bool isDarkByQt(const QPalette& desktop) {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown) {
        return scheme == Qt::ColorScheme::Dark;
    }
#endif
    return desktop.color(QPalette::Window).lightnessF() <
           desktop.color(QPalette::WindowText).lightnessF();
}

}  // namespace

DesktopScheme::DesktopScheme(QApplication& application, QObject* parent)
    : QObject(parent), m_dark(isDarkByQt(QApplication::palette())) {
    application.installEventFilter(this);
}

bool DesktopScheme::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ThemeChange && watched->isWindowType() && !m_portalSpeaks) {
        QMetaObject::invokeMethod(this, &DesktopScheme::handleTheme, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

// The desktop's palette lies under our own: it shows when ours is taken off.
void DesktopScheme::handleTheme() {
    const QPalette ours = QApplication::palette();
    QApplication::setPalette(QPalette());
    const bool dark = isDarkByQt(QApplication::palette());
    QApplication::setPalette(ours);
    setDark(dark);
}

void DesktopScheme::setDark(bool dark) {
    if (m_dark != dark) {
        m_dark = dark;
        Q_EMIT changed();
    }
}

void DesktopScheme::askPortal() {
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    bus.connect(kService, kPath, kInterface, "SettingChanged", this,
                SLOT(handlePortal(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(kService, kPath, kInterface, "Read");
    question << kGroup << kDesktopSchemeKey;
    auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher* call) {
                const QDBusPendingReply<QDBusVariant> reply = *call;
                call->deleteLater();
                if (reply.isValid()) {
                    handlePortal(kGroup, kDesktopSchemeKey, reply.value());
                }
            });
}

void DesktopScheme::handlePortal(const QString& group, const QString& key,
                                 const QDBusVariant& value) {
    if (group != kGroup || key != kDesktopSchemeKey) {
        return;
    }
    QVariant plain = value.variant();
    if (plain.canConvert<QDBusVariant>()) {  // Read wraps it twice, the signal once
        plain = plain.value<QDBusVariant>().variant();
    }
    const uint scheme = plain.toUInt();
    m_portalSpeaks = scheme == 1 || scheme == 2;
    if (m_portalSpeaks) {
        setDark(scheme == 1);
    }
}

}  // namespace lab
