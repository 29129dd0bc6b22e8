// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Recognise.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace lab {

/// By whose names a network's tensors are called: torchvision's own; the children of
/// nn.Sequential(*resnet.children()), by number; transformers.ResNetModel's; timm's pre-activation
/// networks' (resnetv2_50); torchvision's with the stem's batch norm beside its convolution
/// ("conv1.0", "conv1.1"); weiaicunzai's (pytorch-cifar100), which has such a stem, too; and
/// detectron2's.
enum class KeyForm {
    Torchvision,
    Children,
    HuggingFace,
    TimmPreActivation,
    StemInSequence,
    Weiaicunzai,
    Detectron2
};

/// The convolutions by which torchvision's names are known.
inline constexpr std::string_view kStemKey = "conv1.weight";
inline constexpr std::string_view kBlockKey = "layer1.0.conv1.weight";

/// Where a network lies among the keys.
struct Root {
    KeyForm form = KeyForm::Torchvision;
    std::string prefix;
};

/// Each network that the shapes hold. Any thread.
std::vector<Root> rootsOf(const NamedShapes& shapes);

/// torchvision's name of a tensor of this network; what has none there keeps its own, without the
/// prefix.
std::string nameIn(const Root& root, const std::string& key);

}  // namespace lab
