// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

class QWidget;

namespace lab {

/// The widgets under `root` that Tab stops at, as they stand on the page: layouts in their order,
/// grids by rows, the rest downwards and to the right. Qt's own chain has them as they were made,
/// so that what comes later, a chip or a question, would come after everything else. GUI thread.
std::vector<QWidget*> tabStops(const QWidget& root);

/// Where Tab, or Shift+Tab, leads from `from`, which need not be a stop itself; round at the ends.
/// Nothing: there is no stop.
QWidget* tabStopFrom(const QWidget& root, const QWidget* from, bool next);

}  // namespace lab
