// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace lab {

/// A file that one process at a time can lock, with a few words about the holder in it. The kernel
/// takes the lock back when the process ends, however it ends. Nothing here throws: problems are
/// numbers of errno, 0 for none. One thread at a time.
class LockFile {
public:
    enum class Open { Create, IfThere };
    /// No link is followed and no pipe waited for: the folder may come from a stranger.
    LockFile(const std::filesystem::path& file, Open how);
    ~LockFile();
    LockFile(const LockFile&) = delete;
    LockFile& operator=(const LockFile&) = delete;

    /// Why it could not be opened.
    int problem() const { return m_problem; }
    /// Takes the lock, waiting a tenth of a second for who holds it for a moment, as isHeld() does.
    /// EWOULDBLOCK when another holds it.
    int lock();
    /// Whether somebody else holds the lock.
    bool isHeld();
    /// The first bytes of the file, at most `most`.
    std::string text(std::size_t most) const;
    /// Replaces the file's text. The lock holds without it, so a full disk is no failure.
    void write(std::string_view text);

private:
    int m_descriptor;
    int m_problem;
};

}  // namespace lab
