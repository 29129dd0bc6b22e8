#include "core/nn/Zoo.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace lab {

namespace {

using enum Family;
using enum BlockKind;

// One row a network; a new network is a new row. He et al. 2015, table 1.
const std::vector<NetworkSpec> kZoo = {
    {.name = "plain-18", .family = Plain, .block = Basic, .blocks = {2, 2, 2, 2}},
    {.name = "plain-34", .family = Plain, .block = Basic, .blocks = {3, 4, 6, 3}},
    {.name = "resnet-18", .family = Residual, .block = Basic, .blocks = {2, 2, 2, 2}},
    {.name = "resnet-34", .family = Residual, .block = Basic, .blocks = {3, 4, 6, 3}},
};

std::string bare(std::string_view name) {
    std::string letters;
    for (const char c : name) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
    }
    return letters;
}

}  // namespace

const std::vector<NetworkSpec>& zoo() {
    return kZoo;
}

NetworkSpec zooNetwork(std::string_view name) {
    const auto row = std::ranges::find_if(
        kZoo, [&](const NetworkSpec& spec) { return bare(spec.name) == bare(name); });
    if (row != kZoo.end()) {
        return *row;
    }
    std::string names;
    for (const NetworkSpec& spec : kZoo) {
        names += (names.empty() ? "" : ", ") + spec.name;
    }
    throw Error("There is no network \"" + std::string(name) + "\"; choose one of: " + names + ".");
}

}  // namespace lab
