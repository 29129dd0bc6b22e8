#pragma once

#include "ui/train/VerdictWords.h"

#include <QVariant>

class QWidget;

namespace lab {

class IconLabel;

/// Gives a frame the ground and edge of a tone, and its icon the tone's sign.
void applyTone(QWidget* frame, IconLabel* sign, Tone tone);

/// Sets a property that the style sheet reads, and has it read again.
void setStyleProperty(QWidget* widget, const char* name, const QVariant& value);

}  // namespace lab
