// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

namespace lab {

/// The one exception type that a user can cause: a missing file, a damaged data set, a bad option.
/// what() is one whole sentence that names the file or value and the remedy, in the person's
/// language (core/base/Phrase.h); it is shown as it is, on the page or on standard error.
/// Programming mistakes use TORCH_CHECK or std::logic_error.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace lab
