// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace lab {

/// What `classify` was asked for.
struct ClassifyOptions {
    std::vector<std::string> models;
    std::vector<std::string> pictures;  ///< files and folders
    int top = 5;
    std::string cam;    ///< a folder for Grad-CAM overlays; empty: none
    int camStage = -1;  ///< from 1, as torchvision's layer1; below: the last
    std::string device = "auto";
    int threads = 0;
    bool force = false;  ///< overlays replace those that are there
    bool json = false;
    bool csv = false;
};

/// What `import` was asked for.
struct ImportCommandOptions {
    std::string weights;
    std::string network;
    std::string stem;
    std::string labels;
    std::string entry;
    std::string stride;
    std::string padding;
    int imageSize = 0;  ///< 0: the usual
    std::vector<double> mean;
    std::vector<double> deviation;
    std::string output;  ///< empty: the program's own folder
    bool force = false;  ///< replace `output`
    bool json = false;
};

/// What `bench classify` was asked for.
struct BenchClassifyOptions {
    std::string model;
    int batch = 1;
    int answers = 50;
    int threads = 0;
    bool json = false;
};

/// The options of these commands; what is parsed lands here.
struct InferOptions {
    ClassifyOptions classify;
    ImportCommandOptions imported;
};

void addInferCommands(CLI::App& app, InferOptions& options);
void addBenchClassify(CLI::App& bench, BenchClassifyOptions& options);

// Each prints its result on standard output, as one JSON document where asked, and throws Error
// when it cannot. The value is the program's exit status.
int classify(const ClassifyOptions& options);
int importCommand(const ImportCommandOptions& options);
int benchClassify(const BenchClassifyOptions& options);

}  // namespace lab
