// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QIcon>
#include <QRectF>

class QPainter;

namespace lab {

/// Our own line icons, resources/icons/NAME.svg: a grid of 24, a stroke of 1.75, round ends, one
/// colour.
enum class Icon {
    Lesson,
    Train,
    Networks,
    Inspect,
    Settings,
    Help,
    Play,
    Pause,
    Stop,
    Resume,
    Pin,
    Remove,
    More,
    Add,
    Copy,
    Export,
    Follow,
    Check,
    Success,
    Info,
    Warning,
    Error,
    Clock,
    Lock,
    Document,
    New,
    List,
    Chip,
    Memory,
    Duplicate,
    ChevronDown,
    ChevronUp,
    ChevronRight,
    ChevronLeft,
    First,
    Last,
    Close,
    Fit,
    Folder,
    Refresh,
    Undo,
    Rename,
    Delete,
    Classify,
    Upload,
    Search
};
inline constexpr int kIconCount = static_cast<int>(Icon::Search) + 1;

/// Which token colours it. Muted turns to text under the mouse and to accent when checked; a
/// disabled icon is always the disabled colour.
enum class Ink { Muted, Text, Accent, OnAccent, Success, Warning, Error };

/// An icon that keeps to the theme: it is painted from `tokens` each time, so `theme.tokens()`
/// must outlive it and a change of theme needs no new icon.
QIcon icon(Icon which, const Tokens& tokens, Ink ink = Ink::Muted);

/// For delegates and painted widgets: the icon fills `where`, which should be square.
void paintIcon(QPainter& painter, const QRectF& where, Icon which, const QColor& colour);

}  // namespace lab
