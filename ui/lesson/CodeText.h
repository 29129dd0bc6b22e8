// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace lab {

/// A line of code without its marks. A mark is a comment behind it, `[code: conv1 stride]`.
struct CodeLine {
    QString text;
    QStringList marks;

    bool operator==(const CodeLine&) const = default;
};

/// A piece of a source.
struct CodeExcerpt {
    QString title;  ///< "core/nn/Blocks.cpp"
    std::vector<CodeLine> lines;
};

/// All lines of a source in C++ or Python; lines that only open or close a piece are left out.
std::vector<CodeLine> codeLines(const QString& source);

/// The lines between `[code: begin NAME]` and the next `[code: end]`, moved to the left edge.
/// Throws Error where the source (called `title`) has no such piece.
CodeExcerpt excerptOf(const QString& source, const QString& title, const QString& name);

}  // namespace lab
