// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/EnumNames.h"

#include <array>

namespace lab {

/// How activations lie in memory. It changes speed, not results beyond rounding.
enum class Layout {
    Contiguous,   ///< NCHW
    ChannelsLast  ///< NHWC
};

template <>
struct EnumNames<Layout> {
    static constexpr const char* what = asPhrase("layout");
    static constexpr std::array names = {
        std::pair{Layout::Contiguous, std::string_view("contiguous")},
        std::pair{Layout::ChannelsLast, std::string_view("channels-last")}};
};

}  // namespace lab
