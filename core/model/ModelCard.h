// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/InputSpec.h"
#include "core/train/RunSpec.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lab {

/// What a file of weights says of itself in its __metadata__. Files from before it was written say
/// the spec alone; imported weights have no run behind them, so of their spec the network counts.
struct ModelCard {
    RunSpec spec;
    std::optional<InputSpec> input;
    std::vector<std::string> classes;  ///< names, as many as the network has; empty: not said
    std::optional<double> testError;   ///< per cent
    std::string source;                ///< imported: the file it came from
    std::string command;               ///< exported: the command line that trains it

    /// Whether it answers. Imported weights may be a backbone: their network has 0 classes.
    bool hasClassifier() const { return spec.network.classes > 0; }
};

/// The entries "spec", "input", "classes", "test_error", "source" and "command", those that hold
/// something.
std::map<std::string, std::string> metadataOf(const ModelCard& card);

/// Whether metadata hold a card, good or not: other programs may have an entry "spec" of their own.
bool hasCard(const std::map<std::string, std::string>& metadata);

/// Throws Error when the metadata hold no card, or one of impossible values (the limits are those
/// of the import's options) or of another network; it says which. `file` is named.
ModelCard cardOf(const std::map<std::string, std::string>& metadata,
                 const std::filesystem::path& file);

/// Throws Error, naming the file, when its network has no classifier and so gives no answers.
void requireClassifier(const ModelCard& card, const std::filesystem::path& file);

/// Throws Error when the file is another program's, and says what it is: PyTorch's, to import; a
/// web page, a packed file and the like. Any thread.
void requireOwnFile(const std::filesystem::path& file);

/// The __metadata__ of a file of weights; no tensor is read. Throws Error with file and remedy. Any
/// thread.
std::map<std::string, std::string> readMetadata(const std::filesystem::path& file);

/// The card of a file of weights, by its header alone: quick, whatever the size. `path`: see
/// weightsOf(). Throws Error with file and remedy. Any thread.
ModelCard readModelCard(const std::filesystem::path& path);

/// The card with input and classes (none where there is no classifier). Files from before these
/// were written do not say them: their data set is loaded and asked. Throws Error when it is not
/// there or is another one now.
ModelCard completed(ModelCard card, const std::filesystem::path& file);

/// The file of weights that a path means: itself, or a run folder's best.safetensors, or its
/// last.safetensors where no epoch is done. Throws Error when the folder holds none.
std::filesystem::path weightsOf(const std::filesystem::path& path);

/// The command line that trains this run again: every choice of the spec that the command line has.
std::string commandOf(const RunSpec& spec);

}  // namespace lab
