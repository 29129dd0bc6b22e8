// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QDialog>

#include <filesystem>

namespace lab {

/// The program's settings: its colours, its language, and where experiments lie. What is changed
/// holds at once and is remembered. Deletes itself when closed. GUI thread.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    SettingsDialog(Theme& theme, const std::filesystem::path& experiments, QWidget* parent);
};

/// The scheme that was chosen last.
ColourScheme rememberedScheme();

}  // namespace lab
