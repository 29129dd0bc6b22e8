// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/intake/ModelMenu.h"

#include "core/base/Error.h"
#include "core/model/ModelCard.h"
#include "core/model/Models.h"
#include "ui/base/Format.h"
#include "ui/base/Language.h"

#include <QMenu>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr int kMostExperiments = 20;

// Small JSON files, read when the person looks there.
void addRuns(QMenu& menu, const fs::path& experiment, const ModelMenuCalls& calls) {
    menu.clear();
    try {
        for (const fs::path& folder : runFolders(experiment)) {
            const RunSpec spec = readRunInfo(folder).spec;
            QAction* action = menu.addAction(say("%1, seed %2")
                                                 .arg(QString::fromStdString(titleOf(spec.network)),
                                                      QString::number(spec.seed)));
            action->setObjectName("run-" + pathText(folder.filename()));
            action->setToolTip(pathText(folder));
            action->setEnabled(!calls.taken || !calls.taken(folder));
            QObject::connect(action, &QAction::triggered, &menu,
                             [chosen = calls.chosen, folder] { chosen(folder); });
        }
    } catch (const Error& error) {
        menu.addAction(QString::fromUtf8(error.what()))->setEnabled(false);
    }
}

// By the file's header; one that cannot be read is told about when it is chosen.
bool hasClassifier(const fs::path& file) {
    try {
        return readModelCard(file).hasClassifier();
    } catch (const Error&) {
        return true;
    }
}

}  // namespace

QMenu* addRunsMenu(QMenu& menu, const Workspace& workspace, const ModelMenuCalls& calls) {
    QMenu* runs = menu.addMenu(say("Runs of the lab"));
    int count = 0;
    for (const PastExperiment& past : workspace.experiments()) {
        if (++count > kMostExperiments) {
            break;
        }
        QMenu* experiment =
            runs->addMenu(past.beingTrained ? say("%1 (being trained)").arg(past.name) : past.name);
        experiment->setObjectName("runsOf-" + past.name);
        experiment->setToolTipsVisible(true);
        QObject::connect(
            experiment, &QMenu::aboutToShow, experiment,
            [experiment, folder = past.folder, calls] { addRuns(*experiment, folder, calls); });
    }
    runs->setEnabled(count > 0);
    return runs;
}

QMenu* addImportedMenu(QMenu& menu, const ModelMenuCalls& calls) {
    QMenu* imported = menu.addMenu(say("Imported weights"));
    imported->setToolTipsVisible(true);
    for (const fs::path& file : importedModels()) {
        QAction* action = imported->addAction(pathText(file.stem()));
        action->setObjectName("imported-" + pathText(file.stem()));
        const bool answers = !calls.mustAnswer || hasClassifier(file);
        action->setEnabled(answers && (!calls.taken || !calls.taken(file)));
        if (!answers) {
            action->setToolTip(say("Without a classifier; Inspect opens it"));
        }
        QObject::connect(action, &QAction::triggered, imported,
                         [chosen = calls.chosen, file] { chosen(file); });
    }
    imported->setEnabled(!imported->isEmpty());
    return imported;
}

}  // namespace lab
