// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Experiment.h"

#include <string>
#include <string_view>
#include <vector>

namespace lab {

/// An experiment that is ready to run, with what a person should know before.
struct Preset {
    std::string name;         ///< as the command line takes it
    std::string title;        ///< as a person reads it, for phrase()
    std::string description;  ///< one or two sentences, for phrase()
    Experiment experiment;    ///< one seed
};

const std::vector<Preset>& presets();
/// Throws Error that lists the names.
const Preset& presetNamed(std::string_view name);

/// A network of the zoo in the settings that an experiment's networks share: width, stem, shortcut
/// option and zero start are those of `common`. The paper's CIFAR networks keep their own width,
/// stem and option, which make them what they are.
NetworkSpec inSettings(NetworkSpec network, const NetworkSpec& common);

/// The same runs for each of the seeds, seed after seed.
std::vector<RunSpec> withSeeds(const std::vector<RunSpec>& runs,
                               const std::vector<std::uint64_t>& seeds);

}  // namespace lab
