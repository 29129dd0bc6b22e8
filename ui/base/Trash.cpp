// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/Trash.h"

#include "core/base/Phrase.h"
#include "ui/base/Format.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace lab {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& folder) {
    throw NoTrash(filled(
        phrase("%1 could not be moved to a trash folder, so it stays where it is."), folder));
}

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
// Where ~/.local/share is missing or cannot be written, Qt 6.4's QFile::moveToTrash() takes the
// current directory for the trash: it puts the folder into ./files, and says that all is well.
bool homeTrashIsThere() {
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    const QDir trash(data + "/Trash");
    const bool made = QDir::isAbsolutePath(data) && trash.mkpath("files") && trash.mkpath("info");
    return made && QFileInfo(trash.filePath("files")).isWritable() &&
           QFileInfo(trash.filePath("info")).isWritable();
}

// .../Trash/files/NAME, /mnt/.Trash-1000/files/NAME or /mnt/.Trash/1000/files/NAME
bool isInTrash(const fs::path& path) {
    const fs::path above = path.parent_path();
    const fs::path trash = above.parent_path();
    const auto isTrash = [](const fs::path& one) {
        const std::string name = one.filename().string();
        return name == "Trash" || name.starts_with(".Trash");
    };
    return path.is_absolute() && above.filename() == "files" &&
           (isTrash(trash) || isTrash(trash.parent_path()));
}
#else
bool homeTrashIsThere() {
    return true;
}
bool isInTrash(const fs::path& path) {
    return !path.empty();
}
#endif

// The trash's own note about it: Trash/info next to Trash/files.
void removeNote(const fs::path& trashed) {
    const std::string note = trashed.filename().string() + ".trashinfo";
    std::error_code ignored;  // the file manager passes over a note without its file
    fs::remove(trashed.parent_path().parent_path() / "info" / note, ignored);
}

}  // namespace

fs::path moveToTrash(const fs::path& folder) {
    QString place;
    if (!homeTrashIsThere() || !QFile::moveToTrash(pathText(folder), &place)) {
        refuse(folder);
    }
    const fs::path trashed = place.toStdString();
    if (!isInTrash(trashed)) {
        bringBack(fs::absolute(trashed), folder);
        std::error_code ignored;  // what is not empty was there before
        fs::remove(fs::absolute(trashed).parent_path(), ignored);
        fs::remove(fs::absolute(trashed).parent_path().parent_path() / "info", ignored);
        refuse(folder);
    }
    return trashed;
}

void bringBack(const fs::path& trashed, const fs::path& folder) {
    std::error_code problem;
    fs::rename(trashed, folder, problem);
    if (problem) {
        throw Error(filled(phrase("Could not bring back %1: %2; it is in the trash as %3."), folder,
                           problem.message(), trashed));
    }
    removeNote(trashed);
}

}  // namespace lab
