// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

namespace lab::test {

/// tests/data/torchvision.json: counts, keys and logits that torchvision itself gave.
const nlohmann::json& golden();

/// tests/data/torchvision-keys.json: keys of all nine models (tests/data/make-torchvision-keys.py).
const nlohmann::json& torchvisionKeys();

/// tests/data/summaries.json: torchinfo's summaries and measured receptive fields of networks that
/// torchvision builds (tests/data/make-summaries.py says what is in it).
const nlohmann::json& torchinfoSummaries();

/// tests/data/preact.json: counts, keys, logits and gradients that PyTorch gave for pre-activation
/// networks (tests/peers/preact_networks.py).
const nlohmann::json& preActivation();

}  // namespace lab::test
