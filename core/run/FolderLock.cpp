// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/FolderLock.h"

#include "core/base/Ascii.h"
#include "core/base/Error.h"
#include "core/base/Numbers.h"
#include "core/base/Phrase.h"
#include "core/base/platform/LockFile.h"
#include "core/base/platform/Process.h"

#include <algorithm>
#include <cerrno>
#include <sstream>
#include <system_error>

namespace lab {

namespace {

std::filesystem::path lockFile(const std::filesystem::path& folder) {
    return folder / "lock";
}

struct Written {
    FolderOwner owner;
    double seconds = 0;
};

// "PROCESS HOST SECONDS" at the file's beginning; what is longer than a host's name may be, or
// holds other letters, is no owner.
Written writtenIn(const LockFile& file) {
    constexpr std::size_t kMost = 299;  // bytes
    std::istringstream words(file.text(kMost));
    Written written;
    std::string process;
    std::string seconds;
    words >> process >> written.owner.host >> seconds;
    written.owner.process = numberFrom<int>(process).value_or(0);
    written.seconds = numberFrom<double>(seconds).value_or(0);
    const auto isHostLetter = [](char c) {
        return isLetterOrDigit(c) || c == '-' || c == '.' || c == '_';
    };
    if (written.owner.process <= 0 || !std::ranges::all_of(written.owner.host, isHostLetter)) {
        return {};
    }
    const bool possible = written.seconds >= 0 && written.seconds < 1e9;
    written.seconds = possible ? written.seconds : 0;
    return written;
}

void write(LockFile& file, double seconds) {
    file.write(std::to_string(processId()) + " " + hostName() + " " + generalText(seconds, 6) +
               "\n");
}

[[noreturn]] void refuseToTrain(const std::filesystem::path& folder, int error) {
    const bool full = error == ENOSPC || error == EDQUOT;
    throw Error(filled(
        full ? phrase("Nothing can be trained in %1 (%2): make room on the disk and resume.")
             : phrase("Nothing can be trained in %1 (%2): check its permissions, or copy it to a "
                      "folder that you may write to."),
        folder, std::generic_category().message(error)));
}

}  // namespace

FolderLock::FolderLock(const std::filesystem::path& folder)
    : m_file(std::make_unique<LockFile>(lockFile(folder), LockFile::Open::Create)) {
    const int problem = m_file->problem() != 0 ? m_file->problem() : m_file->lock();
    if (problem == EWOULDBLOCK) {
        throw Error(filled(
            phrase("Another ResNet Lab (%1) is training in %2; wait for it or stop it first."),
            textOf(writtenIn(*m_file).owner), folder));
    }
    if (problem != 0) {
        refuseToTrain(folder, problem);
    }
    m_secondsBefore = writtenIn(*m_file).seconds;
    write(*m_file, m_secondsBefore);  // until somebody has added them
}

FolderLock::~FolderLock() = default;

void FolderLock::noteSeconds(double seconds) {
    write(*m_file, seconds);
}

std::optional<FolderOwner> trainerIn(const std::filesystem::path& folder) {
    LockFile file(lockFile(folder), LockFile::Open::IfThere);
    return file.problem() == 0 && file.isHeld() ? std::optional(writtenIn(file).owner)
                                                : std::nullopt;
}

bool isBeingTrained(const std::filesystem::path& folder) {
    return trainerIn(folder).has_value();
}

std::string textOf(const FolderOwner& owner) {
    if (owner.process <= 0) {
        return phrase("another process");
    }
    return owner.host.empty() ? filled(phrase("process %1"), owner.process)
                              : filled(phrase("process %1 on %2"), owner.process, owner.host);
}

}  // namespace lab
