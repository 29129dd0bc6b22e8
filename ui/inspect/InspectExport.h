// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspect/Inspecting.h"
#include "ui/theme/Theme.h"

#include <QToolButton>

namespace lab {

/// The button that exports what the Inspect page shows. GUI thread.
class InspectExport : public QToolButton {
    Q_OBJECT

public:
    explicit InspectExport(const Theme& theme, QWidget* parent = nullptr);

Q_SIGNALS:
    /// suffix: png, csv or json.
    void wanted(const QString& suffix);
};

/// Writes what `suffix` asks for: `picture` as it is shown, or the figures of all blocks of the
/// pass. Throws Error.
void writeInspection(const QString& file, const QString& suffix, const InspectPass& pass,
                     QWidget& picture);

}  // namespace lab
