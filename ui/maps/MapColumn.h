// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/maps/MapGrid.h"
#include "ui/parts/Formula.h"

class QLabel;

namespace lab {

class FigureLabel;

/// One activation: its name as a formula, what it is in a word, its maps as a grid, and mean,
/// deviation and share of zeros below. Where there is none, a dashed place says why, so that the
/// gap is seen. GUI thread.
class MapColumn : public QWidget {
    Q_OBJECT

public:
    MapColumn(const Theme& theme, const QString& objectName, QWidget* parent = nullptr);

    void setTitle(std::vector<FormulaRun> symbol, const QString& word);
    void setMaps(std::shared_ptr<const FeatureMaps> maps, const ActivationStatistics& statistics,
                 MapColours colours);
    /// "no addition in a plain block": instead of maps. Empty: the place alone.
    void setGap(const QString& words);
    bool isGap() const { return m_isGap; }
    void clear();

    MapGrid& grid() { return *m_grid; }
    const std::vector<FormulaRun>& symbol() const { return m_symbol; }
    const QString& word() const { return m_word; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void tell();

    const Theme& m_theme;
    std::vector<FormulaRun> m_symbol;
    QString m_word;
    bool m_isGap = false;
    QString m_gap;
    MapGrid* m_grid;
    QWidget* m_figures;
    FigureLabel* m_mean;
    FigureLabel* m_deviation;
    QLabel* m_zeros;
};

}  // namespace lab
