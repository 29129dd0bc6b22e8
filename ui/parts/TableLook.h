// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace lab {

/// The look that the program's tables share: whole rows of one height, one of them selected, no
/// grid, no frame. rowHeight: in logical pixels.
void giveTableLook(QTableView& table, int rowHeight);

}  // namespace lab
