// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace lab {

/// What a file is that was given for weights and holds none that are read here: a web page, an
/// empty file, a Git LFS pointer, ONNX, TensorFlow and others, with the remedy, by its first bytes
/// or its name's end. Empty where it may be weights: it begins as a file of them does, or is named
/// .safetensors. Opens regular files only. Any thread.
std::string foreignSentence(const std::filesystem::path& file);

/// Of a checkpoint that torch.distributed wrote in parts: what it is, and how it becomes one file.
std::string shardsSentence(const std::filesystem::path& folder);

/// Of a file that holds some of the weights, or lists such files: how they become one file.
std::string partsSentence(const std::filesystem::path& file);

/// Whether it begins as a file that torch.save() wrote (or a zip archive, or a pickle): weights to
/// import. What follows may still be damaged.
bool beginsAsTorchFile(const std::filesystem::path& file);

}  // namespace lab
