// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;
class QString;
class QWidget;

namespace lab {

/// An empty label that the style draws by its role ("group", "small", "muted", …).
QLabel* roleLabel(QWidget* parent, const QString& name, const char* role);

}  // namespace lab
