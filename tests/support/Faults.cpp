// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/Faults.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <ctime>
#include <fstream>
#include <linux/capability.h>
#include <mutex>
#include <string>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace {

struct Disk {
    std::mutex mutex;
    std::string folder;  // with a slash at its end; empty when no disk is full
    std::int64_t room = 0;
    bool refused = false;
};

Disk& disk() {
    static Disk one;
    return one;
}

std::atomic<bool> diskWatched = false;
std::atomic<bool> clockJumps = false;
std::atomic<std::int64_t> clockLooks = 0;

std::string pathOf(int descriptor) {
    std::array<char, 4096> path{};
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const ssize_t size = ::readlink(link.c_str(), path.data(), path.size());
    return {path.data(), static_cast<std::size_t>(size > 0 ? size : 0)};
}

// How much of `size` the disk takes.
std::size_t taken(int descriptor, std::size_t size) {
    if (!diskWatched) {
        return size;
    }
    const std::lock_guard lock(disk().mutex);
    if (disk().folder.empty() || !pathOf(descriptor).starts_with(disk().folder)) {
        return size;
    }
    const auto fits = std::min(size, static_cast<std::size_t>(disk().room));
    disk().room -= static_cast<std::int64_t>(fits);
    disk().refused = disk().refused || fits < size;
    return fits;
}

std::time_t jumpedBack() {
    return clockJumps ? 3600 * ++clockLooks : 0;
}

std::uint32_t effectiveCapabilities(std::uint32_t* set) {
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    std::array<__user_cap_data_struct, 2> data{};
    ::syscall(SYS_capget, &header, data.data());
    const std::uint32_t before = data[0].effective;
    if (set != nullptr) {
        data[0].effective = *set;
        ::syscall(SYS_capset, &header, data.data());
    }
    return before;
}

// Folders first when rights are given, last when they are taken.
void allow(const std::filesystem::path& folder, bool writing) {
    namespace fs = std::filesystem;
    const auto change = [writing](const fs::path& path) {
        fs::permissions(path, fs::perms::owner_write | fs::perms::group_write,
                        writing ? fs::perm_options::add : fs::perm_options::remove);
    };
    change(folder);
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        change(entry.path());
    }
}

std::uint64_t addressBytes() {
    std::ifstream file("/proc/self/statm");
    std::uint64_t pages = 0;
    file >> pages;
    return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace

extern "C" ssize_t write(int descriptor, const void* bytes, size_t size) {
    const std::size_t fits = taken(descriptor, size);
    if (fits == 0 && size > 0) {
        errno = ENOSPC;
        return -1;
    }
    return ::syscall(SYS_write, descriptor, bytes, fits);
}

extern "C" int clock_gettime(clockid_t clock, struct timespec* now) noexcept {
    const auto status = static_cast<int>(::syscall(SYS_clock_gettime, clock, now));
    if (clock == CLOCK_REALTIME) {
        now->tv_sec -= jumpedBack();
    }
    return status;
}

extern "C" time_t time(time_t* out) noexcept {
    struct timespec now {};
    ::clock_gettime(CLOCK_REALTIME, &now);
    if (out != nullptr) {
        *out = now.tv_sec;
    }
    return now.tv_sec;
}

namespace lab::test {

FullDisk::FullDisk(const std::filesystem::path& folder, std::int64_t bytes) {
    const std::lock_guard lock(disk().mutex);
    disk().folder = std::filesystem::canonical(folder).string() + "/";
    disk().room = bytes;
    disk().refused = false;
    diskWatched = true;
}

FullDisk::~FullDisk() {
    const std::lock_guard lock(disk().mutex);
    disk().folder.clear();
    diskWatched = false;
}

bool FullDisk::wasFull() const {
    const std::lock_guard lock(disk().mutex);
    return disk().refused;
}

BackwardClock::BackwardClock() {
    clockJumps = true;
}

BackwardClock::~BackwardClock() {
    clockJumps = false;
}

ReadOnlyFolder::ReadOnlyFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {
    allow(m_folder, false);
    m_capabilities = effectiveCapabilities(nullptr);
    std::uint32_t fewer = m_capabilities & ~(1U << CAP_DAC_OVERRIDE);
    effectiveCapabilities(&fewer);
}

ReadOnlyFolder::~ReadOnlyFolder() {
    effectiveCapabilities(&m_capabilities);
    allow(m_folder, true);
}

LittleMemory::LittleMemory(std::uint64_t bytes) {
    rlimit limit{};
    ::getrlimit(RLIMIT_AS, &limit);
    m_before = limit.rlim_cur;
    limit.rlim_cur = addressBytes() + bytes;
    ::setrlimit(RLIMIT_AS, &limit);
}

LittleMemory::~LittleMemory() {
    rlimit limit{};
    ::getrlimit(RLIMIT_AS, &limit);
    limit.rlim_cur = m_before;
    ::setrlimit(RLIMIT_AS, &limit);
}

}  // namespace lab::test
