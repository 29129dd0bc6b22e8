// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/InspectLane.h"

#include "core/nn/Zoo.h"
#include "ui/base/Format.h"
#include "ui/inspect/MapDetail.h"
#include "ui/intake/ModelMenu.h"
#include "ui/intake/StoredModels.h"
#include "ui/maps/MapColumn.h"
#include "ui/parts/ElidedLabel.h"
#include "ui/parts/Fields.h"
#include "ui/parts/NetworkLook.h"
#include "ui/parts/Swatch.h"
#include "ui/parts/Tones.h"
#include "ui/theme/Icons.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace lab {

namespace {

constexpr int kInspectLaneHead = 40;
constexpr int kInspectLaneMost = 4;  // columns: x, F(x), sum, output
constexpr int kMarkWidth = 30;
constexpr int kMostGrid = 176;
constexpr int kInspectLaneDetailWidth = 258;
constexpr int kMostSeeds = 5;  // that the list offers
constexpr int kInspectLaneSign = 14;
constexpr int kStripWidth = 400;
constexpr int kNarrowStrip = 340;

// 0: the largest value of the grid itself.
double colourLimitOf(const ShownActivation& shown, const MapLimits& limits) {
    if (shown.ownScale) {
        return 0;
    }
    return shown.colours == MapColours::Activation ? limits.activation : limits.signedValues;
}

// Twice as many pixels, for screens of 200 %.
QIcon signOf(const NetworkSpec& network) {
    QPixmap pixmap(2 * kInspectLaneSign, 2 * kInspectLaneSign);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintSwatch(painter, QRectF(0, 0, 2 * kInspectLaneSign, 2 * kInspectLaneSign),
                networkMarker(network), networkColour(network));
    return QIcon(pixmap);
}

}  // namespace

/// Arrow, plus or equals between two activations.
class FlowMark : public QWidget {
public:
    FlowMark(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
        setFixedWidth(kMarkWidth);
    }
    void setSign(FlowSign sign) {
        m_sign = sign;
        update();
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(
            QPen(m_theme.tokens().muted, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF at(width() / 2.0, height() * 0.46);
        const auto line = [&](double x1, double y1, double x2, double y2) {
            painter.drawLine(at + QPointF(x1, y1), at + QPointF(x2, y2));
        };
        if (m_sign == FlowSign::Arrow) {
            line(-11, 0, 11, 0);
            line(5, -5, 11, 0);
            line(5, 5, 11, 0);
        } else if (m_sign == FlowSign::Plus) {
            line(-6, 0, 6, 0);
            line(0, -6, 0, 6);
        } else if (m_sign == FlowSign::Equals) {
            line(-6, -3, 6, -3);
            line(-6, 3, 6, 3);
        }
    }

private:
    const Theme& m_theme;
    FlowSign m_sign = FlowSign::None;
};

InspectLane::InspectLane(const Theme& theme, const Workspace& workspace, int number,
                         QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_workspace(workspace),
      m_prefix(QStringLiteral("lane%1").arg(number)),
      m_name(new QToolButton(this)),
      m_origin(new ElidedLabel(this)),
      m_moment(new ChoiceField(m_prefix + "Moment", this)),
      m_strip(new DepthStrip(theme, m_prefix + "Strip", this)),
      m_pages(new QStackedWidget(this)),
      m_problem(new QLabel(this)),
      m_rule(new QFrame(this)),
      m_detail(new MapDetail(theme, m_prefix + "Detail", this)) {
    setObjectName(m_prefix);
    setProperty("panel", "true");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(buildHead());
    auto* line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFixedHeight(1);
    column->addWidget(line);
    m_problem->setObjectName(m_prefix + "Problem");
    m_problem->setProperty("role", "error");
    m_problem->setWordWrap(true);
    m_problem->setAlignment(Qt::AlignCenter);
    m_problem->setContentsMargins(32, 16, 32, 16);
    m_pages->addWidget(buildBody());
    m_pages->addWidget(m_problem);
    column->addWidget(m_pages, 1);
    connect(m_strip, &DepthStrip::columnChosen, this, &InspectLane::columnChosen);
    connect(m_moment, &QComboBox::activated, this, &InspectLane::chooseMoment);
}

// ---- Layout ------------------------------------------------------------------------------------

QWidget* InspectLane::buildHead() {
    auto* head = new QWidget(this);
    head->setFixedHeight(kInspectLaneHead);
    m_name->setObjectName(m_prefix + "Network");
    m_name->setPopupMode(QToolButton::InstantPopup);
    m_name->setIconSize({kInspectLaneSign, kInspectLaneSign});
    m_name->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_name->setFocusPolicy(Qt::TabFocus);
    m_name->setFixedHeight(28);
    m_name->setToolTip(tr("Choose another network: fresh weights, a run of the lab or a file"));
    auto* menu = new QMenu(m_name);
    menu->setObjectName(m_prefix + "Menu");
    menu->setToolTipsVisible(true);
    connect(menu, &QMenu::aboutToShow, this, &InspectLane::fillMenu);
    m_name->setMenu(menu);
    m_origin->setObjectName(m_prefix + "Origin");
    m_origin->setProperty("role", "muted");
    m_moment->setAccessibleName(tr("Moment of the training"));
    m_moment->setFocusPolicy(Qt::TabFocus);
    m_moment->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (QWidget* one : {static_cast<QWidget*>(m_origin), static_cast<QWidget*>(m_strip)}) {
        QSizePolicy policy = one->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        one->setSizePolicy(policy);
    }
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(14, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(m_name);
    row->addWidget(m_moment);
    row->addWidget(m_origin, 1);
    row->addWidget(m_strip);
    return head;
}

QWidget* InspectLane::buildBody() {
    auto* body = new QWidget(this);
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(15, 6, 12, 8);
    row->setSpacing(8);
    for (int i = 0; i < kInspectLaneMost; ++i) {
        auto* mark = new FlowMark(m_theme, body);
        auto* column =
            new MapColumn(m_theme, m_prefix + QStringLiteral("Column%1").arg(i + 1), body);
        column->setMaximumWidth(kMostGrid);
        mark->setVisible(i > 0);
        row->addWidget(mark);
        row->addWidget(column, 10);
        m_marks.push_back(mark);
        m_columns.push_back(column);
        connect(&column->grid(), &MapGrid::channelChosen, this,
                [this, i](int channel) { Q_EMIT mapChosen(channel, i); });
    }
    row->addStretch(1);
    auto* rule = qobject_cast<QFrame*>(m_rule);
    rule->setFrameShape(QFrame::VLine);
    rule->setFixedWidth(1);
    m_detail->setFixedWidth(kInspectLaneDetailWidth);
    row->addWidget(m_rule);
    row->addWidget(m_detail);
    connect(m_detail, &MapDetail::markChanged, this,
            [this] { Q_EMIT markChanged(m_detail->view().marked()); });
    return body;
}

// ---- Which network -----------------------------------------------------------------------------

void InspectLane::fillMenu() {
    QMenu& menu = *m_name->menu();
    menu.clear();
    for (QMenu* old : menu.findChildren<QMenu*>(Qt::FindDirectChildrenOnly)) {
        old->deleteLater();
    }
    const auto chosen = [this](const std::filesystem::path& path) {
        Q_EMIT sourceChosen(inspectSourceAt(path));
    };
    for (const std::filesystem::path& file : shippedModelsHere()) {
        QAction* action = menu.addAction(pathText(file.stem()));
        action->setObjectName("shipped-" + action->text());
        connect(action, &QAction::triggered, this, [chosen, file] { chosen(file); });
    }
    if (!menu.isEmpty()) {
        menu.addSeparator();
    }
    addRunsMenu(menu, m_workspace, {chosen, {}, false});
    addImportedMenu(menu, {chosen, {}, false});
    addFresh(*menu.addMenu(tr("Fresh weights")));
    menu.addSeparator();
    const auto add = [this, &menu](const QString& name, const QString& text, auto signal) {
        QAction* action = menu.addAction(text);
        action->setObjectName(m_prefix + name);
        connect(action, &QAction::triggered, this, signal);
    };
    add("ChooseRun", tr("Run folder…"), &InspectLane::chooseRunRequested);
    add("ChooseFile", tr("Weights of this program…"), &InspectLane::chooseFileRequested);
    add("Import", tr("Import weights…"), &InspectLane::importRequested);
    add("Reload", tr("Read the weights again"), &InspectLane::reloadRequested);
}

void InspectLane::addFresh(QMenu& menu) {
    QMenu* pre = nullptr;  // behind the others, where they are in the zoo
    for (const NetworkSpec& row : zoo()) {
        if (row.order == Order::Pre && pre == nullptr) {
            menu.addSeparator();
            pre = menu.addMenu(tr("Pre-activation networks"));
        }
        QAction* action = (row.order == Order::Pre ? pre : &menu)
                              ->addAction(QString::fromStdString(titleOf(row)));
        const QString name = QString::fromStdString(row.name);
        action->setObjectName("fresh-" + name);
        connect(action, &QAction::triggered, this, [this, name] {
            InspectSource source;
            source.network = name;
            Q_EMIT sourceChosen(source);
        });
    }
}

void InspectLane::showSource(const InspectSource& source) {
    m_source = source;
    if (m_title.isEmpty()) {
        m_name->setText(source.network.isEmpty() ? originOf(source.path) : source.network);
    }
}

void InspectLane::showNetwork(const InspectNetwork* network, const QString& problem) {
    m_problem->setText(problem);
    m_problem->setAccessibleName(problem);
    setStyleProperty(m_problem, "role", "error");
    m_pages->setCurrentIndex(problem.isEmpty() ? 0 : 1);
    m_strip->setVisible(network != nullptr);
    m_moment->setVisible(network != nullptr);
    m_origin->setVisible(network != nullptr);
    if (network == nullptr) {
        m_title = m_source.network.isEmpty() ? originOf(m_source.path) : m_source.network;
        m_name->setText(m_title);
        m_name->setIcon(icon(Icon::Error, m_theme.tokens(), Ink::Error));
        m_shown = {};
        return;
    }
    m_source = network->source;
    const NetworkSpec& spec = network->network->spec();
    m_title = QString::fromStdString(titleOf(spec));
    m_name->setIcon(signOf(spec));
    m_name->setText(m_title);
    m_origin->setWhole(originText(*network));
    if (!network->source.path.empty()) {
        m_origin->setToolTip(pathText(network->source.path));
    }
    setAccessibleName(tr("%1, %2").arg(m_title, m_origin->text()));
    fillMoments(*network);
}

void InspectLane::showNothing(const QString& why) {
    m_problem->setText(why);
    m_problem->setAccessibleName(why);
    setStyleProperty(m_problem, "role", "small");
    m_pages->setCurrentIndex(1);
}

// A run's moments, or the seeds of fresh weights; a file has but one.
void InspectLane::fillMoments(const InspectNetwork& network) {
    const QSignalBlocker quiet(m_moment);
    m_moment->clear();
    switch (m_source.kind) {
        case InspectSource::Kind::Run:
            for (const RunWeights& moment : network.moments) {
                m_moment->addItem(momentText(moment), moment.epoch);
            }
            m_moment->setCurrentIndex(network.moment);
            m_moment->setToolTip(
                tr("The moments of the training of which there are weights: before the first step, "
                   "the best epoch, the last one"));
            break;
        case InspectSource::Kind::Fresh:
            for (int seed = 1; seed <= kMostSeeds; ++seed) {
                m_moment->addItem(tr("Seed %1").arg(seed), seed);
            }
            m_moment->setCurrentIndex(m_moment->findData(static_cast<int>(m_source.seed)));
            m_moment->setToolTip(tr("Which fresh weights: each seed makes others"));
            break;
        case InspectSource::Kind::File:
            m_moment->hide();
            break;
    }
}

void InspectLane::chooseMoment(int index) {
    InspectSource source = m_source;
    if (source.kind == InspectSource::Kind::Fresh) {
        source.seed = m_moment->itemData(index).toULongLong();
    } else {
        source.epoch = m_moment->itemData(index).toInt();
    }
    if (!(source == m_source)) {
        Q_EMIT sourceChosen(source);
    }
}

// ---- What it shows -----------------------------------------------------------------------------

void InspectLane::setPlan(const NetworkSpec& network, std::vector<StripBlock> blocks,
                          std::vector<int> columnStages) {
    m_strip->setBlocks(network, std::move(blocks), std::move(columnStages));
}

void InspectLane::setStep(const InspectStep& step, std::size_t lane) {
    m_strip->setCurrent(step.block.at(lane), step.column);
}

void InspectLane::showLane(const ShownLane& lane, const InspectLook& look,
                           const MapLimits& limits) {
    m_shown = lane;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const bool there = i < lane.columns.size();
        m_columns[i]->setVisible(there);
        m_marks[i]->setVisible(there && i > 0);
        if (!there) {
            continue;
        }
        const ShownActivation& shown = lane.columns[i];
        m_marks[i]->setSign(shown.before);
        m_columns[i]->setTitle(shown.symbol, shown.word);
        if (!shown.maps) {
            m_columns[i]->setGap(shown.gap);
            continue;
        }
        MapGrid& grid = m_columns[i]->grid();
        grid.setOrder(look.order);
        grid.setScale(look.scale == InspectLook::Scale::Map ? MapScale::PerMap : MapScale::Shared,
                      colourLimitOf(shown, limits));
        m_columns[i]->setMaps(shown.maps, shown.statistics, shown.colours);
    }
    select(m_channel, m_column);
}

int InspectLane::shownColumn() const {
    const int count = static_cast<int>(m_shown.columns.size());
    return m_column < 0 || m_column >= count ? count - 1 : m_column;
}

void InspectLane::select(int channel, int column) {
    m_channel = channel;
    m_column = column;
    for (MapColumn* one : m_columns) {
        one->grid().select(channel);
    }
    fill(*m_detail);
}

void InspectLane::fill(MapDetail& detail) const {
    const int column = shownColumn();
    if (column < 0 || !m_shown.columns[static_cast<std::size_t>(column)].maps) {
        detail.setMap(column < 0 ? QString() : tr("Nothing here"), nullptr, 0,
                      MapColours::Activation, 0);
        return;
    }
    const ShownActivation& shown = m_shown.columns[static_cast<std::size_t>(column)];
    const QString name = formulaText(shown.symbol);
    if (m_channel >= shown.maps->shape.channels) {
        detail.setMap(
            tr("%1 has %2 channels").arg(name, QString::number(shown.maps->shape.channels)),
            nullptr, 0, MapColours::Activation, 0);
        return;
    }
    const MapGrid& grid = m_columns[static_cast<std::size_t>(column)]->grid();
    const QString title = m_channel < shown.channels.size()
                              ? tr("%1, %2").arg(name, shown.channels[m_channel])
                              : tr("%1, channel %2").arg(name, QString::number(m_channel + 1));
    detail.setMap(title, shown.maps, m_channel, shown.colours, grid.limitOfMap(m_channel));
}

void InspectLane::mark(std::optional<QPoint> at) {
    m_detail->mark(at);
}

void InspectLane::setDetailVisible(bool visible) {
    m_strip->setFixedWidth(visible ? kStripWidth : kNarrowStrip);  // both lanes alike
    m_rule->setVisible(visible);
    m_detail->setVisible(visible);
}

}  // namespace lab
