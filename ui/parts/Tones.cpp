// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/Tones.h"

#include "ui/parts/IconLabel.h"

#include <QStyle>

namespace lab {

void setStyleProperty(QWidget* widget, const char* name, const QVariant& value) {
    if (widget->property(name) != value) {
        widget->setProperty(name, value);
        widget->style()->unpolish(widget);
        widget->style()->polish(widget);
        widget->update();
    }
}

void applyTone(QWidget* frame, IconLabel* sign, Tone tone) {
    switch (tone) {
        case Tone::Info:
            sign->setIcon(Icon::Info, &Tokens::accent);
            setStyleProperty(frame, "tone", "info");
            break;
        case Tone::Success:
            sign->setIcon(Icon::Success, &Tokens::success);
            setStyleProperty(frame, "tone", "success");
            break;
        case Tone::Warning:
            sign->setIcon(Icon::Warning, &Tokens::warning);
            setStyleProperty(frame, "tone", "warning");
            break;
        case Tone::Error:
            sign->setIcon(Icon::Error, &Tokens::error);
            setStyleProperty(frame, "tone", "error");
            break;
    }
}

}  // namespace lab
