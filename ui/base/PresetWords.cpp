// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/PresetWords.h"

#include "core/base/Phrase.h"

namespace lab {

QString titleOf(const Preset& preset) {
    return QString::fromStdString(phrase(preset.title.c_str()));
}

QString descriptionOf(const Preset& preset) {
    return QString::fromStdString(phrase(preset.description.c_str()));
}

}  // namespace lab
