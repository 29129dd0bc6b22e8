// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/HelpDialog.h"

#include "core/base/Machine.h"
#include "core/run/RunExperiment.h"
#include "ui/theme/AppIcon.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lab {

namespace {

constexpr QSize kSize(560, 620);

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

// Each section is a heading and its lines, all in one grid, so that the keys stand in line.
QWidget* keyTable(const std::vector<KeySection>& sections) {
    auto* table = new QWidget;
    table->setObjectName("helpKeys");
    table->setAutoFillBackground(false);
    auto* grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 12, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    for (const KeySection& section : sections) {
        if (section.lines.empty()) {
            continue;
        }
        auto* title = new QLabel(section.title, table);
        title->setProperty("role", "group");
        title->setContentsMargins(0, grid->count() > 0 ? 10 : 0, 0, 0);
        grid->addWidget(title, grid->rowCount(), 0, 1, 2);
        for (const KeyLine& line : section.lines) {
            const int row = grid->rowCount();
            grid->addWidget(new QLabel(line.keys, table), row, 0, Qt::AlignTop);
            auto* meaning = new QLabel(line.meaning, table);
            meaning->setWordWrap(true);
            grid->addWidget(meaning, row, 1, Qt::AlignTop);
        }
    }
    return table;
}

}  // namespace

HelpDialog::HelpDialog(const std::vector<KeySection>& sections, QWidget* parent) : QDialog(parent) {
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
    auto* area = new QScrollArea(this);
    area->setObjectName("helpScroll");
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    area->setWidget(keyTable(sections));
    column->addWidget(area, 1);
    column->addWidget(versions);
    column->addWidget(buttons);
    resize(kSize);
}

}  // namespace lab
