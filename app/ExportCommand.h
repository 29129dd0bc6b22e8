// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace lab {

/// What `export` was asked for.
struct ExportCommandOptions {
    std::string model;
    std::string output;
    bool force = false;  ///< replace `output`
    bool half = false;
    std::string format;  ///< safetensors, onnx or tensorboard; empty: as the output ends
    bool fold = false;
    bool withPreparation = false;
    bool json = false;
};

void addExportCommand(CLI::App& app, ExportCommandOptions& options);

/// Writes what was asked for and says so, as one JSON document where asked. Throws Error. The value
/// is the program's exit status.
int exportCommand(const ExportCommandOptions& options);

}  // namespace lab
