// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/Job.h"
#include "ui/experiments/ExperimentModel.h"
#include "ui/lesson/LessonFigure.h"

#include <QTimer>

class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace lab {

class CurvePlot;

/// Step 2: the recorded experiment that comes with the program plays back, epoch by epoch. Its
/// figures are read from the run folder. GUI thread.
class CurvesFigure : public LessonFigure {
    Q_OBJECT

public:
    explicit CurvesFigure(const Theme& theme, QWidget* parent = nullptr);

    QString title() const override { return tr("A recorded training"); }
    QString note() const override { return m_note; }
    int epoch() const { return m_epoch; }  ///< shown; 0: none

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    QWidget* buildCard(int run);
    void read();
    void playFrom(ExperimentSnapshot whole);
    void play(bool on);
    void show(int epoch);
    void showCards();
    int epochs() const;

    const Theme& m_theme;
    Job m_job;
    ExperimentSnapshot m_whole;
    ExperimentModel m_model;
    QString m_note;
    int m_epoch = 0;
    QTimer m_timer;
    CurvePlot* m_plot;
    QLabel* m_problem;
    QLabel* m_training[2];
    QLabel* m_test[2];
    QLabel* m_gap;
    QToolButton* m_play;
    QToolButton* m_start;
    QToolButton* m_end;
    QSlider* m_slider;
    QLabel* m_where;
    QComboBox* m_network;
};

}  // namespace lab
