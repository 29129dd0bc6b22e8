// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lesson/CodeText.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace lab {

/// How the figure above the code is laid out.
enum class CodeShape { Block, Network, Constructors };

/// A part of the figure; what lights up by its id.
struct CodePart {
    QString id;
    QString text;
    QString note;  ///< below it; may be empty
};

/// What stays in sight of a step's lines where not all can: where the layer runs, or where it is
/// made.
enum class InSight { Call, Definition };

/// What lights up together: lines of this program's code and of PyTorch's by their marks, parts of
/// the figure by their ids; and what happens there.
struct CodeStep {
    QStringList cpp;
    QStringList python;
    QStringList parts;
    QString sentence;
    InSight inSight = InSight::Call;
};

/// One cell of code in two languages with its figure.
struct CodeCell {
    QString id;
    QString title;
    CodeShape shape = CodeShape::Block;
    std::vector<CodePart> parts;
    std::vector<CodeExcerpt> cpp;     ///< out of the sources that this program was built from
    std::vector<CodeExcerpt> python;  ///< out of the program's resources
    std::vector<CodeStep> steps;
};

/// Building block, bottleneck, network, constructors. GUI thread; throws Error where a source
/// cannot be read or lacks its piece.
std::vector<CodeCell> codeCells();

/// Whether the line belongs to the step.
bool lightsUp(const CodeLine& line, const QStringList& marks);

}  // namespace lab
