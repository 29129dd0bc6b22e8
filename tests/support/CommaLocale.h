#pragma once

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

#include <clocale>
#include <locale>
#include <string>

namespace lab::test {

/// While it lives, this process has German's decimal comma, in C and in C++, as where Qt or a
/// plugin has set the person's locale. The locale is made in a folder of its own, so the system
/// needs none but localedef and its sources (Debian's package locales). One at a time, one thread.
class CommaLocale {
public:
    CommaLocale() {
        if (m_folder.isValid() &&
            QProcess::execute("localedef", {"-i", "de_DE", "-f", "UTF-8", path()}) <= 1) {
            m_before = std::setlocale(LC_ALL, nullptr);
            qputenv("LOCPATH", m_folder.path().toUtf8());
            m_isThere = std::setlocale(LC_ALL, "de_DE.UTF-8") != nullptr &&
                        std::string(std::localeconv()->decimal_point) == ",";
        }
        if (m_isThere) {
            m_beforeInCxx = std::locale::global(std::locale("de_DE.UTF-8"));
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
    QString path() const { return QDir(m_folder.path()).filePath("de_DE.UTF-8"); }

    QTemporaryDir m_folder;
    std::string m_before = "C";
    std::locale m_beforeInCxx;
    bool m_isThere = false;
};

}  // namespace lab::test
