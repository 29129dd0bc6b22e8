// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/StreamedImages.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/data/Picture.h"

#include <vector>

namespace lab {

namespace {

std::vector<ImageKey> keysOf(std::span<const std::int64_t> indices) {
    std::vector<ImageKey> keys;
    keys.reserve(indices.size());
    for (const std::int64_t index : indices) {
        keys.push_back({index});
    }
    return keys;
}

}  // namespace

void refuseUnreadable(const std::filesystem::path& file, const std::string& problem) {
    throw Error(filled(phrase("%1 can no longer be read (%2): put the picture back and resume."),
                       file, problem));
}

void requireUnchanged(const std::filesystem::path& file, const PictureEntry& entry) {
    if (fileStateOf(file) != entry.state) {
        throw Error(filled(phrase("%1 was changed since the training began: put the picture back "
                                  "as it was and resume."),
                           file));
    }
}

StreamedImages::StreamedImages(std::shared_ptr<const PictureList> pictures, const InputSpec& input,
                               StreamLimits limits)
    : m_pool(
          [pictures = std::move(pictures), input](const ImageKey& key, std::uint8_t* out) {
              const PictureEntry& entry = pictures->entries[static_cast<std::size_t>(key.index)];
              const std::filesystem::path file = pictures->pathOf(entry);
              if (const auto problem = decodePicture(file, input, out)) {
                  refuseUnreadable(file, *problem);
              }
              requireUnchanged(file, entry);
          },
          bytesOf(input), limits) {}

void StreamedImages::fetch(std::span<const std::int64_t> indices, std::uint8_t* out) const {
    m_pool.fetch(keysOf(indices), out);
}

void StreamedImages::prefetch(std::span<const std::int64_t> indices) const {
    m_pool.prefetch(keysOf(indices));
}

}  // namespace lab
