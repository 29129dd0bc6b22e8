// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.h"
#include "core/data/PictureList.h"
#include "core/data/PicturePool.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace lab {

/// Pictures decoded when they are wanted, by a PicturePool. All functions are thread-safe.
class StreamedImages : public ImageSource {
public:
    StreamedImages(std::shared_ptr<const PictureList> pictures, const InputSpec& input,
                   StreamLimits limits);

    void fetch(std::span<const std::int64_t> indices, std::uint8_t* out) const override;
    void prefetch(std::span<const std::int64_t> indices) const override;

private:
    mutable PicturePool m_pool;
};

/// Throws Error: a picture that could be read cannot any more.
[[noreturn]] void refuseUnreadable(const std::filesystem::path& file, const std::string& problem);

/// Throws Error where the file is not as it was when it was listed.
void requireUnchanged(const std::filesystem::path& file, const PictureEntry& entry);

}  // namespace lab
