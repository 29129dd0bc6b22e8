// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/Workspace.h"
#include "ui/theme/Theme.h"

#include <QPointer>
#include <QWidget>

class QMessageBox;
class QStackedWidget;

namespace lab {

class ClassifyPage;
class InspectPage;
class LessonPage;
class NetworksPage;
class Rail;
class StatusStrip;
class TrainPage;

/// The window: the rail of pages, the page, the status strip. It remembers its place, asks once
/// before it closes on a training, and then waits for the checkpoints without blocking. GUI thread.
class MainWindow : public QWidget {
    Q_OBJECT

public:
    MainWindow(Theme& theme, ExperimentModel& model, Session& session, Workspace& workspace,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Before the window shows nothing, for what takes longer: the machine, the desktop's colours.
    void begin();

protected:
    void closeEvent(QCloseEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void showEvent(QShowEvent* event) override;

private:
    void addPages();
    void addShortcuts();
    void showNote();
    void askMachine();
    void nameWindow();
    void askBeforeClosing();
    void remember();
    void goRound(int direction);
    void openSettings();
    void openHelp();

    Theme& m_theme;
    ExperimentModel& m_model;
    Session& m_session;
    Workspace& m_workspace;
    Rail* m_rail;
    QStackedWidget* m_pages;
    StatusStrip* m_status;
    LessonPage* m_lesson = nullptr;
    TrainPage* m_train = nullptr;
    NetworksPage* m_networks = nullptr;
    InspectPage* m_inspect = nullptr;
    ClassifyPage* m_classify = nullptr;
    class Job* m_job;
    QPointer<QMessageBox> m_question;
    bool m_closing = false;  ///< the answer was yes: close when the training has stopped
    bool m_begun = false;
};

}  // namespace lab
