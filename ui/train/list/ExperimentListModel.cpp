// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/list/ExperimentListModel.h"

#include "ui/base/Format.h"

#include <QLocale>

#include <algorithm>

namespace lab {

namespace {

QString stateText(const PastExperiment& past) {
    switch (stateOf(past)) {
        case ExperimentState::Finished:
            return ExperimentListModel::tr("Finished");
        case ExperimentState::Training:
            return ExperimentListModel::tr("Training");
        case ExperimentState::Stopped:
            return ExperimentListModel::tr("Stopped, %1 %")
                .arg(static_cast<int>(100 * past.progress));
        case ExperimentState::NotBegun:
            return ExperimentListModel::tr("Not begun");
        case ExperimentState::Failed:
            return past.failedRuns == past.runs ? ExperimentListModel::tr("Failed")
                                                : ExperimentListModel::tr("%1 of %2 failed")
                                                      .arg(past.failedRuns)
                                                      .arg(past.runs);
    }
    return {};
}

QString listSizeText(std::uintmax_t bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 0, QLocale::DataSizeSIFormat);
}

bool isNumber(ExperimentListModel::Column column) {
    return column == ExperimentListModel::Seeds || column == ExperimentListModel::Size;
}

}  // namespace

ExperimentState stateOf(const PastExperiment& past) {
    if (past.beingTrained) {
        return ExperimentState::Training;
    }
    if (past.canGoOn()) {
        return past.progress > 0 ? ExperimentState::Stopped : ExperimentState::NotBegun;
    }
    return past.failedRuns > 0 ? ExperimentState::Failed : ExperimentState::Finished;
}

ExperimentListModel::ExperimentListModel(QObject* parent) : QAbstractTableModel(parent) {}

// Rows that stay keep their place in whoever watches: what is selected stays selected.
void ExperimentListModel::setExperiments(const std::vector<PastExperiment>& experiments) {
    const auto isListed = [&experiments](const Row& row) {
        return std::ranges::find(experiments, row.past.folder, &PastExperiment::folder) !=
               experiments.end();
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (!isListed(m_rows[static_cast<std::size_t>(row)])) {
            beginRemoveRows({}, row, row);
            m_rows.erase(m_rows.begin() + row);
            endRemoveRows();
        }
    }
    for (const PastExperiment& past : experiments) {
        const auto there =
            std::ranges::find(m_rows, past.folder, [](const Row& row) { return row.past.folder; });
        if (there == m_rows.end()) {
            beginInsertRows({}, rowCount(), rowCount());
            m_rows.push_back({past, {}, false});
            endInsertRows();
        } else if (there->past != past) {
            there->past = past;
            there->isRead = false;
            const auto row = static_cast<int>(there - m_rows.begin());
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
    readNext();
}

void ExperimentListModel::setInUse(bool inUse) {
    m_inUse = inUse;
    readNext();
}

void ExperimentListModel::readNext() {
    const auto next = std::ranges::find(m_rows, false, &Row::isRead);
    if (!m_inUse || m_job.isRunning() || next == m_rows.end()) {
        return;
    }
    m_job.start(
        [past = next->past] {
            std::optional<ExperimentFacts> facts;
            try {
                facts = factsOf(past.folder);
            } catch (const std::exception&) {  // gone or damaged: opening it tells why
                facts.reset();
            }
            return std::pair(past, facts);
        },
        [this](const std::pair<PastExperiment, std::optional<ExperimentFacts>>& read) {
            take(read.first, read.second);
            readNext();
        });
}

void ExperimentListModel::take(const PastExperiment& past, std::optional<ExperimentFacts> facts) {
    const auto there =
        std::ranges::find(m_rows, past.folder, [](const Row& row) { return row.past.folder; });
    if (there == m_rows.end()) {
        return;
    }
    there->facts = std::move(facts);
    there->isRead = there->past == past;  // it may have gone on meanwhile
    const auto row = static_cast<int>(there - m_rows.begin());
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int ExperimentListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ExperimentListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ExperimentListModel::text(const Row& row, Column column) const {
    if (column == Name) {
        return row.past.name;
    }
    if (column == Date) {
        return momentText(row.past.created, QDateTime::currentDateTime());
    }
    if (column == State) {
        return stateText(row.past);
    }
    if (!row.facts) {
        return row.isRead || column == Tools ? QString() : QStringLiteral("…");
    }
    switch (column) {
        case Data:
            return row.facts->data;
        case Networks:
            return row.facts->networks;
        case Seeds:
            return QString::number(row.facts->seeds);
        case Answered:
            return row.facts->headline;
        case Size:
            return listSizeText(row.facts->bytes);
        default:
            return {};
    }
}

QVariant ExperimentListModel::sortValue(const Row& row, Column column) const {
    switch (column) {
        case Date:
            return row.past.created;
        case State:
            return static_cast<int>(stateOf(row.past));
        case Seeds:
            return row.facts ? row.facts->seeds : -1;
        case Size:
            return row.facts ? static_cast<qulonglong>(row.facts->bytes) : 0;
        default:
            return text(row, column);
    }
}

QString ExperimentListModel::toolTip(const Row& row, Column column) const {
    switch (column) {
        case Name:
            return row.past.note.isEmpty() ? pathText(row.past.folder)
                                           : row.past.note + '\n' + pathText(row.past.folder);
        case Date:
            return QLocale().toString(row.past.created, QLocale::LongFormat);
        case Answered:
            return row.facts ? row.facts->verdict : QString();
        case Tools:
            return tr("More about the experiment");
        default:
            return {};
    }
}

QVariant ExperimentListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const Row& row = m_rows.at(static_cast<std::size_t>(index.row()));
    const auto column = static_cast<Column>(index.column());
    switch (role) {
        case Qt::DisplayRole:
            return text(row, column);
        case Qt::ToolTipRole:
            return toolTip(row, column);
        case Qt::AccessibleTextRole:
            return column == Name && !row.past.note.isEmpty() ? row.past.name + ", " + row.past.note
                                                              : text(row, column);
        case SortRole:
            return sortValue(row, column);
        case NoteRole:
            return row.past.note;
        case SearchRole:
            return QStringList{row.past.name, row.past.note, text(row, Data), text(row, Networks),
                               text(row, Answered)}
                .join('\n');
        case AnswerRole:
            return row.facts ? static_cast<int>(row.facts->answer) : -1;
        case StateRole:
            return static_cast<int>(stateOf(row.past));
        default:
            return {};
    }
}

QVariant ExperimentListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const auto side = isNumber(static_cast<Column>(section)) ? Qt::AlignRight : Qt::AlignLeft;
        return QVariant::fromValue(static_cast<int>(side | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const QStringList titles = {tr("Name"),   tr("Date"),  tr("Data"), tr("Networks"), tr("Seeds"),
                                tr("Answer"), tr("State"), tr("Size"), QString()};
    return titles.at(section);
}

}  // namespace lab
