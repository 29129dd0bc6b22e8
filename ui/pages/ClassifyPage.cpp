#include "ui/pages/ClassifyPage.h"

#include "core/base/Error.h"
#include "core/base/Files.h"
#include "core/infer/Models.h"
#include "ui/FileDialogs.h"
#include "ui/Format.h"
#include "ui/Icons.h"
#include "ui/classify/Answering.h"
#include "ui/classify/ClassifyHeader.h"
#include "ui/classify/DropReader.h"
#include "ui/classify/ImportDialog.h"
#include "ui/classify/ResultsExport.h"
#include "ui/widgets/AnswerCard.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/CamBar.h"
#include "ui/widgets/ClassifyEmpty.h"
#include "ui/widgets/DropArea.h"
#include "ui/widgets/PictureListPanel.h"
#include "ui/widgets/PicturePanel.h"
#include "ui/widgets/ResultsPanel.h"
#include "ui/widgets/Splitter.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr int kListWidth = 216;
constexpr int kLeastList = 200;
constexpr int kResultsWidth = 288;
constexpr int kRoomForResults = 1120;  // of the page; below, they become a tab
constexpr int kUndoSeconds = 10;
constexpr int kNoteSeconds = 6;
constexpr int kCountMilliseconds = 250;
constexpr std::size_t kUndoDepth = 20;

std::vector<fs::path> samplesHere() {
    try {
        return samplePictures();
    } catch (const Error&) {  // the page says nothing of samples that are not there
        return {};
    }
}

QStringList pictureFilters() {
    return {ClassifyPage::tr("Pictures (*.png *.jpg *.jpeg *.bmp *.webp *.tif *.tiff)"),
            ClassifyPage::tr("All files (*)")};
}

}  // namespace

ClassifyPage::ClassifyPage(const Theme& theme, const Session& session, const Workspace& workspace,
                           QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_session(session),
      m_models(new ClassifyModels(this)),
      m_pictures(new PictureModel(m_models->all(), this)),
      m_filter(new PictureFilter(*m_pictures, this)),
      m_answering(new Answering(*m_pictures, this)),
      m_looker(new PictureLooker(this)),
      m_header(new ClassifyHeader(theme, *m_models, workspace, this)),
      m_banners(new BannerStack(theme)),
      m_across(new Splitter(Qt::Horizontal, "classifySplitter", "classify/splitter", this)),
      m_drop(new DropArea(theme)),
      m_list(new PictureListPanel(theme, *m_pictures, *m_filter)),
      m_middle(new QStackedWidget),
      m_empty(new ClassifyEmpty(theme)),
      m_panel(new PicturePanel(theme)),
      m_tabs(new QTabBar),
      m_cam(new CamBar(theme)),
      m_cards(new AnswerCards(theme)),
      m_noModels(buildNoModels()),
      m_results(new ResultsPanel(theme, *m_pictures)),
      m_countSoon(new QTimer(this)) {
    setObjectName("classifyPage");
    setAcceptDrops(true);
    build();
    addShortcuts();
    watchHeader();
    watchPictures();
    watchModels();
    m_cards->setOpacity(m_cam->opacity());
    m_list->setUndo(false);
    heedModels();
    showState();
}

ClassifyPage::~ClassifyPage() {
    // What is read to the end reaches nobody; views go before what they show.
    disconnect(m_models, nullptr, this, nullptr);
    m_list->blockSignals(true);
    m_tabs->blockSignals(true);
    delete m_answering;
    delete m_across;
}

// ---- Layout ------------------------------------------------------------------------------------

void ClassifyPage::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 8, 8);
    column->setSpacing(0);
    column->addWidget(m_header);
    auto* banners = new QVBoxLayout;
    banners->setContentsMargins(0, 0, 0, 0);
    banners->addWidget(m_banners);
    column->addLayout(banners);
    column->addWidget(m_across, 1);
    m_banners->setContentsMargins(0, 0, 0, 8);
    m_across->addWidget(buildLeft());
    m_across->addWidget(buildMiddle());
    m_results->setMinimumWidth(260);
    m_across->addWidget(m_results);
    m_across->setStretchFactor(0, 0);
    m_across->setStretchFactor(1, 1);
    m_across->setStretchFactor(2, 0);
    m_across->setUsualSizes({kListWidth, 0, kResultsWidth});
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
    auto* answers = new QWidget;
    auto* column = new QVBoxLayout(answers);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_panel);
    column->addWidget(m_tabs);
    column->addWidget(m_cam);
    column->addWidget(m_cards, 1);
    column->addWidget(m_noModels, 1);
    m_resultsTab = new QWidget;
    auto* inside = new QVBoxLayout(m_resultsTab);
    inside->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_resultsTab, 1);
    m_tabs->setObjectName("classifyTabs");
    m_tabs->setProperty("underlined", "true");
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Answers, or accuracy and confusion"));
    m_tabs->addTab(tr("Answers"));
    m_tabs->addTab(tr("Accuracy and confusion"));
    m_tabs->hide();
    connect(m_tabs, &QTabBar::currentChanged, this, &ClassifyPage::showState);
    m_middle->addWidget(m_empty);
    m_middle->addWidget(answers);
    m_middle->setMinimumWidth(480);
    return m_middle;
}

QFrame* ClassifyPage::buildNoModels() {
    auto* frame = new QFrame;
    frame->setObjectName("noModels");
    frame->setProperty("panel", "true");
    auto* words = new QLabel(tr("No network answers. Add a run of the lab or import weights."));
    words->setAlignment(Qt::AlignCenter);
    words->setProperty("role", "muted");
    auto* add = new QPushButton(icon(Icon::Add, m_theme.tokens(), Ink::OnAccent), tr("Add model"));
    add->setObjectName("noModelsAdd");
    add->setProperty("primary", true);
    add->setFixedHeight(32);
    connect(add, &QPushButton::clicked, this, [this] { m_header->openAdd(); });
    auto* column = new QVBoxLayout(frame);
    column->addStretch();
    column->addWidget(words);
    column->addWidget(add, 0, Qt::AlignHCenter);
    column->addStretch();
    return frame;
}

void ClassifyPage::addShortcuts() {
    const auto add = [this](const QKeySequence& keys, auto what) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, what);
    };
    add(QKeySequence::Paste, [this] { take(*QGuiApplication::clipboard()->mimeData()); });
    add(QKeySequence::Open, [this] { openFiles(); });
    add(QKeySequence::Undo, [this] { undoRemove(); });
}

// ---- Who tells whom ----------------------------------------------------------------------------

void ClassifyPage::watchHeader() {
    connect(m_header, &ClassifyHeader::addWanted, m_models, &ClassifyModels::add);
    connect(m_header, &ClassifyHeader::shippedWanted, m_models, &ClassifyModels::addShipped);
    connect(m_header, &ClassifyHeader::reloadWanted, m_models, &ClassifyModels::reload);
    connect(m_header, &ClassifyHeader::removeWanted, this, &ClassifyPage::removeModel);
    connect(m_header, &ClassifyHeader::copyWanted, this, [this] { copyResults({}); });
    connect(m_header, &ClassifyHeader::exportWanted, this, &ClassifyPage::exportResults);
    connect(m_header, &ClassifyHeader::importWanted, this, [this] { importWeights({}); });
    connect(m_header, &ClassifyHeader::chooseRunWanted, this, [this] {
        askFolder(this, tr("Run folder"),
                  [this](const QString& folder) { m_models->add(folder.toStdString()); });
    });
    connect(m_header, &ClassifyHeader::chooseFileWanted, this, [this] {
        askOpenFile(this, tr("Weights of this program"),
                    {tr("SafeTensors (*.safetensors)"), tr("All files (*)")},
                    [this](const QString& file) { m_models->add(file.toStdString()); });
    });
    connect(m_empty, &ClassifyEmpty::addModelWanted, m_header, &ClassifyHeader::openAdd);
    connect(m_empty, &ClassifyEmpty::samplesWanted, this, &ClassifyPage::dropSamples);
    connect(m_empty, &ClassifyEmpty::openWanted, this, &ClassifyPage::openFiles);
    connect(m_drop, &DropArea::samplesWanted, this, &ClassifyPage::dropSamples);
    connect(m_drop, &DropArea::openWanted, this, &ClassifyPage::openFiles);
    connect(m_drop, &DropArea::folderWanted, this, &ClassifyPage::openFolder);
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
    connect(m_list, &PictureListPanel::removeWanted, this, &ClassifyPage::removePictures);
    connect(m_list, &PictureListPanel::copyWanted, this, &ClassifyPage::copyResults);
    connect(m_list, &PictureListPanel::undoWanted, this, &ClassifyPage::undoRemove);
    connect(m_list, &PictureListPanel::cancelWanted, m_answering, &Answering::cancel);
    connect(m_list, &PictureListPanel::goOnWanted, m_answering, &Answering::goOn);
    connect(m_list, &PictureListPanel::clearWanted, this, [this] {
        std::set<int> all;
        for (const Picture& picture : m_pictures->all()) {
            all.insert(picture.id);
        }
        removePictures(all);
    });
    connect(m_panel, &PicturePanel::stepWanted, m_list, &PictureListPanel::step);
    connect(m_results, &ResultsPanel::cellWanted, this,
            [this](const ConfusionCell& cell, const QString& text) {
                m_filter->setCell(cell);
                m_list->setCellText(text);
                m_list->setCurrent(m_filter->index(0, 0).data(PictureModel::IdRole).toInt());
            });
    connect(m_answering, &Answering::found, this, &ClassifyPage::heedFound);
    connect(m_answering, &Answering::changed, this, &ClassifyPage::heedProgress);
    connect(m_answering, &Answering::failed, this, &ClassifyPage::complain);
    connect(m_looker, &PictureLooker::looked, this, [this](const PictureLook& look) {
        m_look = look;
        if (!look.problem.isEmpty()) {
            complain(look.problem);
        }
        m_panel->showLook(look, m_models->all());
        m_cards->showLook(look, m_models->all());
    });
    connect(m_cam, &CamBar::choiceChanged, this, &ClassifyPage::showCurrent);
    connect(m_cam, &CamBar::opacityChanged, this,
            [this] { m_cards->setOpacity(m_cam->opacity()); });
    connect(m_cards, &AnswerCards::classChosen, m_cam, &CamBar::setClass);
}

void ClassifyPage::watchModels() {
    connect(m_models, &ClassifyModels::changed, this, &ClassifyPage::heedModels);
    connect(m_models, &ClassifyModels::failed, this, &ClassifyPage::complain);
    const auto share = [this] {  // what trains keeps the other cores
        const int threads = m_session.isBusy() ? 1 : 0;
        m_answering->setThreads(threads);
        m_looker->setThreads(threads);
    };
    connect(&m_session, &Session::stateChanged, this, share);
    share();
}

// ---- Networks ----------------------------------------------------------------------------------

void ClassifyPage::heedModels() {
    const std::vector<ChosenModel>& models = m_models->all();
    m_header->showModels();
    m_cam->setModels(models);
    m_cards->setModels(models);
    m_pictures->heedModels();
    m_results->setModels();
    m_answering->startAfresh();
    showState();
    showCurrent();
    heedProgress();
}

void ClassifyPage::removeModel(int id) {
    const ChosenModel* model = m_models->find(id);
    if (model == nullptr) {
        return;
    }
    const fs::path path = model->path;
    const QString name = model->name;
    m_models->remove(id);
    m_banners->say("model", {.tone = Tone::Info,
                             .text = tr("%1 no longer answers.").arg(name),
                             .action = tr("Undo"),
                             .onAction = [this, path] { m_models->add(path); },
                             .seconds = kUndoSeconds});
}

void ClassifyPage::importWeights(const QString& file) {
    auto* dialog = new ImportDialog(m_theme, file, this);
    connect(dialog, &ImportDialog::imported, this, [this](const ImportResult& result) {
        QStringList notes = {tr("%1 of %2 classes is imported into %3.")
                                 .arg(QString::fromStdString(titleOf(result.network)),
                                      countText(result.network.classes),
                                      QString::fromStdString(result.file.string()))};
        for (const std::string& note : result.notes) {
            notes << QString::fromStdString(note);
        }
        m_banners->say("import", {.tone = Tone::Success, .text = notes.join(' ')});
        m_models->add(result.file);
    });
    dialog->open();
}

// ---- Pictures in and out -----------------------------------------------------------------------

void ClassifyPage::take(const QMimeData& mime) {
    Dropped dropped;
    try {
        dropped = readDrop(mime, m_folder);
    } catch (const Error& error) {
        complain(QString::fromUtf8(error.what()));
        return;
    }
    m_banners->dismiss("error");
    for (const fs::path& file : dropped.weights) {
        if (file.extension() == ".safetensors") {
            m_models->add(file);
        } else {
            importWeights(QString::fromStdString(file.string()));
        }
    }
    if (!dropped.paths.empty()) {
        m_answering->addPaths(dropped.paths);
    }
}

void ClassifyPage::dropSamples() {
    m_answering->addPaths(samplesHere());
}

void ClassifyPage::openFiles() {
    askOpenFiles(this, tr("Pictures to classify"), pictureFilters(),
                 [this](const QStringList& files) {
                     std::vector<fs::path> paths;
                     for (const QString& file : files) {
                         paths.emplace_back(file.toStdString());
                     }
                     m_answering->addPaths(paths);
                 });
}

void ClassifyPage::openFolder() {
    askFolder(this, tr("Folder of pictures to classify"),
              [this](const QString& folder) { m_answering->addPaths({folder.toStdString()}); });
}

void ClassifyPage::heedFound(const std::vector<int>& added, int known) {
    const fs::path own = m_folder.path().toStdString();
    for (const int id : added) {
        const Picture* picture = m_pictures->find(id);
        if (picture != nullptr && picture->file.parent_path() == own) {
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
    m_removed.push_back(m_pictures->remove(ids));
    if (m_removed.size() > kUndoDepth) {
        m_removed.erase(m_removed.begin());
    }
    m_list->setUndo(true);
    m_answering->startAfresh();
    if (m_pictures->rowCount() > 0) {
        m_list->setCurrent(m_pictures->at(std::min(row, m_pictures->rowCount() - 1)).id);
    }
    m_banners->say(
        "removed",
        {.tone = Tone::Info,
         .text = ids.size() == 1 ? tr("%1 is out of the list; the file stays.")
                                       .arg(m_removed.back().front().picture.name)
                                 : tr("%1 pictures are out of the list; the files stay.")
                                       .arg(countText(static_cast<std::int64_t>(ids.size()))),
         .action = tr("Undo"),
         .onAction = [this] { undoRemove(); },
         .seconds = kUndoSeconds});
    heedProgress();
}

void ClassifyPage::undoRemove() {
    if (m_removed.empty()) {
        return;
    }
    const std::vector<PictureModel::Taken> back = std::move(m_removed.back());
    m_removed.pop_back();
    m_pictures->putBack(back);
    m_list->setUndo(!m_removed.empty());
    m_list->setCurrent(back.front().picture.id);
    m_banners->dismiss("removed");
    m_answering->catchUp();
    heedProgress();
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
    askSaveFile(
        this, tr("Export the results"), "results." + suffix,
        {QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix)},
        [this, suffix](const QString& file) {
            const QByteArray bytes = suffix == "csv"
                                         ? resultsCsv(m_pictures->all(), m_models->all())
                                         : resultsJson(m_pictures->all(), m_models->all());
            try {
                writeFileAtomically(
                    file.toStdString(),
                    std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
                tell(tr("The results are in %1.").arg(file));
            } catch (const Error& error) {
                complain(QString::fromUtf8(error.what()));
            }
        });
}

// ---- What the page shows -----------------------------------------------------------------------

bool ClassifyPage::isBusy() const {
    return m_answering->isBusy() || m_models->isLoading();
}

bool ClassifyPage::isLooking() const {
    return m_looker->isBusy();
}

void ClassifyPage::heedProgress() {
    const int all = m_pictures->rowCount();
    PictureListPanel::Progress progress;
    progress.all = all;
    progress.done = all - m_answering->missing();
    progress.busy = m_answering->isBusy() && progress.done < all;
    progress.stopped = m_answering->isCancelled() && progress.done < all;
    m_list->setProgress(progress);
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
    return done < all ? tr("Classifying: %1 of %2 pictures with %3")
                            .arg(countText(done), countText(all), who)
                      : tr("%1 pictures classified with %2").arg(countText(all), who);
}

void ClassifyPage::showState() {
    const bool any = m_pictures->rowCount() > 0;
    const bool models = !m_models->all().empty();
    m_empty->tell(static_cast<int>(m_models->all().size()), m_models->isLoading(),
                  !samplesHere().empty());
    m_middle->setCurrentIndex(any ? 1 : 0);
    const bool answers = !m_narrow || m_tabs->currentIndex() == 0;
    m_cam->setVisible(answers && models);
    m_cards->setVisible(answers && models);
    m_noModels->setVisible(answers && !models && !m_models->isLoading());
    m_resultsTab->setVisible(!answers);
}

void ClassifyPage::showCurrent() {
    const Picture* picture = m_pictures->find(m_list->current());
    if (picture == nullptr) {
        return;
    }
    m_panel->showPicture(*picture, m_models->all());
    m_cards->showAnswers(*picture, m_models->all());
    const QModelIndex first = m_filter->index(0, 0);
    const QModelIndex last = m_filter->index(m_filter->rowCount() - 1, 0);
    m_panel->setSteps(first.data(PictureModel::IdRole).toInt() != picture->id,
                      last.data(PictureModel::IdRole).toInt() != picture->id);
    if (picture->isRead() && picture->problem.isEmpty()) {
        lookCloser(*picture);
    }
}

// Once for each picture, choice and answer that is new: results come in many times a second.
void ClassifyPage::lookCloser(const Picture& picture) {
    const CamChoice& choice = m_cam->choice();
    QString wanted = QStringLiteral("%1/%2/%3/%4")
                         .arg(picture.id)
                         .arg(static_cast<int>(choice.target))
                         .arg(choice.stage)
                         .arg(choice.className);
    for (const ChosenModel& model : m_models->all()) {
        wanted += QStringLiteral("/%1:%2").arg(model.id).arg(picture.answers.contains(model.id));
    }
    if (std::exchange(m_lookedFor, wanted) == wanted) {
        return;
    }
    if (m_look.picture != picture.id) {
        m_cards->showLook({}, m_models->all());
    }
    m_looker->look(picture, m_models->all(), choice);
}

void ClassifyPage::complain(const QString& sentence) {
    m_banners->say("error", {.tone = Tone::Error, .text = sentence});
}

void ClassifyPage::tell(const QString& sentence) {
    m_banners->say("note", {.tone = Tone::Info, .text = sentence, .seconds = kNoteSeconds});
}

// ---- Room --------------------------------------------------------------------------------------

void ClassifyPage::giveRoom() {
    const bool narrow = width() < kRoomForResults;
    if (narrow == m_narrow) {
        return;
    }
    m_narrow = narrow;
    if (narrow) {
        m_resultsTab->layout()->addWidget(m_results);
        m_across->setUsualSizes({kListWidth, 0});
    } else {
        m_across->addWidget(m_results);
        m_across->setStretchFactor(2, 0);
        m_across->setUsualSizes({kListWidth, 0, kResultsWidth});
        m_across->restoreUsual();
    }
    m_results->show();
    m_tabs->setVisible(narrow);
    showState();
}

void ClassifyPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_models->restore();  // not before: the program's start reads nothing
}

void ClassifyPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    giveRoom();
}

// ---- Keys and drops ----------------------------------------------------------------------------

void ClassifyPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        m_list->step(event->key() == Qt::Key_Left ? -1 : 1);
    } else {
        QWidget::keyPressEvent(event);
    }
}

// Taken even where it cannot be used: so the page hears when it leaves, and can say why.
void ClassifyPage::dragEnterEvent(QDragEnterEvent* event) {
    const DropOffer offer = offerOf(*event->mimeData());
    m_drop->promise(promiseOf(offer), !offer.isEmpty());
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void ClassifyPage::dragMoveEvent(QDragMoveEvent* event) {
    event->setDropAction(Qt::CopyAction);
    event->setAccepted(!offerOf(*event->mimeData()).isEmpty());
}

void ClassifyPage::dragLeaveEvent(QDragLeaveEvent* /*event*/) {
    m_drop->promise({}, true);
}

void ClassifyPage::dropEvent(QDropEvent* event) {
    m_drop->promise({}, true);
    event->setDropAction(Qt::CopyAction);
    event->accept();
    take(*event->mimeData());
}

}  // namespace lab
