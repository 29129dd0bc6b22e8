// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/ChosenModel.h"

#include "ui/base/ClassNames.h"

namespace lab {

std::optional<int> classOf(const ChosenModel& model, const QString& name) {
    const auto found = model.classKeys.find(classKey(name));
    return found == model.classKeys.end() ? std::nullopt : std::optional(*found);
}

}  // namespace lab
