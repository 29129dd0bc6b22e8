// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

class QPainter;
class QPixmap;
class QRect;
class QStyleOption;
class QStyleOptionComplex;
class QStyleOptionFrame;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionTab;
class QStyleOptionToolButton;
class QWidget;

namespace lab {

// What Style paints, each from an option and the tokens. GUI thread.

inline constexpr int kMenuArrow = 12;  ///< room for the chevron of a menu

/// Whether a tool button that opens a menu says so by a chevron.
bool showsMenuArrow(const QStyleOptionToolButton& option, const QWidget* widget);
bool isAsked(const QWidget* widget, const char* property);  ///< a bool property that is true

void paintBox(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& edge,
              double radius = 4);
void paintButton(QPainter& painter, const QStyleOption& option, const QWidget* widget,
                 const Tokens& tokens);
void paintToolPanel(QPainter& painter, const QStyleOption& option, const QWidget* widget,
                    const Tokens& tokens);
/// The text's colour where the state decides it; else what the option says.
QColor buttonText(const QStyleOption& option, const QWidget* widget, const Tokens& tokens);
enum class IconSide { Before, Behind };
/// Icon and text with 8 between them, together in the middle.
void paintLabel(QPainter& painter, const QRect& rect, const QPixmap& picture, const QString& text,
                const QColor& colour, IconSide side = IconSide::Before);
void paintField(QPainter& painter, const QStyleOption& option, const QWidget* widget,
                const Tokens& tokens);
void paintCheckBox(QPainter& painter, const QStyleOption& option, const Tokens& tokens);
void paintRadioButton(QPainter& painter, const QStyleOption& option, const Tokens& tokens);
void paintProgress(QPainter& painter, const QStyleOptionProgressBar& option, const QWidget* widget,
                   const Tokens& tokens);
void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& slider,
                    const Tokens& tokens);
void paintSlider(QPainter& painter, const QStyleOptionSlider& option, const QRect& groove,
                 const QRect& handle, const Tokens& tokens);
void paintSplitter(QPainter& painter, const QStyleOption& option, const Tokens& tokens);
void paintLine(QPainter& painter, const QStyleOptionFrame& option, const Tokens& tokens);
void paintHeader(QPainter& painter, const QStyleOption& option, const Tokens& tokens);
void paintItemPanel(QPainter& painter, const QStyleOption& option, const Tokens& tokens);
/// An entry of the rail: its ground, and a mark at the left where it is the page shown.
void paintRailEntry(QPainter& painter, const QStyleOption& option, const Tokens& tokens);
/// A button of a row of which one is chosen; `place` is "first", "middle" or "last".
void paintSegment(QPainter& painter, const QStyleOption& option, const QString& place,
                  const Tokens& tokens);
inline constexpr int kTabGap = 6;  ///< after each tab of an underlined bar
void paintUnderlinedTab(QPainter& painter, const QStyleOptionTab& option, const Tokens& tokens);
void paintFocusRing(QPainter& painter, const QRect& rect, const Tokens& tokens);

}  // namespace lab
