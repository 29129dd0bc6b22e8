// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace lab {

// How large the whole window is drawn, beside what the desktop asks. GUI thread.

/// What can be chosen, in per cent.
const std::vector<int>& zooms();
/// The person's choice, one of zooms(); 100 where there is none.
int rememberedZoom();
/// It holds from the next start on.
void rememberZoom(int percent);
/// Before the application is made, after its name is set. $QT_SCALE_FACTOR comes first.
void applyZoom();

}  // namespace lab
