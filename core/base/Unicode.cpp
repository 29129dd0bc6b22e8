#include "core/base/Unicode.h"

#include "core/base/UnicodeTables.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace lab {

namespace {

// Korean syllables are computed (The Unicode Standard, section 3.12).
constexpr char32_t kSyllables = 0xAC00;
constexpr char32_t kLeads = 0x1100;
constexpr char32_t kVowels = 0x1161;
constexpr char32_t kTails = 0x11A7;
constexpr char32_t kLeadCount = 19;
constexpr char32_t kVowelCount = 21;
constexpr char32_t kTailCount = 28;
constexpr char32_t kSyllableCount = kLeadCount * kVowelCount * kTailCount;

/// Nothing where the text is no UTF-8.
std::optional<std::u32string> decoded(const std::string& text) {
    std::u32string codes;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t more = lead < 0x80 ? 0 : lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
        constexpr char32_t kLeast[] = {0, 0x80, 0x800, 0x10000};
        if ((lead >= 0x80 && lead < 0xC2) || lead > 0xF4 || text.size() - i <= more) {
            return std::nullopt;
        }
        char32_t code = more == 0 ? lead : lead & (0x3FU >> more);
        for (std::size_t at = i + 1; at <= i + more; ++at) {
            const auto next = static_cast<unsigned char>(text[at]);
            if ((next & 0xC0U) != 0x80) {
                return std::nullopt;
            }
            code = code << 6U | (next & 0x3FU);
        }
        if (code < kLeast[more] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
            return std::nullopt;
        }
        codes += code;
        i += more + 1;
    }
    return codes;
}

std::string encoded(const std::u32string& codes) {
    std::string text;
    for (const char32_t code : codes) {
        const int more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
        constexpr unsigned kLead[] = {0, 0xC0, 0xE0, 0xF0};
        text += static_cast<char>(kLead[more] | code >> (6 * more));
        for (int left = more - 1; left >= 0; --left) {
            text += static_cast<char>(0x80U | (code >> (6 * left) & 0x3FU));
        }
    }
    return text;
}

int orderOf(char32_t code) {
    const auto orders = unicodeOrders();
    const auto after = std::ranges::upper_bound(orders, code, {}, &UnicodeOrder::first);
    return after != orders.begin() && code <= (after - 1)->last ? (after - 1)->order : 0;
}

void addDecomposed(char32_t code, std::u32string& out) {
    if (code >= kSyllables && code < kSyllables + kSyllableCount) {
        const char32_t at = code - kSyllables;
        out += kLeads + at / (kVowelCount * kTailCount);
        out += kVowels + at % (kVowelCount * kTailCount) / kTailCount;
        if (at % kTailCount != 0) {
            out += kTails + at % kTailCount;
        }
        return;
    }
    for (const auto pairs : {unicodeWholes(), unicodeApart()}) {
        const auto found = std::ranges::lower_bound(pairs, code, {}, &UnicodePair::whole);
        if (found != pairs.end() && found->whole == code) {
            addDecomposed(found->first, out);
            if (found->second != 0) {
                addDecomposed(found->second, out);
            }
            return;
        }
    }
    out += code;
}

std::u32string decomposed(const std::u32string& codes) {
    std::u32string out;
    for (const char32_t code : codes) {
        addDecomposed(code, out);
    }
    for (auto begin = out.begin(); begin != out.end();) {
        const auto end =
            std::find_if(begin, out.end(), [](char32_t code) { return orderOf(code) == 0; });
        std::ranges::stable_sort(begin, end, {}, orderOf);
        begin = end == out.end() ? end : end + 1;
    }
    return out;
}

/// The one character that stands for both; 0 where there is none.
char32_t pairOf(char32_t first, char32_t second) {
    static const auto wholes = [] {
        std::map<std::pair<char32_t, char32_t>, char32_t> made;
        for (const UnicodePair& pair : unicodeWholes()) {
            made[{pair.first, pair.second}] = pair.whole;
        }
        return made;
    }();
    if (first >= kLeads && first < kLeads + kLeadCount && second >= kVowels &&
        second < kVowels + kVowelCount) {
        return kSyllables + ((first - kLeads) * kVowelCount + (second - kVowels)) * kTailCount;
    }
    if (first >= kSyllables && first < kSyllables + kSyllableCount &&
        (first - kSyllables) % kTailCount == 0 && second > kTails && second < kTails + kTailCount) {
        return first + (second - kTails);
    }
    const auto found = wholes.find({first, second});
    return found == wholes.end() ? 0 : found->second;
}

}  // namespace

std::string composed(const std::string& text) {
    if (std::ranges::all_of(text, [](unsigned char c) { return c < 0x80; })) {
        return text;
    }
    const std::optional<std::u32string> codes = decoded(text);
    if (!codes) {
        return text;
    }
    std::u32string out;
    std::size_t starter = std::u32string::npos;  // the letter that marks are joined with
    int before = 0;                              // the order of what stands last behind it
    for (const char32_t code : decomposed(*codes)) {
        const int order = orderOf(code);
        const bool isNext = starter + 1 == out.size();  // nothing stands between
        const bool isReached = starter != std::u32string::npos && (isNext || before < order);
        const char32_t whole = isReached ? pairOf(out[starter], code) : 0;
        if (whole != 0) {
            out[starter] = whole;
            continue;
        }
        if (order == 0) {
            starter = out.size();
        }
        before = order;
        out += code;
    }
    return encoded(out);
}

}  // namespace lab
