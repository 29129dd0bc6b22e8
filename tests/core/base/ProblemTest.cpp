// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Problem.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <filesystem>
#include <stdexcept>

using namespace lab;

class ProblemTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRefusalOfTheFileSystemIsASentence() {
        try {
            std::filesystem::create_directories("/proc/none/models");
            QFAIL("it was made");
        } catch (const std::exception& error) {
            const std::string text = problemText(error);
            QVERIFY2(text.find("filesystem error") == std::string::npos &&
                         text.find("/proc/none") != std::string::npos && text.ends_with('.'),
                     text.c_str());
        }
        QCOMPARE(problemText(std::runtime_error("A sentence.")), std::string("A sentence."));
    }
};

LAB_TEST(ProblemTest)
#include "ProblemTest.moc"
