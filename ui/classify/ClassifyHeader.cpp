// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/ClassifyHeader.h"

#include "ui/base/Format.h"
#include "ui/intake/ModelMenu.h"
#include "ui/intake/StoredModels.h"
#include "ui/parts/NetworkChip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace lab {

namespace {

constexpr int kClassifyHeaderButton = 32;
constexpr int kLeastChip = 68;

QString tipOf(const ChosenModel& model) {
    const ModelCard& card = model.classifier->card();
    QStringList lines = {pathText(model.path), ClassifyHeader::tr("%1 classes, input %2 × %3 × %3")
                                                   .arg(countText(model.network.classes))
                                                   .arg(model.classifier->input().channels)
                                                   .arg(model.classifier->input().size)};
    if (card.testError) {
        lines << ClassifyHeader::tr("Test error %1 %").arg(percentText(*card.testError));
    }
    lines << ClassifyHeader::tr("Weights read %1")
                 .arg(momentText(model.taken, QDateTime::currentDateTime()));
    return lines.join('\n');
}

}  // namespace

ClassifyHeader::ClassifyHeader(const Theme& theme, const ClassifyModels& models,
                               const Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_models(models),
      m_workspace(workspace),
      m_chips(new QHBoxLayout),
      m_add(new QToolButton(this)),
      m_copy(new QPushButton(tr("Copy"), this)),
      m_export(new QToolButton(this)) {
    setObjectName("classifyHeader");
    setFixedHeight(56);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 0, 0);
    row->setSpacing(8);
    auto* title = new QLabel(tr("Classify"), this);
    title->setProperty("role", "title");
    row->addWidget(title);
    row->addSpacing(8);
    m_chips->setSpacing(8);
    row->addLayout(m_chips, 1000);
    buildAdd();
    row->addWidget(m_add);
    row->addStretch(1);
    m_copy->setObjectName("copyResults");
    m_copy->setIcon(icon(Icon::Copy, theme.tokens(), Ink::Text));
    m_copy->setFixedHeight(kClassifyHeaderButton);
    m_copy->setToolTip(tr("Copies all answers as a table, a line a picture"));
    row->addWidget(m_copy);
    buildExport();
    row->addWidget(m_export);
    connect(m_copy, &QPushButton::clicked, this, &ClassifyHeader::copyRequested);
    setResults(false);
}

void ClassifyHeader::buildAdd() {
    m_add->setObjectName("addModel");
    m_add->setText(tr("Add model"));
    m_add->setIcon(icon(Icon::Add, m_theme.tokens(), Ink::Text));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setProperty("menuArrow", "none");
    m_add->setFocusPolicy(Qt::StrongFocus);
    m_add->setFixedHeight(kClassifyHeaderButton);
    m_add->setToolTip(
        tr("Another network to answer: a run of the lab, also one that trains right "
           "now, or imported weights"));
    auto* menu = new QMenu(m_add);
    menu->setToolTipsVisible(true);
    menu->setObjectName("addModelMenu");
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillAdd(*menu); });
    m_add->setMenu(menu);
}

void ClassifyHeader::openAdd() {
    m_add->menu()->popup(m_add->mapToGlobal(QPoint(0, m_add->height())));
}

void ClassifyHeader::fillAdd(QMenu& menu) {
    menu.clear();
    for (QMenu* old : menu.findChildren<QMenu*>(Qt::FindDirectChildrenOnly)) {
        old->deleteLater();
    }
    if (!shippedModelsHere().empty()) {
        QAction* shipped = menu.addAction(tr("The networks that come with the program"));
        shipped->setObjectName("addShipped");
        connect(shipped, &QAction::triggered, this, &ClassifyHeader::shippedRequested);
    }
    const ModelMenuCalls calls{
        [this](const std::filesystem::path& path) { Q_EMIT addRequested(path); },
        [this](const std::filesystem::path& path) { return m_models.contains(path); }, true};
    addRunsMenu(menu, m_workspace, calls);
    addImportedMenu(menu, calls);
    menu.addSeparator();
    const auto add = [this, &menu](const QString& name, const QString& text, auto signal) {
        QAction* action = menu.addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, signal);
    };
    add("chooseRun", tr("Run folder…"), &ClassifyHeader::chooseRunRequested);
    add("chooseModelFile", tr("Weights of this program…"), &ClassifyHeader::chooseFileRequested);
    add("importWeights", tr("Import weights…"), &ClassifyHeader::importRequested);
}

void ClassifyHeader::buildExport() {
    m_export->setObjectName("exportResults");
    m_export->setText(tr("Export results"));
    m_export->setIcon(icon(Icon::Export, m_theme.tokens(), Ink::Text));
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setFocusPolicy(Qt::StrongFocus);
    m_export->setFixedHeight(kClassifyHeaderButton);
    m_export->setToolTip(tr("All answers to all pictures as a file"));
    auto* menu = new QMenu(m_export);
    const std::pair<QString, QString> formats[] = {{"csv", tr("CSV…")}, {"json", tr("JSON…")}};
    for (const auto& [suffix, text] : formats) {
        QAction* action = menu->addAction(text);
        action->setObjectName("exportResults-" + suffix);
        connect(action, &QAction::triggered, this,
                [this, suffix = suffix] { Q_EMIT exportRequested(suffix); });
    }
    m_export->setMenu(menu);
}

void ClassifyHeader::showModels() {
    while (QLayoutItem* item = m_chips->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int number = 0;
    for (const ChosenModel& model : m_models.all()) {
        auto* chip = new NetworkChip(m_theme, model.network, model.name, this);
        chip->setObjectName(QString("modelChip%1").arg(number++));
        chip->setToolTip(tipOf(model));
        chip->setFixedHeight(kClassifyHeaderButton);
        chip->setMinimumWidth(kLeastChip);
        chip->setMaximumWidth(chip->fontMetrics().horizontalAdvance(model.name) + 52);
        const int id = model.id;
        // Later, since the chip goes with it.
        connect(
            chip, &NetworkChip::removeRequested, this, [this, id] { Q_EMIT removeRequested(id); },
            Qt::QueuedConnection);
        connect(chip, &NetworkChip::menuRequested, this,
                [this, chip, id] { openChipMenu(chip, id); });
        m_chips->addWidget(chip, 100);
        chip->show();  // now, not with the next events: Tab stops at what is seen
    }
    m_add->setText(m_models.all().size() > 4 ? QString() : tr("Add model"));
    m_add->setAccessibleName(tr("Add model"));
    m_add->setToolButtonStyle(m_models.all().size() > 4 ? Qt::ToolButtonIconOnly
                                                        : Qt::ToolButtonTextBesideIcon);
    m_add->setEnabled(m_models.all().size() < ClassifyModels::kMost);
}

void ClassifyHeader::openChipMenu(QWidget* chip, int id) {
    auto* menu = new QMenu(chip);
    menu->setObjectName("modelMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* reload =
        menu->addAction(icon(Icon::Refresh, m_theme.tokens()), tr("Read the weights again"));
    reload->setObjectName("reloadModel");
    connect(
        reload, &QAction::triggered, this, [this, id] { Q_EMIT reloadRequested(id); },
        Qt::QueuedConnection);
    QAction* remove = menu->addAction(icon(Icon::Close, m_theme.tokens()), tr("Take away"));
    remove->setObjectName("removeModel");
    connect(
        remove, &QAction::triggered, this, [this, id] { Q_EMIT removeRequested(id); },
        Qt::QueuedConnection);
    menu->popup(chip->mapToGlobal(QPoint(0, chip->height())));
}

void ClassifyHeader::setResults(bool there) {
    m_copy->setEnabled(there);
    m_export->setEnabled(there);
}

}  // namespace lab
