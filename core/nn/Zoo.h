#pragma once

#include "core/nn/NetworkSpec.h"

#include <string_view>
#include <vector>

namespace lab {

/// The named networks, one row each, at 64 channels, 3 input channels and 1000 classes. Any thread.
const std::vector<NetworkSpec>& zoo();

/// The row with this name ("resnet-34", "ResNet34" and "resnet34" are the same). Throws Error that
/// lists the names.
NetworkSpec zooNetwork(std::string_view name);

}  // namespace lab
