// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/networks/NetworkTables.h"

#include "core/base/Error.h"
#include "ui/base/FileDialogs.h"
#include "ui/diagram/NetworkWords.h"
#include "ui/networks/ErrorChart.h"
#include "ui/networks/FactTable.h"
#include "ui/networks/PathPanel.h"
#include "ui/parts/IconButton.h"
#include "ui/plots/FigureExport.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lab {

namespace {

enum Tab { Layers, Stages, Paths, Errors };

constexpr int kNetworkTablesBar = 36;
constexpr auto kTabKey = "networks/tab";
constexpr auto kDifferencesKey = "networks/differencesOnly";

struct Format {
    TableFormat format;
    const char* suffix;
};
constexpr Format kFormats[] = {
    {TableFormat::Text, "txt"}, {TableFormat::Csv, "csv"}, {TableFormat::Markdown, "md"}};

QString formatText(TableFormat format) {
    switch (format) {
        case TableFormat::Text:
            return NetworkTables::tr("Text");
        case TableFormat::Csv:
            return NetworkTables::tr("CSV");
        case TableFormat::Markdown:
            break;
    }
    return NetworkTables::tr("Markdown");
}

// A table that no one sees: what copying the paths or the errors gives.
QString textOf(FactTableData facts, TableFormat format) {
    FactTableModel model;
    model.setFacts(std::move(facts));
    return tableText(model, format);
}

}  // namespace

NetworkTables::NetworkTables(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_tabs(new QTabBar(this)),
      m_differences(new QCheckBox(tr("Differences only"), this)),
      m_stack(new QStackedWidget(this)),
      m_layers(new FactTable(theme, "layerTable", tr("Layers of both networks"))),
      m_stages(new FactTable(theme, "stageTable", tr("Stages of both networks"))),
      m_paths(new PathPanel(theme)) {
    setObjectName("networkTables");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildBar();
    auto* line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFixedHeight(1);
    column->addWidget(line);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(m_layers);
    m_stack->addWidget(m_stages);
    m_stack->addWidget(m_paths);
    connect(m_layers, &FactTable::unitChosen, this, &NetworkTables::unitChosen);
    connect(m_stages, &FactTable::unitChosen, this, &NetworkTables::unitChosen);
    const QSettings settings;
    m_tabs->setCurrentIndex(std::clamp(settings.value(kTabKey).toInt(), 0, 2));
    m_differences->setChecked(settings.value(kDifferencesKey, false).toBool());
    m_layers->setDifferencesOnly(m_differences->isChecked());
    m_stages->setDifferencesOnly(m_differences->isChecked());
    openTab(m_tabs->currentIndex());
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        QSettings().setValue(kTabKey, index);
        openTab(index);
    });
    connect(m_differences, &QCheckBox::toggled, this, [this](bool on) {
        QSettings().setValue(kDifferencesKey, on);
        m_layers->setDifferencesOnly(on);
        m_stages->setDifferencesOnly(on);
    });
}

void NetworkTables::buildBar() {
    auto* bar = new QWidget(this);
    bar->setFixedHeight(kNetworkTablesBar);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(8);
    m_tabs->setObjectName("tableTabs");
    m_tabs->setAccessibleName(tr("Tables"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setFixedHeight(kNetworkTablesBar);
    m_tabs->setProperty("underlined", true);
    for (const QString& text : {tr("Layers"), tr("Stages"), tr("Paths")}) {
        m_tabs->addTab(text);
    }
    m_differences->setObjectName("differencesOnly");
    m_differences->setToolTip(tr("Leaves out what both networks have alike"));
    row->addWidget(m_tabs);
    row->addStretch(1);
    row->addWidget(m_differences);
    QToolButton* copy = menuButton("copyTable", Icon::Copy, tr("Copy what the tab shows"));
    QToolButton* save = menuButton("exportTable", Icon::Export, tr("Export what the tab shows"));
    for (const Format& format : kFormats) {
        QAction* copied = copy->menu()->addAction(tr("Copy as %1").arg(formatText(format.format)));
        copied->setObjectName(QStringLiteral("copyTable-%1").arg(format.suffix));
        connect(copied, &QAction::triggered, this,
                [this, format] { QGuiApplication::clipboard()->setText(text(format.format)); });
        QAction* saved = save->menu()->addAction(formatText(format.format) + QStringLiteral("…"));
        saved->setObjectName(QStringLiteral("exportTable-%1").arg(format.suffix));
        connect(saved, &QAction::triggered, this, [this, format] { exportAs(format.format); });
    }
    row->addWidget(copy);
    row->addWidget(save);
    layout()->addWidget(bar);
}

QToolButton* NetworkTables::menuButton(const QString& name, Icon which, const QString& toolTip) {
    auto* button = iconButton(this, m_theme, name, which, toolTip);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(new QMenu(button));
    button->setFixedHeight(28);
    return button;
}

void NetworkTables::openTab(int index) {
    m_stack->setCurrentIndex(std::min(index, m_stack->count() - 1));
    m_differences->setVisible(index == Layers || index == Stages);
}

void NetworkTables::showComparison(std::shared_ptr<const NetworkComparison> comparison) {
    m_comparison = std::move(comparison);
    m_layers->setFacts(layerFacts(*m_comparison), m_comparison->pair);
    m_stages->setFacts(stageFacts(*m_comparison), m_comparison->pair);
    m_paths->setComparison(m_comparison);
}

void NetworkTables::selectUnit(int unit) {
    m_layers->selectUnit(unit);
    // A stage's line stands for its first block.
    int first = unit;
    while (first > 0 && m_comparison->units[unit].kind == UnitKind::Block &&
           m_comparison->units[first - 1].stage == m_comparison->units[unit].stage) {
        --first;
    }
    if (m_comparison->units[unit].kind == UnitKind::Pool ||
        m_comparison->units[unit].kind == UnitKind::Classifier) {
        --first;
    }
    m_stages->selectUnit(first);
}

void NetworkTables::setErrors(ErrorChart* errors) {
    if (errors == m_errors) {
        return;
    }
    if (errors != nullptr) {
        m_stack->addWidget(errors);
        m_tabs->addTab(tr("Errors"));
    } else {
        m_stack->removeWidget(m_errors);
        m_tabs->removeTab(Errors);
    }
    m_errors = errors;
    m_tabs->updateGeometry();  // a tab bar that is not seen yet does not do it itself
}

QString NetworkTables::text(TableFormat format) const {
    switch (m_tabs->currentIndex()) {
        case Layers:
            return m_layers->text(format);
        case Stages:
            return m_stages->text(format);
        case Paths:
            return textOf(pathFacts(*m_comparison), format);
        default:
            return textOf(publishedFacts(publishedPoints(m_errors->benchmark())), format);
    }
}

void NetworkTables::exportAs(TableFormat format) {
    for (const Format& one : kFormats) {
        if (one.format == format) {
            const QString name = m_tabs->tabText(m_tabs->currentIndex()).toLower();
            const auto write = [this, format](const QString& file) {
                writeFigure(file, text(format).toUtf8());
            };
            askExport(this, tr("Export the table"), name, QString::fromLatin1(one.suffix), write,
                      {[this](const QString& file) { Q_EMIT exported(file); },
                       [this](const QString& sentence) { Q_EMIT failed(sentence); }},
                      formatText(format));
        }
    }
}

}  // namespace lab
