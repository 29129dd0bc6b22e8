// SPDX-License-Identifier: GPL-3.0-or-later

// What comes into the Inspect page and goes out of it: pictures, networks, figures.

#include "core/base/Error.h"
#include "core/model/Models.h"
#include "ui/base/FileDialogs.h"
#include "ui/base/Format.h"
#include "ui/inspect/InspectExport.h"
#include "ui/inspect/InspectPage.h"
#include "ui/intake/DropTarget.h"
#include "ui/intake/ImportDialog.h"
#include "ui/intake/StoredModels.h"
#include "ui/parts/Splitter.h"

#include <QMimeData>

namespace lab {

namespace fs = std::filesystem;

void InspectPage::openPicture() {
    askOpenFile(this, tr("Picture to look at"), pictureFilters(), [this](const QString& file) {
        setImage({file.toStdString(), m_image.index});
    });
}

void InspectPage::take(const QMimeData& mime, const QPoint& at) {
    Dropped dropped;
    try {
        dropped = readDrop(mime, m_folder);
        const std::vector<fs::path> pictures = picturesIn(dropped.paths);
        if (!pictures.empty()) {
            setImage({pictures.front(), m_image.index});
        } else if (!dropped.paths.empty()) {
            complain(tr("There is no picture in this folder; drop a picture or a folder of some."));
        }
    } catch (const Error& error) {
        complain(QString::fromUtf8(error.what()));
        return;
    }
    if (!dropped.weights.empty()) {
        const InspectLane& first = *m_lanes[0];
        const std::size_t lane = first.rect().contains(first.mapFrom(this, at)) ? 0 : 1;
        const fs::path& weights = dropped.weights.front();
        if (isForeignWeights(weights)) {
            importWeights(lane, pathText(weights));
        } else {
            setSource(lane, inspectSourceAt(weights));
        }
    }
}

void InspectPage::importWeights(std::size_t lane, const QString& file) {
    auto* dialog = new ImportDialog(m_theme, file, this);
    connect(dialog, &ImportDialog::imported, this, [this, lane](const ImportResult& result) {
        tell(withNotes(tr("It is imported into %1.").arg(pathText(result.file)), result));
        setSource(lane, inspectSourceAt(result.file));
    });
    dialog->open();
}

void InspectPage::exportAs(const QString& suffix) {
    const QString name = tr("%1 and %2").arg(m_lanes[0]->title(), m_lanes[1]->title());
    const auto write = [this, suffix](const QString& file) {
        writeInspection(file, suffix, *m_pass, *m_down);
    };
    askExport(this, tr("Export"), name, suffix, write, exportOutcome(tr("It is in %1.")));
}

}  // namespace lab
