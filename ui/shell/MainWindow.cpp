// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/MainWindow.h"

#include "core/base/Machine.h"
#include "core/base/platform/Cores.h"
#include "core/run/Presets.h"
#include "ui/base/Format.h"
#include "ui/base/Job.h"
#include "ui/base/KeyHelp.h"
#include "ui/base/TabOrder.h"
#include "ui/classify/ClassifyPage.h"
#include "ui/inspect/InspectPage.h"
#include "ui/lesson/LessonPage.h"
#include "ui/networks/NetworksPage.h"
#include "ui/parts/Panels.h"
#include "ui/shell/HelpDialog.h"
#include "ui/shell/Rail.h"
#include "ui/shell/SettingsDialog.h"
#include "ui/shell/StatusStrip.h"
#include "ui/shell/StatusText.h"
#include "ui/theme/AppIcon.h"
#include "ui/train/TrainPage.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace lab {

namespace {

constexpr QSize kMainWindowLeast(1100, 700);
constexpr QSize kUsual(1280, 800);
constexpr auto kGeometry = "window/geometry";
constexpr auto kPage = "window/page";
constexpr int kTrainPage = 1;
constexpr int kInspectPage = 3;
constexpr int kClassifyPage = 4;

}  // namespace

MainWindow::MainWindow(Theme& theme, ExperimentModel& model, Session& session, Workspace& workspace,
                       QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_model(model),
      m_session(session),
      m_workspace(workspace),
      m_rail(new Rail(theme, this)),
      m_pages(new QStackedWidget(this)),
      m_status(new StatusStrip(theme, session, this)),
      m_job(new Job(this)) {
    setObjectName("mainWindow");
    m_pages->setObjectName("pages");
    setWindowIcon(appIcon());
    setMinimumSize(kMainWindowLeast);
    resize(kUsual);
    auto* across = new QHBoxLayout;
    across->setSpacing(0);
    across->addWidget(m_rail);
    across->addWidget(m_pages, 1);
    auto* down = new QVBoxLayout(this);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(0);
    down->addLayout(across, 1);
    down->addWidget(m_status);
    addPages();
    addShortcuts();
    restoreGeometry(QSettings().value(kGeometry).toByteArray());
    connect(&m_model, &ExperimentModel::reset, this, &MainWindow::nameWindow);
    connect(&m_session, &Session::stateChanged, this, [this] {
        if (m_closing && !m_session.isBusy()) {
            close();
        }
    });
    nameWindow();
    realise(kTrainPage);  // which hears of all that happens to experiments
    // The first start begins with the lesson, a later one where the last one ended.
    const QString last = QSettings().value(kPage).toString();
    int first = 0;
    for (int page = 0; page < m_pages->count(); ++page) {
        if (m_pages->widget(page)->objectName() == last) {
            first = page;
        }
    }
    realise(first);
    m_rail->choose(first);
}

MainWindow::~MainWindow() = default;

void MainWindow::addPages() {
    addPage("railLesson", Icon::Lesson, tr("Lesson"), "lessonPage", [this] {
        auto* page = new LessonPage(m_theme, m_workspace.root(), m_pages);
        connect(page, &LessonPage::trainRequested, this, [this] {
            std::vector<NetworkSpec> networks;
            for (const RunSpec& run : presetNamed("lesson").experiment.runs) {
                networks.push_back(run.network);
            }
            drawUp(networks);
        });
        return page;
    });
    addPage("railTrain", Icon::Train, tr("Train"), "trainPage", [this] {
        m_train = new TrainPage(m_theme, m_model, m_session, m_workspace, m_pages);
        connect(m_train, &TrainPage::inspectRequested, this, [this](const auto& run) {
            auto* page = qobject_cast<InspectPage*>(realise(kInspectPage));
            page->setSource(0, inspectSourceAt(run));
            m_rail->choose(kInspectPage);
        });
        connect(m_train, &TrainPage::classifyRequested, this, [this](const auto& run) {
            auto* page = qobject_cast<ClassifyPage*>(realise(kClassifyPage));
            m_rail->choose(kClassifyPage);
            page->addModel(run);
        });
        return m_train;
    });
    addPage("railNetworks", Icon::Networks, tr("Networks"), "networksPage", [this] {
        auto* page = new NetworksPage(m_theme, m_pages);
        connect(page, &NetworksPage::trainRequested, this, [this](const NetworkPair& pair) {
            const int width = presetNamed("lesson").experiment.runs.front().network.width;
            drawUp(atLessonWidth(pair, width));
        });
        return page;
    });
    addPage("railInspect", Icon::Inspect, tr("Inspect"), "inspectPage",
            [this] { return new InspectPage(m_theme, m_workspace, m_pages); });
    addPage("railClassify", Icon::Classify, tr("Classify"), "classifyPage",
            [this] { return new ClassifyPage(m_theme, m_session, m_workspace, m_pages); });
    connect(m_rail, &Rail::chosen, this, [this](int index) {
        realise(index);
        m_pages->setCurrentIndex(index);
    });
    connect(m_pages, &QStackedWidget::currentChanged, this, &MainWindow::showNote);
    connect(m_rail->addFoot("railSettings", Icon::Settings, tr("Settings")), &QToolButton::clicked,
            this, &MainWindow::openSettings);
    connect(m_rail->addFoot("railHelp", Icon::Help, tr("Help")), &QToolButton::clicked, this,
            &MainWindow::openHelp);
}

// An empty widget of the page's name holds its place until somebody goes there.
void MainWindow::addPage(const QString& button, Icon sign, const QString& title,
                         const QString& name, std::function<Page*()> make) {
    m_rail->addPage(button, sign, title);
    auto* place = new QWidget(m_pages);
    place->setObjectName(name);
    m_pages->addWidget(place);
    m_unmade.push_back(std::move(make));
}

Page* MainWindow::realise(int index) {
    auto& make = m_unmade.at(static_cast<std::size_t>(index));
    if (make) {
        QWidget* place = m_pages->widget(index);
        Page* page = std::exchange(make, {})();
        m_pages->insertWidget(index, page);
        if (m_pages->currentWidget() == place) {
            m_pages->setCurrentIndex(index);
        }
        m_pages->removeWidget(place);
        delete place;
        connect(page, &Page::noteChanged, this, &MainWindow::showNote);
    }
    return qobject_cast<Page*>(m_pages->widget(index));
}

void MainWindow::drawUp(const std::vector<NetworkSpec>& networks) {
    realise(kTrainPage);
    m_train->drawUp(networks);
    m_rail->choose(kTrainPage);
}

void MainWindow::showNote() {
    const auto* page = qobject_cast<const Page*>(m_pages->currentWidget());
    m_status->setNote(page == nullptr ? QString() : page->note());
}

void MainWindow::addShortcuts() {
    declareKeys(*this, QStringLiteral("Tab, Shift+Tab"), tr("The next control, the one before"));
    addShortcut(*this, {Qt::Key_F6}, tr("The next panel"), [this] { goRound(1); });
    addShortcut(*this, {Qt::SHIFT | Qt::Key_F6}, tr("The panel before"), [this] { goRound(-1); });
    addShortcut(*this, {Qt::CTRL | Qt::Key_Comma}, tr("Settings"), [this] { openSettings(); });
    addShortcut(*this, {QKeySequence::FullScreen}, tr("Full screen, and back"),
                [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    addShortcut(*this, {Qt::Key_F1}, tr("This help"), [this] { openHelp(); });
    addShortcut(*this, {QKeySequence::Quit}, tr("Close; a training can be resumed later"),
                [this] { close(); });
}

void MainWindow::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!m_begun) {
        m_begun = true;
        QTimer::singleShot(0, this, &MainWindow::begin);
    }
}

void MainWindow::begin() {
    m_theme.followDesktop();
    askMachine();
}

// The first question to LibTorch, so in a Job.
void MainWindow::askMachine() {
    m_job->start([] { return settled(Execution{}, 1).device; },
                 [this](const std::string& device) {
                     m_status->setMachine(machineText(device, coreCount()));
                 });
}

void MainWindow::nameWindow() {
    const QString name = pathText(m_model.folder().filename());
    setWindowTitle(name.isEmpty() ? QStringLiteral("ResNet Lab")
                                  : QStringLiteral("%1 – ResNet Lab").arg(name));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (m_session.isBusy()) {
        event->ignore();
        if (!m_closing) {
            askBeforeClosing();
        }
        return;
    }
    remember();
    QWidget::closeEvent(event);
}

void MainWindow::askBeforeClosing() {
    if (m_question && m_question->isVisible()) {  // an answered one is deleted a moment later
        m_question->raise();
        return;
    }
    m_question =
        new QMessageBox(QMessageBox::Question, tr("Close ResNet Lab?"),
                        tr("The networks are still training."), QMessageBox::NoButton, this);
    m_question->setObjectName("closeQuestion");
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->setIconPixmap(icon(Icon::Warning, m_theme.tokens(), Ink::Warning)
                                  .pixmap(QSize(32, 32), devicePixelRatioF()));
    m_question->setInformativeText(
        tr("Closing stops them after this batch. Every run keeps its checkpoint, so that you can "
           "resume the experiment later."));
    QPushButton* stop = m_question->addButton(tr("Stop and close"), QMessageBox::AcceptRole);
    stop->setObjectName("stopAndClose");
    QPushButton* stay = m_question->addButton(tr("Keep training"), QMessageBox::RejectRole);
    stay->setObjectName("keepTraining");
    m_question->setDefaultButton(stay);
    m_question->setEscapeButton(stay);
    connect(stop, &QPushButton::clicked, this, [this] {
        m_closing = true;
        m_session.stopAll();
        if (!m_session.isBusy()) {  // it ended while the question stood there
            close();
        }
    });
    m_question->open();
}

void MainWindow::remember() {
    QSettings().setValue(kPage, m_pages->currentWidget()->objectName());
    QSettings().setValue(kGeometry, saveGeometry());
}

void MainWindow::goRound(int direction) {
    focusNextPanel(*m_pages->currentWidget(), direction);
}

bool MainWindow::focusNextPrevChild(bool next) {
    QWidget* stop = tabStopFrom(*this, focusWidget(), next);
    if (stop == nullptr) {
        return false;
    }
    stop->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void MainWindow::openSettings() {
    (new SettingsDialog(m_theme, m_workspace.root(), this))->open();
}

void MainWindow::openHelp() {
    std::vector<KeySection> sections = {{tr("Everywhere"), keysOf(*m_rail)}};
    for (const KeyLine& line : keysOf(*this)) {
        sections.front().lines.push_back(line);
    }
    // First the page that is seen, then the others in their order.
    const int shown = m_pages->currentIndex();
    for (int i = 0; i < m_pages->count(); ++i) {
        int page = shown;
        if (i > 0) {
            page = i <= shown ? i - 1 : i;
        }
        sections.push_back(
            {keysOf(*m_rail).at(static_cast<std::size_t>(page)).meaning, keysOf(*realise(page))});
    }
    (new HelpDialog(sections, this))->open();
}

}  // namespace lab
