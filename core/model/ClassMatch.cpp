// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/ClassMatch.h"

#include "core/base/Ascii.h"
#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"
#include "core/base/Unicode.h"
#include "core/base/UserFolders.h"
#include "core/base/platform/Files.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <sstream>

namespace lab {

namespace {

constexpr std::int64_t kAmbiguous = -1;

using Places = std::map<std::string, std::int64_t>;

void put(Places& places, const std::string& name, std::int64_t place) {
    const auto [found, isNew] = places.emplace(composed(name), place);
    if (!isNew && found->second != place) {
        found->second = kAmbiguous;
    }
}

std::string plain(const std::string& name) {
    std::string text;
    for (const char c : name) {
        if (isLetterOrDigit(c) || static_cast<unsigned char>(c) >= 0x80) {
            text += lowered(c);
        }
    }
    return text;
}

/// The network's names, exactly, by their synonyms, and plain: what is nearer counts first.
std::vector<Places> placesOf(const std::vector<std::string>& network) {
    std::vector<Places> all(3);
    for (std::size_t i = 0; i < network.size(); ++i) {
        const auto place = static_cast<std::int64_t>(i);
        put(all[0], network[i], place);
        put(all[2], plain(network[i]), place);
        std::istringstream synonyms(network[i]);
        for (std::string synonym; std::getline(synonyms >> std::ws, synonym, ',');) {
            put(all[1], synonym, place);
            put(all[2], plain(synonym), place);
        }
    }
    return all;
}

/// The place of each of the data's names, kAmbiguous where there is none or another name is nearer
/// to it: "Ant" does not take the place of "ant" where the data have both.
std::vector<std::int64_t> placesIn(const std::vector<Places>& all,
                                   const std::vector<std::string>& data) {
    std::vector<std::int64_t> places(data.size(), kAmbiguous);
    std::set<std::int64_t> taken;
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t at = 0; at < data.size(); ++at) {
            const auto found = all[i].find(composed(i == 2 ? plain(data[at]) : data[at]));
            const bool isFree = found != all[i].end() && found->second != kAmbiguous &&
                                !taken.contains(found->second);
            if (places[at] == kAmbiguous && isFree) {
                places[at] = found->second;
                taken.insert(found->second);
            }
        }
    }
    return places;
}

bool isWordNetNumber(const std::string& name) {
    return name.size() == 9 && name[0] == 'n' &&
           std::all_of(name.begin() + 1, name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// WordNet's numbers of ImageNet's classes, in their order.
std::vector<std::string> wordNetNumbers() {
    std::istringstream lines(
        readFile(resourceFolder("labels") / "imagenet-wordnet.txt", 1U << 20U));
    std::vector<std::string> numbers;
    for (std::string line; std::getline(lines, line);) {
        numbers.push_back(line);
    }
    return numbers;
}

/// "0", "1", …: what an import calls classes that nobody named.
bool areNumbered(const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] != std::to_string(i)) {
            return false;
        }
    }
    return true;
}

/// Those of `names` that the network has more than once, so that nobody knows which is meant.
std::vector<std::string> severalOf(const std::vector<std::string>& names,
                                   const std::vector<std::string>& network) {
    std::vector<std::string> several;
    std::ranges::copy_if(names, std::back_inserter(several), [&](const std::string& name) {
        return std::ranges::count(network, composed(name), composed) > 1;
    });
    return several;
}

ClassMatch byPlace(std::size_t count, const std::string& note) {
    ClassMatch match{std::vector<std::int64_t>(count), note};
    for (std::size_t i = 0; i < count; ++i) {
        match.places[i] = static_cast<std::int64_t>(i);
    }
    return match;
}

std::string noteOfMissing(const ClassMatch& match, const std::vector<std::string>& network,
                          const std::string& dataName) {
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < network.size(); ++i) {
        if (std::ranges::find(match.places, static_cast<std::int64_t>(i)) == match.places.end()) {
            missing.push_back(network[i]);
        }
    }
    return missing.empty() ? std::string()
                           : filled(phrase("%1 of the network's %2 classes are not in %3: %4."),
                                    missing.size(), network.size(), dataName, listOfNames(missing));
}

// Names that differ in more than their spelling in Unicode and were paired by their letters alone.
std::string noteOfAlike(const ClassMatch& match, const std::vector<std::string>& data,
                        const std::vector<std::string>& network) {
    std::vector<std::string> pairs;
    for (std::size_t i = 0; i < data.size(); ++i) {
        const std::string& name = network[static_cast<std::size_t>(match.places[i])];
        if (composed(name) != composed(data[i]) && plain(name) == plain(data[i])) {
            pairs.push_back(data[i] + " = " + name);
        }
    }
    return pairs.empty()
               ? std::string()
               : filled(phrase("Classes paired by their letters: %1."), listOfNames(pairs));
}

}  // namespace

std::string listOfNames(const std::vector<std::string>& names) {
    constexpr std::size_t listed = 10;
    std::string text;
    for (std::size_t i = 0; i < std::min(listed, names.size()); ++i) {
        text += (i == 0 ? "" : ", ") + printable(names[i]);
    }
    return names.size() > listed ? text + ", …" : text;
}

ClassMatch matchClasses(const std::vector<std::string>& data,
                        const std::vector<std::string>& network, const std::string& dataName,
                        const std::string& file) {
    if (data == network) {
        return byPlace(data.size(), "");
    }
    const bool isWordNet =
        network.size() == kImageNetClasses && std::ranges::all_of(data, isWordNetNumber);
    const std::vector<Places> places = placesOf(isWordNet ? wordNetNumbers() : network);
    ClassMatch match{placesIn(places, data), {}};
    std::vector<std::string> unknown;
    for (std::size_t i = 0; i < data.size(); ++i) {
        if (match.places[i] == kAmbiguous) {
            unknown.push_back(data[i]);
        }
    }
    if (unknown.size() == data.size() && data.size() == network.size() && areNumbered(network)) {
        return byPlace(data.size(),
                       filled(phrase("The classes of %1 have no names, so those of %2 were paired "
                                     "with them in this order: %3."),
                              file, dataName, listOfNames(data)));
    }
    if (const std::vector<std::string> several = severalOf(unknown, network); !several.empty()) {
        throw Error(filled(phrase("%1 has more than one class of the same name (%2), so those of "
                                  "%3 cannot be told apart; import it again with another name for "
                                  "each."),
                           file, listOfNames(several), dataName));
    }
    if (!unknown.empty()) {
        throw Error(filled(phrase("%1 has classes that %2 does not know: %3; it knows %4. Rename "
                                  "them, take them out, or choose the data it was trained on."),
                           dataName, file, listOfNames(unknown), listOfNames(network)));
    }
    match.note = noteOfMissing(match, network, dataName);
    const std::string alike = isWordNet ? std::string() : noteOfAlike(match, data, network);
    match.note += (match.note.empty() || alike.empty() ? "" : " ") + alike;
    return match;
}

}  // namespace lab
