// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/RunTableModel.h"

#include "core/nn/NetworkPlan.h"
#include "core/verdict/RunTitles.h"
#include "ui/base/Format.h"
#include "ui/experiments/Estimate.h"
#include "ui/theme/Theme.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

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

// Of each seed, whenever it had it.
std::vector<double> bestErrors(const ExperimentModel& model, const SeedGroup& group) {
    std::vector<double> best;
    for (const RunResult* run : soundRunsOf(model, group)) {
        best.push_back(run->bestTestError());
    }
    return best;
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
    m_groups = seedGroupsOf(m_experiment);
    m_folded.clear();
    for (int group = 0; group < static_cast<int>(m_groups.size()); ++group) {
        if (isGroup(group)) {
            m_folded.insert(group);
        }
    }
    m_parameters.clear();
    for (int i = 0; i < m_experiment.runCount(); ++i) {
        m_parameters.push_back(parameterCount(planOf(specOf(m_experiment.run(i)).network)));
    }
    takeLooks();
    m_rows = rowsFor(m_pinned, m_folded);
    endResetModel();
}

void RunTableModel::takeLooks() {
    m_looks = looksOf(m_experiment, m_theme.tokens());
    m_networks.clear();
    for (const std::string& title : networkTitles(m_experiment.results())) {
        m_networks.push_back(QString::fromStdString(title));
    }
}

// Pinned runs first, then each group in the experiment's order.
std::vector<RunTableModel::Row> RunTableModel::rowsFor(const std::set<int>& pinned,
                                                       const std::set<int>& folded) const {
    std::vector<Row> rows;
    std::vector<Row> below;
    for (int group = 0; group < static_cast<int>(m_groups.size()); ++group) {
        if (isGroup(group)) {
            below.push_back({group, -1});
        }
        for (const int run : m_groups[group]) {
            if (pinned.contains(run)) {
                rows.push_back({group, run});
            } else if (!folded.contains(group)) {
                below.push_back({group, run});
            }
        }
    }
    rows.insert(rows.end(), below.begin(), below.end());
    return rows;
}

// Tells the view what came, went or moved; the rest keeps its place among each other.
void RunTableModel::show(const std::vector<Row>& rows) {
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (std::ranges::find(rows, m_rows[row]) == rows.end()) {
            beginRemoveRows({}, row, row);
            m_rows.erase(m_rows.begin() + row);
            endRemoveRows();
        }
    }
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
        const auto found = std::ranges::find(m_rows, rows[row]);
        const auto from = static_cast<int>(found - m_rows.begin());
        if (found == m_rows.end()) {
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + row, rows[row]);
            endInsertRows();
        } else if (from != row) {  // further down, as all above stand already
            beginMoveRows({}, from, from, {}, row);
            const Row moved = *found;
            m_rows.erase(found);
            m_rows.insert(m_rows.begin() + row, moved);
            endMoveRows();
        }
    }
}

void RunTableModel::update(int run) {
    emitRow(rowOf(run));
    emitRow(headOf(run));
}

void RunTableModel::emitRow(int row) {
    if (row >= 0) {
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

int RunTableModel::rowOf(int run) const {
    const auto found = std::ranges::find(m_rows, run, &Row::run);
    return run < 0 || found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int RunTableModel::headOf(int run) const {
    const auto found = std::ranges::find_if(m_rows, [&](const Row& row) {
        return row.run < 0 && std::ranges::count(m_groups[row.group], run) > 0;
    });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int RunTableModel::rowShowing(int run) const {
    const int own = rowOf(run);
    return own >= 0 ? own : headOf(run);
}

RunTableModel::Fold RunTableModel::foldOf(int row) const {
    if (m_rows.at(row).run >= 0) {
        return Fold::None;
    }
    return m_folded.contains(m_rows[row].group) ? Fold::Folded : Fold::Open;
}

void RunTableModel::setFolded(int row, bool folded) {
    if (foldOf(row) == Fold::None) {
        return;
    }
    const int group = m_rows.at(row).group;
    folded ? void(m_folded.insert(group)) : void(m_folded.erase(group));
    show(rowsFor(m_pinned, m_folded));
    emitRow(static_cast<int>(std::ranges::find(m_rows, Row{group, -1}) - m_rows.begin()));
}

void RunTableModel::setAllFolded(bool folded) {
    for (int row = 0; row < rowCount(); ++row) {
        setFolded(row, folded);
    }
}

bool RunTableModel::hasGroups() const {
    return std::ranges::any_of(m_groups, [](const SeedGroup& group) { return group.size() > 1; });
}

QString RunTableModel::title(int run) const {
    return m_looks.at(run).name;
}

int RunTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
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
    pinned ? void(m_pinned.insert(run)) : void(m_pinned.erase(run));
    show(rowsFor(m_pinned, m_folded));
    update(run);
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
    const Row& row = m_rows[index.row()];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
        case Qt::TextAlignmentRole:
            return alignmentOf(column);
        case RunRole:
            return row.run;
        case ActivityRole:
            return static_cast<int>(m_activity);
        case FoldRole:
            return static_cast<int>(foldOf(index.row()));
        case InGroupRole:
            return row.run >= 0 && isGroup(row.group) && !isPinned(row.run);
        default:
            return row.run >= 0 ? runData(row, column, role) : groupData(row, column, role);
    }
}

QVariant RunTableModel::runData(const Row& row, Column column, int role) const {
    const int run = row.run;
    const ExperimentModel::Run& shown = m_experiment.run(run);
    switch (role) {
        case Qt::DisplayRole:
            return column == Network && isGroup(row.group) && !isPinned(run)
                       ? tr("seed %1").arg(specOf(shown).seed)
                       : text(run, column);
        case Qt::ToolTipRole:
            return toolTip(run, column);
        case Qt::AccessibleTextRole:
            return column == Tools ? tr("Tools of %1").arg(m_looks[run].name) : text(run, column);
        case ColourRole:
            return m_looks[run].colour;
        case MarkerRole:
            return static_cast<int>(m_looks[run].marker);
        case ProgressRole:
            return shown.progress();
        case StateRole:
            return static_cast<int>(shown.result.state);
        case PinnedRole:
            return isPinned(run);
        case HiddenRole:
            return isCurveHidden(run);
        default:
            return {};
    }
}

QVariant RunTableModel::groupData(const Row& row, Column column, int role) const {
    const SeedGroup& group = m_groups[row.group];
    const int first = group.front();
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return groupText(group, column);
        case Qt::ToolTipRole: {
            const SeedMean figures = lastMeanOf(m_experiment, group);
            const QString fold = tr("Press Space to show or fold the seeds.");
            return figures.epoch == 0 ? fold
                                      : tr("Means and deviations over %1 seeds after epoch %2.")
                                                .arg(figures.seeds)
                                                .arg(figures.epoch) +
                                            '\n' + fold;
        }
        case ColourRole:
            return m_looks[first].colour;
        case MarkerRole:
            return static_cast<int>(m_looks[first].marker);
        case ProgressRole: {
            double sum = 0;
            for (const int run : group) {
                sum += m_experiment.run(run).progress();
            }
            return sum / static_cast<double>(group.size());
        }
        case StateRole:
            return static_cast<int>(stateOf(m_experiment, group));
        case PinnedRole:
            return false;
        case HiddenRole:
            return std::ranges::all_of(group, [this](int run) { return isCurveHidden(run); });
        default:
            return {};
    }
}

QString RunTableModel::groupText(const SeedGroup& group, Column column) const {
    const SeedMean figures = lastMeanOf(m_experiment, group);
    const auto spread = [&figures](const Spread& of) {
        return figures.epoch == 0 ? percentText(std::nan(""))
                                  : QString::fromStdString(spreadText(of, figures.seeds));
    };
    switch (column) {
        case Network:
            return m_networks[group.front()];
        case State:
            return groupState(group);
        case Epoch:
            return tr("%1 seeds").arg(group.size());
        case TrainError:
            return spread(figures.train);
        case TestError:
            return spread(figures.test);
        case BestTest:
            return spread(spreadOf(bestErrors(m_experiment, group)));
        case ImagesPerSecond: {
            double sum = 0;
            int counted = 0;
            for (const int run : group) {
                const double speed = m_experiment.run(run).result.imagesPerSecond();
                sum += std::isfinite(speed) ? speed : 0;
                counted += std::isfinite(speed) ? 1 : 0;
            }
            return counted > 0 ? countText(std::llround(sum / counted)) : percentText(std::nan(""));
        }
        case TimeLeft:
            return groupTime(group);
        case Parameters:
            return countText(m_parameters[group.front()]);
        default:
            return {};
    }
}

// One word where all are alike; else how many have come to their end.
QString RunTableModel::groupState(const SeedGroup& group) const {
    const RunState state = stateOf(m_experiment, group);
    const auto hasState = [this](RunState wanted) {
        return [this, wanted](int run) { return m_experiment.run(run).result.state == wanted; };
    };
    if (std::ranges::all_of(group, hasState(state)) || state == RunState::Training) {
        return stateText(state);
    }
    return tr("%1 of %2 done")
        .arg(std::ranges::count_if(group, hasState(RunState::Finished)))
        .arg(group.size());
}

QString RunTableModel::groupTime(const SeedGroup& group) const {
    double seconds = 0;
    bool isKnown = false;
    const bool left = m_activity != Activity::Still;
    for (const int run : group) {
        const ExperimentModel::Run& shown = m_experiment.run(run);
        const RunState state = shown.result.state;
        if (!left) {
            seconds += shown.result.seconds();
            isKnown = isKnown || !shown.result.epochs.empty();
        } else if (state != RunState::Finished && state != RunState::Failed &&
                   state != RunState::Stopped) {
            seconds += secondsLeft(shown);
            isKnown = true;
        }
    }
    return isKnown ? durationText(seconds) : percentText(std::nan(""));
}

QString RunTableModel::text(int run, Column column) const {
    const ExperimentModel::Run& shown = m_experiment.run(run);
    const RunResult& result = shown.result;
    const double none = std::nan("");
    switch (column) {
        case Network:
            return m_looks[run].name;
        case State:
            return stateText(shown.result.state);
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

QString RunTableModel::stateText(RunState state) const {
    switch (state) {
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
    QStringList lines{m_looks[run].name + ": " + stateText(shown.result.state)};
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
        const int run = m_rows.at(row).run;
        cells << (run >= 0 ? text(run, static_cast<Column>(column))
                           : groupText(runsOf(row), static_cast<Column>(column)));
    }
    return cells.join('\t');
}

}  // namespace lab
