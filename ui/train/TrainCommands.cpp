// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/TrainCommands.h"

#include "core/base/Error.h"
#include "core/base/platform/Files.h"
#include "core/model/OnnxExport.h"
#include "core/model/WeightExport.h"
#include "ui/base/FileDialogs.h"
#include "ui/base/Format.h"
#include "ui/base/Job.h"
#include "ui/base/Trash.h"
#include "ui/train/HtmlReport.h"
#include "ui/train/form/AddNetworksDialog.h"

#include <QDesktopServices>
#include <QFile>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QUrl>

#include <algorithm>
#include <iterator>

namespace lab {

namespace {

constexpr int kTrainCommandsUndoSeconds = 10;
constexpr int kTrainCommandsNoteSeconds = 8;
constexpr int kMostEpochs = 10000;
constexpr int kMostSeeds = 20;

void openInDesktop(const std::filesystem::path& folder) {
    QDesktopServices::openUrl(QUrl::fromLocalFile(pathText(folder)));
}

// The figure as it stands, by way of a file, since that is what the plot writes.
QByteArray svgOf(const CurvePlot& plot) {
    const QTemporaryDir folder;
    const QString file = folder.filePath("curves.svg");
    plot.exportTo(file);
    QFile svg(file);
    return svg.open(QIODevice::ReadOnly) ? svg.readAll() : QByteArray();
}

double wallSecondsOf(const std::filesystem::path& folder) {
    try {
        return wallSeconds(folder);
    } catch (const Error&) {  // several experiments together have no folder
        return 0;
    }
}

// By the file's ending.
void exportAs(const std::filesystem::path& run, const QString& file) {
    if (file.endsWith(".onnx", Qt::CaseInsensitive)) {
        exportOnnx(run, file.toStdString());
    } else {
        exportWeights(run, file.toStdString());
    }
}

}  // namespace

TrainCommands::TrainCommands(const ExperimentModel& model, Session& session, Workspace& workspace,
                             BannerStack& banners, QWidget* page)
    : QObject(page),
      m_model(model),
      m_session(session),
      m_workspace(workspace),
      m_banners(banners),
      m_page(page) {}

void TrainCommands::complain(const QString& sentence) {
    m_banners.showBanner("error", {.tone = Tone::Error, .text = sentence});
}

void TrainCommands::attempt(const std::function<void()>& what) {
    try {
        what();
    } catch (const Error& error) {
        complain(QString::fromUtf8(error.what()));
    }
}

void TrainCommands::openOther() {
    askFolder(m_page, tr("Open an experiment"),
              [this](const QString& folder) { m_workspace.open(folder.toStdString()); });
}

void TrainCommands::rename(const std::filesystem::path& folder) {
    auto* dialog = new QInputDialog(m_page);
    dialog->setObjectName("renameDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename the experiment"));
    dialog->setLabelText(tr("Its folder gets the same name:"));
    dialog->setTextValue(pathText(folder.filename()));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, folder](const QString& name) {
        attempt([&] { m_workspace.rename(folder, name); });
    });
    dialog->open();
}

void TrainCommands::editNote(const std::filesystem::path& folder, const QString& note) {
    auto* dialog = new QInputDialog(m_page);
    dialog->setObjectName("noteDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Note on the experiment"));
    dialog->setLabelText(tr("A line of your own on %1:").arg(pathText(folder.filename())));
    dialog->setTextValue(note);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, folder](const QString& text) {
        attempt([&] { m_workspace.setNote(folder, text); });
    });
    dialog->open();
}

void TrainCommands::removeExperiments(const std::vector<std::filesystem::path>& folders) {
    attempt([&] {
        try {
            m_workspace.remove(folders);
            offerUndo(folders);
        } catch (const NoTrash& problem) {
            std::vector<std::filesystem::path> left;
            std::ranges::copy_if(folders, std::back_inserter(left), [](const auto& folder) {
                return std::filesystem::exists(folder);
            });
            m_banners.showBanner("error", {.tone = Tone::Error,
                                           .text = QString::fromUtf8(problem.what()),
                                           .action = tr("Delete for ever…"),
                                           .onAction = [this, left] { askDeletion(left); }});
        }
    });
}

void TrainCommands::offerUndo(const std::vector<std::filesystem::path>& removed) {
    const QString text = removed.size() == 1
                             ? tr("%1 is in the trash.").arg(pathText(removed[0].filename()))
                             : tr("%1 experiments are in the trash.").arg(removed.size());
    m_banners.showBanner("undo", {.tone = Tone::Info,
                                  .text = text,
                                  .action = tr("Undo"),
                                  .onAction =
                                      [this] {
                                          attempt([&] {
                                              const auto back = m_workspace.undoRemove();
                                              if (back.size() == 1) {
                                                  m_workspace.open(back.front());
                                              }
                                          });
                                      },
                                  .seconds = kTrainCommandsUndoSeconds});
}

void TrainCommands::askDeletion(const std::vector<std::filesystem::path>& folders) {
    const QString text =
        folders.size() == 1
            ? tr("Delete %1 from the disk, with all its runs?").arg(pathText(folders[0].filename()))
            : tr("Delete %1 experiments from the disk, with all their runs?").arg(folders.size());
    auto* question = new QMessageBox(QMessageBox::Warning, tr("Delete for ever"), text,
                                     QMessageBox::Cancel, m_page);
    question->setObjectName("deleteQuestion");
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(tr("There is no trash folder here, so it cannot be had back."));
    question->addButton(tr("Delete for ever"), QMessageBox::DestructiveRole)
        ->setObjectName("deleteForEver");
    question->setDefaultButton(QMessageBox::Cancel);
    connect(question, &QMessageBox::buttonClicked, this, [this, question, folders](auto* button) {
        if (question->buttonRole(button) == QMessageBox::DestructiveRole) {
            attempt([&] {
                for (const std::filesystem::path& folder : folders) {
                    m_workspace.removeForGood(folder);
                }
            });
        }
    });
    question->open();
}

void TrainCommands::showFolder(const std::filesystem::path& folder) {
    openInDesktop(folder);
}

void TrainCommands::showRunFolder(int run) {
    openInDesktop(m_model.runFolder(run));
}

void TrainCommands::exportRun(int run) {
    const std::filesystem::path folder = m_model.runFolder(run);
    askSaveFile(m_page, tr("Export weights"), pathText(folder.filename()) + ".safetensors",
                {tr("SafeTensors (*.safetensors)"), tr("ONNX (*.onnx)")},
                [this, folder](const QString& file) {
                    work([folder, file] { exportAs(folder, file); },
                         [this, file] {
                             m_banners.showBanner("note",
                                                  {.tone = Tone::Info,
                                                   .text = tr("The weights are in %1.").arg(file),
                                                   .seconds = kTrainCommandsNoteSeconds});
                         });
                });
}

// In a Job of its own: none has to wait for another.
void TrainCommands::work(const std::function<void()>& what, const std::function<void()>& then) {
    auto* job = new Job(this);
    connect(job, &Job::failed, this, &TrainCommands::complain);
    connect(job, &Job::failed, job, &QObject::deleteLater);
    connect(job, &Job::done, this, then);
    connect(job, &Job::done, job, &QObject::deleteLater);
    job->start(what);
}

void TrainCommands::relist(const std::filesystem::path& folder,
                           const std::vector<std::string>& keys) {
    attempt([&] {
        listRuns(folder, keys);
        m_workspace.open(folder);
        m_workspace.refresh();
    });
}

bool TrainCommands::mayChangeRuns() {
    const auto folder = m_model.folder();
    const bool trained =
        m_workspace.isFollowing() || (m_session.isBusy() && m_session.folder() == folder);
    if (trained || folder.empty()) {
        complain(trained ? tr("Runs cannot be added, removed or brought back while their "
                              "experiment is trained: stop it first.")
                         : tr("Open one of these experiments alone to add runs, remove them or "
                              "bring them back."));
    }
    return !trained && !folder.empty();
}

void TrainCommands::restoreRun() {
    if (!mayChangeRuns()) {
        return;
    }
    QStringList names;
    for (const std::string& key : removedRuns(m_model.folder())) {
        names << QString::fromStdString(key);
    }
    if (names.isEmpty()) {
        m_banners.showBanner(
            "error", {.tone = Tone::Info,
                      .text = tr("No run of %1 was removed: all that lie in its folder are shown.")
                                  .arg(pathText(m_model.folder().filename()))});
        return;
    }
    auto* dialog = new QInputDialog(m_page);
    dialog->setObjectName("restoreDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Removed runs"));
    dialog->setLabelText(tr("These runs were removed from %1; their files lie in its folder. Bring "
                            "back:")
                             .arg(pathText(m_model.folder().filename())));
    dialog->setComboBoxItems(names);
    dialog->setOkButtonText(tr("Bring back"));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, folder = m_model.folder()](const QString& name) {
                attempt([&] {
                    std::vector<std::string> listed = listedRuns(folder);
                    listed.push_back(name.toStdString());
                    relist(folder, listed);
                });
            });
    dialog->open();
}

void TrainCommands::removeRun(int run) {
    if (!mayChangeRuns()) {
        return;
    }
    const auto folder = m_model.folder();
    const std::string removed = m_model.run(run).result.key;
    std::vector<std::string> before;
    attempt([&] { before = listedRuns(folder); });
    std::vector<std::string> after = before;
    std::erase(after, removed);
    if (after == before) {  // it cannot be read, which was said, or another program took it out
        return;
    }
    relist(folder, after);
    m_banners.showBanner(
        "undo",
        {.tone = Tone::Info,
         .text = tr("%1 is out of the list; its files stay.").arg(QString::fromStdString(removed)),
         .action = tr("Undo"),
         .onAction = [this, folder, before] { relist(folder, before); },
         .seconds = kTrainCommandsUndoSeconds});
}

// ---- Compare -----------------------------------------------------------------------------------

void TrainCommands::compare() {
    QStringList names;
    for (const PastExperiment& past : m_workspace.experiments()) {
        if (past.folder != m_model.folder()) {
            names << past.name;
        }
    }
    if (names.isEmpty()) {
        complain(tr("There is no other experiment to compare with; train one first."));
        return;
    }
    auto* dialog = new QInputDialog(m_page);
    dialog->setObjectName("compareDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Compare experiments"));
    dialog->setLabelText(
        tr("Show the runs of %1 beside those of:").arg(pathText(m_model.folder().filename())));
    dialog->setComboBoxItems(names);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& name) {
        const auto& list = m_workspace.experiments();
        const auto found = std::ranges::find(list, name, &PastExperiment::name);
        if (found != list.end()) {
            m_workspace.openTogether({m_model.folder(), found->folder});
        }
    });
    dialog->open();
}

// ---- Report and more epochs --------------------------------------------------------------------

void TrainCommands::report(const CurvePlot& plot) {
    askSaveFile(m_page, tr("Report"), m_model.name() + ".html",
                {tr("Web page (*.html)"), tr("PDF (*.pdf)")},
                [this, &plot](const QString& file) { writeReport(plot, file); });
}

void TrainCommands::writeReport(const CurvePlot& plot, const QString& file) {
    attempt([&] {
        ReportContent content;
        content.name = m_model.name();
        for (int i = 0; i < m_model.runCount(); ++i) {
            content.results.push_back(m_model.run(i).result);
        }
        content.missing = m_model.missing();
        content.verdict = m_model.verdict();
        content.wallSeconds = wallSecondsOf(m_model.folder());
        content.curves = svgOf(plot);
        content.made = QDateTime::currentDateTime();
        work(
            [content, file] {
                const bool pdf = file.endsWith(".pdf", Qt::CaseInsensitive);
                const QByteArray bytes = pdf ? pdfReport(content) : htmlReport(content).toUtf8();
                writeFileAtomically(namedFile(file.toStdString()),
                                    std::string_view(bytes.data(), bytes.size()));
            },
            [this, file] {
                m_banners.showBanner(
                    "note",
                    {.tone = Tone::Info,
                     .text = tr("The report is in %1.").arg(file),
                     .action = tr("Open"),
                     .onAction = [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); },
                     .seconds = kTrainCommandsNoteSeconds});
            });
    });
}

void TrainCommands::askSeeds(const std::function<void(int)>& chosen) {
    if (!mayChangeRuns()) {
        return;
    }
    auto* dialog = new QInputDialog(m_page);
    dialog->setObjectName("seedsDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Add seeds"));
    dialog->setLabelText(
        tr("Each network is trained from so many other starts, and the figures "
           "become means over all of them. Further seeds:"));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(1, kMostSeeds);
    dialog->setIntValue(kFurtherSeeds);
    dialog->setOkButtonText(tr("Train"));
    connect(dialog, &QInputDialog::intValueSelected, this, chosen);
    dialog->open();
}

void TrainCommands::askNetworks(
    const Theme& theme, const std::function<void(const std::vector<NetworkSpec>&)>& chosen) {
    if (!mayChangeRuns()) {
        return;
    }
    if (m_model.runCount() == 0) {
        complain(
            tr("This experiment has no runs whose settings others could take: train a new "
               "one."));
        return;
    }
    auto* dialog = new AddNetworksDialog(theme, m_model.specs(), m_page);
    connect(dialog, &AddNetworksDialog::chosen, this, chosen);
    dialog->open();
}

void TrainCommands::askLonger(const std::function<void(int)>& chosen) {
    int epochs = 1;
    bool isCosine = false;
    for (int i = 0; i < m_model.runCount(); ++i) {
        const Recipe& recipe = m_model.run(i).result.info.spec.recipe;
        epochs = std::max(epochs, recipe.epochs);
        isCosine = isCosine || recipe.schedule == Schedule::Cosine;
    }
    auto* dialog = new QInputDialog(m_page);
    dialog->setObjectName("longerDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Train longer"));
    const QString trained = epochs == 1
                                ? tr("These networks have trained for 1 epoch.")
                                : tr("These networks have trained for %1 epochs.").arg(epochs);
    dialog->setLabelText(
        trained + ' ' +
        (isCosine ? tr("Their rate has fallen to nothing along a cosine, so a new experiment "
                       "trains them from the start for so many epochs more:")
                  : tr("They go on from there, at the rate they ended with, for so many epochs "
                       "more:")));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(1, kMostEpochs - epochs);
    dialog->setIntValue(epochs);
    dialog->setOkButtonText(tr("Start"));
    connect(dialog, &QInputDialog::intValueSelected, this,
            [chosen, epochs](int more) { chosen(epochs + more); });
    dialog->open();
}

}  // namespace lab
