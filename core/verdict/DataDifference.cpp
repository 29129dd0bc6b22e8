// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/experiments/DataDifference.h"

#include "ui/base/Format.h"
#include "ui/base/Language.h"

#include <QStringList>

#include <algorithm>
#include <functional>

namespace lab {

namespace {

constexpr qsizetype kMostNamed = 4;

QString nameOf(const RunInfo& info) {
    return QString::fromStdString(info.dataset.empty() ? info.spec.data.source : info.dataset);
}

// What tells one list of pictures from another, in words that a person can tell apart as well.
using Tell = std::function<QString(const RunInfo&)>;

// Each once, in the order of the runs.
QStringList different(const std::vector<RunInfo>& runs, const Tell& tell) {
    QStringList texts;
    for (const RunInfo& run : runs) {
        if (const QString text = tell(run); !texts.contains(text)) {
            texts << text;
        }
    }
    return texts;
}

QString firstOf(const QStringList& texts) {
    QStringList shown = texts.mid(0, kMostNamed);
    if (texts.size() > kMostNamed) {
        shown << QStringLiteral("…");
    }
    return shown.join(QStringLiteral("; "));
}

// The same name may stand for two folders.
QStringList withSources(const std::vector<RunInfo>& runs, const Tell& tell) {
    const auto whole = [&tell](const RunInfo& info) {
        return tell(info) + '\n' + QString::fromStdString(info.spec.data.source) + '\n' +
               QString::number(info.spec.network.classes);
    };
    const QStringList names = different(runs, tell);
    const QStringList apart = different(runs, whole);
    if (apart.size() == names.size()) {
        return names;
    }
    return different(runs, [&tell](const RunInfo& info) {
        return say("%1 from %2, %3 classes")
            .arg(tell(info), QString::fromStdString(info.spec.data.source),
                 QString::number(info.spec.network.classes));
    });
}

QString testText(const RunInfo& info) {
    return say("%1, %2 test images").arg(nameOf(info), countText(info.testImages));
}

QString trainText(const RunInfo& info) {
    return say("%1, %2 training images").arg(nameOf(info), countText(info.trainImages));
}

}  // namespace

QString dataDifferenceText(const std::vector<RunInfo>& runs) {
    if (const QStringList tests = withSources(runs, testText); tests.size() > 1) {
        return say("Different data, so these errors cannot be compared: %1.").arg(firstOf(tests));
    }
    if (const QStringList trained = withSources(runs, trainText); trained.size() > 1) {
        return say("Trained on different pictures, tested on the same: %1.").arg(firstOf(trained));
    }
    return {};
}

}  // namespace lab
