// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace lab {

/// The whole file as bytes. Throws Error when it cannot be read or is larger than maxBytes.
std::string readFile(const std::filesystem::path& file, std::uintmax_t maxBytes);

/// Writes to a temporary file next to `file`, fsyncs and renames, so that a reader sees the old
/// content or the new one, never a part. `write` fills the open descriptor. A link is replaced:
/// what it leads to, in a folder from somebody else, is none of its business. NextName: where
/// something is there the name becomes the first free one of "file 2", "file 3" … before the
/// ending, and nothing is replaced, also not what another program puts there in the same moment.
/// Gives the name. Throws Error (disk full, no permission); the old file then stays as it was.
enum class IfTaken { Replace, NextName };
std::filesystem::path writeFileAtomically(const std::filesystem::path& file, std::string_view bytes,
                                          IfTaken taken = IfTaken::Replace);
std::filesystem::path writeFileAtomically(const std::filesystem::path& file,
                                          const std::function<void(class FileWriter&)>& write,
                                          IfTaken taken = IfTaken::Replace);

/// The file that a name stands for which a person gave for a result: behind links. Throws Error
/// where that is something that no file can replace: a folder, a device, a pipe.
std::filesystem::path namedFile(const std::filesystem::path& name);
/// A name next to `file` for what is made and then moved there; removeLeftovers() knows it.
std::filesystem::path temporaryNameFor(const std::filesystem::path& file);

/// What to do with the temporary files that bear this process's number: in a container every
/// process may have the number that the last one had.
enum class OwnTemporaries { Keep, Remove };

/// Removes from `folder` the temporary files that a process killed in the middle of
/// writeFileAtomically() left there. Those of other processes that live on this machine stay.
/// `own`: Remove only where no other thread writes into the folder.
void removeLeftovers(const std::filesystem::path& folder, OwnTemporaries own);

/// Makes a change of names in the folder (a rename, a new file) survive a power cut, where the file
/// system can.
void syncFolder(const std::filesystem::path& folder);

/// Appends to an open file descriptor. Throws Error with the file's name on a short write.
class FileWriter {
public:
    FileWriter(int descriptor, std::filesystem::path file);
    void write(const void* bytes, std::size_t size);
    void write(std::string_view bytes) { write(bytes.data(), bytes.size()); }

private:
    int m_descriptor;
    std::filesystem::path m_file;
};

/// A file that grows at its end. Nothing is held back: a reader sees every write when it returns.
/// Throws Error with file and remedy. One thread at a time.
class AppendedFile {
public:
    /// Opens or creates.
    explicit AppendedFile(const std::filesystem::path& file);
    ~AppendedFile();
    AppendedFile(const AppendedFile&) = delete;
    AppendedFile& operator=(const AppendedFile&) = delete;

    void write(std::string_view bytes);
    /// Everything written is on the disk when this returns.
    void sync();

private:
    std::filesystem::path m_file;
    int m_descriptor;
};

}  // namespace lab
