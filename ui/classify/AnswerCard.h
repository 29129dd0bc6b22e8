// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/PictureLook.h"
#include "ui/theme/Theme.h"

#include <QFrame>
#include <QScrollArea>

class QGridLayout;
class QLabel;

namespace lab {

class AnswerBars;
class CamView;
class IconLabel;
class NetworkName;

/// One network's answer to the picture: its likeliest classes as bars, whether it is right, how
/// long it took, and where it looked. In the network's colour. GUI thread.
class AnswerCard : public QFrame {
    Q_OBJECT

public:
    AnswerCard(const Theme& theme, const ChosenModel& model, QWidget* parent = nullptr);

    int model() const { return m_model; }
    /// `otherwise`: why there is no answer, where there is none.
    void showAnswer(const Picture& picture, const ChosenModel& model, const QString& otherwise);
    void showLook(const PictureLook::OfModel* look, const ChosenModel& model);
    void setOpacity(double opacity);

Q_SIGNALS:
    void classChosen(const QString& className);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int m_model;
    QColor m_colour;
    NetworkName* m_name;
    IconLabel* m_sign;
    QLabel* m_right;
    QLabel* m_time;
    AnswerBars* m_bars;
    CamView* m_cam;
};

/// The cards of all chosen networks: plain at the left, residual at the right, depth downwards,
/// where both are there; more than fit scroll. GUI thread.
class AnswerCards : public QScrollArea {
    Q_OBJECT

public:
    explicit AnswerCards(const Theme& theme, QWidget* parent = nullptr);

    void setModels(const std::vector<ChosenModel>& models);
    void showAnswers(const Picture& picture, const std::vector<ChosenModel>& models,
                     const QString& otherwise);
    void showLook(const PictureLook& look, const std::vector<ChosenModel>& models);
    void setOpacity(double opacity);

Q_SIGNALS:
    void classChosen(const QString& className);

private:
    const Theme& m_theme;
    QGridLayout* m_grid;
    std::vector<AnswerCard*> m_cards;
    double m_opacity = 0.5;
};

}  // namespace lab
