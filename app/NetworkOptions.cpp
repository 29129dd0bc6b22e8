// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/NetworkOptions.h"

#include "app/NumberOptions.h"
#include "app/OptionalValues.h"
#include "core/nn/Zoo.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>
#include <tuple>

namespace lab {

namespace {

auto structure(const NetworkSpec& spec) {
    return std::tie(spec.order, spec.block, spec.blocks, spec.cardinality, spec.groupWidth);
}

}  // namespace

void addNetworkOptions(CLI::App& command, NetworkOptions& options) {
    addNumber(command, "--width", options.width, "channels of the first stage");
    command.add_option("--stem", options.stem, "imagenet, cifar or small");
    command.add_option("--shortcut", options.shortcut, "A, B or C");
    command.add_option("--stride", options.stride,
                       "where bottlenecks halve the resolution: v1 (first 1x1) or v1.5 (3x3)");
    command.add_option("--order", options.order,
                       "post (batch norm and ReLU behind each convolution) or pre (before it)");
    command.add_option("--end-norm", options.endNorm,
                       "with --order pre: false leaves out the batch norm and ReLU behind the last "
                       "block, as kuangliu's module does");
    command.add_option("--block", options.block, "basic or bottleneck");
    addNumbers(command, "--blocks", options.blocks, "blocks in each stage, as 3,4,6,3");
    addNumber(command, "--cardinality", options.cardinality, "groups of a bottleneck's 3x3");
    addNumber(command, "--group-width", options.groupWidth,
              "channels of a group in the first stage, at width 64");
    command.add_option(
        "--zero-init", options.zeroInit,
        "true: the last batch norm of each residual block starts at zero (with --order "
        "pre: its last convolution)");
}

void apply(const NetworkOptions& options, NetworkSpec& network) {
    const NetworkSpec before = network;
    take(options.width, network.width);
    take(options.stem, network.stem);
    take(options.shortcut, network.shortcut);
    take(options.stride, network.strideAt);
    take(options.order, network.order);
    if (options.endNorm) {
        network.endNorm = *options.endNorm || network.order == Order::Post;
    }
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

void requireUsed(const NetworkOptions& options, std::span<const NetworkSpec> networks) {
    const auto isResidual = [](const NetworkSpec& spec) { return spec.family == Family::Residual; };
    const auto hasBottlenecks = [](const NetworkSpec& spec) {
        return spec.block == BlockKind::Bottleneck;
    };
    const auto isPre = [](const NetworkSpec& spec) { return spec.order == Order::Pre; };
    struct Use {
        const char* option;
        bool isGiven;
        bool (*isUsedBy)(const NetworkSpec& spec);
        const char* reason;
    };
    const std::array uses = {
        Use{"--shortcut", options.shortcut.has_value(), isResidual, "a plain network has none"},
        Use{"--zero-init", options.zeroInit.has_value(), isResidual,
            "a plain network has no residual block"},
        Use{"--stride", options.stride.has_value(), hasBottlenecks, "only bottlenecks have it"},
        Use{"--end-norm", options.endNorm.has_value(), isPre, "only --order pre has it"}};
    for (const Use& use : uses) {
        if (use.isGiven && std::ranges::none_of(networks, use.isUsedBy)) {
            throw Error(std::string(use.option) + " has no effect here: " + use.reason +
                        "; leave it out.");
        }
    }
}

NamedNetwork networkNamed(const std::string& text) {
    std::istringstream parts(text);
    std::string part;
    std::getline(parts, part, ':');
    NamedNetwork named{zooNetwork(part), {}};
    if (text.ends_with(':')) {
        throw Error("\"" + text +
                    "\" ends with a colon: leave it out, or say the shortcut option or the "
                    "blocks behind it.");
    }
    while (std::getline(parts, part, ':')) {
        if (!part.empty() && std::isdigit(static_cast<unsigned char>(part.front())) != 0) {
            named.network.blocks = blocksFrom(part, '.');
            validate(named.network);
            named.network.name = networkName(named.network);
        } else {
            named.shortcut = fromText<Shortcut>(part);
        }
    }
    return named;
}

}  // namespace lab
