#include "app/NetworkOptions.h"

#include "app/OptionalValues.h"
#include "core/base/Error.h"
#include "core/nn/Zoo.h"

#include <CLI/CLI.hpp>

#include <cctype>
#include <charconv>
#include <sstream>
#include <tuple>

namespace lab {

namespace {

int blockCount(const std::string& digits, const std::string& list) {
    int count = 0;
    const auto [end, problem] =
        std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (problem != std::errc() || end != digits.data() + digits.size()) {
        throw Error("\"" + list +
                    "\" is no list of blocks; write a number for each stage, as 3.4.6.3.");
    }
    return count;
}

std::vector<int> blocksFrom(const std::string& list) {
    std::vector<int> blocks;
    std::istringstream parts(list);
    for (std::string part; std::getline(parts, part, '.');) {
        blocks.push_back(blockCount(part, list));
    }
    if (list.ends_with('.')) {
        blockCount("", list);
    }
    return blocks;
}

auto structure(const NetworkSpec& spec) {
    return std::tie(spec.block, spec.blocks, spec.cardinality, spec.groupWidth);
}

}  // namespace

void addNetworkOptions(CLI::App& command, NetworkOptions& options) {
    command.add_option("--width", options.width, "channels of the first stage");
    command.add_option("--stem", options.stem, "imagenet, cifar or small");
    command.add_option("--shortcut", options.shortcut, "A, B or C");
    command.add_option("--stride", options.stride,
                       "where bottlenecks halve the resolution: v1 (first 1x1) or v1.5 (3x3)");
    command.add_option("--block", options.block, "basic or bottleneck");
    command.add_option("--blocks", options.blocks, "blocks in each stage, as 3,4,6,3")
        ->delimiter(',');
    command.add_option("--cardinality", options.cardinality, "groups of a bottleneck's 3x3");
    command.add_option("--group-width", options.groupWidth,
                       "channels of a group in the first stage, at width 64");
    command.add_option("--zero-init", options.zeroInit,
                       "true: the last batch norm of each residual block starts at zero");
}

void apply(const NetworkOptions& options, NetworkSpec& network) {
    const NetworkSpec before = network;
    take(options.width, network.width);
    take(options.stem, network.stem);
    take(options.shortcut, network.shortcut);
    take(options.stride, network.strideAt);
    take(options.block, network.block);
    if (!options.blocks.empty()) {
        network.blocks = options.blocks;
    }
    take(options.cardinality, network.cardinality);
    take(options.groupWidth, network.groupWidth);
    if (options.zeroInit) {
        network.zeroInitResidual = *options.zeroInit && network.family == Family::Residual;
    }
    if (structure(before) != structure(network)) {
        validate(network);  // before a name is made of it
        network.name = networkName(network);
    }
}

NamedNetwork networkNamed(const std::string& text) {
    std::istringstream parts(text);
    std::string part;
    std::getline(parts, part, ':');
    NamedNetwork named{zooNetwork(part), {}};
    while (std::getline(parts, part, ':')) {
        if (!part.empty() && std::isdigit(static_cast<unsigned char>(part.front())) != 0) {
            named.network.blocks = blocksFrom(part);
            validate(named.network);
            named.network.name = networkName(named.network);
        } else {
            named.shortcut = fromText<Shortcut>(part);
        }
    }
    return named;
}

}  // namespace lab
