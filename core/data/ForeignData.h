// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace lab {

/// What a file or folder is that was given as a data set and is none that is read here: CIFAR in
/// its Python version, STL-10, arrays of NumPy or MATLAB, an archive and others, with the remedy.
/// Of a folder, also what lies in the folders within. Empty where it is nothing known. Any thread.
std::string foreignDataSentence(const std::filesystem::path& place);

}  // namespace lab
