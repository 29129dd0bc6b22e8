// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Experiment.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lab {

/// The experiment with what only the data knows: input channels and classes of each network, and
/// directories made absolute. Throws Error where the data cannot be read, are too few to train on,
/// or a spec does not hold.
Experiment fitted(Experiment experiment, DatasetCache& data);

/// Makes the folder with experiment.json and a run folder each, under another name first: whoever
/// looks sees the whole experiment or none, also after a kill or a power cut. Throws Error when
/// there is something in the folder already or it cannot be made; nothing is then left behind that
/// was not there. `threads`: what each run may use at most; 0: one a core of this machine.
void createExperiment(const std::filesystem::path& folder, const Experiment& experiment,
                      DatasetCache& data, int threads = 0);

/// Likewise in a folder of its own within `above`: freshFolder() for the experiment's name, or the
/// next one where another program took that in the same moment. Gives the folder.
std::filesystem::path createNamedExperiment(const std::filesystem::path& above,
                                            const Experiment& experiment, DatasetCache& data,
                                            int threads = 0);

/// What differs in `there` by more than the seed, once with each of these seeds, in the order of
/// withSeeds(). Pure.
std::vector<RunSpec> withFurtherSeeds(const std::vector<RunSpec>& there,
                                      const std::vector<std::uint64_t>& seeds);

/// The runs whose settings and recipe added networks take: the first with shortcuts, else the
/// first. `there` is not empty. Pure.
const RunSpec& modelForAdded(const std::vector<RunSpec>& there);

/// Each seed of the runs once, in their order. Pure.
std::vector<std::uint64_t> seedsOf(const std::vector<RunSpec>& runs);

/// These networks as they are, with data and recipe of modelForAdded(), for each seed of `there`.
/// Pure.
std::vector<RunSpec> withFurtherNetworks(const std::vector<RunSpec>& there,
                                         const std::vector<NetworkSpec>& networks);

/// The lowest seeds from 1 that none of the runs has. Pure.
std::vector<std::uint64_t> freeSeeds(const std::vector<RunSpec>& there, int count);

/// Adds runs behind those that the experiment lists, each in a folder of a name that nothing there
/// has; gives these names. A run that is listed already, or comes twice, is left out; one that was
/// removed is put back. `added`: from fitted(). The runs that are there stay what they are, and an
/// added one becomes what it would be, had it been there from the start. Throws Error when
/// the data set is no longer what the experiment's runs began with, when somebody trains in the
/// folder, or when it cannot be written: then nothing was added. `threads`: as createExperiment();
/// 0: as the first run's.
std::vector<std::string> addRuns(const std::filesystem::path& folder, const Experiment& added,
                                 DatasetCache& data, int threads = 0);

}  // namespace lab
