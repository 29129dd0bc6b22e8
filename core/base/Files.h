#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace lab {

/// The whole file as bytes. Throws Error when it cannot be read or is larger than maxBytes.
std::string readFile(const std::filesystem::path& file, std::uintmax_t maxBytes);

/// Writes to a temporary file beside `file`, fsyncs and renames, so that a reader sees the old
/// content or the new one, never a part. `write` fills the open descriptor. Throws Error (disk
/// full, no permission); the old file then stays as it was.
void writeFileAtomically(const std::filesystem::path& file, std::string_view bytes);
void writeFileAtomically(const std::filesystem::path& file,
                         const std::function<void(class FileWriter&)>& write);

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

}  // namespace lab
