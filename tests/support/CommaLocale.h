// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

#include <clocale>
#include <locale>
#include <string>

namespace lab::test {

/// While it lives, this process has a locale with a decimal comma, German unless said, in C and in
/// C++, as where Qt or a plugin has set the person's. The locale is made in a folder of its own, so
/// the system needs none but localedef and its sources (Debian's package locales). One at a time,
/// one thread.
class CommaLocale {
public:
    explicit CommaLocale(const std::string& language = "de_DE") {
        const std::string name = language + ".UTF-8";
        const QString path = QDir(m_folder.path()).filePath(QString::fromStdString(name));
        const QString source = QString::fromStdString(language);
        if (m_folder.isValid() &&
            QProcess::execute("localedef", {"-i", source, "-f", "UTF-8", path}) <= 1) {
            m_before = std::setlocale(LC_ALL, nullptr);
            qputenv("LOCPATH", m_folder.path().toUtf8());
            m_isThere = std::setlocale(LC_ALL, name.c_str()) != nullptr &&
                        std::string(std::localeconv()->decimal_point) == ",";
        }
        if (m_isThere) {
            m_beforeInCxx = std::locale::global(std::locale(name));
        }
    }
    ~CommaLocale() {
        if (m_isThere) {
            std::locale::global(m_beforeInCxx);
            std::setlocale(LC_ALL, m_before.c_str());
        }
        qunsetenv("LOCPATH");
    }
    CommaLocale(const CommaLocale&) = delete;
    CommaLocale& operator=(const CommaLocale&) = delete;

    /// False where localedef or its sources are missing.
    bool isThere() const { return m_isThere; }
    /// For LOCPATH of another process.
    QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    std::string m_before = "C";
    std::locale m_beforeInCxx;
    bool m_isThere = false;
};

}  // namespace lab::test
