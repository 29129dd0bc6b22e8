// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>

class QWidget;

namespace lab {

class IconLabel;

/// What a sentence is: news, good news, a doubt, or what has gone wrong.
enum class Tone { Info, Success, Warning, Error };

/// Gives a frame the ground and edge of a tone, and its icon the tone's sign.
void applyTone(QWidget* frame, IconLabel* sign, Tone tone);

/// Sets a property that the style reads, and has it read again.
void setStyleProperty(QWidget* widget, const char* name, const QVariant& value);

}  // namespace lab
