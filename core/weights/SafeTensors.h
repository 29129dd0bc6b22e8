// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Torch.h"
#include "core/base/platform/Files.h"

#include <filesystem>
#include <map>
#include <string>

namespace lab {

/// The content of a SafeTensors file (huggingface.co/docs/safetensors): tensors in file order and
/// the text entries of __metadata__.
struct SafeTensors {
    NamedTensors tensors;
    std::map<std::string, std::string> metadata;
};

/// Writes atomically; tensors of any device and layout, stored dense. Throws Error when the disk is
/// full or the folder cannot be written; a file that was there then stays. Gives the file's name:
/// see writeFileAtomically().
std::filesystem::path writeSafeTensors(const std::filesystem::path& file,
                                       const SafeTensors& content,
                                       IfTaken taken = IfTaken::Replace);

/// Reads into memory of its own on the CPU. The header's size, shapes, types and offsets are
/// checked against the file before anything is allocated. Throws Error with file and remedy.
/// A file that says more than this machine's memory holds is refused.
SafeTensors readSafeTensors(const std::filesystem::path& file);

/// The metadata alone; header and file are checked as above, no tensor is read.
SafeTensors readSafeTensorsHeader(const std::filesystem::path& file);

}  // namespace lab
