// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/intake/ImportDialog.h"

#include "ui/base/FileDialogs.h"
#include "ui/base/Format.h"
#include "ui/base/Job.h"
#include "ui/intake/ImportFields.h"
#include "ui/parts/FieldRow.h"
#include "ui/parts/Fields.h"
#include "ui/theme/Icons.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStringList>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace lab {

namespace {

constexpr int kImportDialogWidth = 600;
constexpr int kSoon = 250;  // milliseconds after the last change

}  // namespace

QString withNotes(const QString& sentence, const ImportResult& result) {
    QStringList sentences = {sentence};
    for (const ImportNote& note : result.notes) {
        sentences << QString::fromStdString(note.said);
    }
    return sentences.join(' ');
}

ImportDialog::ImportDialog(const Theme& theme, const QString& file, QWidget* parent)
    : QDialog(parent),
      m_theme(theme),
      m_file(new TextField("importFile", this)),
      m_labels(new TextField("importLabels", this)),
      m_found(new QLabel(this)),
      m_notes(new QLabel(this)),
      m_foldButton(new QToolButton(this)),
      m_fields(new ImportFields(theme, this)),
      m_problem(new ProblemLine(theme, this)),
      m_busy(new QLabel(this)),
      m_import(new QPushButton(tr("Import"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this)),
      m_soon(new QTimer(this)),
      m_job(new Job(this)) {
    setObjectName("importDialog");
    setWindowTitle(tr("Import weights"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(kImportDialogWidth);
    resize(kImportDialogWidth, height());
    m_soon->setSingleShot(true);
    m_soon->setInterval(kSoon);
    build();
    watch();
    m_file->setText(file);
    showState();
    fit();
}

void ImportDialog::build() {
    auto* about = new QLabel(tr("Weights of ResNets as torchvision, timm, Hugging Face and others "
                                "write them: SafeTensors, or what torch.save() wrote. Nothing in "
                                "the file is executed; the result is kept in the program's own "
                                "folder."),
                             this);
    about->setWordWrap(true);
    about->setProperty("role", "muted");
    m_found->setObjectName("importFound");
    m_found->setWordWrap(true);
    m_notes->setObjectName("importNotes");
    m_notes->setWordWrap(true);
    m_notes->setTextFormat(Qt::RichText);
    m_notes->setProperty("role", "muted");
    m_busy->setObjectName("importBusy");
    m_busy->setProperty("role", "muted");
    m_import->setObjectName("importNow");
    m_import->setProperty("primary", true);
    m_import->setDefault(true);
    m_cancel->setObjectName("importCancel");
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_busy, 1);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_import);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(about);
    column->addLayout(buildForm());
    for (QWidget* widget : {static_cast<QWidget*>(m_found), static_cast<QWidget*>(m_notes),
                            static_cast<QWidget*>(m_problem)}) {
        column->addWidget(widget);
    }
    column->addWidget(m_foldButton, 0, Qt::AlignLeft);
    column->addWidget(m_fields);
    column->addStretch();
    column->addLayout(buttons);
    buildFold();
}

QFormLayout* ImportDialog::buildForm() {
    m_labels->setPlaceholderText(tr("ImageNet's names for 1000 classes"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(tr("Weights"),
                 fileRow(m_file, "chooseWeights", tr("Weights to import"),
                         {tr("Weights (*.safetensors *.pth *.pt *.bin *.ckpt *.tar)"),
                          tr("All files (*)")}));
    form->addRow(tr("Class names"), fileRow(m_labels, "chooseLabels", tr("Class names, one a line"),
                                            {tr("Text (*.txt)"), tr("All files (*)")}));
    return form;
}

void ImportDialog::buildFold() {
    m_foldButton->setObjectName("importFold");
    m_foldButton->setText(tr("Change what was assumed…"));
    m_foldButton->setCheckable(true);
    m_foldButton->setAutoRaise(true);
    m_foldButton->setFocusPolicy(Qt::StrongFocus);
    m_foldButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_foldButton->setProperty("fold", true);
    unfold(false);
    connect(m_foldButton, &QToolButton::toggled, this, &ImportDialog::unfold);
}

void ImportDialog::unfold(bool open) {
    m_foldButton->setIcon(icon(open ? Icon::ChevronDown : Icon::ChevronRight, m_theme.tokens()));
    m_fields->setVisible(open);
    fit();
}

// As high as its wrapped sentences need at this width; adjustSize() asks for their width instead.
void ImportDialog::fit() {
    layout()->activate();
    resize(width(), layout()->totalHeightForWidth(width()));
}

void ImportDialog::watch() {
    connect(m_import, &QPushButton::clicked, this, [this] { start(Work::Import); });
    connect(m_cancel, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(m_soon, &QTimer::timeout, this, [this] { start(Work::Examine); });
    for (TextField* field : {m_file, m_labels}) {
        connect(field, &QLineEdit::textChanged, this, &ImportDialog::examineSoon);
    }
    connect(m_fields, &ImportFields::changed, this, &ImportDialog::examineSoon);
    connect(m_job, &Job::failed, this, [this](const QString& sentence) {
        if (m_next == Work::None) {
            showProblem(sentence);
        }
        next();
    });
    connect(m_job, &Job::done, this, &ImportDialog::next);
}

QWidget* ImportDialog::fileRow(TextField* field, const QString& buttonName, const QString& title,
                               const QStringList& filters) {
    auto* both = new QWidget(this);
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* choose =
        new QPushButton(icon(Icon::Folder, m_theme.tokens(), Ink::Text), tr("Choose…"), both);
    choose->setObjectName(buttonName);
    choose->setAutoDefault(false);
    field->setAccessibleName(title);
    row->addWidget(field, 1);
    row->addWidget(choose);
    connect(choose, &QPushButton::clicked, this, [this, field, title, filters] {
        askOpenFile(this, title, filters, [field](const QString& file) { field->setText(file); });
    });
    return both;
}

void ImportDialog::examineSoon() {
    m_soon->start();
    showState();
}

// One piece of work at a time; what is asked for meanwhile follows, the import before a look.
void ImportDialog::start(Work work) {
    m_soon->stop();
    if (m_running != Work::None) {
        m_next = std::max(m_next, work);
        showState();
        return;
    }
    ImportOptions options;
    const std::string path = m_file->text().trimmed().toStdString();
    options.labels = m_labels->text().trimmed().toStdString();
    if (path.empty() || !m_fields->writeTo(options)) {
        showState();
        return;
    }
    m_running = work;
    showState();
    if (work == Work::Examine) {
        m_job->start([path, options] { return examineWeights(path, options); },
                     [this](const ImportResult& found) {
                         if (m_next == Work::None) {
                             showFound(found);
                         }
                     });
        return;
    }
    m_problem->showSentence({});
    m_job->start([path, options] { return importWeights(path, options); },
                 [this](const ImportResult& result) { finish(result); });
}

void ImportDialog::next() {
    m_running = Work::None;
    if (m_leaving) {
        done(m_outcome);
        return;
    }
    if (m_next != Work::None) {
        start(std::exchange(m_next, Work::None));
    }
    showState();
}

void ImportDialog::showFound(const ImportResult& found) {
    m_problem->showSentence({});
    const NetworkSpec& network = found.network;
    const QString title = QString::fromStdString(titleOf(network));
    const QString form = QString::fromStdString(found.form);
    m_found->setText(network.classes > 0 ? tr("%1 of %2 classes, width %3, from %4")
                                               .arg(title, countText(network.classes),
                                                    countText(network.width), form)
                                         : tr("%1 without a classifier, width %2, from %3")
                                               .arg(title, countText(network.width), form));
    QString notes = QStringLiteral("<ul style=\"margin:0; -qt-list-indent:0\">");
    for (const ImportNote& note : found.notes) {
        notes += QStringLiteral("<li style=\"margin:0 0 2px 14px\">%1</li>")
                     .arg(QString::fromStdString(note.said).toHtmlEscaped());
    }
    m_notes->setText(notes + "</ul>");
    m_shown = found.notes;
    m_fields->showFound(&found);
    showState();
    fit();
}

void ImportDialog::showProblem(const QString& sentence) {
    m_found->clear();
    m_shown.clear();
    m_fields->showFound(nullptr);
    m_problem->showSentence(sentence);
    showState();
    fit();
}

void ImportDialog::finish(ImportResult result) {
    std::erase_if(result.notes, [this](const ImportNote& note) {
        return std::ranges::find(m_shown, note.said, &ImportNote::said) != m_shown.end();
    });
    Q_EMIT imported(result);
    m_leaving = true;
    m_outcome = Accepted;
}

void ImportDialog::showState() {
    const bool importing = m_running == Work::Import || m_next == Work::Import;
    const bool examining = m_running == Work::Examine || m_soon->isActive();
    const bool hasFile = !m_file->text().trimmed().isEmpty();
    QString busy;
    if (importing) {
        busy = tr("Reading and checking the weights…");
    } else if (examining && hasFile) {
        busy = tr("Looking into the file…");
    }
    m_busy->setText(busy);
    for (QWidget* widget : {static_cast<QWidget*>(m_file), static_cast<QWidget*>(m_labels),
                            static_cast<QWidget*>(m_fields), static_cast<QWidget*>(m_cancel)}) {
        widget->setEnabled(!importing);
    }
    m_import->setEnabled(!importing && hasFile);
    m_found->setVisible(!m_found->text().isEmpty());
    m_notes->setVisible(!m_found->text().isEmpty());
}

void ImportDialog::reject() {
    if (m_running == Work::Import || m_next == Work::Import) {
        return;
    }
    if (m_running == Work::None) {
        QDialog::reject();
        return;
    }
    m_leaving = true;
    hide();
}

}  // namespace lab
