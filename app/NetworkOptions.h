// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/NetworkSpec.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace lab {

/// Changes of a named network. What is not given stays.
struct NetworkOptions {
    std::optional<int> width;
    std::optional<std::string> stem;
    std::optional<std::string> shortcut;
    std::optional<std::string> stride;
    std::optional<std::string> order;
    std::optional<bool> endNorm;
    std::optional<std::string> block;
    std::vector<int> blocks;
    std::optional<int> cardinality;
    std::optional<int> groupWidth;
    std::optional<bool> zeroInit;
};

/// --width, --stem, --shortcut, --stride, --order, --end-norm, --block, --blocks, --cardinality,
/// --group-width, --zero-init.
void addNetworkOptions(CLI::App& command, NetworkOptions& options);

/// Throws Error for a word that is no choice; validate() the spec afterwards. A network that gets
/// other blocks gets the name of what it then is.
void apply(const NetworkOptions& options, NetworkSpec& network);

/// Throws Error for an option that no network of these uses: a stride without bottlenecks, a
/// shortcut option among plain networks.
void requireUsed(const NetworkOptions& options, std::span<const NetworkSpec> networks);

/// "resnet-34", "resnet-34:A" or "resnet-34:3.4.23.3:A": a network of the zoo, its blocks in each
/// stage and its shortcut option where they are given.
struct NamedNetwork {
    NetworkSpec network;
    std::optional<Shortcut> shortcut;
};

/// Throws Error for a name or part that does not hold.
NamedNetwork networkNamed(const std::string& text);

}  // namespace lab
