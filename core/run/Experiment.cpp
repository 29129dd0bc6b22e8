#include "core/run/Experiment.h"

#include "core/base/Files.h"
#include "core/base/JsonFields.h"
#include "core/run/Machine.h"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace lab {

namespace {

constexpr std::uintmax_t kMaxBytes = 1U << 20U;

std::string sentenceOf(const std::error_code& problem, const std::filesystem::path& folder) {
    return "Could not make the folder " + folder.string() + ": " + problem.message() +
           "; choose another place with --output.";
}

// Unique names in order: the second resnet-18-w16-s1 becomes resnet-18-w16-s1-2.
std::vector<std::string> folderNames(const std::vector<RunSpec>& runs) {
    std::vector<std::string> names;
    for (const RunSpec& spec : runs) {
        const std::string wanted = folderNameOf(spec);
        std::string name = wanted;
        for (int i = 2; std::ranges::find(names, name) != names.end(); ++i) {
            name = wanted + "-" + std::to_string(i);
        }
        names.push_back(name);
    }
    return names;
}

bool isFolderName(const std::string& name) {
    constexpr std::size_t kMaxName = 255;  // bytes, of every usual file system
    const auto breaksPaths = [](char c) {  // a zero byte would end the path before it
        return c == '/' || c == '\\' || static_cast<unsigned char>(c) < ' ';
    };
    return !name.empty() && name.size() <= kMaxName && name != "." && name != ".." &&
           std::ranges::none_of(name, breaksPaths);
}

// A name from a file is used as one path component only: no strangers' paths.
void checkName(const std::string& name, const std::filesystem::path& file) {
    if (!isFolderName(name)) {
        throw Error(file.string() + " names the run " + excerptOf(name) +
                    ", which is no folder name; correct the file.");
    }
}

nlohmann::json readExperimentFile(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "experiment.json";
    if (!std::filesystem::exists(file)) {
        throw Error(folder.string() +
                    " is no experiment: it has no experiment.json; choose another folder.");
    }
    nlohmann::json json = parseJson(readFile(file, kMaxBytes)).value_or(nullptr);
    if (!json.is_object()) {
        throw Error(file.string() + " is damaged; restore it from a copy.");
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
        throw Error((folder / "experiment.json").string() + " cannot be used: " + error.what());
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
    return listing;
}

RunInfo infoOf(const RunSpec& spec, const Dataset& dataset) {
    RunInfo info;
    info.spec = spec;
    info.program = programVersion();
    info.created = utcNow();
    info.processor = processorName();
    info.cores = coreCount();
    info.dataset = dataset.name;
    info.trainImages = dataset.train.count();
    info.testImages = dataset.test.count();
    return info;
}

}  // namespace

std::shared_ptr<const Dataset> DatasetCache::get(const DataSpec& spec) {
    DataSpec key = spec;
    key.pad = 0;
    key.crop = key.flip = false;
    const auto known =
        std::ranges::find_if(m_loaded, [&](const auto& e) { return e.first == key; });
    if (known != m_loaded.end()) {
        return known->second;
    }
    m_loaded.emplace_back(key, loadDataset(spec, m_options));
    return m_loaded.back().second;
}

Experiment fitted(Experiment experiment, DatasetCache& data) {
    if (experiment.runs.empty()) {
        throw Error("An experiment needs at least one network.");
    }
    for (RunSpec& spec : experiment.runs) {
        validate(spec.recipe);
        validate(spec.data);
        if (std::filesystem::is_directory(spec.data.source)) {
            spec.data.source = std::filesystem::canonical(spec.data.source).string();
        }
        const auto dataset = data.get(spec.data);
        spec.network.inputChannels = dataset->train.channels;
        spec.network.classes = dataset->classes();
        validate(spec.network);
    }
    return experiment;
}

void createExperiment(const std::filesystem::path& folder, const Experiment& experiment,
                      DatasetCache& data) {
    if (std::filesystem::exists(folder / "experiment.json")) {
        throw Error(folder.string() +
                    " already holds an experiment; choose another --output, or "
                    "continue it with --resume.");
    }
    const std::vector<std::string> names = folderNames(experiment.runs);
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::error_code problem;
        std::filesystem::create_directories(folder / names[i], problem);
        if (problem) {
            throw Error(sentenceOf(problem, folder / names[i]));
        }
        const RunSpec& spec = experiment.runs[i];
        writeRunInfo(folder / names[i], infoOf(spec, *data.get(spec.data)));
    }
    const nlohmann::json json = {{"format", 1},
                                 {"name", experiment.name},
                                 {"created", utcNow()},
                                 {"program", programVersion()},
                                 {"runs", names}};
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
    Experiment experiment{readListing(folder).name, {}};
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
    for (const std::string& name : readListing(folder).runs) {
        folders.push_back(folder / name);
    }
    return folders;
}

void listRuns(const std::filesystem::path& folder, const std::vector<std::string>& keys) {
    for (const std::string& key : keys) {
        checkName(key, folder / "experiment.json");
    }
    nlohmann::json json = readExperimentFile(folder);
    json["runs"] = keys;
    writeExperimentFile(folder, json);
}

std::filesystem::path renameExperiment(const std::filesystem::path& folder,
                                       const std::string& name) {
    const std::filesystem::path renamed = folder.parent_path() / name;
    if (!isFolderName(name)) {
        throw Error("\"" + name.substr(0, 60) +
                    "\" cannot be the name of a folder; choose one without slashes.");
    }
    if (std::filesystem::exists(renamed)) {
        throw Error("There is already something called \"" + name + "\" in " +
                    folder.parent_path().string() + "; choose another name.");
    }
    nlohmann::json json = readExperimentFile(folder);
    json["name"] = name;
    writeExperimentFile(folder, json);
    std::error_code problem;
    std::filesystem::rename(folder, renamed, problem);
    if (problem) {
        throw Error("Could not rename " + folder.string() + ": " + problem.message() + ".");
    }
    return renamed;
}

std::filesystem::path experimentsFolder() {
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home != nullptr && *home != '\0' ? home : ".") / "ResNet Lab";
}

std::filesystem::path freshFolder(const std::string& name) {
    std::filesystem::path folder = experimentsFolder() / name;
    for (int i = 2; std::filesystem::exists(folder); ++i) {
        folder = experimentsFolder() / (name + " " + std::to_string(i));
    }
    return folder;
}

}  // namespace lab
