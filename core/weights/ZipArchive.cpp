// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/weights/ZipArchive.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/data/RawSplit.h"

#include <unordered_map>
#include <zip.h>

namespace lab {

namespace {

constexpr std::int64_t kMaxEntries = 100'000;

struct CloseArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseEntry {
    void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};

std::string textOf(int code) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    std::string text = zip_error_strerror(&error);
    zip_error_fini(&error);
    return text;
}

ZipEntry entryOf(zip_t* archive, std::uint64_t index, std::uint64_t fileBytes,
                 const std::filesystem::path& file) {
    constexpr zip_uint64_t kNeeded = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD;
    zip_stat_t status;
    zip_stat_init(&status);
    if (zip_stat_index(archive, index, 0, &status) != 0 || (status.valid & kNeeded) != kNeeded) {
        refuseDamaged(file, phrase("its list of entries cannot be read"));
    }
    const bool isStored =
        status.comp_method == ZIP_CM_STORE && ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) == 0 ||
                                               status.encryption_method == ZIP_EM_NONE);
    if (isStored && status.size > fileBytes) {
        refuseDamaged(file, phrase("an entry claims to be larger than the file"));
    }
    return {status.name, status.size, isStored};
}

}  // namespace

struct ZipArchive::Private {
    std::filesystem::path file;
    std::unique_ptr<zip_t, CloseArchive> archive;
    std::vector<ZipEntry> entries;
    std::unordered_map<std::string, std::size_t> places;  // by name
};

ZipArchive::ZipArchive(const std::filesystem::path& file) : m_private(std::make_unique<Private>()) {
    m_private->file = file;
    int code = 0;
    m_private->archive.reset(zip_open(file.c_str(), ZIP_RDONLY, &code));
    if (!m_private->archive) {
        refuseDamaged(file, filled(phrase("it is no whole zip file (%1)"), textOf(code)));
    }
    const std::uint64_t fileBytes = std::filesystem::file_size(file);
    zip_t* archive = m_private->archive.get();
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    if (count > kMaxEntries) {
        refuseDamaged(file, filled(phrase("it claims %1 entries"), count));
    }
    for (zip_int64_t i = 0; i < count; ++i) {
        m_private->entries.push_back(
            entryOf(archive, static_cast<std::uint64_t>(i), fileBytes, file));
        m_private->places.emplace(m_private->entries.back().name, m_private->entries.size() - 1);
    }
}

ZipArchive::~ZipArchive() = default;
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;

const std::vector<ZipEntry>& ZipArchive::entries() const {
    return m_private->entries;
}

const ZipEntry* ZipArchive::find(const std::string& name) const {
    const auto found = m_private->places.find(name);
    return found == m_private->places.end() ? nullptr : &m_private->entries[found->second];
}

void ZipArchive::read(const ZipEntry& entry, void* out, std::uint64_t size) const {
    if (!entry.isStored) {
        throw Error(filled(
            phrase(
                "%1 is a compressed zip file, and PyTorch stores weights uncompressed; unpack it "
                "and choose the .pth file within."),
            m_private->file));
    }
    const auto index = static_cast<zip_uint64_t>(&entry - m_private->entries.data());
    const std::unique_ptr<zip_file_t, CloseEntry> open(
        zip_fopen_index(m_private->archive.get(), index, 0));
    std::uint64_t done = 0;
    while (open && done < size) {
        const zip_int64_t count =
            zip_fread(open.get(), static_cast<char*>(out) + done, size - done);
        if (count <= 0) {
            break;
        }
        done += static_cast<std::uint64_t>(count);
    }
    char past = 0;  // the checksum is compared where the entry ends
    const bool whole =
        open && done == size && (size < entry.bytes || zip_fread(open.get(), &past, 1) == 0);
    if (!whole) {
        refuseDamaged(m_private->file, filled(phrase("its entry %1 cannot be read"), entry.name));
    }
}

}  // namespace lab
