// SPDX-License-Identifier: GPL-3.0-or-later
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
    bool isStored = true;  ///< neither compressed nor encrypted, so it can be read here
};

/// A zip file whose entries are stored, not compressed, as PyTorch writes them; zip64 as well.
/// Read through libzip, which checks each entry's checksum. One thread at a time.
class ZipArchive {
public:
    /// Throws Error with file and remedy when it is no whole zip file, or a stored entry is larger
    /// than the file.
    explicit ZipArchive(const std::filesystem::path& file);
    ~ZipArchive();
    ZipArchive(ZipArchive&&) noexcept;
    ZipArchive& operator=(ZipArchive&&) noexcept;

    const std::vector<ZipEntry>& entries() const;
    /// The entry of this name; null where there is none.
    const ZipEntry* find(const std::string& name) const;
    /// The first `size` bytes of one of entries(); all of them are checked when all are read.
    /// Throws Error when it is damaged, compressed or encrypted.
    void read(const ZipEntry& entry, void* out, std::uint64_t size) const;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

}  // namespace lab
