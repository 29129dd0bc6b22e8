#pragma once

#include "ui/lesson/LessonFigure.h"

class QGridLayout;

namespace lab {

class NetworkDiagram;

/// Step 8: plain-34 against ResNet-34 as a diagram, and the table of the five networks' stages,
/// counted from their specs, with the paper's errors. GUI thread.
class NetworksFigure : public LessonFigure {
    Q_OBJECT

public:
    explicit NetworksFigure(const Theme& theme, QWidget* parent = nullptr);
    QString title() const override {
        return tr("plain-34 against ResNet-34, and the five networks");
    }
    QString note() const override { return m_note; }

private:
    QWidget* buildTable();
    void buildColumn(QGridLayout& grid, int column, const char* name);

    QString m_note;
    NetworkDiagram* m_diagram;
};

}  // namespace lab
