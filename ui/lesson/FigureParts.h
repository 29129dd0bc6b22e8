// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QWidget;

namespace lab {

enum class Icon;
class Theme;

// What the lesson's figures are put together from. GUI thread.

/// A label of a role of the style sheet ("small", "group"), by name; empty name: none.
QLabel* figureLabel(const QString& text, const char* role, QWidget* parent,
                    const char* objectName = "");
/// A button 32 high with an icon and words.
QPushButton* figureButton(const Theme& theme, const char* objectName, Icon which,
                          const QString& text, QWidget* parent);
/// A row with the lesson's gaps and no margins.
QHBoxLayout* figureRow();
/// A picture next to its caption, scaled by a whole factor to about `side` logical pixels.
void showPicture(QLabel& label, const QImage& image, int side);

}  // namespace lab
