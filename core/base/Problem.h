// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <string>

namespace lab {

/// What an exception says to a person: of a file system's refusal the path and the reason in a
/// sentence, of any other its own words. Any thread.
std::string problemText(const std::exception& error);

}  // namespace lab
