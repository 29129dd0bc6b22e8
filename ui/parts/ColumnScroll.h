// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace lab {

/// A column that scrolls downwards only: it is never narrower than what it holds and its bar, so
/// that nothing is cut off at the side. GUI thread.
class ColumnScroll : public QScrollArea {
    Q_OBJECT

public:
    explicit ColumnScroll(QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;
};

}  // namespace lab
