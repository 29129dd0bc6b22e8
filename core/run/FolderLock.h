// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace lab {

/// The right to train in an experiment folder, while it lives: two programs that train in one would
/// spoil each other's logs. The kernel takes it back when the process ends, however it ends. One
/// thread at a time.
class FolderLock {
public:
    /// Throws Error when another holds it, naming it, or when the folder cannot be written.
    explicit FolderLock(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

    /// Seconds that the holder before had trained and could not add to the experiment's, because it
    /// was killed; 0 when it could.
    double secondsBefore() const { return m_secondsBefore; }
    /// Notes how long this one has trained so far, for the next in case it is killed.
    void noteSeconds(double seconds);

private:
    std::unique_ptr<class LockFile> m_file;
    double m_secondsBefore = 0;
};

/// Who holds a folder's lock.
struct FolderOwner {
    int process = 0;   ///< 0 when it has not said
    std::string host;  ///< empty when it has not said

    bool operator==(const FolderOwner&) const = default;
};

/// Who trains in the folder now, this process included; none when nobody does. Any thread.
std::optional<FolderOwner> trainerIn(const std::filesystem::path& folder);
bool isBeingTrained(const std::filesystem::path& folder);

/// "process 123 on tower"; "another process" when it has not said.
std::string textOf(const FolderOwner& owner);

}  // namespace lab
