// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lesson/LessonFigure.h"

class QGridLayout;
class QStackedWidget;

namespace lab {

class NetworkDiagram;
class SegmentedControl;

/// Step 8: plain-34 against ResNet-34 as a diagram; below it the five networks' stages, counted
/// from their specs, with the paper's errors, or torchvision's nine with its errors. GUI thread.
class NetworksFigure : public LessonFigure {
    Q_OBJECT

public:
    explicit NetworksFigure(const Theme& theme, QWidget* parent = nullptr);
    QString title() const override {
        return tr("plain-34 against ResNet-34, and the five networks");
    }
    QString note() const override;

private:
    QWidget* buildTable();
    void buildColumn(QGridLayout& grid, int column, const char* name);
    QWidget* buildNine();

    NetworkDiagram* m_diagram;
    SegmentedControl* m_choice;
    QStackedWidget* m_tables;
};

}  // namespace lab
