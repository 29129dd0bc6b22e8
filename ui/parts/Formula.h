// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace lab {

/// A piece of a formula: names are italic, words and signs upright, indices lowered.
struct FormulaRun {
    enum class Style { Name, Upright, Index };
    Style style = Style::Upright;
    QString text;

    bool operator==(const FormulaRun&) const = default;
};
/// A formula as plain text, for assistive technology.
QString formulaText(const std::vector<FormulaRun>& formula);

/// A formula as painted runs of text: names in serif italics, indices lowered and smaller, all in
/// the theme's colours and at any scale. Becomes smaller where it would not fit. GUI thread.
class Formula : public QWidget {
    Q_OBJECT

public:
    explicit Formula(const Theme& theme, QWidget* parent = nullptr);

    void setRuns(std::vector<FormulaRun> runs);
    /// Of its letters, in logical pixels, where there is room; the usual one is 17.
    void setSize(double pixels);
    QSize sizeHint() const override { return {240, heightOf()}; }
    QSize minimumSizeHint() const override { return {120, heightOf()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int heightOf() const { return static_cast<int>(m_size * 2.12); }

    const Theme& m_theme;
    std::vector<FormulaRun> m_runs;
    double m_size = 17;
};

/// The font of a run at a formula's size in logical pixels.
QFont formulaFont(FormulaRun::Style style, double pixels);

}  // namespace lab
