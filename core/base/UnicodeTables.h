#pragma once

#include <cstdint>
#include <span>

namespace lab {

/// A character that is another one, or two of them.
struct UnicodePair {
    char32_t whole = 0;
    char32_t first = 0;
    char32_t second = 0;  ///< 0: there is only one
};

/// Marks from `first` to `last`, which are sorted by `order` where several follow each other.
struct UnicodeOrder {
    char32_t first = 0;
    char32_t last = 0;
    std::uint8_t order = 0;
};

// All are sorted, and of the whole of Unicode but for Korean, which is computed.

/// Characters that two others are written as.
std::span<const UnicodePair> unicodeWholes();
/// Characters that are written as the others.
std::span<const UnicodePair> unicodeApart();
std::span<const UnicodeOrder> unicodeOrders();

}  // namespace lab
