// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

namespace lab {

/// What a training must meet again however often it is resumed, as a loss beyond all bounds: only
/// another training helps.
class LastingError : public Error {
public:
    using Error::Error;
};

}  // namespace lab
