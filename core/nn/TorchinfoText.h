// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/SummaryText.h"

#include <string>

namespace lab {

/// The summary as torchinfo 1.6 prints it for the same modules in PyTorch, to the letter; its depth
/// 1, 2 or 3 is stages, blocks or layers. It sees modules only: an addition has no row, and a
/// projection is one Sequential. Shapes and costs are of `batch` images; throws Error unless there
/// are 1 to 65536. From torchinfo 1.7 on the first row has the network's output shape instead of
/// --.
std::string torchinfoText(const NetworkSummary& summary, SummaryDepth depth, int batch = 1);

}  // namespace lab
