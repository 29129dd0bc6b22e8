// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/NetworkOptions.h"
#include "core/nn/Summary.h"

#include <string>

namespace lab {

/// What `summary` was asked for.
struct SummaryOptions {
    std::string network;  ///< a name, as networkNamed() takes it
    std::string input;    ///< "3x224x224"; empty: the network's usual
    std::optional<int> classes;
    std::string depth = "layers";  ///< stages, blocks or layers
    std::string style = "lab";     ///< lab or torchinfo
    int batch = 1;                 ///< images, with style torchinfo
    NetworkOptions changes;
    bool json = false;
};

/// Throws Error for anything in the options that does not hold.
NetworkSummary summaryOf(const SummaryOptions& options);

/// Print on standard output, as one JSON document where asked. The value is the exit status.
int printSummary(const NetworkSummary& summary, const SummaryOptions& options);
int networks(bool json);

}  // namespace lab
