// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

namespace lab {

/// What somebody wrote on the command line does not hold: the program ends with kBadArguments. An
/// Error of any other kind (a file, the disk, the machine) ends it with kFailed.
class BadArgument : public Error {
public:
    using Error::Error;
};

/// What `work` gives, which reads nothing but what was written: its Errors are of that.
template <class Work>
auto fromArguments(Work work) {
    try {
        return work();
    } catch (const Error& error) {
        throw BadArgument(error.what());
    }
}

}  // namespace lab
