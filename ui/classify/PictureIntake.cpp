// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/PictureIntake.h"

#include "core/base/Error.h"
#include "core/model/Models.h"
#include "ui/base/FileDialogs.h"
#include "ui/classify/Answering.h"
#include "ui/intake/DropReader.h"

#include <QMimeData>
#include <QWidget>

namespace lab {

namespace fs = std::filesystem;

std::vector<fs::path> samplesHere() {
    try {
        return samplePictures();
    } catch (const Error&) {  // the page says nothing of samples that are not there
        return {};
    }
}

PictureIntake::PictureIntake(Answering& answering, QWidget* page)
    : QObject(page), m_answering(answering), m_page(page) {}

void PictureIntake::take(const QMimeData& mime) {
    Dropped dropped;
    try {
        dropped = readDrop(mime, m_folder);
    } catch (const Error& error) {
        Q_EMIT failed(QString::fromUtf8(error.what()));
        return;
    }
    Q_EMIT taken();
    for (const fs::path& file : dropped.weights) {
        Q_EMIT weightsCame(file);
    }
    if (!dropped.paths.empty()) {
        m_answering.addPaths(dropped.paths);
    }
}

void PictureIntake::dropSamples() {
    m_answering.addPaths(samplesHere());
}

void PictureIntake::openFiles() {
    askOpenFiles(m_page, tr("Pictures to classify"), pictureFilters(),
                 [this](const QStringList& files) {
                     std::vector<fs::path> paths;
                     for (const QString& file : files) {
                         paths.emplace_back(file.toStdString());
                     }
                     m_answering.addPaths(paths);
                 });
}

void PictureIntake::openFolder() {
    askFolder(m_page, tr("Folder of pictures to classify"),
              [this](const QString& folder) { m_answering.addPaths({folder.toStdString()}); });
}

bool PictureIntake::made(const fs::path& file) const {
    return file.parent_path() == fs::path(m_folder.path().toStdString());
}

}  // namespace lab
