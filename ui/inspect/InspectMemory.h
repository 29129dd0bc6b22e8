// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspect/Inspecting.h"

namespace lab {

/// What goes through what on the Inspect page.
struct InspectChoice {
    std::array<InspectSource, 2> sources;
    InspectImage image;
};

// Kept in QSettings from one start of the program to the next. GUI thread.

/// As it was last; `usual` where nothing was kept, and for what is no longer there.
InspectChoice rememberedChoice(const InspectChoice& usual);
void rememberSource(std::size_t lane, const InspectSource& source);
/// A picture in `passing` lasts no longer than the program, so the test image is kept alone.
void rememberImage(const InspectImage& image, const std::filesystem::path& passing);

}  // namespace lab
