// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace lab {

/// One line of the help.
struct KeyLine {
    QString keys;     ///< "Ctrl+O"
    QString meaning;  ///< "Open a picture"

    bool operator==(const KeyLine&) const = default;
};

/// The keys of the window, or of a page.
struct KeySection {
    QString title;
    std::vector<KeyLine> lines;
};

// The help is made of what the window and its pages declare here, next to the code that does it.
// GUI thread.

/// A shortcut of `owner`, by any of these keys, that the help tells of.
void addShortcut(QWidget& owner, const QList<QKeySequence>& keys, const QString& meaning,
                 const std::function<void()>& what);
/// Keys that `owner`, or what is in it, takes as they come.
void declareKeys(QWidget& owner, const QString& keys, const QString& meaning);
/// In the order in which they were declared.
std::vector<KeyLine> keysOf(const QWidget& owner);

}  // namespace lab
