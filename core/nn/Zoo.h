// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/NetworkSpec.h"

#include <string>
#include <string_view>
#include <vector>

namespace lab {

/// The named networks, one row each. The ImageNet family (He et al. 2015, table 1; ResNeXt: Xie et
/// al. 2017; Wide ResNet: Zagoruyko and Komodakis 2016) with torchvision's defaults: 64 channels,
/// option B, stride v1.5, 1000 classes. The CIFAR family (He et al. 2015, section 4.2): 16
/// channels, 3×3 stem, option A, 10 classes. Both in pre-activation order too ("preact-resnet-34",
/// He et al. 2016), with that paper's ResNet-164. Any thread.
const std::vector<NetworkSpec>& zoo();

/// The row with this name ("resnet-34", "ResNet34" and "resnet34" are the same). Throws Error that
/// lists the names.
NetworkSpec zooNetwork(std::string_view name);

/// Whether the row is one of the paper's CIFAR networks, which come with their own width and stem.
bool isCifarNetwork(const NetworkSpec& spec);

/// What the field calls a network of these layers: "resnet-50", "resnext-50-32x4d",
/// "wide-resnet-50-2", "preact-resnet-50"; the list of blocks follows where no row of the zoo has
/// it: "resnet-22-2.2.3.3".
std::string networkName(const NetworkSpec& spec);

/// The size of image that the network was made for: 32 pixels a side for the CIFAR stem, else 224.
int usualSide(const NetworkSpec& spec);

}  // namespace lab
