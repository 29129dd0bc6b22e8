// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/RunTableModel.h"

#include "core/nn/NetworkPlan.h"
#include "ui/base/Format.h"
#include "ui/experiments/Estimate.h"
#include "ui/theme/Theme.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lab {

namespace {

const RunSpec& specOf(const ExperimentModel::Run& run) {
    return run.result.info.spec;
}

// Numbers stand at the right, so that their digits line up.
int alignmentOf(int column) {
    const bool number = column >= RunTableModel::TrainError && column <= RunTableModel::Parameters;
    return (Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)).toInt();
}

}  // namespace

RunTableModel::RunTableModel(const Theme& theme, const ExperimentModel& experiment, QObject* parent)
    : QAbstractTableModel(parent), m_theme(theme), m_experiment(experiment) {
    connect(&theme, &Theme::changed, this, &RunTableModel::takeLooks);
    connect(&experiment, &ExperimentModel::reset, this, &RunTableModel::rebuild);
    connect(&experiment, &ExperimentModel::runChanged, this, &RunTableModel::update);
    rebuild();
}

void RunTableModel::rebuild() {
    beginResetModel();
    m_pinned.clear();
    m_hidden.clear();
    m_order.resize(m_experiment.runCount());
    std::iota(m_order.begin(), m_order.end(), 0);
    m_parameters.clear();
    for (int i = 0; i < m_experiment.runCount(); ++i) {
        m_parameters.push_back(parameterCount(planOf(specOf(m_experiment.run(i)).network)));
    }
    takeLooks();
    endResetModel();
}

void RunTableModel::takeLooks() {
    m_looks = looksOf(m_experiment, m_theme.tokens());
}

void RunTableModel::update(int run) {
    emitRow(rowOf(run));
}

void RunTableModel::emitRow(int row) {
    if (row >= 0) {
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

int RunTableModel::rowOf(int run) const {
    const auto found = std::ranges::find(m_order, run);
    return found == m_order.end() ? -1 : static_cast<int>(found - m_order.begin());
}

QString RunTableModel::title(int run) const {
    return m_looks.at(run).name;
}

int RunTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int RunTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

void RunTableModel::setActivity(Activity activity) {
    if (m_activity == activity) {
        return;
    }
    m_activity = activity;
    for (int row = 0; row < rowCount(); ++row) {
        emitRow(row);
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, TimeLeft, TimeLeft);
}

void RunTableModel::setPinned(int run, bool pinned) {
    if (pinned == isPinned(run)) {
        return;
    }
    const int from = rowOf(run);
    std::set<int> pins = m_pinned;
    pinned ? void(pins.insert(run)) : void(pins.erase(run));
    // Pinned rows first, each group in the experiment's order.
    std::vector<int> order(m_order.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_partition(order, [&](int other) { return pins.contains(other); });
    const auto to = static_cast<int>(std::ranges::find(order, run) - order.begin());
    const bool moves = from != to;
    if (moves) {
        beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    }
    m_order = std::move(order);
    m_pinned = std::move(pins);
    if (moves) {
        endMoveRows();
    }
    emitRow(to);
    Q_EMIT pinnedChanged(run, pinned);
}

void RunTableModel::setCurveHidden(int run, bool hidden) {
    if (hidden == isCurveHidden(run)) {
        return;
    }
    hidden ? void(m_hidden.insert(run)) : void(m_hidden.erase(run));
    update(run);
    Q_EMIT curveHiddenChanged(run, hidden);
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return alignmentOf(section);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case Network:
            return tr("Network");
        case State:
            return tr("State");
        case Epoch:
            return tr("Epoch");
        case TrainError:
            return tr("Train err. %");
        case TestError:
            return tr("Test err. %");
        case BestTest:
            return tr("Best test");
        case ImagesPerSecond:
            return tr("Images/s");
        case TimeLeft:
            return m_activity != Activity::Still ? tr("Time left") : tr("Duration");
        case Parameters:
            return tr("Parameters");
        default:
            return {};
    }
}

QVariant RunTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const int run = m_order[index.row()];
    const ExperimentModel::Run& shown = m_experiment.run(run);
    const auto column = static_cast<Column>(index.column());
    switch (role) {
        case Qt::DisplayRole:
            return text(run, column);
        case Qt::ToolTipRole:
            return toolTip(run, column);
        case Qt::AccessibleTextRole:
            return column == Tools ? tr("Tools of %1").arg(m_looks[run].name) : text(run, column);
        case Qt::TextAlignmentRole:
            return alignmentOf(column);
        case RunRole:
            return run;
        case ColourRole:
            return m_looks[run].colour;
        case MarkerRole:
            return static_cast<int>(m_looks[run].marker);
        case ProgressRole:
            return shown.progress();
        case StateRole:
            return static_cast<int>(shown.result.state);
        case ActivityRole:
            return static_cast<int>(m_activity);
        case PinnedRole:
            return isPinned(run);
        case HiddenRole:
            return isCurveHidden(run);
        default:
            return {};
    }
}

QString RunTableModel::text(int run, Column column) const {
    const ExperimentModel::Run& shown = m_experiment.run(run);
    const RunResult& result = shown.result;
    const double none = std::nan("");
    switch (column) {
        case Network:
            return m_looks[run].name;
        case State:
            return stateText(shown);
        case Epoch:
            return epochText(shown);
        case TrainError:
            return percentText(result.epochs.empty() ? none : result.epochs.back().trainError);
        case TestError:
            return percentText(result.epochs.empty() ? none : result.epochs.back().testError);
        case BestTest:
            return percentText(result.bestTestError());
        case ImagesPerSecond: {
            const double speed = result.imagesPerSecond();
            return std::isfinite(speed) ? countText(std::llround(speed)) : percentText(none);
        }
        case TimeLeft:
            return timeText(shown);
        case Parameters:
            return countText(m_parameters[run]);
        default:
            return {};
    }
}

QString RunTableModel::stateText(const ExperimentModel::Run& run) const {
    switch (run.result.state) {
        case RunState::Waiting:
            return m_activity != Activity::Still ? tr("Next") : tr("Not started");
        case RunState::Training:
            return tr("Training");
        case RunState::Paused:
            return tr("Paused");
        case RunState::Stopped:
            return tr("Stopped");
        case RunState::Finished:
            return tr("Finished");
        case RunState::Failed:
            return tr("Failed");
    }
    return {};
}

// The epoch being trained, or the last one that is done.
QString RunTableModel::epochText(const ExperimentModel::Run& run) const {
    const int all = specOf(run).recipe.epochs;
    const auto done = static_cast<int>(run.result.epochs.size());
    const bool training = run.result.state == RunState::Training;
    return tr("%1 / %2").arg(std::min(done + (training ? 1 : 0), all)).arg(all);
}

QString RunTableModel::timeText(const ExperimentModel::Run& run) const {
    const bool left = m_activity != Activity::Still && run.result.state != RunState::Finished &&
                      run.result.state != RunState::Failed && run.result.state != RunState::Stopped;
    if (left) {
        return durationText(secondsLeft(run));
    }
    const bool timeless = m_activity != Activity::Still || run.result.epochs.empty();
    return timeless ? percentText(std::nan("")) : durationText(run.result.seconds());
}

QString RunTableModel::toolTip(int run, Column column) const {
    if (column == Tools) {
        return {};  // each tool has its own
    }
    const ExperimentModel::Run& shown = m_experiment.run(run);
    QStringList lines{m_looks[run].name + ": " + stateText(shown)};
    if (!shown.why.isEmpty()) {
        lines.front() += ". " + shown.why;
    }
    lines << tr("Best test error %1 %, %2 parameters")
                 .arg(text(run, BestTest), text(run, Parameters));
    if (isCurveHidden(run)) {
        lines << tr("Its curves are hidden.");
    }
    return lines.join('\n');
}

QString RunTableModel::rowText(int row) const {
    QStringList cells;
    for (int column = Network; column < Tools; ++column) {
        cells << text(m_order.at(row), static_cast<Column>(column));
    }
    return cells.join('\t');
}

}  // namespace lab
