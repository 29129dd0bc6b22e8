// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/networks/BlockDetail.h"

#include "ui/base/Format.h"
#include "ui/diagram/BlockFigure.h"
#include "ui/diagram/NetworkWords.h"
#include "ui/parts/ColumnScroll.h"
#include "ui/parts/Formula.h"
#include "ui/parts/IconButton.h"
#include "ui/parts/NetworkName.h"
#include "ui/parts/RoleLabel.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"

#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace lab {

namespace {

constexpr int kBlockDetailPadding = 16;

}  // namespace

BlockDetail::BlockDetail(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_title(roleLabel(this, "blockTitle", "group")),
      m_subtitle(roleLabel(this, "blockSubtitle", "small")),
      m_figure(new BlockFigure(theme)),
      m_formula(new Formula(theme)),
      m_weights(roleLabel(nullptr, "blockWeights", "caption")),
      m_reason(roleLabel(nullptr, "blockReason", "body")),
      m_before(stepButton("previousUnit", tr("The block before (←)"), -1)),
      m_next(stepButton("nextUnit", tr("The next block (→)"), 1)) {
    setObjectName("blockDetail");
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 8, 1, 1);
    outer->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(kBlockDetailPadding, 0, 8, 0);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_title);
    names->addWidget(m_subtitle);
    head->addLayout(names, 1);
    head->addWidget(m_before, 0, Qt::AlignTop);
    head->addWidget(m_next, 0, Qt::AlignTop);
    outer->addLayout(head);
    m_title->setFont(sized(m_title->font(), kHeadingSize));
    auto* content = new QWidget;
    content->setObjectName("blockContent");
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kBlockDetailPadding, 4, kBlockDetailPadding, 8);
    column->setSpacing(6);
    m_weights->setWordWrap(true);
    m_weights->setAlignment(Qt::AlignHCenter);
    m_reason->setWordWrap(true);
    column->addWidget(m_figure);
    column->addWidget(m_formula);
    column->addWidget(m_weights);
    column->addWidget(m_reason);
    auto* grid = new QGridLayout;
    buildFacts(grid);
    column->addLayout(grid);
    column->addStretch(1);
    auto* scroll = new ColumnScroll;
    scroll->setObjectName("blockScroll");
    scroll->setAccessibleName(tr("The selected block"));
    scroll->setWidget(content);
    scroll->setFocusPolicy(Qt::StrongFocus);
    content->setAutoFillBackground(false);
    outer->addWidget(scroll, 1);
}

QToolButton* BlockDetail::stepButton(const QString& name, const QString& toolTip, int direction) {
    auto* button = iconButton(this, m_theme, name,
                              direction < 0 ? Icon::ChevronLeft : Icon::ChevronRight, toolTip);
    button->setFixedSize(28, 28);
    connect(button, &QToolButton::clicked, this,
            [this, direction] { Q_EMIT stepRequested(direction); });
    return button;
}

void BlockDetail::buildFacts(QGridLayout* grid) {
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    const QString names[] = {tr("Parameters"), tr("Mult-adds"), tr("Receptive field")};
    for (int n = 0; n < 2; ++n) {
        m_names[n] = new NetworkName;
        m_names[n]->setObjectName(QStringLiteral("factName%1").arg(n));
        m_names[n]->setRight(true);
        // The first name may reach over the empty corner.
        grid->addWidget(m_names[n], 0, n == 0 ? 0 : 2, 1, n == 0 ? 2 : 1);
    }
    grid->setColumnMinimumWidth(1, 56);
    grid->setColumnMinimumWidth(2, 84);
    for (int row = 0; row < 3; ++row) {
        auto* line = new QFrame;
        line->setFrameShape(QFrame::HLine);
        line->setFixedHeight(1);
        grid->addWidget(line, 2 * row + 1, 0, 1, 3);
        auto* what = roleLabel(nullptr, QStringLiteral("factTitle%1").arg(row), "small");
        what->setText(names[row]);
        grid->addWidget(what, 2 * row + 2, 0);
        for (int n = 0; n < 2; ++n) {
            m_facts[row][n] = new QLabel;
            m_facts[row][n]->setObjectName(QStringLiteral("fact%1-%2").arg(row).arg(n));
            m_facts[row][n]->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
            grid->addWidget(m_facts[row][n], 2 * row + 2, n + 1);
        }
    }
}

void BlockDetail::showUnit(std::shared_ptr<const NetworkComparison> comparison, int unit,
                           int network) {
    m_comparison = std::move(comparison);
    m_unit = unit;
    m_network = network;
    const ComparedUnit& place = m_comparison->units.at(unit);
    m_title->setText(unitTitle(place));
    m_subtitle->setText(unitSubtitle(*m_comparison, unit, network));
    m_figure->showUnit(m_comparison, unit, network);
    m_figure->setVisible(place.layers[network].has_value());
    const std::vector<FormulaRun> formula = formulaOf(*m_comparison, unit, network);
    m_formula->setVisible(!formula.empty());
    m_formula->setRuns(formula);
    const QString weights = weightNames(*m_comparison, unit, network);
    m_weights->setText(weights);
    m_weights->setVisible(!weights.isEmpty());
    m_reason->setText(reasonText(*m_comparison, unit, network));
    m_before->setEnabled(unit > 0);
    m_next->setEnabled(unit + 1 < static_cast<int>(m_comparison->units.size()));
    showFacts();
}

void BlockDetail::showFacts() {
    for (int n = 0; n < 2; ++n) {
        m_names[n]->setNetwork(m_comparison->pair.networks[n], m_comparison->titles[n]);
        const auto cost = costOf(*m_comparison, m_unit, n);
        const QString none = QStringLiteral("–");
        m_facts[0][n]->setText(cost ? countText(cost->parameters) : none);
        m_facts[1][n]->setText(cost && cost->multAdds > 0 ? amountText(cost->multAdds) : none);
        m_facts[2][n]->setText(cost ? tr("%1 px").arg(cost->field.size) : none);
    }
}

}  // namespace lab
