// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lesson/LessonFigure.h"

#include <QString>

#include <vector>

class QLabel;
class QPushButton;
class QSlider;

namespace lab {

/// The contest's winners: error and depth by year. The reader guesses the last one first. GUI
/// thread.
class WinnersChart : public QWidget {
    Q_OBJECT

public:
    explicit WinnersChart(const Theme& theme, QWidget* parent = nullptr);

    struct Winner {
        int year;
        int layers;    ///< 0: no layers, hand-made features
        double error;  ///< top-5, per cent
        const char* name;
    };
    static const std::vector<Winner>& winners();

    void setGuess(double percent);
    void reveal();
    bool isRevealed() const { return m_revealed; }
    QSize minimumSizeHint() const override { return {480, 260}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBar(QPainter& painter, const QRectF& column, const Winner& winner, bool hidden) const;

    const Theme& m_theme;
    double m_guess = 10;
    bool m_revealed = false;
};

/// Step 1: predict, then see.
class DepthFigure : public LessonFigure {
    Q_OBJECT

public:
    explicit DepthFigure(const Theme& theme, QWidget* parent = nullptr);
    QString title() const override { return tr("Winners of ImageNet's contest"); }

private:
    void show();
    void reveal();

    WinnersChart* m_chart;
    QSlider* m_slider;
    QLabel* m_guess;
    QPushButton* m_reveal;
    QLabel* m_answer;
};

}  // namespace lab
