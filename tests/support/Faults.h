// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace lab::test {

// A program that links Faults.cpp has write(), clock_gettime() and time() of its own, which do what
// the system's do unless one of these lives. One of a kind at a time; all threads see it.

/// The files under `folder` take `bytes` more, then the disk is full: write() writes what fits and
/// fails with ENOSPC after that.
class FullDisk {
public:
    FullDisk(const std::filesystem::path& folder, std::int64_t bytes);
    ~FullDisk();
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

    /// Whether something was refused so far.
    bool wasFull() const;
};

/// The wall clock jumps back by an hour each time somebody looks at it. The steady clock goes on.
class BackwardClock {
public:
    BackwardClock();
    ~BackwardClock();
    BackwardClock(const BackwardClock&) = delete;
    BackwardClock& operator=(const BackwardClock&) = delete;
};

/// Nothing under `folder` can be written or made, also not by root: the permissions are taken away,
/// and this thread's right (and that of threads it starts) to pass over them.
class ReadOnlyFolder {
public:
    explicit ReadOnlyFolder(std::filesystem::path folder);
    ~ReadOnlyFolder();
    ReadOnlyFolder(const ReadOnlyFolder&) = delete;
    ReadOnlyFolder& operator=(const ReadOnlyFolder&) = delete;

private:
    std::filesystem::path m_folder;
    std::uint32_t m_capabilities = 0;
};

/// This process may take `bytes` of address space more than it has; then allocations fail.
class LittleMemory {
public:
    explicit LittleMemory(std::uint64_t bytes);
    ~LittleMemory();
    LittleMemory(const LittleMemory&) = delete;
    LittleMemory& operator=(const LittleMemory&) = delete;

private:
    std::uint64_t m_before = 0;
};

}  // namespace lab::test
