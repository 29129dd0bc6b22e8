// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/train/TrainState.h"

#include <QWidget>

#include <optional>

class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace lab {

class ExperimentPicker;

/// The head of the Train page: which experiment at the left; how far it is and what can be done
/// with it at the right. GUI thread.
class TrainHeader : public QWidget {
    Q_OBJECT

public:
    explicit TrainHeader(const Theme& theme, QWidget* parent = nullptr);

    ExperimentPicker& picker() { return *m_picker; }
    void setSituation(const TrainSituation& situation);
    /// Shows the button that unfolds the form, where the form has no room of its own.
    void setFormFolded(bool folded);
    QToolButton& formButton() { return *m_form; }

Q_SIGNALS:
    void newRequested();
    void pauseRequested();
    void resumeRequested();    ///< what is paused
    void continueRequested();  ///< what is unfinished on the disk
    void stopRequested();
    void longerRequested();
    void reportRequested();
    void backRequested();  ///< to the experiment that this process trains
    void otherFolderRequested();
    void listRequested();  ///< of all experiments
    void compareRequested();
    void renameRequested();
    void removeRequested();
    void seedsRequested();
    void networksRequested();
    void restoreRequested();  ///< a run that was taken out
    void folderRequested();

private:
    void buildLeft();
    void buildRight();
    void buildMenu();
    QPushButton* button(const QString& name, Icon which, const QString& text,
                        const QString& toolTip, void (TrainHeader::*signal)());
    void showProgress(const TrainSituation& situation);
    void showButtons(const TrainSituation& situation);

    const Theme& m_theme;
    ExperimentPicker* m_picker;
    QToolButton* m_list;
    QToolButton* m_menuButton;
    QToolButton* m_form;
    QPushButton* m_new;
    QWidget* m_progress;
    QLabel* m_epoch;
    QLabel* m_left;
    QProgressBar* m_bar;
    QWidget* m_done;
    QLabel* m_doneText;
    QPushButton* m_pause = nullptr;
    QPushButton* m_resume = nullptr;
    QPushButton* m_continue = nullptr;
    QPushButton* m_stop = nullptr;
    QPushButton* m_longer = nullptr;
    QPushButton* m_report = nullptr;
    QPushButton* m_back = nullptr;
    std::optional<TrainSituation> m_shown;
    QList<QAction*> m_forOpen;  ///< actions that need an open experiment
};

}  // namespace lab
