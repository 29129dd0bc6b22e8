// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/form/DataForm.h"

#include "core/data/DataSearch.h"
#include "ui/base/FileDialogs.h"
#include "ui/base/Format.h"
#include "ui/parts/FieldRow.h"
#include "ui/parts/Fields.h"
#include "ui/train/form/SampleStrip.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace lab {

namespace {

constexpr const char* kImageNet = "imagenet";  // the preset's, until a folder is chosen
const QString kFolder = QStringLiteral("…");   // the item that asks for a folder

struct Source {
    const char* name;  ///< as DataSpec takes it
    const char* title;
};

constexpr Source kSources[] = {{"fashion-mnist", "Fashion-MNIST"},
                               {"mnist", "MNIST"},
                               {"cifar-10", "CIFAR-10"},
                               {"cifar-100", "CIFAR-100"}};

QString titleOf(const std::string& source) {
    const QFileInfo folder(QString::fromStdString(source));
    return folder.fileName().isEmpty() ? QString::fromStdString(source) : folder.fileName();
}

constexpr auto kFoldersKey = "train/folders";
constexpr int kMostFolders = 3;

// The folders that the person has chosen, the last first.
QStringList chosenFolders() {
    return QSettings().value(kFoldersKey).toStringList();
}

// A folder of a server that is away may take its time: in a worker.
QStringList goneAmong(const QStringList& folders) {
    QStringList gone = folders;
    gone.removeIf([](const QString& folder) { return QFileInfo(folder).isDir(); });
    return gone;
}

void rememberFolder(const QString& folder) {
    QStringList folders = chosenFolders();
    folders.removeAll(folder);
    folders.prepend(folder);
    QSettings().setValue(kFoldersKey, folders.mid(0, kMostFolders));
}

}  // namespace

DataForm::DataForm(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_source(new ChoiceField("dataset", this)),
      m_samples(new SampleStrip(this)),
      m_caption(new QLabel(this)),
      m_note(new QLabel(this)),
      m_problem(new ProblemLine(theme, this)),
      m_again(new QToolButton(this)),
      m_folder(new QToolButton(this)),
      m_trainLimit(new CountField("trainLimit", this)) {
    build();
    fillSources();
    connect(m_source, &QComboBox::activated, this, &DataForm::choose);
    connect(m_again, &QToolButton::clicked, this, &DataForm::read);
    connect(m_folder, &QToolButton::clicked, this, &DataForm::chooseFolder);
    connect(m_trainLimit, &QSpinBox::valueChanged, this, [this](int limit) {
        m_data.trainLimit = limit;
        Q_EMIT changed();
    });
}

DataForm::~DataForm() = default;

void DataForm::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_source);
    column->addWidget(m_samples);
    column->addWidget(m_caption);
    column->addWidget(m_note);
    column->addWidget(m_problem);
    auto* remedies = new QHBoxLayout;
    remedies->setSpacing(8);
    remedies->addWidget(m_folder);
    remedies->addWidget(m_again);
    remedies->addStretch(1);
    column->addLayout(remedies);
    m_source->setAccessibleName(tr("Data set"));
    m_caption->setProperty("role", "small");
    m_caption->setObjectName("dataCaption");
    m_caption->setWordWrap(true);
    m_note->setProperty("role", "small");
    m_note->setObjectName("dataNote");
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);  // names of files are in it
    m_note->hide();
    m_problem->setObjectName("dataProblem");
    m_again->setObjectName("readDataAgain");
    m_again->setText(tr("Look again"));
    m_again->setToolTip(tr("Looks for the data set once more"));
    m_again->setFocusPolicy(Qt::StrongFocus);
    m_folder->setObjectName("chooseDataFolder");
    m_folder->setText(tr("Choose folder…"));
    m_folder->setToolTip(tr("Takes the data from a folder"));
    m_folder->setFocusPolicy(Qt::StrongFocus);
    showRemedies(false);
    m_trainLimit->setZeroText(tr("All"));
    m_trainLimit->setSingleStep(1000);
    column->addWidget(
        new FieldRow(m_theme,
                     LabelledField{tr("Training images"), m_trainLimit,
                                   tr("How many images are trained on: of a folder each class's "
                                      "share, of other sets the first; 0: all")},
                     this));
}

void DataForm::fillSources() {
    for (const Source& source : kSources) {
        m_source->addItem(source.title, QString(source.name));
    }
    m_source->addItem(tr("Generated shapes"), QString("shapes"));
    m_sets = m_source->count();
    m_source->addItem(tr("Folder…"), kFolder);
}

void DataForm::setData(const DataSpec& data) {
    const bool otherImages = !m_known || data.source != m_data.source ||
                             data.imageSize != m_data.imageSize ||
                             data.storedSize != m_data.storedSize;
    m_data = data;
    const QSignalBlocker blocker(m_trainLimit);
    m_trainLimit->setValue(static_cast<int>(data.trainLimit));
    showSource();
    if (otherImages) {
        read();
    }
}

// Before "Folder…" stand the folders that were chosen, and what is shown where that is none of the
// sets; nothing else that was shown before.
void DataForm::showSource() {
    const QString source = QString::fromStdString(m_data.source);
    while (m_source->count() > m_sets + 1) {
        m_source->removeItem(m_sets);
    }
    QStringList folders = chosenFolders();
    folders.removeIf([this](const QString& folder) { return m_gone.contains(folder); });
    if (m_source->findData(source) < 0 && !folders.contains(source)) {
        folders.prepend(source);
    }
    for (const QString& folder : folders) {
        const int at = m_source->count() - 1;
        m_source->insertItem(at, titleOf(folder.toStdString()), folder);
        m_source->setItemData(at, folder, Qt::ToolTipRole);
    }
    m_source->setCurrentIndex(m_source->findData(source));
}

void DataForm::choose(int item) {
    const QString source = m_source->itemData(item).toString();
    if (source == kFolder) {
        showSource();
        chooseFolder();
    } else {
        setSource(source.toStdString());
    }
}

void DataForm::chooseFolder() {
    askFolder(this, tr("Data set: a folder with a folder for each class, or the files of a set"),
              [this](const QString& folder) {
                  rememberFolder(folder);
                  setSource(folder.toStdString());
              });
}

void DataForm::setSource(const std::string& source) {
    if (source != m_data.source) {
        DataSpec data = m_data;
        data.source = source;
        if (m_data.source != kImageNet) {          // whose sizes are its recipe's, in any folder
            data.imageSize = data.storedSize = 0;  // as the new set has it
        }
        const UsualData usual = usualFor(source);
        data.select = usual.select;
        data.flip = usual.flip;
        m_data.source.clear();
        m_isNew = true;
        setData(data);
        Q_EMIT changed();
    }
}

void DataForm::begin() {
    m_begun = true;
    read();
}

void DataForm::read() {
    if (!m_begun) {
        return;
    }
    m_known = false;
    m_problem->showSentence({});
    showRemedies(false);
    m_samples->setSamples({}, {});
    m_note->hide();
    m_caption->setText(tr("Looking at the images…"));
    m_caption->show();
    Q_EMIT previewChanged();
    m_stale = m_job.isRunning();
    if (!m_stale) {
        m_job.start(
            [data = m_data, folders = chosenFolders()] {
                return std::pair(previewOf(data), goneAmong(folders));
            },
            [this](std::pair<DataPreview, QStringList> read) {
                if (std::exchange(m_gone, read.second) != read.second) {
                    showSource();
                }
                take(std::move(read.first));
            });
    }
}

void DataForm::take(DataPreview preview) {
    if (m_stale) {
        read();
        return;
    }
    m_preview = std::move(preview);
    m_known = true;
    const bool good = m_preview.problem.isEmpty();
    m_samples->setSamples(m_preview.samples, m_preview.classNames);
    m_samples->setVisible(good);
    m_caption->setVisible(good);
    m_caption->setText(captionOf(m_preview));
    m_note->setText(m_preview.note);
    m_note->setVisible(good && !m_preview.note.isEmpty());
    m_problem->showSentence(m_preview.problem);
    markInvalid(m_source, !good);
    m_source->setAccessibleDescription(m_preview.problem);
    showRemedies(!good && !m_locked);
    showLimit();
    Q_EMIT previewChanged();
}

// Where a set that was just chosen has no more images than the limit, there is none.
void DataForm::showLimit() {
    const std::int64_t images = m_preview.figures.trainImages;
    const bool good = m_preview.problem.isEmpty();
    const QSignalBlocker blocker(m_trainLimit);
    m_trainLimit->setZeroText(good ? tr("All %1").arg(countText(images)) : tr("All"));
    if (good && std::exchange(m_isNew, false) && m_data.trainLimit >= images) {
        m_data.trainLimit = 0;
        m_trainLimit->setValue(0);
        Q_EMIT changed();
    }
}

/// What helps where the data set is not there or cannot be read.
void DataForm::showRemedies(bool wanted) {
    m_folder->setVisible(wanted);
    m_again->setVisible(wanted);
}

void DataForm::setProblem(DraftField field, const QString& sentence) {
    if (field == DraftField::TrainLimit) {
        FieldRow::setProblem(m_trainLimit, sentence);
    }
}

void DataForm::setLocked(bool locked) {
    m_locked = locked;
    m_source->setLocked(locked);
    m_trainLimit->setLocked(locked);
    showRemedies(m_known && !m_preview.problem.isEmpty() && !locked);
}

}  // namespace lab
