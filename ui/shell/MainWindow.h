// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/NetworkSpec.h"
#include "ui/experiments/Workspace.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <vector>

class QMessageBox;
class QStackedWidget;

namespace lab {

class Page;
class Rail;
class StatusStrip;
class TrainPage;

/// The window: the rail of pages, the page, the status strip. A page is made when somebody first
/// goes there. It remembers its place, asks once
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
    void addPage(const QString& button, Icon sign, const QString& title, const QString& name,
                 std::function<Page*()> make);
    /// The page, made now where nobody has been there yet.
    Page* realise(int index);
    void drawUp(const std::vector<NetworkSpec>& networks);
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
    std::vector<std::function<Page*()>> m_unmade;  ///< by page; empty once it is there
    TrainPage* m_train = nullptr;
    class Job* m_job;
    QPointer<QMessageBox> m_question;
    bool m_closing = false;  ///< the answer was yes: close when the training has stopped
    bool m_begun = false;
};

}  // namespace lab
