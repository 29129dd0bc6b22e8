#include "ui/classify/ImportDialog.h"

#include "core/nn/Zoo.h"
#include "ui/FileDialogs.h"
#include "ui/Icons.h"
#include "ui/Job.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/Fields.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace lab {

ImportDialog::ImportDialog(const Theme& theme, const QString& file, QWidget* parent)
    : QDialog(parent),
      m_theme(theme),
      m_file(new TextField("importFile", this)),
      m_labels(new TextField("importLabels", this)),
      m_network(new ChoiceField("importNetwork", this)),
      m_stem(new ChoiceField("importStem", this)),
      m_problem(new ProblemLine(theme, this)),
      m_busy(new QLabel(tr("Reading and checking the weights…"), this)),
      m_import(new QPushButton(tr("Import"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this)),
      m_job(new Job(this)) {
    setObjectName("importDialog");
    setWindowTitle(tr("Import weights"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(520);
    auto* about = new QLabel(tr("Weights of torchvision's or timm's ResNet family, as SafeTensors "
                                "or as torch.save() wrote them. Nothing in the file is executed; "
                                "the result is kept in the program's own folder."),
                             this);
    about->setWordWrap(true);
    about->setProperty("role", "muted");
    m_file->setText(file);
    m_labels->setPlaceholderText(tr("ImageNet's names for 1000 classes"));
    m_network->addItem(tr("Recognise from the file"), QString());
    for (const NetworkSpec& row : zoo()) {
        m_network->addItem(QString::fromStdString(titleOf(row)), QString::fromStdString(row.name));
    }
    m_stem->addItem(tr("As recognised"), QString());
    m_stem->addItem(tr("3×3 of stride 1 (CIFAR)"), QStringLiteral("cifar"));
    m_stem->addItem(tr("3×3 of stride 2"), QStringLiteral("small"));
    m_stem->setToolTip(tr("Shapes do not tell a 3×3 stem of stride 1 from one of stride 2"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(tr("Weights"),
                 fileRow(m_file, "chooseWeights", tr("Weights to import"),
                         {tr("Weights (*.safetensors *.pth *.pt *.bin)"), tr("All files (*)")}));
    form->addRow(tr("Network"), m_network);
    form->addRow(tr("Stem"), m_stem);
    form->addRow(tr("Class names"), fileRow(m_labels, "chooseLabels", tr("Class names, one a line"),
                                            {tr("Text (*.txt)"), tr("All files (*)")}));
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
    column->addLayout(form);
    column->addWidget(m_problem);
    column->addStretch();
    column->addLayout(buttons);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::begin);
    connect(m_cancel, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(m_file, &QLineEdit::textChanged, this, [this] { setBusy(false); });
    connect(m_job, &Job::failed, this, [this](const QString& sentence) {
        setBusy(false);
        m_problem->say(sentence);
        adjustSize();  // the sentence takes lines
    });
    setBusy(false);
    adjustSize();
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

void ImportDialog::setBusy(bool busy) {
    m_busy->setVisible(busy);
    for (QWidget* widget : {static_cast<QWidget*>(m_file), static_cast<QWidget*>(m_labels),
                            static_cast<QWidget*>(m_network), static_cast<QWidget*>(m_stem),
                            static_cast<QWidget*>(m_cancel)}) {
        widget->setEnabled(!busy);
    }
    m_import->setEnabled(!busy && !m_file->text().trimmed().isEmpty());
}

void ImportDialog::begin() {
    ImportOptions options;
    options.hints.network = m_network->currentData().toString().toStdString();
    if (const std::string stem = m_stem->currentData().toString().toStdString(); !stem.empty()) {
        options.hints.stem = fromText<Stem>(stem);
    }
    options.labels = m_labels->text().trimmed().toStdString();
    m_problem->say({});
    adjustSize();
    setBusy(true);
    m_job->start([file = m_file->text().trimmed().toStdString(),
                  options] { return importWeights(file, options); },
                 [this](const ImportResult& result) {
                     Q_EMIT imported(result);
                     QDialog::accept();
                 });
}

void ImportDialog::reject() {
    if (!m_job->isRunning()) {
        QDialog::reject();
    }
}

}  // namespace lab
