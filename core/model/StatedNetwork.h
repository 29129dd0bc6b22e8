// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/NetworkSpec.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace lab {

/// "resnet50" of timm's or torchvision's "tv_resnet50.in1k".
std::string bareName(const std::string& architecture);

/// Whether a bare name is of the family, plain or not: then what is stated with it may be of a
/// network whose tensors are a plain ResNet's.
bool isNameOfFamily(const std::string& name);

/// Whether networks of this bare name pool against aliasing: their tensors are a plain network's.
bool poolsAgainstAliasing(const std::string& name);

/// Whether timm's or torchvision's network of this bare name, built with these arguments
/// ("cardinality", "base_width", "layers"; no object: none), is this one, with the layers of the
/// paper and v1.5. Its width is not compared: the shapes show it. Any thread.
bool isNetworkNamed(const std::string& name, const nlohmann::json& arguments,
                    const NetworkSpec& network);

}  // namespace lab
