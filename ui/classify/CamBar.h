// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/PictureLook.h"
#include "ui/theme/Theme.h"

#include <QFrame>

class QLabel;
class QSlider;

namespace lab {

class ChoiceField;

/// What the heat maps of all cards show: stage, class and how strongly. Stage and opacity are
/// remembered. GUI thread.
class CamBar : public QFrame {
    Q_OBJECT

public:
    explicit CamBar(const Theme& theme, QWidget* parent = nullptr);

    const CamChoice& choice() const { return m_choice; }
    double opacity() const;  ///< 0 to 1
    /// The stages and classes that can be chosen.
    void setModels(const std::vector<ChosenModel>& models);
    void setClass(const QString& className);

Q_SIGNALS:
    void choiceChanged();
    void opacityChanged();

private:
    void handleStage(int index);
    void handleTarget(int index);

    CamChoice m_choice;
    bool m_isChosen = false;  ///< the stage, by the person
    ChoiceField* m_stage;
    ChoiceField* m_target;
    QSlider* m_opacity;
    QLabel* m_share;
};

}  // namespace lab
