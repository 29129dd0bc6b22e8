// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/base/Phrase.h"

namespace lab {

/// Throws Error with the sentence, asPhrase() of it, where the condition does not hold. It is
/// looked up only then.
template <typename... Values>
void require(bool holds, const char* english, const Values&... values) {
    if (!holds) {
        throw Error(filled(phrase(english), values...));
    }
}

}  // namespace lab
