// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/FolderLock.h"

#include "core/base/Ascii.h"
#include "core/base/Error.h"
#include "core/base/Numbers.h"
#include "core/base/Phrase.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sstream>
#include <sys/file.h>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace lab {

namespace {

std::filesystem::path lockFile(const std::filesystem::path& folder) {
    return folder / "lock";
}

std::string hostName() {
    std::array<char, 256> name{};
    const bool known = ::gethostname(name.data(), name.size() - 1) == 0 && name[0] != '\0';
    return known ? name.data() : "localhost";
}

// No link is followed and no pipe waited for: the folder may come from a stranger.
int openLock(const std::filesystem::path& folder, int flags) {
    return ::open(lockFile(folder).c_str(), flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0644);
}

struct Written {
    FolderOwner owner;
    double seconds = 0;
};

// "PROCESS HOST SECONDS" at the file's beginning; what is longer than a host's name may be, or
// holds other letters, is no owner.
Written writtenIn(int descriptor) {
    std::array<char, 300> text{};
    const ssize_t size = ::pread(descriptor, text.data(), text.size() - 1, 0);
    std::istringstream words(std::string(text.data(), std::max<ssize_t>(size, 0)));
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

// trainerIn() holds the lock for a moment to find out whether it is free; wait that moment out.
// 0 when it is ours, else the error number.
int lockSoon(int descriptor) {
    constexpr int kTries = 10;
    for (int i = 0; i < kTries; ++i) {
        if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
            return 0;
        }
        if (errno != EWOULDBLOCK && errno != EINTR) {
            return errno;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return EWOULDBLOCK;
}

// For people and other windows; the lock holds without it, so a full disk is no failure here.
void write(int descriptor, double seconds) {
    const std::string text =
        std::to_string(::getpid()) + " " + hostName() + " " + generalText(seconds, 6) + "\n";
    if (::ftruncate(descriptor, 0) == 0) {
        [[maybe_unused]] const auto written = ::pwrite(descriptor, text.data(), text.size(), 0);
    }
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
    : m_descriptor(openLock(folder, O_CREAT | O_RDWR)) {
    if (m_descriptor < 0) {
        refuseToTrain(folder, errno);
    }
    const int problem = lockSoon(m_descriptor);
    if (problem == 0) {
        m_secondsBefore = writtenIn(m_descriptor).seconds;
        write(m_descriptor, m_secondsBefore);  // until somebody has added them
        return;
    }
    const FolderOwner owner = writtenIn(m_descriptor).owner;
    ::close(m_descriptor);
    if (problem != EWOULDBLOCK) {
        refuseToTrain(folder, problem);
    }
    throw Error(
        filled(phrase("Another ResNet Lab (%1) is training in %2; wait for it or stop it first."),
               textOf(owner), folder));
}

void FolderLock::noteSeconds(double seconds) {
    write(m_descriptor, seconds);
}

FolderLock::~FolderLock() {
    ::close(m_descriptor);
}

std::optional<FolderOwner> trainerIn(const std::filesystem::path& folder) {
    const int descriptor = openLock(folder, O_RDONLY);
    if (descriptor < 0) {
        return std::nullopt;
    }
    std::optional<FolderOwner> owner;
    if (::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        owner = writtenIn(descriptor).owner;
    }
    ::close(descriptor);
    return owner;
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
