// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lab {

// Numbers as text, the same in every locale: QApplication sets the C locale to the person's, and
// then strtod() and printf() expect and write "7,26". So core writes numbers with these or with
// <fmt/format.h>, and reads them with numberFrom(). Pure; any thread.

/// "7.26": `digits` after the point. "nan", "inf" and "-inf" as such.
std::string fixedText(double value, int digits);
/// "0.0123", "1.234e+05": at most `digits` significant ones, as printf's %g.
std::string generalText(double value, int digits);
/// The shortest that reads back as the same value.
std::string shortestText(double value);
/// "1 323 130", with U+202F, a narrow space that breaks no line, between the thousands.
std::string groupedText(std::int64_t count);

/// The whole text as a number, in decimal: no spaces, no "+", no "0x", nothing behind it, nothing
/// that does not fit, and of doubles none that is not finite. Number: int, std::int64_t,
/// std::uint64_t, double.
template <typename Number>
std::optional<Number> numberFrom(std::string_view text);

}  // namespace lab
