// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/FileDialogs.h"

#include "core/base/Error.h"
#include "core/data/PictureList.h"
#include "core/run/Experiment.h"
#include "ui/base/Language.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSettings>
#include <QWidget>

namespace lab {

namespace {

// "svg" of "Scalable vector graphics (*.svg)"
QString suffixOf(const QString& filter) {
    static const QRegularExpression pattern("\\*\\.(\\w+)");
    return pattern.match(filter).captured(1);
}

QString lastFolder() {
    return QSettings().value("files/folder", QDir::homePath()).toString();
}

void openDialog(QFileDialog* dialog, QWidget* parent,
                const std::function<void(const QString&)>& chosen) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [chosen](const QString& file) {
        QSettings().setValue("files/folder", QFileInfo(file).absolutePath());
        chosen(file);
    });
    dialog->open();
}

}  // namespace

void askFolder(QWidget* parent, const QString& title,
               const std::function<void(const QString&)>& chosen) {
    auto* dialog = new QFileDialog(parent, title, lastFolder());
    dialog->setObjectName("folderDialog");
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    openDialog(dialog, parent, chosen);
}

void askOpenFiles(QWidget* parent, const QString& title, const QStringList& filters,
                  const std::function<void(const QStringList&)>& chosen) {
    auto* dialog = new QFileDialog(parent, title, lastFolder());
    dialog->setObjectName("openDialog");
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(filters);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(
        dialog, &QFileDialog::filesSelected, parent, [chosen](const QStringList& files) {
            QSettings().setValue("files/folder", QFileInfo(files.value(0)).absolutePath());
            chosen(files);
        });
    dialog->open();
}

void askOpenFile(QWidget* parent, const QString& title, const QStringList& filters,
                 const std::function<void(const QString&)>& chosen) {
    auto* dialog = new QFileDialog(parent, title, lastFolder());
    dialog->setObjectName("openDialog");
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(filters);
    openDialog(dialog, parent, chosen);
}

QStringList pictureFilters() {
    QStringList patterns;
    for (const std::string_view ending : pictureEndings()) {
        patterns << '*' + QLatin1String(ending.data(), static_cast<qsizetype>(ending.size()));
    }
    return {say("Pictures (%1)").arg(patterns.join(' ')), say("All files (*)")};
}

void askSaveFile(QWidget* parent, const QString& title, const QString& suggestion,
                 const QStringList& filters, const std::function<void(const QString&)>& chosen) {
    auto* dialog = new QFileDialog(parent, title, lastFolder());
    dialog->setObjectName("saveDialog");
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(suffixOf(filters.value(0)));
    // A name from a file, which is no path.
    dialog->selectFile(QString::fromStdString(asFolderName(suggestion.toStdString())));
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(suffixOf(filter));
    });
    openDialog(dialog, parent, chosen);
}

void askExport(QWidget* parent, const QString& title, const QString& name, const QString& suffix,
               const std::function<void(const QString&)>& write, const ExportOutcome& outcome,
               const QString& format) {
    const QString called = format.isEmpty() ? suffix.toUpper() : format;
    askSaveFile(parent, title, name + '.' + suffix,
                {QStringLiteral("%1 (*.%2)").arg(called, suffix)},
                [write, outcome](const QString& file) {
                    try {
                        write(file);
                    } catch (const Error& error) {
                        outcome.failed(QString::fromUtf8(error.what()));
                        return;
                    }
                    outcome.done(file);
                });
}

}  // namespace lab
