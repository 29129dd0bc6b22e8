// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/ChosenModel.h"
#include "ui/classify/PictureLook.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QFrame;
class QTabBar;

namespace lab {

class AnswerCards;
class CamBar;
class PicturePanel;

/// The picture that is selected, what every chosen network says of it, and where each has looked.
/// Where the page is narrow, a tab next to the answers holds how often the networks are right. GUI
/// thread; looking happens in a Job.
class AnswersView : public QWidget {
    Q_OBJECT

public:
    AnswersView(const Theme& theme, const std::vector<ChosenModel>& models,
                QWidget* parent = nullptr);
    ~AnswersView() override;

    /// The networks have changed. `loading`: some are being read.
    void handleModels(bool loading);
    /// Asks for a closer look once for each picture, choice and answer that is new.
    void showPicture(const Picture& picture);
    /// Whether there is a picture before and after it.
    void setSteps(bool back, bool next);
    void setThreads(int threads);
    /// Whether pictures are no longer asked about, so that none waits.
    void setStopped(bool stopped);
    bool isLooking() const;
    /// A second tab with this content; none where it is null.
    void setSecondTab(QWidget* content);

Q_SIGNALS:
    void stepRequested(int direction);  ///< −1: the picture before, 1: the next
    void addModelRequested();
    void choiceChanged();  ///< the picture is to be shown again
    void failed(const QString& sentence);

private:
    void build();
    QFrame* buildNoModels();
    void lookCloser(const Picture& picture);
    void forgetLook();
    QString withoutAnswer(const Picture& picture) const;
    void handleLook(const PictureLook& look);
    void showTab();

    const Theme& m_theme;
    const std::vector<ChosenModel>& m_models;
    PictureLooker* m_looker;
    QTabBar* m_tabs;
    PicturePanel* m_panel;
    CamBar* m_cam;
    AnswerCards* m_cards;
    QFrame* m_noModels;
    QWidget* m_second;
    bool m_loading = false;
    bool m_stopped = false;
    int m_shown = 0;      ///< id of the picture; what is found out about others is not shown
    QString m_lookedFor;  ///< what was asked for last, so that it is asked once
};

}  // namespace lab
