#include "ui/HelpDialog.h"

#include "core/run/Machine.h"
#include "core/run/RunExperiment.h"
#include "ui/AppIcon.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>
#include <vector>

namespace lab {

namespace {

QString versionsText() {
    return QStringLiteral("%1\nLibTorch %2\nQt %3")
        .arg(QString::fromStdString(programVersion()), QString::fromStdString(libtorchVersion()),
             QString::fromLatin1(qVersion()));
}

QLayout* head(QWidget* parent) {
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    auto* picture = new QLabel(parent);
    picture->setPixmap(logo(56, parent->devicePixelRatioF()));
    row->addWidget(picture, 0, Qt::AlignTop);
    auto* text = new QLabel(
        QDialog::tr("<p><b>See the degradation problem happen, and a shortcut undo it.</b></p>"
                    "<p>Press Start: four networks train side by side, and the strip above the "
                    "curves says what they show. The networks and the recipe are those of "
                    "<a href=\"https://arxiv.org/abs/1512.03385\">He et al. 2015</a>.</p>"),
        parent);
    text->setWordWrap(true);
    text->setOpenExternalLinks(true);
    row->addWidget(text, 1);
    return row;
}

QLayout* keys(QWidget* parent) {
    const std::vector<std::pair<QString, QString>> rows = {
        {"Ctrl+1, Ctrl+2", QDialog::tr("The Train page, the Networks page")},
        {"F6", QDialog::tr("Next panel (Shift: the one before)")},
        {"Space", QDialog::tr("Pause and resume")},
        {"F", QDialog::tr("Follow the curves")},
        {"0, +, −", QDialog::tr("Fit the curves or the diagram, zoom in, zoom out")},
        {"← → ↑ ↓", QDialog::tr("The diagram's blocks, and the other network")},
        {"Return, S, N, U", QDialog::tr("Open a block, fold its stage or network, unfold all")},
        {"Ctrl+C", QDialog::tr("Copy the figure or the row")},
        {"Ctrl+,", QDialog::tr("Settings")},
        {"F1", QDialog::tr("This help")},
        {"Ctrl+Q", QDialog::tr("Close; a training can be resumed later")},
    };
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    for (const auto& [key, meaning] : rows) {
        const int row = grid->rowCount();
        auto* name = new QLabel(key, parent);
        name->setProperty("role", "group");
        grid->addWidget(name, row, 0);
        grid->addWidget(new QLabel(meaning, parent), row, 1);
    }
    return grid;
}

}  // namespace

HelpDialog::HelpDialog(QWidget* parent) : QDialog(parent) {
    setObjectName("helpDialog");
    setWindowTitle(tr("Help"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* versions = new QLabel(
        versionsText() + "\n" + tr("GNU General Public License, version 3 or later"), this);
    versions->setObjectName("versions");
    versions->setProperty("role", "small");
    versions->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copy = buttons->addButton(tr("Copy versions"), QDialogButtonBox::ActionRole);
    copy->setObjectName("copyVersions");
    connect(copy, &QPushButton::clicked, this,
            [] { QGuiApplication::clipboard()->setText(versionsText()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addLayout(head(this));
    column->addLayout(keys(this));
    column->addWidget(versions);
    column->addWidget(buttons);
    setFixedWidth(480);
}

}  // namespace lab
