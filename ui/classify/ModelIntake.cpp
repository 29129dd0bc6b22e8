#include "ui/classify/ModelIntake.h"

#include "ui/FileDialogs.h"
#include "ui/Format.h"
#include "ui/classify/ImportDialog.h"
#include "ui/widgets/Banner.h"

#include <QStringList>
#include <QWidget>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr int kUndoSeconds = 10;

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
                [this](const QString& file) { m_models.add(file.toStdString()); });
}

void ModelIntake::take(const fs::path& weights) {
    if (weights.extension() == ".safetensors") {
        m_models.add(weights);
    } else {
        importWeights(QString::fromStdString(weights.string()));
    }
}

void ModelIntake::importWeights(const QString& file) {
    auto* dialog = new ImportDialog(m_theme, file, m_page);
    connect(dialog, &ImportDialog::imported, this, &ModelIntake::heedImport);
    dialog->open();
}

void ModelIntake::heedImport(const ImportResult& result) {
    QStringList notes = {tr("%1 of %2 classes is imported into %3.")
                             .arg(QString::fromStdString(titleOf(result.network)),
                                  countText(result.network.classes),
                                  QString::fromStdString(result.file.string()))};
    for (const std::string& note : result.notes) {
        notes << QString::fromStdString(note);
    }
    m_banners.say("import", {.tone = Tone::Success, .text = notes.join(' ')});
    m_models.add(result.file);
}

void ModelIntake::remove(int id) {
    const ChosenModel* model = m_models.find(id);
    if (model == nullptr) {
        return;
    }
    const fs::path path = model->path;
    const QString name = model->name;
    m_models.remove(id);
    m_banners.say("model", {.tone = Tone::Info,
                            .text = tr("%1 no longer answers.").arg(name),
                            .action = tr("Undo"),
                            .onAction = [this, path] { m_models.add(path); },
                            .seconds = kUndoSeconds});
}

}  // namespace lab
