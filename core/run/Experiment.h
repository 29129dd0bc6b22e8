// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DataDigest.h"
#include "core/data/Dataset.h"
#include "core/run/RunFolder.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace lab {

/// Runs that are compared: a name and a list of specs. A value; any thread.
struct Experiment {
    std::string name;
    std::vector<RunSpec> runs;
    std::string note = {};  ///< a line of the person's own; may be empty

    bool operator==(const Experiment&) const = default;
};

/// Data sets by spec, so that runs on the same images share them. One thread at a time.
class DatasetCache {
public:
    explicit DatasetCache(LoadOptions options = {}) : m_options(std::move(options)) {}
    /// Loads at the first call. Augmentation does not matter. Throws Error where loadDataset does.
    std::shared_ptr<const Dataset> get(const DataSpec& spec);
    /// digestOf() the same set, computed at the first call.
    const DataDigest& digest(const DataSpec& spec);
    /// What was left out, split or assumed of a run's data; also that a tenth or more of the images
    /// fill no batch. Empty: nothing. Throws as get().
    std::string note(const RunSpec& run);

private:
    LoadOptions m_options;
    std::map<const Dataset*, DataDigest> m_digests;
    std::vector<std::pair<DataSpec, std::shared_ptr<const Dataset>>> m_loaded;
};

/// Reads experiment.json and every run.json that is there. Throws Error with file and remedy.
Experiment readExperiment(const std::filesystem::path& folder);

/// All runs that are there as they stand on the disk now, in the experiment's order.
std::vector<RunResult> readResults(const std::filesystem::path& folder);

/// Seconds on the clock that training in this folder has taken so far, over all its sessions.
double wallSeconds(const std::filesystem::path& folder);
void addWallSeconds(const std::filesystem::path& folder, double seconds);

/// The folders of the runs that are there, in the experiment's order: those that it lists and that
/// have a run.json. One that was deleted does not keep the others away. Throws Error, naming the
/// folder, when none is left of those that are listed.
std::vector<std::filesystem::path> runFolders(const std::filesystem::path& folder);

/// The runs that the experiment lists, in its order, by the names of their folders: also those that
/// are gone.
std::vector<std::string> listedRuns(const std::filesystem::path& folder);
/// Those of them whose folder or run.json is gone.
std::vector<std::string> missingRuns(const std::filesystem::path& folder);
/// A sentence that names the missing runs, with the remedy; empty where none is missing.
std::string missingRunsText(const std::vector<std::string>& missing);

/// Writes the experiment.json of a new experiment.
void writeListing(const std::filesystem::path& folder, const Experiment& experiment,
                  const std::vector<std::string>& keys);

/// The person's own line on an experiment; empty: none. Throws Error as readExperiment() does, and
/// where the file cannot be written.
std::string noteOf(const std::filesystem::path& folder);
void setNote(const std::filesystem::path& folder, const std::string& note);

/// Writes which run folders belong to the experiment, in order, so that one can be taken out and
/// put back: the folders themselves stay. Throws Error when a key is no folder name or the file
/// cannot be written.
void listRuns(const std::filesystem::path& folder, const std::vector<std::string>& keys);

/// The runs that lie in the folder and are not listed, by name: they were taken out. What cannot be
/// read is none.
std::vector<std::string> removedRuns(const std::filesystem::path& folder);

/// Gives the experiment and its folder another name and returns the new folder. Throws Error when
/// `name` is no folder name or is taken, or when the folder cannot be renamed.
std::filesystem::path renameExperiment(const std::filesystem::path& folder,
                                       const std::string& name);

/// `name` as the name of a folder: what leads elsewhere ("/", "..") or cannot be seen is replaced.
std::string asFolderName(const std::string& name);

/// Where experiments go when nobody says: ~/ResNet Lab. Empty where the system names no home.
std::filesystem::path experimentsFolder();
/// asFolderName(name) within `above`, or "name 2", "name 3" … when there is one already. Throws
/// Error when `above` is empty, as experimentsFolder() may be: it would mean the current folder.
std::filesystem::path freshFolder(const std::filesystem::path& above, const std::string& name);

}  // namespace lab
