// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/PublishedResults.h"

#include "core/base/Phrase.h"
#include "core/nn/Zoo.h"

#include <algorithm>

namespace lab {

namespace {

using enum Benchmark;

constexpr const char* kTable2 = asPhrase("He et al. 2015, table 2");
constexpr const char* kTable3 = asPhrase("He et al. 2015, table 3");
constexpr const char* kTable6 = asPhrase("He et al. 2015, table 6");
constexpr const char* kMappings = asPhrase("He et al. 2016, table 3");
constexpr const char* kTorchvision = asPhrase("torchvision 0.8, model page");

// `letter`: where the source compares options. The paper strides on the first 1×1.
PublishedResult paper(const char* name, Benchmark benchmark, double top1, const char* source,
                      std::optional<Shortcut> letter = {}) {
    NetworkSpec network = zooNetwork(name);
    network.strideAt = StrideAt::V1;
    network.shortcut = letter.value_or(network.shortcut);
    std::string title = titleOf(zooNetwork(name));
    if (letter) {
        title += ' ';
        title += toText(*letter);
    }
    return {title, network, benchmark, top1, {}, source};
}

PublishedResult torchvision(const char* name, double top1, double top5) {
    const NetworkSpec network = zooNetwork(name);
    return {titleOf(network), network, ImageNetSingleCrop, top1, top5, kTorchvision};
}

std::vector<PublishedResult> collected() {
    return {
        paper("plain-18", ImageNetTenCrop, 27.94, kTable2),
        paper("plain-34", ImageNetTenCrop, 28.54, kTable2),
        paper("resnet-18", ImageNetTenCrop, 27.88, kTable2, Shortcut::A),
        paper("resnet-34", ImageNetTenCrop, 25.03, kTable3, Shortcut::A),
        paper("resnet-34", ImageNetTenCrop, 24.52, kTable3, Shortcut::B),
        paper("resnet-34", ImageNetTenCrop, 24.19, kTable3, Shortcut::C),
        paper("resnet-50", ImageNetTenCrop, 22.85, kTable3),
        paper("resnet-101", ImageNetTenCrop, 21.75, kTable3),
        paper("resnet-152", ImageNetTenCrop, 21.43, kTable3),
        torchvision("resnet-18", 30.24, 10.92),
        torchvision("resnet-34", 26.70, 8.58),
        torchvision("resnet-50", 23.85, 7.13),
        torchvision("resnet-101", 22.63, 6.44),
        torchvision("resnet-152", 21.69, 5.94),
        torchvision("resnext-50-32x4d", 22.38, 6.30),
        torchvision("resnext-101-32x8d", 20.69, 5.47),
        torchvision("wide-resnet-50-2", 21.49, 5.91),
        torchvision("wide-resnet-101-2", 21.16, 5.72),
        paper("resnet-20", Cifar10, 8.75, kTable6),
        paper("resnet-32", Cifar10, 7.51, kTable6),
        paper("resnet-44", Cifar10, 7.17, kTable6),
        paper("resnet-56", Cifar10, 6.97, kTable6),
        paper("resnet-110", Cifar10, 6.43, kTable6),
        paper("preact-resnet-110", Cifar10, 6.37, kMappings),
        paper("preact-resnet-164", Cifar10, 5.46, kMappings),
    };
}

// What decides the error of a network: its layers, and not what it is called, where it strides or
// how it starts.
NetworkSpec layersOf(NetworkSpec spec) {
    spec.name.clear();
    spec.strideAt = StrideAt::V1_5;
    spec.zeroInitResidual = false;
    if (spec.family == Family::Plain) {
        spec.shortcut = Shortcut::B;
    }
    return spec;
}

}  // namespace

const std::vector<PublishedResult>& publishedResults() {
    static const std::vector<PublishedResult> all = collected();
    return all;
}

std::string settingOf(Benchmark benchmark) {
    switch (benchmark) {
        case ImageNetTenCrop:
            return phrase("ImageNet validation set, top-1, 10-crop");
        case ImageNetSingleCrop:
            return phrase("ImageNet validation set, top-1, one 224×224 crop");
        case Cifar10:
            break;
    }
    return phrase("CIFAR-10 test set, one 32×32 view");
}

const PublishedResult* publishedResultOf(const NetworkSpec& network, Benchmark benchmark) {
    const NetworkSpec layers = layersOf(network);
    const auto row = std::ranges::find_if(publishedResults(), [&](const PublishedResult& result) {
        return result.benchmark == benchmark && layersOf(result.network) == layers;
    });
    return row == publishedResults().end() ? nullptr : &*row;
}

const PublishedResult* paperResultOf(NetworkSpec network) {
    const bool isNarrow = isCifarNetwork(network);
    network.inputChannels = 3;
    network.classes = isNarrow ? 10 : 1000;
    network.width = isNarrow ? 16 : 64;
    network.stem = isNarrow ? Stem::Cifar : Stem::ImageNet;
    return publishedResultOf(network, isNarrow ? Benchmark::Cifar10 : Benchmark::ImageNetTenCrop);
}

}  // namespace lab
