// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/TestMain.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>

/// The same with widgets, offscreen unless QT_QPA_PLATFORM says otherwise. Home, settings and trash
/// are in a temporary folder: a test never touches the person's own.
int main(int argc, char** argv) {
    const QTemporaryDir home;
    for (const char* variable : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"}) {
        qputenv(variable, home.path().toUtf8());
    }
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");  // the desktop's colours stay out of it
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QCoreApplication::setOrganizationName("ResNet Lab");
    QCoreApplication::setApplicationName("ResNet Lab");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.path());
    const QApplication application(argc, argv);
    return lab::test::runTests();
}
