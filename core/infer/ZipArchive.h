#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace lab {

struct ZipEntry {
    std::string name;
    std::uint64_t bytes = 0;
};

/// A zip file whose entries are stored, not compressed, as PyTorch writes them; zip64 as well.
/// Read through libzip, which checks each entry's checksum. One thread at a time.
class ZipArchive {
public:
    /// Throws Error with file and remedy when it is no whole zip file, or an entry is compressed,
    /// encrypted or larger than the file.
    explicit ZipArchive(const std::filesystem::path& file);
    ~ZipArchive();
    ZipArchive(ZipArchive&&) noexcept;
    ZipArchive& operator=(ZipArchive&&) noexcept;

    const std::vector<ZipEntry>& entries() const;
    /// The entry of this name; null where there is none.
    const ZipEntry* find(const std::string& name) const;
    /// The first `size` bytes of an entry; all of them are checked when all are read. Throws Error.
    void read(const ZipEntry& entry, void* out, std::uint64_t size) const;

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

}  // namespace lab
