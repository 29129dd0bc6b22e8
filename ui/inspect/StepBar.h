// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Icons.h"

#include <QWidget>

class QKeyEvent;
class QLabel;
class QSlider;
class QTimer;
class QToolButton;

namespace lab {

class ChoiceField;
class ElidedLabel;

/// Steps through a row of places: first, back, play and pause, on, last, a slider, the speed, and
/// where one is in words. The speed is remembered under a key of the settings. GUI thread.
class StepBar : public QWidget {
    Q_OBJECT

public:
    StepBar(const Theme& theme, const QString& settingsKey, QWidget* parent = nullptr);

    void setCount(int count);
    int count() const { return m_count; }
    /// From 0. Does not emit.
    void setPosition(int position);
    int position() const { return m_position; }
    /// "Block 3 of 16" and "stage 1, layer1.2".
    void setWords(const QString& place, const QString& detail);

    bool isPlaying() const;
    void play();  ///< from the beginning when it stands at the end; stops there
    void pause();
    double stepsPerSecond() const;
    /// Space, ←, →, Home and End, for the page around it. Whether the key was one of them.
    bool handleKey(const QKeyEvent& event);

Q_SIGNALS:
    void positionChanged(int position);  ///< by the person, or by playing

protected:
    void changeEvent(QEvent* event) override;

private:
    QToolButton* button(const QString& name, Icon which, const QString& toolTip);
    void buildSpeed(const QString& settingsKey);
    void go(int position);
    void tick();
    void showState();

    const Theme& m_theme;
    int m_count = 0;
    int m_position = 0;
    QTimer* m_timer;
    QToolButton* m_first;
    QToolButton* m_back;
    QToolButton* m_play;
    QToolButton* m_on;
    QToolButton* m_last;
    QSlider* m_slider;
    ChoiceField* m_speed;
    QLabel* m_place;
    ElidedLabel* m_detail;
};

}  // namespace lab
