// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Problem.h"

#include "core/base/Phrase.h"

#include <filesystem>

namespace lab {

std::string problemText(const std::exception& error) {
    if (const auto* refused = dynamic_cast<const std::filesystem::filesystem_error*>(&error)) {
        return filled(phrase("%1 could not be used (%2); check the path and its permissions, or "
                             "choose another one."),
                      refused->path1(), refused->code().message());
    }
    return error.what();
}

}  // namespace lab
