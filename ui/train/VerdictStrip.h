// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/Verdict.h"
#include "ui/experiments/ExperimentModel.h"
#include "ui/theme/Theme.h"
#include "ui/train/VerdictWords.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QVariantAnimation;

namespace lab {

class DepthTrend;
class Dumbbells;
class GapFigure;
class IconLabel;
class LevelFigure;

/// What the numbers say, above the curves. Growing: 64 high, with the two gaps as figures.
/// Finished: higher, with a figure where there is room: the errors of two depths as dumbbells, of
/// more depths as lines over depth, of other levels as a row each. GUI thread.
class VerdictStrip : public QFrame {
    Q_OBJECT

public:
    explicit VerdictStrip(const Theme& theme, QWidget* parent = nullptr);

    /// `runs`: what was judged.
    void setVerdict(const Verdict& verdict, const std::vector<RunResult>& runs);
    /// What an experiment says, or why several cannot be compared.
    void setExperiment(const ExperimentModel& model);
    /// A sentence of its own where there is no verdict.
    void showText(Tone tone, const QString& headline, const QString& text);
    /// Shows the button for further seeds, or hides it.
    void offerSeeds(bool offered);

Q_SIGNALS:
    void seedsRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void showWords(const VerdictWords& words);
    void readComparisons(const std::vector<RunResult>& runs);
    void showFigures();
    int tallness() const;
    int wantedHeight() const;
    void setTone(Tone tone, bool finished);
    void growTo(int height);

    const Theme& m_theme;
    Verdict m_verdict;
    bool m_judging = false;
    bool m_tall = false;
    bool m_hasLevels = false;  // m_levels has what to show
    IconLabel* m_icon;
    QLabel* m_headline;
    QLabel* m_text;
    QLabel* m_reach;
    QPushButton* m_seeds;
    QFrame* m_line;
    GapFigure* m_plain;
    QFrame* m_between;
    GapFigure* m_residual;
    Dumbbells* m_dumbbells;
    DepthTrend* m_trend;
    LevelFigure* m_levels;
    QVariantAnimation* m_growth;
};

}  // namespace lab
