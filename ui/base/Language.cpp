// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/Language.h"

#include "core/base/Phrase.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

// In the global namespace, as Qt wants it: a static library's resources are not found otherwise.
static void initTranslations() {
    Q_INIT_RESOURCE(translations);
}

namespace lab {

namespace {

constexpr auto kLanguageKey = "window/language";
constexpr auto kContext = "lab";  // the one that cmake/FlattenTranslation.cmake leaves

// One sentence has one translation, wherever it stands: a word that a free function says has no
// class to be looked up under.
class SentenceTranslator : public QTranslator {
public:
    QString translate(const char* /*context*/, const char* source, const char* disambiguation,
                      int number) const override {
        return QTranslator::translate(kContext, source, disambiguation, number);
    }
};

}  // namespace

QStringList languageCodes() {
    return {QStringLiteral("en"), QStringLiteral("ja")};
}

QString languageName(const QString& code) {
    return code == QLatin1String("ja") ? QStringLiteral("日本語") : QStringLiteral("English");
}

QString languageCode() {
    const QString chosen = QSettings().value(kLanguageKey).toString();
    if (languageCodes().contains(chosen)) {
        return chosen;
    }
    const QString system = QLocale::system().name().section('_', 0, 0);
    return languageCodes().contains(system) ? system : QStringLiteral("en");
}

void chooseLanguage(const QString& code) {
    QSettings().setValue(kLanguageKey, code);
}

QString say(const char* text) {
    return QCoreApplication::translate(kContext, text);
}

Language::Language(QCoreApplication& /*application*/) : m_code(languageCode()) {
    initTranslations();
    const auto install = [this](std::unique_ptr<QTranslator> translator, const QString& file,
                                const QString& folder) {
        if (translator->load(file, folder)) {
            QCoreApplication::installTranslator(translator.get());
            m_translators.push_back(std::move(translator));
        }
    };
    install(std::make_unique<QTranslator>(), "qtbase_" + m_code,
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(std::make_unique<SentenceTranslator>(), "resnet-lab_" + m_code,
            QStringLiteral(":/translations"));
    setPhraseBook([](const char* english) {
        return QCoreApplication::translate(kContext, english).toStdString();
    });
}

Language::~Language() {
    setPhraseBook({});
    for (const auto& translator : m_translators) {
        QCoreApplication::removeTranslator(translator.get());
    }
}

}  // namespace lab
