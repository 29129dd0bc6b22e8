#include "tests/support/TestMain.h"

#include <QCoreApplication>

/// Without arguments runs every test class; `PROGRAM Class [Qt Test options]` runs one.
int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    return lab::test::runTests();
}
