// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/networks/NetworksHeader.h"

#include "ui/diagram/DiagramPaint.h"
#include "ui/parts/Fields.h"
#include "ui/parts/IconButton.h"
#include "ui/parts/NetworkLook.h"
#include "ui/parts/SegmentedControl.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace lab {

/// What the lines and the darker boxes of the diagram mean.
class LegendLine : public QWidget {
public:
    LegendLine(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
        setObjectName("shortcutLegend");
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        setAccessibleName(NetworksHeader::tr(
            "Solid shortcuts are the identity, dotted ones change x; darker boxes are "
            "layers that only one network has so"));
        setToolTip(accessibleName());
    }
    void setNetwork(const NetworkSpec& network) {
        m_network = network;
        update();
    }
    void setEntries(LegendEntries entries) {
        m_entries = entries;
        updateGeometry();
        update();
    }
    QSize sizeHint() const override {
        const Tokens& tokens = m_theme.tokens();
        return {static_cast<int>(std::ceil(
                    paintLegend(nullptr, {}, inkOf(m_network, tokens), tokens, m_entries))),
                20};
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        const Tokens& tokens = m_theme.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintLegend(&painter, QPointF(0, height() / 2.0), inkOf(m_network, tokens), tokens,
                    m_entries);
    }

private:
    const Theme& m_theme;
    NetworkSpec m_network;
    LegendEntries m_entries = LegendEntries::All;
};

namespace {

constexpr int kNetworksHeaderHeight = 56;
constexpr int kNetworksHeaderButton = 32;
constexpr std::pair<int, int> kInputs[] = {{1, 28},  {3, 32},  {3, 64},  {3, 96},  {3, 128},
                                           {3, 160}, {3, 192}, {3, 224}, {3, 256}, {3, 299},
                                           {3, 320}, {3, 384}, {3, 448}, {3, 512}};
constexpr int kClasses[] = {2, 10, 100, 200, 1000};

QString inputText(int channels, int side) {
    return NetworksHeader::tr("Input %1 × %2 × %2").arg(channels).arg(side);
}

QString classesText(int classes) {
    return NetworksHeader::tr("%1 classes").arg(classes);
}

// The item, added in front where the list has none.
void showItem(ChoiceField* field, const QVariant& value, const QString& text) {
    const QSignalBlocker quiet(field);
    if (field->findData(value) < 0) {
        field->insertItem(0, text, value);
    }
    field->setCurrentIndex(field->findData(value));
}

void fitToWidestItem(ChoiceField* field) {
    int widest = 0;
    for (int i = 0; i < field->count(); ++i) {
        widest = std::max(widest, field->fontMetrics().horizontalAdvance(field->itemText(i)));
    }
    field->setFixedSize(widest + 32, kNetworksHeaderButton);
}

}  // namespace

NetworksHeader::NetworksHeader(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_arrangement(
          new SegmentedControl(tr("Arrangement"),
                               {{"columns", tr("Columns"), tr("Side by side, depth downwards")},
                                {"lanes", tr("Lanes"), tr("Above each other, depth to the right")}},
                               this)),
      m_input(new ChoiceField("input", this)),
      m_classes(new ChoiceField("classes", this)),
      m_legend(new LegendLine(theme, this)),
      m_zoom(new QLabel(this)),
      m_export(new QToolButton(this)),
      m_train(new QPushButton(tr("Train these two"), this)) {
    setObjectName("networksHeader");
    setFixedHeight(kNetworksHeaderHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 0, 0);
    row->setSpacing(8);
    auto* title = new QLabel(tr("Networks"), this);
    title->setProperty("role", "title");
    row->addWidget(title);
    row->addSpacing(8);
    row->addWidget(m_arrangement);
    m_input->setToolTip(tr("The image that goes into both networks: channels × height × width"));
    m_input->setAccessibleName(tr("Input size"));
    m_classes->setToolTip(tr("The classes of both classifiers"));
    m_classes->setAccessibleName(tr("Classes"));
    for (const auto& [channels, side] : kInputs) {
        m_input->addItem(inputText(channels, side), QSize(channels, side));
    }
    for (const int classes : kClasses) {
        m_classes->addItem(classesText(classes), classes);
    }
    fitToWidestItem(m_input);
    fitToWidestItem(m_classes);
    row->addWidget(m_input);
    row->addWidget(m_classes);
    row->addWidget(m_legend);
    row->addStretch(1);
    auto* zoom = new QHBoxLayout;
    zoom->setSpacing(0);
    QToolButton* out = tool("zoomOut", Icon::Remove, tr("Zoom out (−)"));
    QToolButton* in = tool("zoomIn", Icon::Add, tr("Zoom in (+)"));
    QToolButton* fit = tool("zoomFit", Icon::Fit, tr("Fit the whole depth (0)"));
    QToolButton* reset =
        tool("resetNetworks", Icon::Undo, tr("Reset to plain-34 and ResNet-34 on 3 × 224 × 224"));
    m_zoom->setObjectName("zoomText");
    m_zoom->setProperty("role", "muted");
    m_zoom->setAlignment(Qt::AlignCenter);
    m_zoom->setFixedWidth(m_zoom->fontMetrics().horizontalAdvance("000 %") + 4);
    zoom->addWidget(out);
    zoom->addWidget(m_zoom);
    zoom->addWidget(in);
    zoom->addWidget(fit);
    zoom->addWidget(reset);
    row->addLayout(zoom);
    buildExport();
    row->addWidget(m_export);
    m_train->setObjectName("trainThese");
    m_train->setIcon(icon(Icon::Train, theme.tokens(), Ink::OnAccent));
    m_train->setProperty("primary", true);
    m_train->setFixedHeight(kNetworksHeaderButton);
    m_train->setToolTip(tr("Draws up an experiment with these two, at the lesson's width"));
    row->addWidget(m_train);
    connect(m_arrangement, &SegmentedControl::chosen, this, [this](int index) {
        Q_EMIT arrangementChosen(index == 0 ? Arrangement::Columns : Arrangement::Lanes);
    });
    connect(m_input, &QComboBox::currentIndexChanged, this, [this](int index) {
        const QSize input = m_input->itemData(index).toSize();
        Q_EMIT inputChosen(input.width(), input.height());
    });
    connect(m_classes, &QComboBox::currentIndexChanged, this,
            [this](int index) { Q_EMIT classesChosen(m_classes->itemData(index).toInt()); });
    connect(out, &QToolButton::clicked, this, [this] { Q_EMIT zoomRequested(-1); });
    connect(in, &QToolButton::clicked, this, [this] { Q_EMIT zoomRequested(1); });
    connect(fit, &QToolButton::clicked, this, [this] { Q_EMIT zoomRequested(0); });
    connect(reset, &QToolButton::clicked, this, &NetworksHeader::resetRequested);
    connect(m_train, &QPushButton::clicked, this, &NetworksHeader::trainRequested);
}

QToolButton* NetworksHeader::tool(const QString& name, Icon which, const QString& toolTip) {
    auto* button = iconButton(this, m_theme, name, which, toolTip);
    button->setFixedSize(30, kNetworksHeaderButton);
    return button;
}

void NetworksHeader::buildExport() {
    m_export->setObjectName("exportDiagram");
    m_export->setText(tr("Export"));
    m_export->setToolTip(tr("The diagram as a picture for a slide"));
    m_export->setAccessibleName(tr("Export the diagram"));
    m_export->setIcon(icon(Icon::Export, m_theme.tokens(), Ink::Text));
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setProperty("menuArrow", "none");
    m_export->setFocusPolicy(Qt::StrongFocus);
    m_export->setFixedHeight(kNetworksHeaderButton);
    auto* menu = new QMenu(m_export);
    const std::pair<QString, QString> formats[] = {
        {"svg", tr("SVG…")}, {"png", tr("PNG…")}, {"pdf", tr("PDF…")}};
    for (const auto& [suffix, text] : formats) {
        QAction* action = menu->addAction(text);
        action->setObjectName("exportDiagram-" + suffix);
        connect(action, &QAction::triggered, this,
                [this, suffix = suffix] { Q_EMIT exportRequested(suffix); });
    }
    menu->addSeparator();
    QAction* copy = menu->addAction(tr("Copy the picture"));
    copy->setObjectName("copyDiagram");
    connect(copy, &QAction::triggered, this, &NetworksHeader::copyRequested);
    m_export->setMenu(menu);
}

void NetworksHeader::showPair(const NetworkPair& pair) {
    const NetworkSpec& network = pair.networks[1];
    showItem(m_input, QSize(network.inputChannels, pair.side),
             inputText(network.inputChannels, pair.side));
    showItem(m_classes, network.classes, classesText(network.classes));
    const NetworkSpec& shown = network.family == Family::Residual ? network : pair.networks[0];
    m_legend->setNetwork(shown);
}

void NetworksHeader::setArrangement(Arrangement arrangement) {
    m_arrangement->setCurrent(arrangement == Arrangement::Columns ? 0 : 1);
}

void NetworksHeader::setZoom(double zoom) {
    m_zoom->setText(QStringLiteral("%1 %").arg(std::lround(100 * zoom)));
}

void NetworksHeader::adaptToWidth() {
    m_legend->show();
    m_legend->setEntries(LegendEntries::All);
    m_zoom->show();
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const auto tooNarrow = [this] { return layout()->sizeHint().width() > width(); };
    if (tooNarrow()) {
        m_legend->setEntries(LegendEntries::Shortcuts);
    }
    if (tooNarrow()) {
        m_legend->hide();
    }
    if (tooNarrow()) {
        m_export->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
    if (tooNarrow()) {
        m_zoom->hide();
    }
}

void NetworksHeader::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    adaptToWidth();
}

}  // namespace lab
