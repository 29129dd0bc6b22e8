// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/Program.h"

#include "ui/shell/SettingsDialog.h"

namespace lab {

Program::Program(QApplication& application, const std::filesystem::path& experiments)
    : theme(application, rememberedScheme()),
      workspace(experiments, model, session),
      window(theme, model, session, workspace) {}

}  // namespace lab
