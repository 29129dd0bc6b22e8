// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/NetworkComparison.h"
#include "ui/theme/Theme.h"

#include <QWidget>

#include <memory>

class QGridLayout;
class QLabel;
class QToolButton;

namespace lab {

class BlockFigure;
class Formula;

/// One unit of the comparison: its name, its layers, its formula, the reason for its shape, and
/// what it costs in both networks. GUI thread.
class BlockDetail : public QWidget {
    Q_OBJECT

public:
    explicit BlockDetail(const Theme& theme, QWidget* parent = nullptr);

    void showUnit(std::shared_ptr<const NetworkComparison> comparison, int unit, int network);

Q_SIGNALS:
    void stepRequested(int direction);  ///< −1: to the unit before, 1: to the next

private:
    QToolButton* stepButton(const QString& name, const QString& toolTip, int direction);
    void buildFacts(QGridLayout* grid);
    void showFacts();

    const Theme& m_theme;
    std::shared_ptr<const NetworkComparison> m_comparison;
    int m_unit = 0;
    int m_network = 0;
    QLabel* m_title;
    QLabel* m_subtitle;
    BlockFigure* m_figure;
    Formula* m_formula;
    QLabel* m_weights;
    QLabel* m_reason;
    class NetworkName* m_names[2];
    QLabel* m_facts[3][2];
    QToolButton* m_before;
    QToolButton* m_next;
};

}  // namespace lab
