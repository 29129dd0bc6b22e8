// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/form/NetworkChips.h"

#include "core/nn/Zoo.h"
#include "core/verdict/RunTitles.h"
#include "ui/parts/NetworkChip.h"
#include "ui/parts/RunSigns.h"
#include "ui/theme/Icons.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace lab {

namespace {

constexpr int kColumns = 2;
constexpr int kCifarWidth = 16;  // the paper's, which needs no mention

// Widths that a copy may have: half and double, up to the zoo's.
std::vector<int> widthsBeside(int width) {
    std::vector<int> widths;
    for (const int candidate : {8, 16, 32, 64, 128}) {
        if (candidate != width) {
            widths.push_back(candidate);
        }
    }
    return widths;
}

bool isResidual(const NetworkSpec& spec) {
    return spec.family == Family::Residual;
}

}  // namespace

NetworkChips::NetworkChips(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_grid(new QGridLayout),
      m_tools(new QWidget(this)),
      m_add(new QToolButton(m_tools)),
      m_more(new QToolButton(m_tools)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_grid->setSpacing(8);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    column->addLayout(m_grid);
    column->addWidget(m_tools);
    auto* tools = new QHBoxLayout(m_tools);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->setSpacing(4);
    m_add->setObjectName("addNetwork");
    m_add->setText(tr("Add network"));
    m_add->setToolTip(tr("Adds a network of the zoo"));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_more->setObjectName("copyNetwork");
    m_more->setToolTip(tr("Copies a network with another shortcut or width"));
    m_more->setAccessibleName(tr("Copy a network"));
    for (QToolButton* button : {m_add, m_more}) {
        button->setPopupMode(QToolButton::InstantPopup);
        button->setMenu(new QMenu(button));
        button->setFocusPolicy(Qt::StrongFocus);
        button->setProperty("menuArrow", "none");
        button->setFixedHeight(28);
        tools->addWidget(button);
    }
    m_add->setIcon(icon(Icon::Add, theme.tokens(), Ink::Text));
    m_more->setIcon(icon(Icon::ChevronDown, theme.tokens(), Ink::Text));
    connect(m_add->menu(), &QMenu::aboutToShow, this, &NetworkChips::rebuildAddMenu);
    connect(m_more->menu(), &QMenu::aboutToShow, this, &NetworkChips::rebuildMoreMenu);
}

void NetworkChips::setNetworks(std::vector<DraftNetwork> networks) {
    m_networks = std::move(networks);
    rebuild();
}

void NetworkChips::setLocked(bool locked) {
    m_locked = locked;
    m_tools->setVisible(!locked);
    for (int i = 0; i < static_cast<int>(m_chips.size()); ++i) {
        m_chips[i]->setLocked(locked);
        m_chips[i]->setToolTip(toolTipOf(i));
    }
}

QString NetworkChips::titleOf(int index) const {
    const std::vector<NetworkSpec> all = specs();
    const auto plainTitle = [&all](const DraftNetwork& network) {
        const QString title = QString::fromStdString(titleAmong(network.spec, all));
        const bool usual = isCifarNetwork(network.spec) && network.spec.width == kCifarWidth;
        return network.ownWidth && !usual
                   ? tr("%1 w%2").arg(title, QString::number(network.spec.width))
                   : title;
    };
    const DraftNetwork& own = m_networks[index];
    const QString title = plainTitle(own);
    const bool ambiguous = std::ranges::any_of(m_networks, [&](const DraftNetwork& other) {
        return plainTitle(other) == title &&
               other.spec.zeroInitResidual != own.spec.zeroInitResidual;
    });
    return ambiguous && own.spec.zeroInitResidual ? tr("%1 zero").arg(title) : title;
}

QString NetworkChips::toolTipOf(int index) const {
    const NetworkSpec& spec = m_networks[index].spec;
    QString text = titleOf(index);
    if (isResidual(spec)) {
        text += tr(", shortcut option %1").arg(QString::fromStdString(toText(spec.shortcut)));
        if (spec.zeroInitResidual) {
            text += spec.order == Order::Pre
                        ? tr("; the last convolution of each block starts at zero")
                        : tr("; the last batch norm of each block starts at zero");
        }
    }
    return m_locked ? text : text + tr(". Click to copy or change it.");
}

std::vector<NetworkSpec> NetworkChips::specs() const {
    std::vector<NetworkSpec> all;
    for (const DraftNetwork& network : m_networks) {
        all.push_back(network.spec);
    }
    return all;
}

// As the curves will have them.
std::vector<RunSign> NetworkChips::signs() const {
    std::vector<RunSpec> runs;
    for (const DraftNetwork& network : m_networks) {
        runs.emplace_back().network = network.spec;
    }
    return signsOf(runs);
}

void NetworkChips::rebuild() {
    for (NetworkChip* chip : m_chips) {
        m_grid->removeWidget(chip);
        chip->hide();
        chip->deleteLater();  // the click that removes it may come from it
    }
    m_chips.clear();
    const std::vector<RunSign> all = signs();
    for (int i = 0; i < static_cast<int>(m_networks.size()); ++i) {
        auto* chip = new NetworkChip(m_theme, m_networks[i].spec, titleOf(i), this);
        chip->setSign(all[i].colour, all[i].marker);
        chip->setObjectName(QString("chip%1").arg(i));
        chip->setToolTip(toolTipOf(i));
        chip->setLocked(m_locked);
        connect(chip, &NetworkChip::removeRequested, this, [this, i] {
            change([i](auto& networks) { networks.erase(networks.begin() + i); });
        });
        connect(chip, &NetworkChip::menuRequested, this, [this, i, chip] {
            auto* menu = new QMenu(chip);
            menu->setAttribute(Qt::WA_DeleteOnClose);
            fillMenu(menu, i);
            menu->popup(chip->mapToGlobal(QPoint(0, chip->height() + 2)));
        });
        connect(chip, &NetworkChip::hovered, this,
                [this, i](bool inside) { Q_EMIT hovered(inside ? i : -1); });
        m_grid->addWidget(chip, i / kColumns, i % kColumns);
        m_chips.push_back(chip);
    }
    // Chips come and go; the order of Tab stays the order on the screen.
    for (std::size_t i = 1; i < m_chips.size(); ++i) {
        setTabOrder(m_chips[i - 1], m_chips[i]);
    }
    if (!m_chips.empty()) {
        setTabOrder(m_chips.back(), m_add);
    }
}

void NetworkChips::change(const std::function<void(std::vector<DraftNetwork>&)>& edit) {
    if (m_locked) {
        return;
    }
    edit(m_networks);
    rebuild();
    Q_EMIT changed();
}

void NetworkChips::rebuildAddMenu() {
    QMenu* menu = m_add->menu();
    qDeleteAll(menu->findChildren<QMenu*>(Qt::FindDirectChildrenOnly));  // clear() leaves them
    menu->clear();
    // The four that show the degradation problem lie open; the rest of the zoo is one step away.
    for (const NetworkSpec& spec : zoo()) {
        if (!isCifarNetwork(spec) && spec.block == BlockKind::Basic && spec.order == Order::Post) {
            offerToAdd(menu, spec);
        }
    }
    menu->addSeparator();
    QMenu* deeper = menu->addMenu(tr("Bottleneck networks"));
    QMenu* cifar = menu->addMenu(tr("CIFAR networks, 16 channels"));
    QMenu* pre = menu->addMenu(tr("Pre-activation networks"));
    QMenu* cifarPre = menu->addMenu(tr("Pre-activation CIFAR networks, 16 channels"));
    for (const NetworkSpec& spec : zoo()) {
        if (spec.order == Order::Pre) {
            offerToAdd(isCifarNetwork(spec) ? cifarPre : pre, spec);
        } else if (isCifarNetwork(spec)) {
            offerToAdd(cifar, spec);
        } else if (spec.block == BlockKind::Bottleneck) {
            offerToAdd(deeper, spec);
        }
    }
}

void NetworkChips::offerToAdd(QMenu* menu, const NetworkSpec& spec) {
    QAction* action = menu->addAction(QString::fromStdString(lab::titleOf(spec)));
    action->setObjectName("add-" + QString::fromStdString(spec.name));
    connect(action, &QAction::triggered, this, [this, spec] {
        // What the zoo gives its own width keeps it when the form's changes.
        const NetworkSpec own = m_settings ? inSettings(spec, *m_settings) : spec;
        change([&](auto& networks) { networks.push_back({own, isCifarNetwork(spec)}); });
    });
}

void NetworkChips::rebuildMoreMenu() {
    QMenu* menu = m_more->menu();
    menu->clear();
    for (int i = 0; i < static_cast<int>(m_networks.size()); ++i) {
        fillMenu(menu->addMenu(titleOf(i)), i);
    }
    menu->setEnabled(!m_networks.empty());
}

void NetworkChips::fillMenu(QMenu* menu, int index) {
    if (m_locked) {
        menu->addAction(tr("These settings belong to runs in training"))->setEnabled(false);
        return;
    }
    fillCopies(menu, index);
    menu->addSeparator();
    if (isResidual(m_networks[index].spec)) {
        QAction* zero = menu->addAction(m_networks[index].spec.order == Order::Pre
                                            ? tr("Zero the last convolution of each block")
                                            : tr("Zero the last batch norm of each block"));
        zero->setObjectName("zeroInit");
        zero->setCheckable(true);
        zero->setChecked(m_networks[index].spec.zeroInitResidual);
        zero->setToolTip(tr("Goyal et al. 2017; the original paper did not do it"));
        connect(zero, &QAction::toggled, this, [this, index](bool on) {
            change([=](auto& networks) { networks[index].spec.zeroInitResidual = on; });
        });
    }
    QAction* remove = menu->addAction(tr("Take away"));
    remove->setObjectName("removeNetwork");
    connect(remove, &QAction::triggered, this, [this, index] {
        change([index](auto& networks) { networks.erase(networks.begin() + index); });
    });
}

void NetworkChips::fillCopies(QMenu* menu, int index) {
    const DraftNetwork original = m_networks[index];
    const auto offer = [&](const QString& text, const QString& name, const DraftNetwork& copy) {
        QAction* action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, [this, index, copy] {
            change([&](auto& networks) { networks.insert(networks.begin() + index + 1, copy); });
        });
    };
    if (isResidual(original.spec)) {
        for (const Shortcut option : {Shortcut::A, Shortcut::B, Shortcut::C}) {
            if (option != original.spec.shortcut) {
                DraftNetwork copy = original;
                copy.spec.shortcut = option;
                const QString letter = QString::fromStdString(toText(option));
                offer(tr("Copy with shortcut %1").arg(letter), "copyShortcut" + letter, copy);
            }
        }
        menu->addSeparator();
    }
    for (const int width : widthsBeside(original.ownWidth ? original.spec.width : m_width)) {
        DraftNetwork copy = original;
        copy.spec.width = width;
        copy.ownWidth = width != m_width;
        offer(tr("Copy with width %1").arg(width), QString("copyWidth%1").arg(width), copy);
    }
}

}  // namespace lab
