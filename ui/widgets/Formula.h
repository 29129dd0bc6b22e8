#pragma once

#include "ui/Theme.h"
#include "ui/networks/NetworkWords.h"

#include <QWidget>

namespace lab {

/// A formula as painted runs of text: names in serif italics, indices lowered and smaller, all in
/// the theme's colours and at any scale. Becomes smaller where it would not fit. GUI thread.
class Formula : public QWidget {
    Q_OBJECT

public:
    explicit Formula(const Theme& theme, QWidget* parent = nullptr);

    void setRuns(std::vector<FormulaRun> runs);
    QSize sizeHint() const override { return {240, 36}; }
    QSize minimumSizeHint() const override { return {120, 36}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    std::vector<FormulaRun> m_runs;
};

/// The font of a run at a formula's size in logical pixels.
QFont formulaFont(FormulaRun::Style style, double pixels);

}  // namespace lab
