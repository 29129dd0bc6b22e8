// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QtGlobal>

class QApplication;
class QDBusVariant;

namespace lab {

/// Whether the desktop is dark, and when that changes. Qt says so from 6.5 on; before that, and
/// where Qt does not know, the lightness of the desktop's palette and the settings portal of
/// freedesktop.org do (GNOME tells nobody else). Make it before the program sets a palette of its
/// own. GUI thread; never blocks after its construction.
class DesktopScheme : public QObject {
    Q_OBJECT

public:
    DesktopScheme(QApplication& application, QObject* parent);

    bool isDark() const { return m_dark; }
    /// Asks the portal, whose answer comes by changed(). Not before the window is on the screen:
    /// connecting to the session's bus takes a moment.
    void askPortal();

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void handlePortal(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void setDark(bool dark);
    void handleTheme();

    bool m_dark;
    bool m_portalSpeaks = false;
};

}  // namespace lab
