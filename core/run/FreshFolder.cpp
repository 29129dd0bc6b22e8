// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/FreshFolder.h"

#include "core/base/Phrase.h"
#include "core/base/platform/Files.h"
#include "core/base/platform/Process.h"

#include <charconv>
#include <string>
#include <system_error>
#include <utility>

namespace lab {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& folder, const std::error_code& problem) {
    std::error_code gone;
    const fs::path current = fs::current_path(gone);
    if (gone && folder.is_relative()) {
        throw Error(filled(phrase("The folder %1 cannot be made, as the current folder has gone; "
                                  "go to another one, or give the whole path."),
                           folder));
    }
    throw Error(
        filled(phrase("Could not make the folder %1: %2; choose another place for the experiment."),
               folder, problem.message()));
}

[[noreturn]] void refuseTaken(const fs::path& folder) {
    const bool experiment = fs::exists(folder / "experiment.json");
    throw PlaceTaken(filled(
        experiment ? phrase("%1 already holds an experiment; choose another folder, or resume "
                            "it.")
                   : phrase("%1 already holds something else; choose another folder."),
        folder));
}

std::string beginOf(const fs::path& place) {
    std::string name = place.filename().string();
    name.insert(name.begin(), '.');
    return name += '.';
}

std::string hiddenName(const fs::path& place, int process) {
    return beginOf(place) + std::to_string(process) + ".new";
}

// What processes that live no more left next to `place`.
void removeLeftoversOf(const fs::path& place) {
    const std::string begin = beginOf(place);
    std::error_code ignored;  // they are in nobody's way
    for (const auto& entry : fs::directory_iterator(place.parent_path(), ignored)) {
        const std::string name = entry.path().filename().string();
        int process = 0;
        if (name.starts_with(begin)) {
            std::from_chars(name.data() + begin.size(), name.data() + name.size(), process);
        }
        if (process > 0 && name == hiddenName(place, process) && isGone(process)) {
            fs::remove_all(entry.path(), ignored);
        }
    }
}

// The uppermost of the folder and those above it that is not there; empty when all are.
fs::path firstMissing(const fs::path& folder) {
    fs::path first;
    std::error_code ignored;
    for (fs::path at = folder; !at.empty() && !fs::exists(at, ignored); at = at.parent_path()) {
        first = at;
    }
    return first;
}

}  // namespace

FreshFolder::FreshFolder(const fs::path& place) {
    std::error_code problem;
    m_place = fs::absolute(place, problem).lexically_normal();
    if (!m_place.has_filename()) {
        m_place = m_place.parent_path();  // "folder/"
    }
    if (fs::exists(m_place, problem)) {
        m_place = fs::canonical(m_place);  // where a link leads
        if (!fs::is_directory(m_place) || !fs::is_empty(m_place, problem)) {
            refuseTaken(m_place);
        }
    }
    const fs::path above = m_place.parent_path();
    m_firstMade = firstMissing(above);
    fs::create_directories(above, problem);
    if (!problem) {
        removeLeftoversOf(m_place);
        m_path = above / hiddenName(m_place, processId());
        std::error_code ignored;
        fs::remove_all(m_path, ignored);  // of an earlier process with our number
        fs::create_directory(m_path, problem);
    }
    if (problem) {
        undo();
        refuse(m_place, problem);
    }
}

FreshFolder::~FreshFolder() {
    if (!m_shown) {
        undo();
    }
}

void FreshFolder::undo() {
    std::error_code ignored;
    if (!m_path.empty()) {
        fs::remove_all(m_path, ignored);
    }
    for (fs::path at = m_place.parent_path(); !m_firstMade.empty(); at = at.parent_path()) {
        fs::remove(at, ignored);  // only where it is empty
        if (at == m_firstMade) {
            return;
        }
    }
}

fs::path FreshFolder::makeFolder(const std::string& name) const {
    std::error_code problem;
    fs::create_directory(m_path / name, problem);
    if (problem) {
        refuse(m_place / name, problem);
    }
    return m_path / name;
}

void FreshFolder::show() {
    std::error_code problem;
    fs::rename(m_path, m_place, problem);  // also over an empty folder
    if (problem == std::errc::directory_not_empty || problem == std::errc::file_exists) {
        refuseTaken(m_place);
    }
    if (problem) {
        refuse(m_place, problem);
    }
    m_shown = true;
    syncFolder(m_place.parent_path());
}

}  // namespace lab
