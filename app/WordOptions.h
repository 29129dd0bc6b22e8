// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace lab {

/// "plain-18,resnet-34": one list behind the option, which may be given again. What follows after a
/// space is not of it: a positional argument may stand there.
CLI::Option* addWords(CLI::App& command, const std::string& name, std::vector<std::string>& words,
                      const std::string& what);

/// --device; a word that names no device is a bad argument. Whether it is there shows later.
CLI::Option* addDevice(CLI::App& command, std::string& device);

}  // namespace lab
