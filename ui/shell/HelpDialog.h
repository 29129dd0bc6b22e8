// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/KeyHelp.h"

#include <QDialog>

namespace lab {

/// What the program is, its keys, and the versions for a report. Deletes itself when closed. GUI
/// thread.
class HelpDialog : public QDialog {
    Q_OBJECT

public:
    HelpDialog(const std::vector<KeySection>& sections, QWidget* parent);
};

}  // namespace lab
