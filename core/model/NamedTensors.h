// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/infer's .cpp files: the tensors of a foreign file while they get their names.

#include "core/base/Phrase.h"
#include "core/model/Recognise.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lab {

/// A tensor of the file and its name in the network; empty: it is none of it.
struct Named {
    std::string name;
    std::string inFile;
    Shape shape;
};

inline std::vector<std::string> partsOf(const std::string& key) {
    std::vector<std::string> parts(1);
    for (const char c : key) {
        if (c == '.') {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

inline std::string joined(const std::vector<std::string>& parts) {
    std::string key;
    for (const std::string& part : parts) {
        key += (key.empty() ? "" : ".") + part;
    }
    return key;
}

inline std::optional<int> numberIn(const std::string& text) {
    int number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = problem == std::errc() && end == text.data() + text.size();
    return whole && number >= 0 && number < 1000 ? std::optional(number) : std::nullopt;
}

inline constexpr std::size_t kNamedKeys = 3;  // that a sentence names

/// Keys in quotes, the first three of them.
inline std::string listed(const std::vector<std::string>& names) {
    std::string list;
    for (std::size_t i = 0; i < std::min(kNamedKeys, names.size()); ++i) {
        list += (i == 0 ? "\"" : ", \"") + names[i] + "\"";
    }
    return names.size() > kNamedKeys
               ? filled(phrase("%1 and %2 more"), list, names.size() - kNamedKeys)
               : list;
}

/// "layer2.0." of a key within a block.
inline std::string blockOf(const std::vector<std::string>& parts) {
    const bool isBlock = parts.size() > 3 && parts[0].starts_with("layer") &&
                         numberIn(parts[0].substr(5)) && numberIn(parts[1]);
    return isBlock ? parts[0] + "." + parts[1] + "." : std::string();
}

inline bool isInStages(const std::string& name) {
    return name.starts_with("layer") || name.starts_with("conv1.") || name.starts_with("bn1.");
}

/// Channels that the last block gives.
inline std::int64_t featuresOf(const std::vector<Named>& tensors) {
    std::int64_t features = 0;
    std::array<int, 3> latest = {-1, -1, -1};  // stage, block, convolution
    for (const Named& tensor : tensors) {
        const std::vector<std::string> parts = partsOf(tensor.name);
        if (!blockOf(parts).empty() && parts[2].starts_with("conv") && tensor.shape.size() == 4) {
            const std::array<int, 3> at = {numberIn(parts[0].substr(5)).value_or(-1),
                                           numberIn(parts[1]).value_or(-1),
                                           numberIn(parts[2].substr(4)).value_or(-1)};
            if (at > latest) {
                latest = at;
                features = tensor.shape[0];
            }
        }
    }
    return features;
}

/// What a tensor is called for the search: its name in the network, or in the file.
inline const std::string& calledOf(const Named& tensor) {
    return tensor.name.empty() ? tensor.inFile : tensor.name;
}

}  // namespace lab
