#include "core/run/FolderLock.h"

#include "core/base/Error.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <fstream>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace lab {

namespace {

std::filesystem::path lockFile(const std::filesystem::path& folder) {
    return folder / "lock";
}

std::string hostName() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

FolderOwner ownerWrittenIn(const std::filesystem::path& folder) {
    FolderOwner owner;
    std::ifstream file(lockFile(folder));
    file >> owner.process >> owner.host;
    return owner;
}

// trainerIn() holds the lock for a moment to find out whether it is free; wait that moment out.
bool lockSoon(int descriptor) {
    constexpr int kTries = 10;
    for (int i = 0; i < kTries; ++i) {
        if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
            return true;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

// For people and other windows; the lock holds without it, so a full disk is no failure here.
void writeOwner(int descriptor) {
    const std::string text = std::to_string(::getpid()) + " " + hostName() + "\n";
    if (::ftruncate(descriptor, 0) == 0) {
        [[maybe_unused]] const auto written = ::pwrite(descriptor, text.data(), text.size(), 0);
    }
}

}  // namespace

FolderLock::FolderLock(const std::filesystem::path& folder)
    : m_descriptor(::open(lockFile(folder).c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0644)) {
    if (m_descriptor < 0) {
        throw Error("Could not write in " + folder.string() +
                    "; check its permissions or choose another folder.");
    }
    if (!lockSoon(m_descriptor)) {
        ::close(m_descriptor);
        throw Error("Another ResNet Lab (" + textOf(ownerWrittenIn(folder)) + ") is training in " +
                    folder.string() + "; wait for it or stop it first.");
    }
    writeOwner(m_descriptor);
}

FolderLock::~FolderLock() {
    ::close(m_descriptor);
}

std::optional<FolderOwner> trainerIn(const std::filesystem::path& folder) {
    const int descriptor = ::open(lockFile(folder).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return std::nullopt;
    }
    const bool taken = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(descriptor);
    return taken ? std::optional(ownerWrittenIn(folder)) : std::nullopt;
}

bool isBeingTrained(const std::filesystem::path& folder) {
    return trainerIn(folder).has_value();
}

std::string textOf(const FolderOwner& owner) {
    if (owner.process <= 0) {
        return "another process";
    }
    return "process " + std::to_string(owner.process) +
           (owner.host.empty() || owner.host == hostName() ? "" : " on " + owner.host);
}

}  // namespace lab
