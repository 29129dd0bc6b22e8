// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <string>
#include <utility>

namespace lab {

/// An Error that an option of the command line fixes. what() is whole without it, for the window
/// has fields instead; the command line says option() behind it.
class OptionError : public Error {
public:
    OptionError(const std::string& sentence, std::string option)
        : Error(sentence), m_option(std::move(option)) {}

    /// A second sentence, in English as the command line is.
    const std::string& option() const { return m_option; }

private:
    std::string m_option;
};

}  // namespace lab
