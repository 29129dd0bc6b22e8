// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPixmap>

namespace lab {

/// Makes the files that are compiled into the program (":/icons", ":/code") found. Whoever reads
/// one calls it first.
void loadResources();

/// The program's own picture at a size in logical pixels. GUI thread.
QPixmap logo(int side, double pixelRatio);

/// The same in the sizes that desktops ask for.
QIcon appIcon();

}  // namespace lab
