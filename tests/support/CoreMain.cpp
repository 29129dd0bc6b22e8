// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/TestMain.h"

#include <QCoreApplication>
#include <QTemporaryDir>

/// Without arguments runs every test class; `PROGRAM Class [Qt Test options]` runs one.
int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const QTemporaryDir cache;  // what is measured in tests is not the person's
    qputenv("XDG_CACHE_HOME", cache.path().toLocal8Bit());
    return lab::test::runTests();
}
