// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/CopyTask.h"
#include "ui/base/Job.h"
#include "ui/lesson/LessonFigure.h"

#include <memory>
#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;
class QSlider;
class QTimer;

namespace lab {

class LinePlot;

/// Step 4: a plain and a residual stack learn to copy a picture, now, side by side. GUI thread; the
/// training is a Job's and ends when the figure is left.
class CopyFigure : public LessonFigure {
    Q_OBJECT

public:
    explicit CopyFigure(const Theme& theme, QWidget* parent = nullptr);
    ~CopyFigure() override;

    QString title() const override { return tr("Learn to copy a picture"); }
    QString note() const override;
    bool isTraining() const;
    std::int64_t steps() const;  ///< shown so far

protected:
    void hideEvent(QHideEvent* event) override;

private:
    struct Feed;

    void build();
    QWidget* buildPictures();
    QSlider* slider(const char* name, const QString& text, int least, int most, int value,
                    QGridLayout& grid);
    void start();
    void stop();
    void drain();
    void showStates();
    void showStopped();

    const Theme& m_theme;
    std::shared_ptr<Feed> m_feed;
    Image m_picture;
    std::vector<CopyState> m_states[2];  ///< plain, residual
    LinePlot* m_plot;
    QLabel* m_given;
    QLabel* m_made[2];
    QLabel* m_error[2];
    QLabel* m_problem;
    QSlider* m_blocks = nullptr;
    QSlider* m_steps = nullptr;
    QPushButton* m_start;
    QTimer* m_timer;
    Job* m_job;
};

}  // namespace lab
