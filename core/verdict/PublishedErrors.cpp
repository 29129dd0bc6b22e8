// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/PublishedErrors.h"

#include "core/base/Ascii.h"
#include "core/base/Phrase.h"
#include "core/verdict/PublishedResults.h"

#include <algorithm>
#include <filesystem>
#include <initializer_list>

namespace lab {

namespace {

/// The lesson experiment as a PyTorch 1.13 script trained it: final errors, one seed each.
struct PeerRow {
    double learningRate;
    int warmupEpochs;
    bool zeroInitResidual;
    Family family;
    int depth;
    double training;
    double test;
};

constexpr PeerRow kPeer[] = {
    {0.1, 0, false, Family::Plain, 18, 10.95, 11.01},
    {0.1, 0, false, Family::Plain, 34, 17.04, 15.95},
    {0.1, 0, false, Family::Residual, 18, 9.90, 10.42},
    {0.1, 0, false, Family::Residual, 34, 11.76, 12.32},
    {0.1, 0, true, Family::Residual, 18, 10.19, 10.75},
    {0.1, 0, true, Family::Residual, 34, 9.79, 10.43},
    {0.05, 1, false, Family::Plain, 18, 11.13, 11.46},
    {0.05, 1, false, Family::Plain, 34, 15.08, 14.45},
    {0.05, 1, false, Family::Residual, 18, 10.47, 11.33},
    {0.05, 1, false, Family::Residual, 34, 10.25, 10.89},
};

// "Fashion-MNIST", "/data/fashion_mnist" and "fashion-mnist" are one name.
std::string plainName(const std::string& source) {
    std::filesystem::path path(source);
    std::string name =
        path.has_filename() ? path.filename().string() : path.parent_path().filename().string();
    std::erase_if(name, [](char c) { return c == '-' || c == '_' || c == ' '; });
    return lowered(name);
}

bool isImageNet(const RunSpec& spec) {
    const std::string name = plainName(spec.data.source);
    const bool named =
        name.find("imagenet") != std::string::npos || name.find("ilsvrc") != std::string::npos;
    return named && spec.network.classes == 1000;
}

bool isLesson(const RunSpec& spec) {
    return plainName(spec.data.source) == "fashionmnist" && spec.data.trainLimit == 20000 &&
           spec.network.width == 16 && spec.network.stem == Stem::Small &&
           (spec.network.family == Family::Plain || spec.network.shortcut == Shortcut::B);
}

bool isCifar10(const RunSpec& spec) {
    const std::string name = plainName(spec.data.source);
    return (name == "cifar10" || name == "cifar10batchesbin") && spec.network.classes == 10;
}

std::optional<PublishedError> tableError(const RunSpec& spec,
                                         std::initializer_list<Benchmark> benchmarks) {
    for (const Benchmark benchmark : benchmarks) {
        if (const PublishedResult* row = publishedResultOf(spec.network, benchmark)) {
            return PublishedError{
                row->title, {}, row->top1, phrase(row->source.c_str()), settingOf(benchmark)};
        }
    }
    return {};
}

std::string settingOf(const PeerRow& row) {
    if (row.warmupEpochs > 0) {
        return phrase(
            "the same experiment written in PyTorch 1.13, 10 epochs, one seed, learning "
            "rate 0.05 with one epoch of warm-up, no zero start");
    }
    return row.zeroInitResidual
               ? phrase(
                     "the same experiment written in PyTorch 1.13, 10 epochs, one seed, "
                     "learning rate 0.1, zero start of each residual block")
               : phrase(
                     "the same experiment written in PyTorch 1.13, 10 epochs, one seed, "
                     "learning rate 0.1, no zero start");
}

std::optional<PublishedError> peerError(const RunSpec& spec) {
    const auto sameNetwork = [&](const PeerRow& row) {
        return row.family == spec.network.family && row.depth == depthOf(spec.network) &&
               spec.network.block == BlockKind::Basic && spec.network.order == Order::Post;
    };
    const auto sameRecipe = [&](const PeerRow& row) {
        return sameNetwork(row) && row.learningRate == spec.recipe.learningRate &&
               row.warmupEpochs == spec.recipe.warmupEpochs &&
               row.zeroInitResidual == spec.network.zeroInitResidual;
    };
    auto row = std::ranges::find_if(kPeer, sameRecipe);
    if (row == std::end(kPeer)) {
        row = std::ranges::find_if(kPeer, sameNetwork);  // the script's first recipe
    }
    if (row == std::end(kPeer)) {
        return {};
    }
    const std::string depth = std::to_string(row->depth);
    return PublishedError{(row->family == Family::Plain ? "plain-" : "ResNet-") + depth,
                          row->training, row->test, phrase("PyTorch script"), settingOf(*row)};
}

}  // namespace

std::optional<PublishedError> publishedErrorOf(const RunSpec& spec) {
    if (isImageNet(spec)) {
        return tableError(spec, {Benchmark::ImageNetTenCrop, Benchmark::ImageNetSingleCrop});
    }
    if (isCifar10(spec)) {
        return tableError(spec, {Benchmark::Cifar10});
    }
    return isLesson(spec) ? peerError(spec) : std::nullopt;
}

}  // namespace lab
