// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspect/MapDetail.h"

#include <QDialog>

namespace lab {

/// One feature map in a window of its own, for pages with no room for it. It deletes itself when it
/// is closed. GUI thread.
class MapWindow : public QDialog {
    Q_OBJECT

public:
    MapWindow(const Theme& theme, QWidget* parent);
    MapDetail& detail() { return *m_detail; }

private:
    MapDetail* m_detail;
};

}  // namespace lab
