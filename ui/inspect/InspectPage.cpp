// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/InspectPage.h"

#include "ui/base/FileDialogs.h"
#include "ui/base/Format.h"
#include "ui/base/KeyHelp.h"
#include "ui/inspect/InspectExport.h"
#include "ui/inspect/InspectFigures.h"
#include "ui/inspect/InspectMemory.h"
#include "ui/inspect/InspectSide.h"
#include "ui/inspect/MapWindow.h"
#include "ui/inspect/RatioChart.h"
#include "ui/inspect/StepBar.h"
#include "ui/intake/DropTarget.h"
#include "ui/parts/Banner.h"
#include "ui/parts/BusyLine.h"
#include "ui/parts/Panels.h"
#include "ui/parts/Splitter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr int kSideWidth = 208;
constexpr int kChartHeight = 190;
constexpr int kLowChart = 124;
constexpr int kRoomForChart = 680;    // of the page, below which the chart is lower
constexpr int kRoomForDetail = 1120;  // of the page, below which the large map is a window
constexpr auto kSpeedKey = "inspect/speed";

}  // namespace

InspectPage::InspectPage(const Theme& theme, const Workspace& workspace, QWidget* parent)
    : Page(theme, "inspectPage", parent),
      m_theme(theme),
      m_inspecting(new Inspecting(this)),
      m_bar(new StepBar(theme, kSpeedKey, this)),
      m_export(new InspectExport(theme, this)),
      m_busy(new BusyLine(this)),
      m_across(new Splitter(Qt::Horizontal, "inspectSplitter", "inspect/splitter", this)),
      m_down(new Splitter(Qt::Vertical, "inspectRows", "inspect/rows")),
      m_side(new InspectSide(theme)),
      m_lanes{new InspectLane(theme, workspace, 1), new InspectLane(theme, workspace, 2)},
      m_chart(new RatioChart(theme)),
      m_sources(usualInspectSources()) {
    build();
    watchLanes();
    watchRest();
    watchDrops();
    addShortcuts();
}

InspectPage::~InspectPage() {
    delete m_inspecting;  // what is read to the end reaches nobody
    m_inspecting = nullptr;
}

// ---- Layout ------------------------------------------------------------------------------------

void InspectPage::build() {
    m_across->addWidget(m_side);
    m_across->addWidget(buildMiddle());
    m_across->setStretchFactor(0, 0);
    m_across->setStretchFactor(1, 1);
    m_across->setUsualSizes({kSideWidth, 0});
    fill(buildHead(), m_across);
}

QWidget* InspectPage::buildHead() {
    auto* head = new QWidget(this);
    head->setFixedHeight(56);
    auto* title = new QLabel(tr("Inspect"), head);
    title->setProperty("role", "title");
    title->setMinimumWidth(kSideWidth - 16);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(8, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(title);
    row->addWidget(m_bar, 1);
    row->addWidget(m_export);
    m_busy->setObjectName("inspectBusy");
    m_busy->setAccessibleName(tr("Reading networks and images"));
    return head;
}

QWidget* InspectPage::buildMiddle() {
    auto* lanes = new QWidget;
    auto* column = new QVBoxLayout(lanes);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    for (InspectLane* lane : m_lanes) {
        lane->setMinimumHeight(196);
        lane->setDetailVisible(m_detailInside);
        column->addWidget(lane, 1);
    }
    QFrame* chart = panelOf(m_chart);
    chart->setMinimumHeight(112);
    m_down->addWidget(lanes);
    m_down->addWidget(chart);
    m_down->setStretchFactor(0, 1);
    m_down->setStretchFactor(1, 0);
    m_down->setUsualSizes({0, kChartHeight});
    return m_down;
}

void InspectPage::addShortcuts() {
    addShortcut(*this, {QKeySequence::Open}, tr("Open a picture"), [this] { openPicture(); });
    addShortcut(*this, {QKeySequence::Paste}, tr("Paste a picture"),
                [this] { take(*QGuiApplication::clipboard()->mimeData(), {}); });
    declareKeys(*this, QStringLiteral("← → Home End"),
                tr("The block before, the next, the first, the last"));
    declareKeys(*this, tr("Space"), tr("Walk through the network, pause"));
    declareKeys(*this, tr("Arrows, Page Up, Page Down"),
                tr("In a grid of maps: the other channels; in a large map: its values"));
}

// ---- Who tells whom ----------------------------------------------------------------------------

void InspectPage::watchLanes() {
    for (std::size_t n = 0; n < 2; ++n) {
        InspectLane* lane = m_lanes[n];
        connect(lane, &InspectLane::sourceChosen, this,
                [this, n](const InspectSource& source) { setSource(n, source); });
        connect(lane, &InspectLane::columnChosen, this, &InspectPage::goToColumn);
        connect(lane, &InspectLane::reloadRequested, this, [this] {
            m_inspecting->forget();
            request();
        });
        connect(lane, &InspectLane::mapChosen, this, [this, n](int channel, int column) {
            m_mapLane = n;
            m_isPicked = true;
            select(channel, column);
            openMap();
        });
        connect(lane, &InspectLane::markChanged, this,
                [this, n](const std::optional<QPoint>& at) { m_lanes[1 - n]->mark(at); });
        connect(lane, &InspectLane::chooseRunRequested, this, [this, n] {
            askFolder(this, tr("Run folder"), [this, n](const QString& folder) {
                setSource(n, inspectSourceAt(folder.toStdString()));
            });
        });
        connect(lane, &InspectLane::chooseFileRequested, this, [this, n] {
            askOpenFile(this, tr("Weights of this program"),
                        {tr("SafeTensors (*.safetensors)"), tr("All files (*)")},
                        [this, n](const QString& file) {
                            setSource(n, inspectSourceAt(file.toStdString()));
                        });
        });
        connect(lane, &InspectLane::importRequested, this, [this, n] { importWeights(n, {}); });
    }
}

void InspectPage::watchRest() {
    connect(m_export, &InspectExport::wanted, this, &InspectPage::exportAs);
    connect(m_bar, &StepBar::positionChanged, this, &InspectPage::go);
    connect(m_chart, &RatioChart::columnChosen, this, &InspectPage::goToColumn);
    connect(m_side, &InspectSide::testImageChosen, this, [this](int index) {
        setImage({{}, index});
    });
    connect(m_side, &InspectSide::pictureChosen, this, [this](const fs::path& file) {
        setImage({file, m_image.index});
    });
    connect(m_side, &InspectSide::openRequested, this, &InspectPage::openPicture);
    connect(m_side, &InspectSide::appearanceChanged, this, [this] {
        if (m_side->look().by == m_by) {
            showView();
            return;
        }
        const int column =
            m_plan.steps.empty() ? 0 : m_plan.steps[static_cast<std::size_t>(step())].column;
        planWalk(std::max(0, column));
    });
    connect(m_inspecting, &Inspecting::passed, this, &InspectPage::handlePass);
    connect(m_inspecting, &Inspecting::viewed, this, &InspectPage::handleView);
    connect(m_inspecting, &Inspecting::failed, this, &InspectPage::complain);
    connect(m_inspecting, &Inspecting::busyChanged, this,
            [this] { m_busy->setBusy(m_inspecting->isBusy()); });
}

void InspectPage::watchDrops() {
    auto* target = new DropTarget(this);
    connect(target, &DropTarget::entered, this, [this](const DropOffer& offer) {
        if (offer.weights > 0) {
            m_side->promise(tr("Let go to look into this network"));
        } else {
            m_side->promise(offer.isEmpty() ? promiseOf(offer)
                                            : tr("Let go to look at this picture"));
        }
    });
    connect(target, &DropTarget::left, this, [this] { m_side->promise({}); });
    connect(target, &DropTarget::dropped, this, &InspectPage::take);
}

// ---- What goes through what --------------------------------------------------------------------

void InspectPage::setSource(std::size_t lane, const InspectSource& source) {
    m_sources.at(lane) = source;
    rememberSource(lane, source);
    request();
}

void InspectPage::setImage(const InspectImage& image) {
    m_image = image;
    rememberImage(image, m_folder.path().toStdString());
    request();
}

void InspectPage::request() {
    for (std::size_t n = 0; n < 2; ++n) {
        m_lanes[n]->showSource(m_sources[n]);
    }
    m_inspecting->look(m_sources, m_image);
}

void InspectPage::handlePass(const std::shared_ptr<const InspectPass>& pass) {
    const int column =
        m_plan.steps.empty() ? 0 : m_plan.steps[static_cast<std::size_t>(step())].column;
    m_pass = pass;
    m_view = std::make_shared<const InspectView>();  // maps of another pass are not shown with it
    m_image = pass->image;
    m_side->showPass(*pass);
    QString note;
    for (std::size_t n = 0; n < 2; ++n) {
        m_lanes[n]->showNetwork(pass->networks[n].get(), pass->problems[n]);
        if (pass->networks[n] && pass->problems[n].isEmpty() && !pass->traces[n]) {
            m_lanes[n]->showNothing(tr("No picture goes through this network."));
        }
        if (pass->networks[n] && !pass->networks[n]->note.isEmpty()) {
            note = pass->networks[n]->note;
        }
    }
    if (note.isEmpty()) {
        banners().dismiss("data");
    } else {
        banners().showBanner("data", {.tone = Tone::Info, .text = note});
    }
    if (pass->imageProblem.isEmpty()) {
        banners().dismiss("error");
    } else {
        banners().showBanner("error", {.tone = Tone::Error,
                                       .text = pass->imageProblem,
                                       .action = tr("Open a picture…"),
                                       .onAction = [this] { openPicture(); }});
    }
    const bool any = pass->traces[0] || pass->traces[1];
    m_export->setEnabled(any);
    m_bar->setEnabled(any);
    planWalk(std::max(0, column));
    Q_EMIT noteChanged();
}

QString InspectPage::note() const {
    if (!m_pass || !m_pass->isComplete()) {
        return {};
    }
    return tr("Forward pass of both networks: %1 ms").arg(m_pass->milliseconds, 0, 'f', 0);
}

// ---- The walk ----------------------------------------------------------------------------------

int InspectPage::step() const {
    return m_bar->position();
}

int InspectPage::steps() const {
    return m_bar->count();
}

bool InspectPage::isBusy() const {
    return m_inspecting->isBusy();
}

// Again, near to where it was.
void InspectPage::planWalk(int column) {
    if (!m_pass) {
        return;
    }
    const auto& networks = m_pass->networks;
    const auto& any = networks[0] ? networks[0] : networks[1];
    m_plan = {};
    if (any) {
        const auto specOf = [&](std::size_t n) {
            return (networks[n] ? networks[n] : any)->network->spec();
        };
        m_by = m_side->look().by;
        m_plan = inspectPlanOf({specOf(0), specOf(1)}, m_by);
        for (std::size_t n = 0; n < 2; ++n) {
            m_lanes[n]->setPlan(specOf(n), m_plan.blocks[n], m_plan.columnStages);
        }
    }
    m_bar->setCount(static_cast<int>(m_plan.steps.size()));
    showBars();
    go(stepAtColumn(m_plan, column));
}

void InspectPage::showBars() {
    std::vector<RatioSeries> series;
    for (std::size_t n = 0; n < 2; ++n) {
        if (m_pass->traces[n]) {
            series.push_back(seriesOf(*m_pass, m_plan, n, m_lanes[n]->title()));
        }
    }
    m_chart->setSeries(std::move(series), m_plan.columnStages);
}

void InspectPage::go(int step) {
    m_bar->setPosition(step);
    if (m_plan.steps.empty() || !m_pass) {
        showView();
        m_bar->setWords({}, {});
        return;
    }
    const InspectStep& at = m_plan.steps[static_cast<std::size_t>(m_bar->position())];
    for (std::size_t n = 0; n < 2; ++n) {
        m_lanes[n]->setStep(at, n);
    }
    m_chart->setCurrent(at.column);
    m_inspecting->read(m_pass, at, m_side->look().by);
}

void InspectPage::goToColumn(int column) {
    m_bar->pause();
    go(stepAtColumn(m_plan, column));
}

void InspectPage::handleView(const std::shared_ptr<const InspectView>& view) {
    m_view = view;
    showView();
}

void InspectPage::showView() {
    if (!m_view) {
        return;
    }
    const InspectLook& look = m_side->look();
    const MapLimits both = larger(limitsOf(m_view->lanes[0]), limitsOf(m_view->lanes[1]));
    for (std::size_t n = 0; n < 2; ++n) {
        const ShownLane& lane = m_view->lanes[n];
        m_lanes[n]->showLane(lane, look,
                             look.scale == InspectLook::Scale::Both ? both : limitsOf(lane));
    }
    m_side->showLimits(both);
    pickStrongest();
    select(m_channel, m_column);
    const QString detail =
        m_view->lanes[1].detail.isEmpty() ? m_view->lanes[0].detail : m_view->lanes[1].detail;
    if (!m_bar->isEnabled()) {
        m_bar->setWords({}, {});
        return;
    }
    m_bar->setWords((look.by == StepBy::Block ? tr("Block %1 of %2") : tr("Layer %1 of %2"))
                        .arg(m_bar->position() + 1)
                        .arg(m_bar->count()),
                    detail);
}

// Until the person picks a channel it is the one that comes out strongest, below where both lanes
// have something: the first may well be dead.
void InspectPage::pickStrongest() {
    if (m_isPicked) {
        return;
    }
    for (const std::size_t n : {1, 0}) {
        const std::vector<ShownActivation>& columns = m_view->lanes[n].columns;
        if (!columns.empty() && columns.back().maps) {
            m_channel = channelsIn(*columns.back().maps, MapOrder::StrongestFirst).front();
            return;
        }
    }
}

void InspectPage::select(int channel, int column) {
    m_channel = channel;
    m_column = column;
    for (InspectLane* lane : m_lanes) {
        lane->select(channel, column);
    }
    if (m_map) {
        m_lanes[m_mapLane]->fill(m_map->detail());
        m_map->setWindowTitle(m_lanes[m_mapLane]->title());
    }
}

// Where the lanes have no room for the large map, it is a window that follows the walk.
void InspectPage::openMap() {
    if (m_detailInside) {
        return;
    }
    if (!m_map) {
        m_map = new MapWindow(m_theme, this);
    }
    select(m_channel, m_column);
    m_map->show();
    m_map->raise();
}

// ---- Words, room, keys --------------------------------------------------------------------------

// First the large map becomes a window of its own, then the chart gives way.
void InspectPage::adaptToWidth() {
    m_detailInside = width() >= kRoomForDetail;
    for (InspectLane* lane : m_lanes) {
        lane->setDetailVisible(m_detailInside);
    }
    if (m_detailInside && m_map) {
        m_map->close();
    }
    m_down->setUsualSizes({0, height() < kRoomForChart ? kLowChart : kChartHeight});
    m_busy->setGeometry(8, 53, width() - 16, BusyLine::kHeight);
    m_busy->raise();
}

void InspectPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!m_restored) {  // not before: the program's start reads nothing
        m_restored = true;
        const InspectChoice choice = rememberedChoice({m_sources, m_image});
        m_sources = choice.sources;
        m_image = choice.image;
        request();
    }
    setFocus(Qt::OtherFocusReason);
}

void InspectPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    adaptToWidth();
}

void InspectPage::keyPressEvent(QKeyEvent* event) {
    if (!m_bar->handleKey(*event)) {
        QWidget::keyPressEvent(event);
    }
}

}  // namespace lab
