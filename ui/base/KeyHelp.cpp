// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/KeyHelp.h"

#include <QShortcut>
#include <QVariant>
#include <QWidget>

namespace lab {

namespace {

constexpr auto kKeys = "helpKeys";
constexpr auto kMeanings = "helpMeanings";

}  // namespace

void addShortcut(QWidget& owner, const QList<QKeySequence>& keys, const QString& meaning,
                 const std::function<void()>& what) {
    QStringList names;
    for (const QKeySequence& sequence : keys) {
        names << sequence.toString(QKeySequence::NativeText);
        auto* shortcut = new QShortcut(sequence, &owner);
        QObject::connect(shortcut, &QShortcut::activated, &owner, what);
    }
    declareKeys(owner, names.join(QStringLiteral(", ")), meaning);
}

void declareKeys(QWidget& owner, const QString& keys, const QString& meaning) {
    owner.setProperty(kKeys, owner.property(kKeys).toStringList() << keys);
    owner.setProperty(kMeanings, owner.property(kMeanings).toStringList() << meaning);
}

std::vector<KeyLine> keysOf(const QWidget& owner) {
    const QStringList keys = owner.property(kKeys).toStringList();
    const QStringList meanings = owner.property(kMeanings).toStringList();
    std::vector<KeyLine> lines;
    for (qsizetype i = 0; i < keys.size(); ++i) {
        lines.push_back({keys[i], meanings.value(i)});
    }
    return lines;
}

}  // namespace lab
