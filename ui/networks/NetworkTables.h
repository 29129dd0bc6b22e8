// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/networks/FactTableModel.h"
#include "ui/theme/Icons.h"

#include <QWidget>

#include <memory>

class QCheckBox;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace lab {

class ErrorChart;
class FactTable;
class PathPanel;

/// What the diagram shows as tables: layers, stages and paths, and where room lacks next to the
/// diagram also the published errors. Copies and exports what the open tab shows. GUI thread.
class NetworkTables : public QWidget {
    Q_OBJECT

public:
    explicit NetworkTables(const Theme& theme, QWidget* parent = nullptr);

    void showComparison(std::shared_ptr<const NetworkComparison> comparison);
    void selectUnit(int unit);
    /// Takes the chart in as a tab, or gives it away again (nullptr).
    void setErrors(ErrorChart* errors);
    /// What the open tab shows, as text.
    QString text(TableFormat format) const;

Q_SIGNALS:
    void unitChosen(int unit, int network);  ///< network −1: either
    void failed(const QString& sentence);
    void exported(const QString& file);

private:
    QToolButton* menuButton(const QString& name, Icon which, const QString& toolTip);
    void buildBar();
    void openTab(int index);
    void exportAs(TableFormat format);

    const Theme& m_theme;
    std::shared_ptr<const NetworkComparison> m_comparison;
    QTabBar* m_tabs;
    QCheckBox* m_differences;
    QStackedWidget* m_stack;
    FactTable* m_layers;
    FactTable* m_stages;
    PathPanel* m_paths;
    ErrorChart* m_errors = nullptr;
};

}  // namespace lab
