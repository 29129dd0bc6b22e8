#pragma once

#include "core/nn/NetworkSpec.h"

#include <nlohmann/json.hpp>

#include <string>

namespace lab::test {

/// tests/data/torchvision.json: counts, keys and logits that torchvision itself gave.
const nlohmann::json& golden();

/// tests/data/torchvision-keys.json: keys of more models (tests/data/make-torchvision-keys.py).
const nlohmann::json& torchvisionKeys();

/// The spec of torchvision's model of this name ("resnext50_32x4d").
NetworkSpec torchvisionSpec(const std::string& name);

}  // namespace lab::test
