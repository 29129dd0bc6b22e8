// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lab {

inline constexpr int kImageNetClasses = 1000;

/// Which output of a network each class of a data set is.
struct ClassMatch {
    std::vector<std::int64_t> places;  ///< by the data set's label
    std::string note;                  ///< what was assumed, and what has no counterpart
};

/// Pairs classes by their names: equal, a synonym ("tench, Tinca tinca"), or equal but for case and
/// signs ("T-shirt_top", as a folder has to be called). Letters with marks are the same in each of
/// Unicode's forms. WordNet's numbers (n01440764) stand for
/// ImageNet's 1000 classes. Where the network's classes are only numbers, the places pair them, and
/// the note says so. Throws Error that names the classes which the network does not know.
ClassMatch matchClasses(const std::vector<std::string>& data,
                        const std::vector<std::string>& network, const std::string& dataName,
                        const std::string& file);

/// Up to ten names for a sentence.
std::string listOfNames(const std::vector<std::string>& names);

}  // namespace lab
