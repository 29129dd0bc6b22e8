// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/Workspace.h"

#include <filesystem>
#include <functional>

class QMenu;

namespace lab {

// Menus of trained networks, for a menu that is filled each time it opens. GUI thread.

/// What an entry does, whether it is taken already, and whether it must have a classifier.
struct ModelMenuCalls {
    std::function<void(const std::filesystem::path&)> chosen;
    std::function<bool(const std::filesystem::path&)> taken;
    bool mustAnswer = false;
};

/// Every run of the newest experiments, one submenu each; read when the person looks there.
QMenu* addRunsMenu(QMenu& menu, const Workspace& workspace, const ModelMenuCalls& calls);

/// The weights that were imported. What must answer and has no classifier cannot be chosen.
QMenu* addImportedMenu(QMenu& menu, const ModelMenuCalls& calls);

}  // namespace lab
