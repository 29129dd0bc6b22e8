// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/DiagramPlan.h"
#include "ui/parts/Page.h"

#include <memory>

class QFrame;
class QGridLayout;

namespace lab {

class BlockDetail;
class ErrorChart;
class NetworkControls;
class NetworkDiagram;
class NetworkTables;
class NetworksHeader;
class Splitter;

/// Two networks of the family next to each other: the diagram, every layer as a table, one block
/// opened, and what others measured. It computes nothing but what their specs say, so every change
/// shows at once. What was chosen is remembered. GUI thread.
class NetworksPage : public Page {
    Q_OBJECT

public:
    explicit NetworksPage(Theme& theme, QWidget* parent = nullptr);
    ~NetworksPage() override;

    const NetworkPair& pair() const { return m_comparison->pair; }
    /// Shows these two. Throws Error where a spec or the input is bad.
    void setPair(const NetworkPair& pair);
    QString note() const override;

Q_SIGNALS:
    /// The two at full width; the lesson's width is for who trains them.
    void trainRequested(const NetworkPair& pair);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QWidget* buildLeft();
    QWidget* buildScene();
    QWidget* buildRight();
    void watchHeader();
    void watchControls();
    void watchSelection();
    void change(const NetworkPair& pair);
    void showPair();
    void arrange(Arrangement arrangement);
    void select(int unit, int network);
    void exportDiagram(const QString& suffix);
    void adaptToWidth();

    Theme& m_theme;
    std::shared_ptr<const NetworkComparison> m_comparison;
    NetworksHeader* m_header;
    Splitter* m_across;
    Splitter* m_down;
    Splitter* m_right;
    NetworkControls* m_controls[2];
    NetworkDiagram* m_diagram;
    QGridLayout* m_scene = nullptr;
    NetworkTables* m_tables;
    BlockDetail* m_detail;
    QFrame* m_errorPanel = nullptr;
    ErrorChart* m_errors;
    bool m_errorsInTab = false;
};

}  // namespace lab
