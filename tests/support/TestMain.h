// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <string>

namespace lab::test {

/// Makes a test class known to its program's main. Used through LAB_TEST.
struct Registration {
    Registration(const char* name, std::function<std::unique_ptr<QObject>()> make);
};

/// Runs every test class, or the one that the program's first argument names; the other arguments
/// go to Qt Test. Needs an application object. Returns the program's exit status.
int runTests();

inline constexpr int kPatience = 60000;  ///< milliseconds; a loaded machine is slow

/// A file of tests/data as a path.
std::string dataFile(const std::string& name);

}  // namespace lab::test

/// At the end of FooTest.cpp, before its .moc: LAB_TEST(FooTest)
#define LAB_TEST(Class)                                         \
    static const lab::test::Registration registrationOf##Class( \
        #Class, []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); });
