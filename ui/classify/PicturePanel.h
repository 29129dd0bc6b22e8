// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/PictureLook.h"
#include "ui/theme/Icons.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace lab {

class IconLabel;
class PictureView;

/// The picture that is selected, what the networks see of it, and how their answers stand to each
/// other. GUI thread.
class PicturePanel : public QFrame {
    Q_OBJECT

public:
    explicit PicturePanel(const Theme& theme, QWidget* parent = nullptr);

    void showPicture(const Picture& picture, const std::vector<ChosenModel>& models);
    /// The pixels, when they are there.
    void showLook(const PictureLook& look, const std::vector<ChosenModel>& models);
    void setSteps(bool back, bool next);

Q_SIGNALS:
    void stepRequested(int direction);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitHeadline();
    QToolButton* stepTool(const QString& name, Icon which, const QString& toolTip, int direction);

    const Theme& m_theme;
    int m_picture = 0;
    PictureView* m_whole;
    PictureView* m_input;
    QLabel* m_wholeCaption;
    QLabel* m_inputCaption;
    QLabel* m_name;
    QLabel* m_label;
    QFrame* m_verdict;
    IconLabel* m_sign;
    QLabel* m_headline;
    std::pair<QString, QString> m_said;  ///< whether the networks agree: headline and rest
    QLabel* m_how;
    QToolButton* m_back;
    QToolButton* m_next;
};

/// How pictures become what this network sees, as a person says it.
QString inputText(const InputSpec& input, bool inverted);

}  // namespace lab
