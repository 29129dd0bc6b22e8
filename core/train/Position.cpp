// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/train/Position.h"

#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"

namespace lab {

std::string textOf(const Position& position) {
    return nlohmann::json{{"epochs_done", position.epochsDone},
                          {"steps_done", position.stepsDone},
                          {"loss_sum", position.lossSum},
                          {"wrong", position.wrong},
                          {"seconds", position.seconds}}
        .dump();
}

Position positionOf(std::string_view text) {
    const nlohmann::json json = parseJson(text).value_or(nullptr);
    Position position{-1, -1};  // both must be there
    readField(json, "epochs_done", position.epochsDone);
    readField(json, "steps_done", position.stepsDone);
    readField(json, "loss_sum", position.lossSum);
    readField(json, "wrong", position.wrong);
    readField(json, "seconds", position.seconds);
    if (position.epochsDone < 0 || position.stepsDone < 0) {
        throw Error(phrase("A position has \"epochs_done\" and \"steps_done\", both 0 or more."));
    }
    return position;
}

}  // namespace lab
