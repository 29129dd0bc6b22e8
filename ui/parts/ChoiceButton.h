// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace lab {

/// A checkable button, one of several, that assistive technology reads as a radio button: Qt calls
/// a tool button that is checked a button like any other. GUI thread.
class ChoiceButton : public QToolButton {
    Q_OBJECT

public:
    explicit ChoiceButton(QWidget* parent);
};

}  // namespace lab
