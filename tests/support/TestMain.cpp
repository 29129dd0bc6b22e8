// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/TestMain.h"

#include <QCoreApplication>
#include <QtTest>

#include <cstdio>
#include <utility>
#include <vector>

namespace lab::test {

namespace {

using Entry = std::pair<std::string, std::function<std::unique_ptr<QObject>()>>;

std::vector<Entry>& entries() {
    static std::vector<Entry> list;
    return list;
}

}  // namespace

Registration::Registration(const char* name, std::function<std::unique_ptr<QObject>()> make) {
    entries().emplace_back(name, std::move(make));
}

std::string dataFile(const std::string& name) {
    return std::string(LAB_TEST_DATA) + "/" + name;
}

int runTests() {
    QStringList arguments = QCoreApplication::arguments();
    std::string wanted;
    if (arguments.size() > 1 && !arguments[1].startsWith('-')) {
        wanted = arguments.takeAt(1).toStdString();
    }
    int failures = 0;
    int ran = 0;
    for (const auto& [name, make] : entries()) {
        if (wanted.empty() || name == wanted) {
            failures += QTest::qExec(make().get(), arguments);
            ++ran;
        }
    }
    if (ran == 0) {
        std::fprintf(stderr, "There is no test class %s here.\n", wanted.c_str());
        return 1;
    }
    return failures == 0 ? 0 : 1;
}

}  // namespace lab::test
