// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/DiagramPlan.h"
#include "ui/theme/Icons.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace lab {

class ChoiceField;
class SegmentedControl;

/// The head of the Networks page: arrangement, what goes in and out of both networks, the legend,
/// zoom, export and training. Narrow heads leave out the legend, then the export button's word,
/// then the zoom's figure. GUI thread.
class NetworksHeader : public QWidget {
    Q_OBJECT

public:
    explicit NetworksHeader(const Theme& theme, QWidget* parent = nullptr);

    void showPair(const NetworkPair& pair);
    void setArrangement(Arrangement arrangement);
    void setZoom(double zoom);
    QSize minimumSizeHint() const override { return {700, 56}; }

Q_SIGNALS:
    void arrangementChosen(Arrangement arrangement);
    void inputChosen(int channels, int side);
    void classesChosen(int classes);
    void zoomRequested(int direction);  ///< −1 out, 1 in, 0 fit
    void resetRequested();
    void exportRequested(const QString& suffix);  ///< "svg", "png" or "pdf"
    void copyRequested();
    void trainRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* tool(const QString& name, Icon which, const QString& toolTip);
    void buildExport();
    void adaptToWidth();

    const Theme& m_theme;
    SegmentedControl* m_arrangement;
    ChoiceField* m_input;
    ChoiceField* m_classes;
    class LegendLine* m_legend;
    QLabel* m_zoom;
    QToolButton* m_export;
    QPushButton* m_train;
};

}  // namespace lab
