// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/ClassNames.h"

#include <QRegularExpression>
#include <QStringList>

namespace lab {

QString shortName(const std::string& className) {
    return QString::fromStdString(className).section(',', 0, 0).trimmed();
}

QString classKey(const QString& name) {
    QString key;
    for (const QChar c : name) {
        if (c.isLetterOrNumber()) {
            key += c.toLower();
        }
    }
    return key;
}

// A whole name goes before a synonym, and an earlier class before a later one.
QHash<QString, int> classKeysOf(const std::vector<std::string>& classes) {
    static const QRegularExpression kBetween("[,/]");
    QHash<QString, int> keys;
    const auto put = [&keys](const QString& name, int index) {
        const QString key = classKey(name);
        if (!key.isEmpty() && !keys.contains(key)) {
            keys.insert(key, index);
        }
    };
    for (std::size_t i = 0; i < classes.size(); ++i) {
        put(QString::fromStdString(classes[i]), static_cast<int>(i));
    }
    for (std::size_t i = 0; i < classes.size(); ++i) {
        for (const QString& part : QString::fromStdString(classes[i]).split(kBetween)) {
            put(part, static_cast<int>(i));
        }
    }
    return keys;
}

}  // namespace lab
