// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/ClassifyPage.h"

#include "core/base/Error.h"
#include "ui/base/FileDialogs.h"
#include "ui/base/Format.h"
#include "ui/base/KeyHelp.h"
#include "ui/classify/Answering.h"
#include "ui/classify/AnswersView.h"
#include "ui/classify/ClassifyEmpty.h"
#include "ui/classify/ClassifyHeader.h"
#include "ui/classify/DropArea.h"
#include "ui/classify/ModelIntake.h"
#include "ui/classify/PictureIntake.h"
#include "ui/classify/PictureListPanel.h"
#include "ui/classify/ResultsExport.h"
#include "ui/classify/ResultsPanel.h"
#include "ui/intake/DropTarget.h"
#include "ui/intake/StoredModels.h"
#include "ui/parts/Banner.h"
#include "ui/parts/Splitter.h"
#include "ui/plots/FigureExport.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr int kListWidth = 216;
constexpr int kLeastList = 200;
constexpr int kResultsWidth = 288;
constexpr int kRoomForResults = 1120;  // of the page; below, they become a tab
constexpr int kUndoSeconds = 10;
constexpr int kCountMilliseconds = 250;

}  // namespace

ClassifyPage::ClassifyPage(const Theme& theme, const Session& session, const Workspace& workspace,
                           QWidget* parent)
    : Page(theme, "classifyPage", parent),
      m_theme(theme),
      m_session(session),
      m_models(new ClassifyModels(this)),
      m_pictures(new PictureModel(m_models->all(), this)),
      m_filter(new PictureFilter(*m_pictures, this)),
      m_answering(new Answering(*m_pictures, this)),
      m_intake(new PictureIntake(*m_answering, this)),
      m_removed(*m_pictures),
      m_header(new ClassifyHeader(theme, *m_models, workspace, this)),
      m_networks(new ModelIntake(theme, *m_models, banners(), this)),
      m_across(new Splitter(Qt::Horizontal, "classifySplitter", "classify/splitter", this)),
      m_drop(new DropArea(theme)),
      m_list(new PictureListPanel(theme, *m_pictures, *m_filter)),
      m_middle(new QStackedWidget),
      m_empty(new ClassifyEmpty(theme)),
      m_answers(new AnswersView(theme, m_models->all())),
      m_results(new ResultsPanel(theme, *m_pictures)),
      m_countSoon(new QTimer(this)),
      m_kept(*m_pictures, [this](const auto& file) { return m_intake->made(file); }) {
    build();
    watchDrops();
    addShortcuts();
    watchHeader();
    watchPictures();
    watchModels();
    m_list->setUndo(false);
    handleModels();
    showState();
}

ClassifyPage::~ClassifyPage() {
    // What is read to the end reaches nobody; views go before what they show.
    disconnect(m_models, nullptr, this, nullptr);
    m_list->blockSignals(true);
    delete m_answering;
    delete m_across;
}

// ---- Layout ------------------------------------------------------------------------------------

void ClassifyPage::build() {
    m_across->addWidget(buildLeft());
    m_across->addWidget(buildMiddle());
    m_results->setMinimumWidth(260);
    m_across->addWidget(m_results);
    m_across->setStretchFactor(0, 0);
    m_across->setStretchFactor(1, 1);
    m_across->setStretchFactor(2, 0);
    m_across->setUsualSizes({kListWidth, 0, kResultsWidth});
    fill(m_header, m_across);
}

QWidget* ClassifyPage::buildLeft() {
    auto* left = new QWidget;
    left->setMinimumWidth(kLeastList);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_drop);
    column->addWidget(m_list, 1);
    m_drop->setSamples(!samplesHere().empty());
    return left;
}

QWidget* ClassifyPage::buildMiddle() {
    m_middle->addWidget(m_empty);
    m_middle->addWidget(m_answers);
    m_middle->setMinimumWidth(480);
    return m_middle;
}

void ClassifyPage::watchDrops() {
    auto* target = new DropTarget(this);
    connect(target, &DropTarget::entered, this, [this](const DropOffer& offer) {
        m_drop->promise(promiseOf(offer), !offer.isEmpty());
    });
    connect(target, &DropTarget::left, this, [this] { m_drop->promise({}, true); });
    connect(target, &DropTarget::dropped, this, [this](const QMimeData& mime) { take(mime); });
}

void ClassifyPage::addShortcuts() {
    addShortcut(*this, {QKeySequence::Open}, tr("Open pictures"),
                [this] { m_intake->openFiles(); });
    addShortcut(*this, {QKeySequence::Paste}, tr("Paste a picture, files or folders"),
                [this] { take(*QGuiApplication::clipboard()->mimeData()); });
    addShortcut(*this, {QKeySequence::Undo}, tr("Bring back what was taken out last"),
                [this] { undoRemove(); });
    declareKeys(*this, QStringLiteral("← →"), tr("The picture before, the next one"));
    declareKeys(*this, QStringLiteral("Delete"),
                tr("Take pictures, or a network, out of the list"));
    declareKeys(*this, QStringLiteral("Ctrl+C"), tr("Copy the answers"));
}

// ---- Who tells whom ----------------------------------------------------------------------------

void ClassifyPage::watchHeader() {
    connect(m_header, &ClassifyHeader::addRequested, m_models, &ClassifyModels::add);
    connect(m_header, &ClassifyHeader::shippedRequested, m_models, &ClassifyModels::addShipped);
    connect(m_header, &ClassifyHeader::reloadRequested, m_models, &ClassifyModels::reload);
    connect(m_header, &ClassifyHeader::removeRequested, m_networks, &ModelIntake::remove);
    connect(m_header, &ClassifyHeader::copyRequested, this, [this] { copyResults({}); });
    connect(m_header, &ClassifyHeader::exportRequested, this, &ClassifyPage::exportResults);
    connect(m_header, &ClassifyHeader::importRequested, m_networks,
            [this] { m_networks->importWeights({}); });
    connect(m_header, &ClassifyHeader::chooseRunRequested, m_networks, &ModelIntake::chooseRun);
    connect(m_header, &ClassifyHeader::chooseFileRequested, m_networks, &ModelIntake::chooseFile);
    connect(m_empty, &ClassifyEmpty::addModelRequested, m_header, &ClassifyHeader::openAdd);
    connect(m_empty, &ClassifyEmpty::samplesRequested, this, &ClassifyPage::trySamples);
    connect(m_empty, &ClassifyEmpty::openRequested, m_intake, &PictureIntake::openFiles);
    connect(m_drop, &DropArea::samplesRequested, this, &ClassifyPage::trySamples);
    connect(m_drop, &DropArea::openRequested, m_intake, &PictureIntake::openFiles);
    connect(m_drop, &DropArea::folderRequested, m_intake, &PictureIntake::openFolder);
    connect(m_intake, &PictureIntake::weightsCame, m_networks, &ModelIntake::take);
    connect(m_intake, &PictureIntake::taken, this, [this] { banners().dismiss("error"); });
    connect(m_intake, &PictureIntake::failed, this, &ClassifyPage::complain);
}

void ClassifyPage::watchPictures() {
    m_countSoon->setSingleShot(true);
    m_countSoon->setInterval(kCountMilliseconds);
    connect(m_countSoon, &QTimer::timeout, m_results, &ResultsPanel::count);
    connect(m_pictures, &PictureModel::resultsChanged, this, [this] {
        if (!m_countSoon->isActive()) {
            m_countSoon->start();
        }
        showCurrent();
    });
    connect(m_pictures, &PictureModel::rowsInserted, this, &ClassifyPage::showState);
    connect(m_pictures, &PictureModel::modelReset, this, &ClassifyPage::showState);
    connect(m_list, &PictureListPanel::currentChanged, this, &ClassifyPage::showCurrent);
    connect(m_list, &PictureListPanel::removeRequested, this, &ClassifyPage::removePictures);
    connect(m_list, &PictureListPanel::copyRequested, this, &ClassifyPage::copyResults);
    connect(m_list, &PictureListPanel::undoRequested, this, &ClassifyPage::undoRemove);
    connect(m_list, &PictureListPanel::cancelRequested, m_answering, &Answering::cancel);
    connect(m_list, &PictureListPanel::goOnRequested, m_answering, &Answering::goOn);
    connect(m_list, &PictureListPanel::clearRequested, this, [this] {
        std::set<int> all;
        for (const Picture& picture : m_pictures->all()) {
            all.insert(picture.id);
        }
        removePictures(all);
    });
    connect(m_answers, &AnswersView::stepRequested, m_list, &PictureListPanel::step);
    connect(m_answers, &AnswersView::choiceChanged, this, &ClassifyPage::showCurrent);
    connect(m_answers, &AnswersView::failed, this, &ClassifyPage::complain);
    connect(m_answers, &AnswersView::addModelRequested, m_header, &ClassifyHeader::openAdd);
    connect(m_results, &ResultsPanel::cellRequested, this,
            [this](const ConfusionCell& cell, const QString& text) {
                m_filter->setCell(cell);
                m_list->setCellText(text);
                m_list->setCurrent(m_filter->index(0, 0).data(PictureModel::IdRole).toInt());
            });
    connect(m_answering, &Answering::found, this, &ClassifyPage::handleFound);
    connect(&m_kept, &KeptPictures::restored, this, [this](const auto& files, const QString& note) {
        m_answering->addPaths(files);
        if (!note.isEmpty()) {
            tell(note);
        }
    });
    connect(m_answering, &Answering::changed, this, &ClassifyPage::handleProgress);
    connect(m_answering, &Answering::failed, this, &ClassifyPage::complain);
}

void ClassifyPage::watchModels() {
    connect(m_models, &ClassifyModels::changed, this, &ClassifyPage::handleModels);
    connect(m_models, &ClassifyModels::failed, this, &ClassifyPage::complain);
    connect(m_models, &ClassifyModels::noted, this, [this](const QString& sentence) {
        banners().showBanner("noted", {.tone = Tone::Warning, .text = sentence});
    });
    const auto share = [this] {  // what trains keeps the other cores
        const int threads = m_session.isBusy() ? 1 : 0;
        m_answering->setThreads(threads);
        m_answers->setThreads(threads);
    };
    connect(&m_session, &Session::stateChanged, this, share);
    share();
}

// ---- Networks ----------------------------------------------------------------------------------

void ClassifyPage::handleModels() {
    m_header->showModels();
    m_answers->handleModels(m_models->isLoading());
    m_pictures->handleModels();
    m_results->setModels();
    m_answering->startAfresh();
    showState();
    showCurrent();
    handleProgress();
}

// ---- Pictures in and out -----------------------------------------------------------------------

void ClassifyPage::take(const QMimeData& mime) {
    m_intake->take(mime);
}

void ClassifyPage::trySamples() {
    if (m_models->all().empty() && !m_models->isLoading()) {
        m_models->addShipped();
    }
    m_intake->dropSamples();
}

void ClassifyPage::handleFound(const std::vector<int>& added, int known) {
    for (const int id : added) {
        const Picture* picture = m_pictures->find(id);
        if (picture != nullptr && m_intake->made(picture->file)) {
            m_pictures->rename(id, tr("Picture %1").arg(picture->name.section('-', -1)));
        }
    }
    if (!added.empty()) {
        m_filter->setShow(PictureFilter::Show::All);
        m_list->showAll();
        m_list->setCurrent(added.front());
    } else if (known >= 0) {
        m_list->setCurrent(m_pictures->at(known).id);
        tell(tr("These pictures are in the list already."));
    }
    showState();
}

void ClassifyPage::removePictures(const std::set<int>& ids) {
    if (ids.empty()) {
        return;
    }
    const int row = std::max(0, m_pictures->rowOf(*ids.begin()));
    const QString sentence = m_removed.remove(ids);
    m_list->setUndo(true);
    m_answering->startAfresh();
    if (m_pictures->rowCount() > 0) {
        m_list->setCurrent(m_pictures->at(std::min(row, m_pictures->rowCount() - 1)).id);
    }
    banners().showBanner("removed", {.tone = Tone::Info,
                                     .text = sentence,
                                     .action = tr("Undo"),
                                     .onAction = [this] { undoRemove(); },
                                     .seconds = kUndoSeconds});
    handleProgress();
}

void ClassifyPage::undoRemove() {
    if (m_removed.isEmpty()) {
        return;
    }
    const int first = m_removed.bringBack();
    m_list->setUndo(!m_removed.isEmpty());
    m_list->setCurrent(first);
    banners().dismiss("removed");
    m_answering->catchUp();
    handleProgress();
}

void ClassifyPage::copyResults(const std::set<int>& ids) {
    std::vector<Picture> pictures;
    for (const Picture& picture : m_pictures->all()) {
        if (ids.empty() || ids.contains(picture.id)) {
            pictures.push_back(picture);
        }
    }
    QGuiApplication::clipboard()->setText(resultsTable(pictures, m_models->all()));
    tell(pictures.size() == 1 ? tr("The answers to 1 picture are in the clipboard.")
                              : tr("The answers to %1 pictures are in the clipboard.")
                                    .arg(countText(static_cast<std::int64_t>(pictures.size()))));
}

void ClassifyPage::exportResults(const QString& suffix) {
    const auto write = [this, suffix](const QString& file) {
        writeFigure(file, suffix == "csv" ? resultsCsv(m_pictures->all(), m_models->all())
                                          : resultsJson(m_pictures->all(), m_models->all()));
    };
    askExport(this, tr("Export the results"), QStringLiteral("results"), suffix, write,
              exportOutcome(tr("The results are in %1.")));
}

// ---- What the page shows -----------------------------------------------------------------------

bool ClassifyPage::isBusy() const {
    return m_answering->isBusy() || m_models->isLoading();
}

bool ClassifyPage::isLooking() const {
    return m_answers->isLooking();
}

void ClassifyPage::handleProgress() {
    const int all = m_pictures->rowCount();
    PictureListPanel::Progress progress;
    progress.all = all;
    progress.done = all - m_answering->missing();
    progress.busy = m_answering->isBusy() && progress.done < all;
    progress.stopped = m_answering->isCancelled() && progress.done < all;
    m_list->setProgress(progress);
    m_answers->setStopped(progress.stopped);
    m_header->setResults(all > 0);
    Q_EMIT noteChanged();
}

QString ClassifyPage::note() const {
    const auto models = static_cast<int>(m_models->all().size());
    const QString who = models == 1 ? tr("1 network") : tr("%1 networks").arg(models);
    const int all = m_pictures->rowCount();
    if (all == 0 || models == 0) {
        return models == 0 ? QString() : tr("%1 ready to answer").arg(who);
    }
    const int done = all - m_answering->missing();
    if (done < all) {
        return tr("Classifying: %1 of %2 pictures with %3")
            .arg(countText(done), countText(all), who);
    }
    return all == 1 ? tr("1 picture classified with %1").arg(who)
                    : tr("%1 pictures classified with %2").arg(countText(all), who);
}

void ClassifyPage::showState() {
    const bool any = m_pictures->rowCount() > 0;
    m_empty->tell(static_cast<int>(m_models->all().size()), m_models->isLoading(), samplesOffer());
    m_middle->setCurrentIndex(any ? 1 : 0);
}

// Samples are of use where somebody answers, or can at once.
bool ClassifyPage::samplesOffer() const {
    const bool somebody =
        !m_models->all().empty() || m_models->isLoading() || !shippedModelsHere().empty();
    return somebody && !samplesHere().empty();
}

void ClassifyPage::showCurrent() {
    const Picture* picture = m_pictures->find(m_list->current());
    if (picture == nullptr) {
        return;
    }
    m_answers->showPicture(*picture);
    const QModelIndex first = m_filter->index(0, 0);
    const QModelIndex last = m_filter->index(m_filter->rowCount() - 1, 0);
    m_answers->setSteps(first.data(PictureModel::IdRole).toInt() != picture->id,
                        last.data(PictureModel::IdRole).toInt() != picture->id);
}

// ---- Room --------------------------------------------------------------------------------------

void ClassifyPage::adaptToWidth() {
    const bool narrow = width() < kRoomForResults;
    if (narrow == m_narrow) {
        return;
    }
    m_narrow = narrow;
    if (narrow) {
        m_answers->setSecondTab(m_results);
        m_across->setUsualSizes({kListWidth, 0});
    } else {
        m_answers->setSecondTab(nullptr);
        m_across->addWidget(m_results);
        m_across->setStretchFactor(2, 0);
        m_across->setUsualSizes({kListWidth, 0, kResultsWidth});
        m_across->restoreUsual();
    }
    m_results->setWide(narrow);
    m_results->show();
}

void ClassifyPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_models->restore();  // not before: the program's start reads nothing
    if (!std::exchange(m_isRestored, true)) {
        m_kept.restore();
    }
}

void ClassifyPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    adaptToWidth();
}

// ---- Keys -------------------------------------------------------------------------------------

void ClassifyPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        m_list->step(event->key() == Qt::Key_Left ? -1 : 1);
    } else {
        QWidget::keyPressEvent(event);
    }
}

}  // namespace lab
