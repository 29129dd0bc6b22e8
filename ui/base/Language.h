// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

class QCoreApplication;
class QTranslator;

namespace lab {

/// The languages that the program speaks, as codes of ISO 639: "en", "ja".
QStringList languageCodes();
/// What a language calls itself: "English", "日本語".
QString languageName(const QString& code);

/// The language of the person's choice, else that of the system where the program speaks it, else
/// English.
QString languageCode();
/// Remembers the choice; it holds from the next start on.
void chooseLanguage(const QString& code);

/// A sentence in the person's language: tr() for functions that belong to no QObject. Any thread.
QString say(const char* text);

/// Gives the program, what core says in it and what Qt itself says, the language of languageCode()
/// while it lives. Made before the first widget. GUI thread.
class Language {
public:
    explicit Language(QCoreApplication& application);
    ~Language();
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;

    const QString& code() const { return m_code; }

private:
    QString m_code;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

}  // namespace lab
