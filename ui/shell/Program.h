// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Experiment.h"
#include "ui/shell/MainWindow.h"

class QApplication;

namespace lab {

/// Everything that the window is made of, in the order in which it is made. GUI thread.
struct Program {
    explicit Program(QApplication& application,
                     const std::filesystem::path& experiments = experimentsFolder());

    Theme theme;
    ExperimentModel model;
    Session session;
    Workspace workspace;
    MainWindow window;
};

}  // namespace lab
