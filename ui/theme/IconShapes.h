// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>

namespace lab {

/// Our own line icons: a grid of 24, a stroke of 1.75, round ends, one colour.
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
    Upload
};
inline constexpr int kIconCount = static_cast<int>(Icon::Upload) + 1;

/// An icon on its grid of 24: what is stroked and what is filled, in one colour.
struct IconShape {
    QPainterPath lines;
    QPainterPath areas;
};

/// Pure; the shapes are read once.
const IconShape& shapeOf(Icon which);

}  // namespace lab
