// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/networks/NetworkControls.h"

#include "ui/diagram/NetworkWords.h"
#include "ui/networks/NetworkChoices.h"
#include "ui/networks/TotalsText.h"
#include "ui/parts/FieldRow.h"
#include "ui/parts/Fields.h"
#include "ui/parts/NetworkSign.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace lab {

namespace {

constexpr int kNetworkControlsMargin = 11;
constexpr int kNetworkControlsHeight = 44;
constexpr int kNetworkControlsText = 40;  // two lines
constexpr int kField = 28;
constexpr int kNetworkControlsBetween = 8;
constexpr int kTextMargins = 22;
constexpr int kNetworkControlsArrow = 31;  // a field's chevron and margins
// As wide as its widest item, in the field's own type.
void fitWidth(ChoiceField* field) {
    int widest = 0;
    for (int i = 0; i < field->count(); ++i) {
        widest = std::max(widest, field->fontMetrics().horizontalAdvance(field->itemText(i)));
    }
    field->setFixedWidth(widest + kNetworkControlsArrow);
}

// Only a list that is another one is filled again: the choice that led here may still be at work.
void setItems(ChoiceField* field, const ChoiceItems& items, const QVariant& current) {
    const QSignalBlocker quiet(field);
    bool same = field->count() == static_cast<int>(items.size());
    for (int i = 0; same && i < field->count(); ++i) {
        same = field->itemText(i) == items[i].first && field->itemData(i) == items[i].second;
    }
    if (!same) {
        field->clear();
        for (const auto& [text, value] : items) {
            field->addItem(text, value);
        }
        fitWidth(field);
    }
    field->setCurrentIndex(field->findData(current));
}

}  // namespace

NetworkControls::NetworkControls(const Theme& theme, int index, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_index(index),
      m_all(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      m_fields(new QHBoxLayout),
      m_sign(new NetworkSign(14, this)),
      m_more(new QToolButton(this)),
      m_text(new TotalsText(theme, this)) {
    setObjectName(QStringLiteral("controls%1").arg(index));
    setFixedHeight(kNetworkControlsHeight);
    m_all->setContentsMargins(kNetworkControlsMargin, 0, kNetworkControlsMargin, 0);
    m_all->setSpacing(kNetworkControlsBetween);
    m_all->addLayout(m_fields);
    m_all->addWidget(m_text, 1);
    m_fields->setSpacing(kNetworkControlsBetween);
    m_fields->addWidget(m_sign);
    addFields();
    addOrderFields();
    m_family->setFont(bold(m_family->font()));
    m_more->setObjectName(QStringLiteral("more%1").arg(index));
    m_more->setIcon(icon(Icon::More, theme.tokens()));
    m_more->setAutoRaise(true);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setProperty("menuArrow", "none");
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setFixedSize(kField, kField);
    m_more->setToolTip(tr("All settings of this network, and reset"));
    m_more->setAccessibleName(m_more->toolTip());
    m_more->setMenu(new QMenu(m_more));
    connect(m_more->menu(), &QMenu::aboutToShow, this, [this] { fillMenu(m_more->menu()); });
    m_fields->addWidget(m_more);
    m_fields->addStretch(1);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

// For addField(): the network with one thing changed.
NetworkControls::Turn NetworkControls::withChange(Change change) {
    return [this, change = std::move(change)](const QVariant& value) {
        NetworkSpec spec = m_spec;
        change(spec, value);
        return spec;
    };
}

void NetworkControls::addFields() {
    m_family = addField("family", tr("Family"), tr("Family"), [this](const QVariant& value) {
        const auto group = static_cast<NetworkGroup>(value.toInt());
        return turnedInto(m_spec, nearestRow(group, m_spec.order, depthOf(m_spec)));
    });
    m_depth = addField("depth", tr("Depth"), tr("Depth: weighted layers along the main path"),
                       [this](const QVariant& value) {
                           if (value.toInt() == kOwnBlocks) {
                               askForBlocks();
                               return m_spec;
                           }
                           const auto rows = rowsOf(groupOf(m_spec), m_spec.order);
                           return turnedInto(m_spec, rows.at(value.toInt()));
                       });
    addBlocks();
    m_shortcut = addField("shortcut", tr("Shortcut"),
                          tr("A: identity with zeros for new channels. B: projection where the "
                             "shape changes. C: projection everywhere."),
                          withChange([](NetworkSpec& spec, const QVariant& value) {
                              spec.shortcut = static_cast<Shortcut>(value.toInt());
                          }));
    m_stem = addField("stem", tr("Stem"), tr("Stem: what reads the image"),
                      withChange([](NetworkSpec& spec, const QVariant& value) {
                          spec.stem = static_cast<Stem>(value.toInt());
                      }));
    m_width = addField(
        "width", tr("Width"), tr("Width: channels of the first stage"),
        withChange([](NetworkSpec& spec, const QVariant& value) { spec.width = value.toInt(); }));
    m_stride = addField("stride", tr("Stride"),
                        tr("Where a bottleneck halves the resolution. v1: on its first 1×1 (the "
                           "paper). v1.5: on its 3×3 (torchvision)."),
                        withChange([](NetworkSpec& spec, const QVariant& value) {
                            spec.strideAt = static_cast<StrideAt>(value.toInt());
                        }));
    m_groups =
        addField("groups", tr("Groups"),
                 tr("Cardinality × channels of a group, inside of the bottlenecks (Xie et "
                    "al. 2017, table 2). 1×64: no groups."),
                 [this](const QVariant& value) {
                     return withGroups(m_spec, value.toSize().width(), value.toSize().height());
                 });
}

void NetworkControls::addOrderFields() {
    m_order = addField("order", tr("Order"),
                       tr("Post-activation: convolution, batch norm, ReLU, and a ReLU behind the "
                          "addition (He et al. 2015). Pre-activation: batch norm, ReLU, "
                          "convolution, and nothing behind the addition (He et al. 2016)."),
                       withChange([](NetworkSpec& spec, const QVariant& value) {
                           spec.order = static_cast<Order>(value.toInt());
                           spec = named(spec);
                       }));
    m_start = addField("start", tr("Start of the blocks"),
                       tr("Where the last batch norm of each block starts, or in pre-activation "
                          "order its last convolution. At 0 each block begins as the identity "
                          "(Goyal et al. 2017); it costs nothing."),
                       withChange([](NetworkSpec& spec, const QVariant& value) {
                           spec.zeroInitResidual = value.toBool();
                       }));
}

ChoiceField* NetworkControls::addField(const QString& name, const QString& title,
                                       const QString& toolTip, const Turn& apply) {
    auto* field = new ChoiceField(name + QString::number(m_index), this);
    field->setToolTip(toolTip);
    field->setAccessibleName(tr("%1 of network %2").arg(title, QString::number(m_index + 1)));
    m_fields->addWidget(field);
    m_choices.push_back({title, field, true});
    connect(field, &QComboBox::currentIndexChanged, this, [this, field, apply](int index) {
        if (index >= 0) {
            Q_EMIT changed(apply(field->itemData(index)));
        }
    });
    return field;
}

void NetworkControls::addBlocks() {
    m_blocks = new TextField(QStringLiteral("blocks%1").arg(m_index), this);
    m_blocks->setToolTip(tr("Blocks in each stage, as 3,4,6,3"));
    m_blocks->setAccessibleName(tr("Blocks in each stage of network %1").arg(m_index + 1));
    m_blocks->setFixedWidth(m_blocks->fontMetrics().horizontalAdvance("3,8,36,3") + kTextMargins);
    m_blocks->installEventFilter(this);
    m_blocks->hide();
    m_fields->addWidget(m_blocks);
    connect(m_blocks, &QLineEdit::editingFinished, this, &NetworkControls::takeBlocks);
}

// The network stays as it is until there is a list.
void NetworkControls::askForBlocks() {
    m_typing = true;
    m_ownBlocks = true;
    adaptToWidth();
    m_blocks->setFocus(Qt::OtherFocusReason);
    m_blocks->selectAll();
}

void NetworkControls::takeBlocks() {
    NetworkSpec spec = m_spec;
    try {
        spec.blocks = blocksFrom(m_blocks->text().toStdString());
        spec = named(spec);
    } catch (const Error& error) {
        markInvalid(m_blocks, true);
        Q_EMIT refused(QString::fromUtf8(error.what()));
        return;
    }
    m_typing = false;
    if (spec == m_spec) {
        fill();
        adaptToWidth();
    } else {
        Q_EMIT changed(spec);
    }
}

bool NetworkControls::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_blocks && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        m_typing = false;
        fill();
        adaptToWidth();
        m_depth->setFocus(Qt::OtherFocusReason);
        Q_EMIT changed(m_spec);  // what was refused is gone
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void NetworkControls::showComparison(const NetworkComparison& comparison) {
    m_typing = false;
    m_spec = comparison.pair.networks[m_index];
    m_sign->setNetwork(m_spec);
    fill();
    m_text->setTotals(totalText(comparison.networks[m_index]));
    m_against.clear();
    m_againstBrief.clear();
    if (m_index == 1) {
        const auto& [first, second] = comparison.networks;
        m_against = tr("%1 against %2").arg(deltaText(first, second), comparison.titles[0]);
        m_againstBrief =
            tr("%1 against %2").arg(briefDeltaText(first, second), comparison.titles[0]);
    } else if (m_spec.family == Family::Plain) {
        m_against = tr("no shortcut parameters");
    }
    setChange({}, {});
    adaptToWidth();
}

void NetworkControls::setChange(const QString& text, const QString& brief) {
    if (text.isEmpty()) {
        m_text->setDelta(m_against, m_againstBrief, false);
    } else {
        m_text->setDelta(text, brief, true);
    }
}

QString NetworkControls::totals() const {
    return m_text->totals();
}

QString NetworkControls::delta() const {
    return m_text->delta();
}

void NetworkControls::fill() {
    setItems(m_family, familyItems(), static_cast<int>(groupOf(m_spec)));
    m_family->setFixedWidth(
        QFontMetrics(m_family->font()).horizontalAdvance(m_family->currentText()) +
        kNetworkControlsArrow + 4);
    const int row = depthRow(m_spec);
    setItems(m_depth, depthItems(m_spec), m_typing ? kOwnBlocks : row);
    m_blocks->setText(QString::fromStdString(blocksText(m_spec.blocks)));
    markInvalid(m_blocks, false);
    m_ownBlocks = m_typing || row == kOwnBlocks;
    setItems(m_order, orderItems(), static_cast<int>(m_spec.order));
    setItems(m_shortcut, shortcutItems(), static_cast<int>(m_spec.shortcut));
    setItems(m_stride, strideItems(), static_cast<int>(m_spec.strideAt));
    setItems(m_stem, stemItems(), static_cast<int>(m_spec.stem));
    setItems(m_width, widthItems(m_spec), m_spec.width);
    setItems(m_groups, groupItems(m_spec), QSize(m_spec.cardinality, m_spec.groupWidth));
    setItems(m_start, startItems(m_spec.order), m_spec.zeroInitResidual);
    const bool residual = m_spec.family == Family::Residual;
    const bool bottleneck = m_spec.block == BlockKind::Bottleneck;
    for (Choice& choice : m_choices) {
        choice.offered = ((choice.field != m_shortcut && choice.field != m_start) || residual) &&
                         ((choice.field != m_stride && choice.field != m_groups) || bottleneck);
    }
}

void NetworkControls::choose(ChoiceField* field, const QVariant& value) {
    field->setCurrentIndex(field->findData(value));
}

void NetworkControls::fillMenu(QMenu* menu) {
    menu->clear();
    for (const Choice& choice : m_choices) {
        if (!choice.offered || choice.field == m_family || choice.field == m_depth) {
            continue;
        }
        QMenu* values = menu->addMenu(choice.title);
        for (int i = 0; i < choice.field->count(); ++i) {
            QAction* action = values->addAction(choice.field->itemText(i));
            action->setObjectName(QStringLiteral("%1-%2").arg(choice.field->objectName()).arg(i));
            action->setCheckable(true);
            action->setChecked(i == choice.field->currentIndex());
            connect(action, &QAction::triggered, this,
                    [this, field = choice.field, value = choice.field->itemData(i)] {
                        choose(field, value);
                    });
        }
    }
    menu->addSeparator();
    QAction* reset = menu->addAction(tr("Reset this network"));
    reset->setObjectName(QStringLiteral("reset%1").arg(m_index));
    connect(reset, &QAction::triggered, this, &NetworkControls::resetRequested);
}

void NetworkControls::setStacked(bool stacked) {
    m_stacked = stacked;
    m_all->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_all->setContentsMargins(kNetworkControlsMargin, stacked ? 8 : 0, kNetworkControlsMargin,
                              stacked ? 4 : 0);
    m_all->setSpacing(stacked ? 0 : kNetworkControlsBetween);
    m_text->setLeft(stacked);
    setFixedHeight(sizeHint().height());
    adaptToWidth();
}

QSize NetworkControls::sizeHint() const {
    return {600, m_stacked ? kField + 12 + kNetworkControlsText : kNetworkControlsHeight};
}

// Family and depth always, the order where it is not the usual one; then as many as fit next to the
// totals.
void NetworkControls::adaptToWidth() {
    int room = width() - 2 * kNetworkControlsMargin - m_sign->width() - kNetworkControlsBetween -
               kField - kNetworkControlsBetween;
    if (!m_stacked) {
        room -= m_text->widthOfTotals() + kNetworkControlsBetween;
    }
    room -= m_ownBlocks ? m_blocks->width() + kNetworkControlsBetween : 0;
    const bool tellsOrder = m_spec.order != Order::Post;
    room -= tellsOrder ? m_order->width() + kNetworkControlsBetween : 0;
    for (const Choice& choice : m_choices) {
        const bool counted = tellsOrder && choice.field == m_order;
        room -= choice.offered && !counted ? choice.field->width() + kNetworkControlsBetween : 0;
        const bool always = choice.field == m_family || choice.field == m_depth || counted;
        const bool shown = choice.offered && (always || room >= 0);
        if (choice.offered && !shown) {
            room = -1;  // what comes later does not jump the queue
        }
        choice.field->setVisible(shown);
    }
    m_blocks->setVisible(m_ownBlocks);
}

void NetworkControls::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    adaptToWidth();
}

}  // namespace lab
