// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace lab {

// File dialogs that open next to the event loop instead of inside one: the answer comes by
// callback, or never when the person gives up or `parent` goes. GUI thread.

/// Asks for an existing folder.
void askFolder(QWidget* parent, const QString& title,
               const std::function<void(const QString& folder)>& chosen);

/// Asks for existing files; one of them where `chosen` takes one.
void askOpenFiles(QWidget* parent, const QString& title, const QStringList& filters,
                  const std::function<void(const QStringList& files)>& chosen);
void askOpenFile(QWidget* parent, const QString& title, const QStringList& filters,
                 const std::function<void(const QString& file)>& chosen);

/// For askOpenFile(): the pictures that are read here, then all files.
QStringList pictureFilters();

/// Asks where to save. `filters` as QFileDialog takes them, the first one's suffix is the default.
void askSaveFile(QWidget* parent, const QString& title, const QString& suggestion,
                 const QStringList& filters,
                 const std::function<void(const QString& file)>& chosen);

/// What comes of an export: `done` is told the file, `failed` the sentence of an Error.
struct ExportOutcome {
    std::function<void(const QString& file)> done;
    std::function<void(const QString& sentence)> failed;
};

/// Asks where to save `name`.`suffix` and lets `write`, which may throw Error, write it there.
/// `format`: how the dialog calls it; empty: its suffix in capitals.
void askExport(QWidget* parent, const QString& title, const QString& name, const QString& suffix,
               const std::function<void(const QString& file)>& write, const ExportOutcome& outcome,
               const QString& format = {});

}  // namespace lab
