// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/networks/NetworksPage.h"

#include "core/base/Error.h"
#include "ui/base/FileDialogs.h"
#include "ui/base/KeyHelp.h"
#include "ui/diagram/NetworkDiagram.h"
#include "ui/diagram/NetworkWords.h"
#include "ui/networks/BlockDetail.h"
#include "ui/networks/DiagramExport.h"
#include "ui/networks/ErrorChart.h"
#include "ui/networks/NetworkControls.h"
#include "ui/networks/NetworkTables.h"
#include "ui/networks/NetworksHeader.h"
#include "ui/parts/Banner.h"
#include "ui/parts/Panels.h"
#include "ui/parts/Splitter.h"

#include <QClipboard>
#include <QFrame>
#include <QGridLayout>
#include <QGuiApplication>
#include <QSettings>
#include <QVBoxLayout>

namespace lab {

namespace {

constexpr int kNetworksPageDetailWidth = 304;
constexpr int kNetworksPageLeastDetail = 272;
constexpr int kNetworksPageTableHeight = 266;  // seven rows and a bit
constexpr int kLeastTable = 36 + 1 + 28 + 3 * 28 + 2;
constexpr int kErrorHeight = 190;
constexpr int kRoomForErrors = 660;  // of the page, below which the chart becomes a tab
constexpr auto kPairKey = "networks/pair";
constexpr auto kArrangementKey = "networks/arrangement";

}  // namespace

NetworksPage::NetworksPage(Theme& theme, QWidget* parent)
    : Page(theme, "networksPage", parent),
      m_theme(theme),
      m_header(new NetworksHeader(theme, this)),
      m_across(new Splitter(Qt::Horizontal, "detailSplitter", "networks/detailSplitter", this)),
      m_down(new Splitter(Qt::Vertical, "layersSplitter", "networks/layersSplitter")),
      m_right(new Splitter(Qt::Vertical, "errorsSplitter", "networks/errorsSplitter")),
      m_controls{new NetworkControls(theme, 0), new NetworkControls(theme, 1)},
      m_diagram(new NetworkDiagram(theme)),
      m_tables(new NetworkTables(theme)),
      m_detail(new BlockDetail(theme)),
      m_errors(new ErrorChart(theme)) {
    declareKeys(*this, QStringLiteral("← → ↑ ↓ Home End"),
                tr("The diagram's blocks, and the other network"));
    declareKeys(*this, QStringLiteral("Return, S, N, U"),
                tr("Open a block, fold its stage or its network, unfold all"));
    declareKeys(*this, QStringLiteral("0, +, −"), tr("Fit the diagram, zoom in, zoom out"));
    declareKeys(*this, QStringLiteral("Ctrl+C"), tr("Copy the diagram or the row"));
    build();
    watchHeader();
    watchControls();
    watchSelection();
    const QSettings settings;
    m_comparison = std::make_shared<const NetworkComparison>(
        compareNetworks(pairFrom(settings.value(kPairKey).toString())));
    showPair();
    arrange(settings.value(kArrangementKey).toInt() == 1 ? Arrangement::Columns
                                                         : Arrangement::Lanes);
    // Where the first shape changes: the place that the two differ in.
    select(std::max(0, m_comparison->unitNamed("layer2.0")),
           m_comparison->pair.networks[1].family == Family::Residual ? 1 : 0);
}

NetworksPage::~NetworksPage() = default;

// ---- Layout ------------------------------------------------------------------------------------

void NetworksPage::build() {
    m_across->addWidget(buildLeft());
    m_across->addWidget(buildRight());
    m_across->setStretchFactor(0, 1);
    m_across->setStretchFactor(1, 0);
    m_across->setUsualSizes({0, kNetworksPageDetailWidth});
    fill(m_header, m_across);
}

QWidget* NetworksPage::buildLeft() {
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(&banners());
    column->addWidget(m_down, 1);
    QFrame* tables = panelOf(m_tables);
    tables->setMinimumHeight(kLeastTable);
    m_down->addWidget(buildScene());
    m_down->addWidget(tables);
    m_down->setStretchFactor(0, 1);
    m_down->setStretchFactor(1, 0);
    m_down->setUsualSizes({0, kNetworksPageTableHeight});
    return left;
}

QWidget* NetworksPage::buildScene() {
    QFrame* frame = makePanel();
    m_scene = new QGridLayout(frame);
    m_scene->setContentsMargins(1, 1, 1, 1);
    m_scene->setSpacing(0);
    m_scene->setColumnStretch(0, 1);
    m_scene->setColumnStretch(1, 1);
    return frame;
}

QWidget* NetworksPage::buildRight() {
    QFrame* detail = panelOf(m_detail);
    detail->setMinimumHeight(200);
    m_errorPanel = panelOf(m_errors);
    m_right->addWidget(detail);
    m_right->addWidget(m_errorPanel);
    m_right->setStretchFactor(0, 1);
    m_right->setStretchFactor(1, 0);
    m_right->setUsualSizes({0, kErrorHeight});
    m_right->setMinimumWidth(kNetworksPageLeastDetail);
    return m_right;
}

// ---- Who tells whom ----------------------------------------------------------------------------

void NetworksPage::watchHeader() {
    connect(m_header, &NetworksHeader::arrangementChosen, this, [this](Arrangement arrangement) {
        QSettings().setValue(kArrangementKey, arrangement == Arrangement::Columns ? 1 : 0);
        arrange(arrangement);
    });
    connect(m_header, &NetworksHeader::inputChosen, this, [this](int channels, int side) {
        NetworkPair pair = this->pair();
        pair.side = side;
        for (NetworkSpec& network : pair.networks) {
            network.inputChannels = channels;
        }
        change(pair);
    });
    connect(m_header, &NetworksHeader::classesChosen, this, [this](int classes) {
        NetworkPair pair = this->pair();
        for (NetworkSpec& network : pair.networks) {
            network.classes = classes;
        }
        change(pair);
    });
    connect(m_header, &NetworksHeader::zoomRequested, this, [this](int direction) {
        if (direction == 0) {
            m_diagram->fit();
        } else {
            m_diagram->zoomBy(direction > 0 ? 1.25 : 0.8);
        }
    });
    connect(m_diagram, &NetworkDiagram::zoomChanged, this,
            [this] { m_header->setZoom(m_diagram->zoom()); });
    connect(m_header, &NetworksHeader::resetRequested, this, [this] {
        change(usualPair());
        m_diagram->unfoldAll();
        m_diagram->fit();
    });
    connect(m_header, &NetworksHeader::exportRequested, this, &NetworksPage::exportDiagram);
    connect(m_header, &NetworksHeader::copyRequested, this, [this] {
        DiagramOptions options;
        options.arrangement = m_diagram->arrangement();
        options.folds = m_diagram->folds();
        QGuiApplication::clipboard()->setImage(slideImage(*m_comparison, options, 2));
    });
    connect(m_header, &NetworksHeader::trainRequested, this,
            [this] { Q_EMIT trainRequested(pair()); });
}

void NetworksPage::watchControls() {
    for (int n = 0; n < 2; ++n) {
        connect(m_controls[n], &NetworkControls::changed, this, [this, n](const NetworkSpec& spec) {
            NetworkPair pair = this->pair();
            pair.networks[n] = spec;
            change(pair);
        });
        connect(m_controls[n], &NetworkControls::refused, this, &NetworksPage::complain);
        connect(m_controls[n], &NetworkControls::resetRequested, this, [this, n] {
            NetworkPair pair = this->pair();
            const NetworkSpec before = pair.networks[n];
            pair.networks[n] = rowOf(before);
            pair.networks[n].inputChannels = before.inputChannels;
            pair.networks[n].classes = before.classes;
            change(pair);
        });
    }
}

void NetworksPage::watchSelection() {
    connect(m_diagram, &NetworkDiagram::chosen, this, &NetworksPage::select);
    connect(m_tables, &NetworkTables::unitChosen, this, [this](int unit, int network) {
        select(unit, network >= 0 ? network : m_diagram->selectedNetwork());
    });
    connect(m_detail, &BlockDetail::stepRequested, this, [this](int direction) {
        select(m_diagram->selectedUnit() + direction, m_diagram->selectedNetwork());
    });
    connect(m_tables, &NetworkTables::failed, this, &NetworksPage::complain);
    connect(m_tables, &NetworkTables::exported, this,
            [this](const QString& file) { tell(tr("The table is in %1.").arg(file)); });
}

// ---- What the page shows -----------------------------------------------------------------------

void NetworksPage::setPair(const NetworkPair& pair) {
    m_comparison = std::make_shared<const NetworkComparison>(compareNetworks(pair));
    QSettings().setValue(kPairKey, pairText(pair));
    showPair();
}

// By the person: each network says what the change did to it.
void NetworksPage::change(const NetworkPair& pair) {
    const std::shared_ptr<const NetworkComparison> before = m_comparison;
    if (pair == before->pair) {
        banners().dismiss("error");
        return;
    }
    try {
        setPair(pair);
    } catch (const Error& error) {
        showPair();
        complain(QString::fromUtf8(error.what()));
        return;
    }
    banners().dismiss("error");
    for (int n = 0; n < 2; ++n) {
        const NetworkSummary& was = before->networks[n];
        const NetworkSummary& now = m_comparison->networks[n];
        QString what = settingText(was.spec, now.spec);
        if (was.input != now.input) {
            what =
                tr("Input %1 to %2").arg(featureShapeText(was.input), featureShapeText(now.input));
        } else if (was.spec.classes != now.spec.classes) {
            what = tr("%1 to %2 classes").arg(was.spec.classes).arg(now.spec.classes);
        }
        if (!what.isEmpty()) {
            m_controls[n]->setChange(tr("%1: %2").arg(what, deltaText(was, now)),
                                     tr("%1: %2").arg(what, briefDeltaText(was, now)));
        }
    }
}

void NetworksPage::showPair() {
    m_header->showPair(m_comparison->pair);
    for (NetworkControls* controls : m_controls) {
        controls->showComparison(*m_comparison);
    }
    m_diagram->setComparison(m_comparison);
    m_tables->showComparison(m_comparison);
    m_errors->setPair(m_comparison->pair);
    select(m_diagram->selectedUnit(), m_diagram->selectedNetwork());
    Q_EMIT noteChanged();
}

QString NetworksPage::note() const {
    return sharedText(*m_comparison);
}

// Lanes have the second network's controls at the lower edge; columns have both above.
void NetworksPage::arrange(Arrangement arrangement) {
    const bool columns = arrangement == Arrangement::Columns;
    for (QWidget* widget : {static_cast<QWidget*>(m_controls[0]), static_cast<QWidget*>(m_diagram),
                            static_cast<QWidget*>(m_controls[1])}) {
        m_scene->removeWidget(widget);
    }
    for (NetworkControls* controls : m_controls) {
        controls->setStacked(columns);
    }
    m_scene->addWidget(m_controls[0], 0, 0, 1, columns ? 1 : 2);
    m_scene->addWidget(m_diagram, 1, 0, 1, 2);
    m_scene->addWidget(m_controls[1], columns ? 0 : 2, columns ? 1 : 0, 1, columns ? 1 : 2);
    m_scene->setRowStretch(1, 1);
    m_header->setArrangement(arrangement);
    m_diagram->setArrangement(arrangement);
}

void NetworksPage::select(int unit, int network) {
    m_diagram->select(unit, network);
    m_tables->selectUnit(unit);
    m_detail->showUnit(m_comparison, unit, network);
}

void NetworksPage::exportDiagram(const QString& suffix) {
    const QString name = m_comparison->titles[0] + tr(" and ") + m_comparison->titles[1];
    const auto write = [this](const QString& file) {
        DiagramOptions options;
        options.arrangement = m_diagram->arrangement();
        options.folds = m_diagram->folds();
        exportSlide(*m_comparison, options, file);
    };
    askExport(this, tr("Export the diagram"), name, suffix, write,
              exportOutcome(tr("The diagram is in %1.")));
}

// ---- Room --------------------------------------------------------------------------------------

// First the published errors become a tab, then the table gives way to the diagram.
void NetworksPage::adaptToWidth() {
    const bool tab = height() < kRoomForErrors + 56;
    if (tab == m_errorsInTab) {
        return;
    }
    m_errorsInTab = tab;
    if (tab) {
        m_errors->setWide(true);
        m_tables->setErrors(m_errors);
        m_errorPanel->hide();
        m_down->setUsualSizes({0, kLeastTable});
    } else {
        m_tables->setErrors(nullptr);
        m_errors->setWide(false);
        m_errorPanel->layout()->addWidget(m_errors);
        m_errors->show();
        m_errorPanel->show();
        m_down->setUsualSizes({0, kNetworksPageTableHeight});
    }
}

void NetworksPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    adaptToWidth();
}

}  // namespace lab
