// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Unicode.h"

#include <cstdlib>
#include <memory>
#include <utf8proc.h>

namespace lab {

std::string composed(const std::string& text) {
    utf8proc_uint8_t* made = nullptr;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const utf8proc_ssize_t length =
        utf8proc_map(bytes, std::ssize(text), &made,
                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(made, &std::free);
    if (length < 0) {
        return text;
    }
    return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(length)};
}

}  // namespace lab
