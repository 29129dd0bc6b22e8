// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/InspectMemory.h"

#include "ui/base/Format.h"

#include <QSettings>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr auto kSourceKey = "inspect/source%1";
constexpr auto kImageKey = "inspect/image";
constexpr auto kIndexKey = "inspect/testImage";

}  // namespace

InspectChoice rememberedChoice(const InspectChoice& usual) {
    InspectChoice choice = usual;
    const QSettings settings;
    for (std::size_t n = 0; n < 2; ++n) {
        const QString text = settings.value(QString(kSourceKey).arg(n + 1)).toString();
        choice.sources[n] = inspectSourceFrom(text, usual.sources[n]);
    }
    choice.image.index = settings.value(kIndexKey).toInt();
    const fs::path file = settings.value(kImageKey).toString().toStdString();
    std::error_code error;
    if (!file.empty() && fs::exists(file, error)) {
        choice.image.file = file;
    }
    return choice;
}

void rememberSource(std::size_t lane, const InspectSource& source) {
    QSettings().setValue(QString(kSourceKey).arg(lane + 1), textOf(source));
}

void rememberImage(const InspectImage& image, const fs::path& passing) {
    QSettings settings;
    settings.setValue(kIndexKey, image.index);
    const bool lasting = image.file.parent_path() != passing;
    settings.setValue(kImageKey, lasting ? pathText(image.file) : QString());
}

}  // namespace lab
