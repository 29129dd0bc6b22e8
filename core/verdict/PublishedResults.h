// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/NetworkSpec.h"

#include <optional>
#include <string>
#include <vector>

namespace lab {

/// What an error was measured on. Errors of different benchmarks do not compare: ten crops of an
/// image give lower errors than one.
enum class Benchmark { ImageNetTenCrop, ImageNetSingleCrop, Cifar10 };

/// A row of somebody's table: a network, its error in per cent, and where it stands.
struct PublishedResult {
    std::string title;    ///< as a person reads it, and unlike NetworkSpec's always with the
                          ///< shortcut's letter where the source compares them: "ResNet-34 B"
    NetworkSpec network;  ///< as the source had it, so that its parameters can be counted
    Benchmark benchmark = Benchmark::ImageNetTenCrop;
    double top1 = 0;
    std::optional<double> top5;  ///< where the source tells it
    std::string source;          ///< for phrase(): "He et al. 2015, table 3"
};

/// ImageNet in 10 crops and CIFAR-10 from He et al. 2015, tables 2, 3 and 6, CIFAR-10 in
/// pre-activation order from He et al. 2016 (Identity Mappings), table 3, and ImageNet in one crop
/// of torchvision's first weights. The paper's bottlenecks stride on their first 1×1, torchvision's
/// on their 3×3. Any thread.
const std::vector<PublishedResult>& publishedResults();

/// Data set, figure and crop, as a part of a sentence: "ImageNet validation set, top-1, 10-crop".
std::string settingOf(Benchmark benchmark);

/// The row that holds for these layers on this benchmark, wherever the bottlenecks stride; or
/// nothing. A plain network has no shortcut to differ in.
const PublishedResult* publishedResultOf(const NetworkSpec& network, Benchmark benchmark);

/// What the paper gives for the network at its own width, stem and classes: of the narrow networks
/// for CIFAR-10 the error there, of the others ImageNet's in 10 crops. Or nothing.
const PublishedResult* paperResultOf(NetworkSpec network);

}  // namespace lab
