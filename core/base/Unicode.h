// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace lab {

/// The text with its letters and their marks as one character where there is one (Unicode's form
/// NFC): macOS writes the names of files with marks of their own, other systems seldom, and both
/// are one name. What is no UTF-8 stays as it is. Any thread.
std::string composed(const std::string& text);

}  // namespace lab
