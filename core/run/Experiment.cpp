// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/Experiment.h"

#include "core/base/Instructions.h"
#include "core/base/JsonFields.h"
#include "core/base/Machine.h"
#include "core/base/Numbers.h"
#include "core/base/OneLine.h"
#include "core/base/OptionError.h"
#include "core/base/Phrase.h"
#include "core/base/UserFolders.h"
#include "core/base/platform/Cores.h"
#include "core/base/platform/Files.h"
#include "core/model/ClassMatch.h"
#include "core/run/FreshFolder.h"

#include <algorithm>
#include <map>

namespace lab {

namespace {

constexpr std::uintmax_t kMaxExperimentBytes = 1U << 20U;

constexpr std::size_t kLongestExperimentName = 255;  // of a file, in bytes

bool misleads(unsigned char letter) {
    return letter == '/' || letter == '\\' || letter < ' ';
}

bool isFolderName(const std::string& name) {
    return !name.empty() && name.size() <= kLongestExperimentName && name != "." && name != ".." &&
           std::ranges::none_of(name, misleads);
}

// A name from a file is used as one path component only: no strangers' paths.
void checkName(const std::string& name, const std::filesystem::path& file) {
    if (!isFolderName(name)) {
        throw Error(
            filled(phrase("%1 names the run %2, which is no folder name; correct the file."), file,
                   excerptOf(name)));
    }
}

// Two workers in one run folder would spoil its logs.
void checkOnce(std::vector<std::string> names, const std::filesystem::path& file) {
    std::ranges::sort(names);
    const auto twice = std::ranges::adjacent_find(names);
    if (twice != names.end()) {
        throw Error(filled(phrase("%1 names the run %2 twice; correct the file."), file,
                           excerptOf(*twice)));
    }
}

nlohmann::json readExperimentFile(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "experiment.json";
    std::error_code unseen;
    if (!std::filesystem::exists(folder, unseen)) {
        throw Error(filled(phrase("There is no folder %1; check the name."), folder));
    }
    if (!std::filesystem::exists(file, unseen)) {
        throw Error(
            filled(phrase("%1 is no experiment: it has no experiment.json; choose another folder."),
                   folder));
    }
    nlohmann::json json = parseJson(readFile(file, kMaxExperimentBytes)).value_or(nullptr);
    if (!json.is_object()) {
        throw Error(filled(phrase("%1 is damaged; restore it from a copy."), file));
    }
    try {
        int format = 1;
        readField(json, "format", format);
        checkFormat(format);
    } catch (const Error& error) {
        throw Error(filled(phrase("%1 cannot be used: %2"), file, error.what()));
    }
    return json;
}

/// readField() with the file's name in its sentence.
template <class Value>
void readFieldOf(const std::filesystem::path& folder, const nlohmann::json& json, const char* key,
                 Value& value) {
    try {
        readField(json, key, value);
    } catch (const Error& error) {
        throw Error(
            filled(phrase("%1 cannot be used: %2"), folder / "experiment.json", error.what()));
    }
}

void writeExperimentFile(const std::filesystem::path& folder, const nlohmann::json& json) {
    const auto replace = nlohmann::json::error_handler_t::replace;  // names need not be UTF-8
    writeFileAtomically(folder / "experiment.json", json.dump(2, ' ', false, replace) + "\n");
}

struct Listing {
    std::string name;
    std::vector<std::string> runs;
};

Listing readListing(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "experiment.json";
    const nlohmann::json json = readExperimentFile(folder);
    Listing listing;
    readFieldOf(folder, json, "name", listing.name);
    readFieldOf(folder, json, "runs", listing.runs);
    for (const std::string& name : listing.runs) {
        checkName(name, file);
    }
    checkOnce(listing.runs, file);
    return listing;
}

// What cannot be looked at is there: reading it tells why.
bool isRunGone(const std::filesystem::path& run) {
    std::error_code unseen;
    return !std::filesystem::exists(run / "run.json", unseen) && !unseen;
}

}  // namespace

std::shared_ptr<const Dataset> DatasetCache::get(const DataSpec& spec) {
    const DataSpec key = withoutAugmentation(spec);
    const auto known =
        std::ranges::find_if(m_loaded, [&](const auto& e) { return e.first == key; });
    if (known != m_loaded.end()) {
        return known->second;
    }
    m_loaded.emplace_back(key, loadDataset(spec, m_options));
    return m_loaded.back().second;
}

const DataDigest& DatasetCache::digest(const DataSpec& spec) {
    const auto set = get(spec);
    auto known = m_digests.find(set.get());
    if (known == m_digests.end()) {
        known = m_digests.emplace(set.get(), digestOf(*set)).first;
    }
    return known->second;
}

std::string DatasetCache::note(const RunSpec& run) {
    const std::shared_ptr<const Dataset> set = get(run.data);
    const std::int64_t images = set->train.count();
    const std::int64_t batch = imagesPerStep(run.recipe, images);
    const std::int64_t unused = batch > 0 ? images % batch : 0;
    if (unused * 10 < images) {
        return set->note;
    }
    return joinedSentences(
        {set->note, filled(phrase("Each epoch takes whole batches of %1: %2 of %3 training images, "
                                  "others each time, are left out of it."),
                           groupedText(batch), groupedText(unused), groupedText(images))});
}

void writeListing(const std::filesystem::path& folder, const Experiment& experiment,
                  const std::vector<std::string>& keys) {
    nlohmann::json json = {{"format", 1},
                           {"name", experiment.name},
                           {"created", utcNow()},
                           {"program", programVersion()},
                           {"runs", keys}};
    if (!experiment.note.empty()) {
        json["note"] = onOneLine(experiment.note);
    }
    writeExperimentFile(folder, json);
}

std::string noteOf(const std::filesystem::path& folder) {
    std::string note;
    readFieldOf(folder, readExperimentFile(folder), "note", note);
    return onOneLine(note);
}

void setNote(const std::filesystem::path& folder, const std::string& note) {
    nlohmann::json json = readExperimentFile(folder);
    if (note.empty()) {
        json.erase("note");
    } else {
        json["note"] = onOneLine(note);
    }
    writeExperimentFile(folder, json);
}

double wallSeconds(const std::filesystem::path& folder) {
    double seconds = 0;
    readFieldOf(folder, readExperimentFile(folder), "wall_seconds", seconds);
    return seconds;
}

void addWallSeconds(const std::filesystem::path& folder, double seconds) {
    nlohmann::json json = readExperimentFile(folder);
    json["wall_seconds"] = wallSeconds(folder) + seconds;
    writeExperimentFile(folder, json);
}

Experiment readExperiment(const std::filesystem::path& folder) {
    Experiment experiment{readListing(folder).name, {}, noteOf(folder)};
    for (const auto& run : runFolders(folder)) {
        experiment.runs.push_back(readRunInfo(run).spec);
    }
    return experiment;
}

std::vector<RunResult> readResults(const std::filesystem::path& folder) {
    std::vector<RunResult> results;
    for (const auto& run : runFolders(folder)) {
        results.push_back(readRun(run));
    }
    return results;
}

std::vector<std::filesystem::path> runFolders(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> folders;
    const std::vector<std::string> listed = listedRuns(folder);
    for (const std::string& name : listed) {
        if (!isRunGone(folder / name)) {
            folders.push_back(folder / name);
        }
    }
    if (folders.empty() && !listed.empty()) {
        throw Error(filled(phrase("%1 has none of its runs any more: the folders that its "
                                  "experiment.json lists have no run.json; bring them back from a "
                                  "copy, or choose another experiment."),
                           folder));
    }
    return folders;
}

std::vector<std::string> listedRuns(const std::filesystem::path& folder) {
    return readListing(folder).runs;
}

std::vector<std::string> missingRuns(const std::filesystem::path& folder) {
    std::vector<std::string> missing = listedRuns(folder);
    std::erase_if(missing, [&folder](const auto& name) { return !isRunGone(folder / name); });
    return missing;
}

std::string missingRunsText(const std::vector<std::string>& missing) {
    if (missing.empty()) {
        return {};
    }
    return filled(
        phrase("Runs of this experiment are missing, because their folders or the run.json "
               "in them are gone (%1): bring them back from a copy, or go on with the others."),
        listOfNames(missing));
}

void listRuns(const std::filesystem::path& folder, const std::vector<std::string>& keys) {
    for (const std::string& key : keys) {
        checkName(key, folder / "experiment.json");
    }
    checkOnce(keys, folder / "experiment.json");
    nlohmann::json json = readExperimentFile(folder);
    json["runs"] = keys;
    writeExperimentFile(folder, json);
}

std::vector<std::string> removedRuns(const std::filesystem::path& folder) {
    const std::vector<std::string> listed = readListing(folder).runs;
    std::vector<std::string> removed;
    std::error_code unseen;
    for (const auto& entry : std::filesystem::directory_iterator(folder, unseen)) {
        const std::string name = entry.path().filename().string();
        if (!isFolderName(name) || std::ranges::find(listed, name) != listed.end()) {
            continue;
        }
        try {
            readRun(entry.path());
            removed.push_back(name);
        } catch (const Error&) {  // no run of ours
            continue;
        }
    }
    std::ranges::sort(removed);
    return removed;
}

std::filesystem::path renameExperiment(const std::filesystem::path& folder,
                                       const std::string& name) {
    const std::filesystem::path renamed = folder.parent_path() / name;
    if (!isFolderName(name)) {
        throw Error(filled(phrase("\"%1\" cannot be the name of a folder; choose a shorter one "
                                  "without slashes."),
                           name.substr(0, 60)));
    }
    if (std::filesystem::exists(renamed)) {
        throw Error(
            filled(phrase("There is already something called \"%1\" in %2; choose another name."),
                   name, folder.parent_path()));
    }
    nlohmann::json json = readExperimentFile(folder);
    json["name"] = name;
    writeExperimentFile(folder, json);
    std::error_code problem;
    std::filesystem::rename(folder, renamed, problem);
    if (problem) {
        throw Error(filled(phrase("Could not rename %1: %2."), folder, problem.message()));
    }
    return renamed;
}

std::filesystem::path experimentsFolder() {
    const std::filesystem::path home = userHomeFolder();
    return home.empty() ? home : home / "ResNet Lab";
}

std::string asFolderName(const std::string& name) {
    constexpr std::size_t room = 20;  // for a number or an ending
    std::string made = name.substr(0, kLongestExperimentName - room);
    std::ranges::replace_if(made, misleads, '-');
    made.erase(0, made.find_first_not_of('.'));  // no hidden folder, and not the one above
    return made.empty() ? "Experiment" : made;
}

std::filesystem::path freshFolder(const std::filesystem::path& above, const std::string& name) {
    if (above.empty()) {
        throw OptionError(
            phrase("There is no home folder to keep experiments in; set HOME to one."),
            "Or give --output FOLDER.");
    }
    const std::string wanted = asFolderName(name);
    std::filesystem::path folder = above / wanted;
    std::error_code unseen;  // what cannot be looked at is told when the folder is made
    const auto isTaken = [&] {
        return std::filesystem::exists(std::filesystem::symlink_status(folder, unseen));
    };
    for (int i = 2; isTaken(); ++i) {
        folder = above / (wanted + " " + std::to_string(i));
    }
    return folder;
}

}  // namespace lab
