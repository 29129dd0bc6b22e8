// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/form/AddNetworksDialog.h"

#include "core/run/NewRuns.h"
#include "core/verdict/RunTitles.h"
#include "ui/parts/FieldRow.h"
#include "ui/train/form/NetworkChips.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lab {

namespace {

constexpr int kAddNetworksWidth = 440;

QString whatTheyTake(std::size_t seeds) {
    return seeds == 1
               ? AddNetworksDialog::tr("They take this experiment's data, recipe and seed.")
               : AddNetworksDialog::tr(
                     "They take this experiment's data and recipe, and each of its %1 seeds.")
                     .arg(seeds);
}

}  // namespace

AddNetworksDialog::AddNetworksDialog(const Theme& theme, const std::vector<RunSpec>& there,
                                     QWidget* parent)
    : QDialog(parent),
      m_chips(new NetworkChips(theme, this)),
      m_problem(new ProblemLine(theme, this)) {
    setObjectName("networksDialog");
    setWindowTitle(tr("Add networks"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(kAddNetworksWidth);
    for (const RunSpec& run : there) {
        m_there.push_back(run.network);
    }
    const NetworkSpec& common = modelForAdded(there).network;
    m_chips->setSettings(common);
    m_chips->setWidthOfForm(common.width);

    auto* about = new QLabel(whatTheyTake(seedsOf(there).size()), this);
    about->setWordWrap(true);
    about->setProperty("role", "muted");
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_train = buttons->addButton(tr("Train"), QDialogButtonBox::AcceptRole);
    m_train->setObjectName("trainNetworks");
    m_train->setProperty("primary", true);
    m_train->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(about);
    column->addWidget(m_chips);
    column->addWidget(m_problem);
    column->addStretch(1);
    column->addWidget(buttons);

    connect(m_chips, &NetworkChips::changed, this, &AddNetworksDialog::showState);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(networks());
        accept();
    });
    showState();
}

std::vector<NetworkSpec> AddNetworksDialog::networks() const {
    std::vector<NetworkSpec> all;
    for (const DraftNetwork& network : m_chips->networks()) {
        all.push_back(network.spec);
    }
    return all;
}

// A further chip or sentence finds room: a window does not grow with its content by itself where
// words wrap.
bool AddNetworksDialog::event(QEvent* event) {
    const bool done = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
    }
    return done;
}

// One that is there already would be left out without a word.
void AddNetworksDialog::showState() {
    std::vector<NetworkSpec> seen = m_there;
    QString problem;
    for (const NetworkSpec& network : networks()) {
        const bool isThere = std::ranges::any_of(seen, [&network](NetworkSpec other) {
            other.inputChannels = network.inputChannels;  // which the data decide
            other.classes = network.classes;
            return other == network;
        });
        if (isThere && problem.isEmpty()) {
            problem = tr("%1 is there already; take it away or change it.")
                          .arg(QString::fromStdString(lab::titleOf(network)));
        }
        seen.push_back(network);
    }
    m_problem->showSentence(problem);
    m_train->setEnabled(problem.isEmpty() && !networks().empty());
    m_train->setToolTip(networks().empty() ? tr("Add a network first.") : problem);
}

}  // namespace lab
