// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/ModelIntake.h"

#include "core/base/Error.h"
#include "ui/base/FileDialogs.h"
#include "ui/base/Format.h"
#include "ui/intake/ImportDialog.h"
#include "ui/intake/StoredModels.h"
#include "ui/parts/Banner.h"

#include <QWidget>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr int kModelIntakeUndoSeconds = 10;

}  // namespace

ModelIntake::ModelIntake(const Theme& theme, ClassifyModels& models, BannerStack& banners,
                         QWidget* page)
    : QObject(page), m_theme(theme), m_models(models), m_banners(banners), m_page(page) {}

void ModelIntake::chooseRun() {
    askFolder(m_page, tr("Run folder"),
              [this](const QString& folder) { m_models.add(folder.toStdString()); });
}

void ModelIntake::chooseFile() {
    askOpenFile(m_page, tr("Weights of this program"),
                {tr("SafeTensors (*.safetensors)"), tr("All files (*)")},
                [this](const QString& file) { take(file.toStdString()); });
}

void ModelIntake::take(const fs::path& weights) {
    if (isForeignWeights(weights)) {
        importWeights(pathText(weights));
    } else {
        m_models.add(weights);
    }
}

void ModelIntake::importWeights(const QString& file) {
    auto* dialog = new ImportDialog(m_theme, file, m_page);
    connect(dialog, &ImportDialog::imported, this, &ModelIntake::handleImport);
    dialog->open();
}

void ModelIntake::handleImport(const ImportResult& result) {
    const bool answers = result.network.classes > 0;
    const QString title = QString::fromStdString(titleOf(result.network));
    const QString file = pathText(result.file);
    const QString sentence = answers
                                 ? tr("%1 of %2 classes is imported into %3.")
                                       .arg(title, countText(result.network.classes), file)
                                 : tr("%1 is imported into %2; without a classifier it does not "
                                      "answer here, but can be looked into in Inspect.")
                                       .arg(title, file);
    m_banners.showBanner("import", {.tone = answers ? Tone::Success : Tone::Info,
                                    .text = withNotes(sentence, result)});
    if (answers) {
        m_models.add(result.file);
    }
}

void ModelIntake::remove(int id) {
    const ChosenModel* model = m_models.find(id);
    if (model == nullptr) {
        return;
    }
    const fs::path path = model->path;
    const QString name = model->name;
    m_models.remove(id);
    m_banners.showBanner("model", {.tone = Tone::Info,
                                   .text = tr("%1 no longer answers.").arg(name),
                                   .action = tr("Undo"),
                                   .onAction = [this, path] { m_models.add(path); },
                                   .seconds = kModelIntakeUndoSeconds});
}

}  // namespace lab
