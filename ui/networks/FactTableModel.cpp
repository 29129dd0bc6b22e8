// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/networks/FactTableModel.h"

#include "core/base/Phrase.h"
#include "ui/base/Format.h"
#include "ui/base/Language.h"
#include "ui/diagram/NetworkWords.h"

#include <algorithm>
#include <map>

namespace lab {

namespace {

using Kind = FactColumn::Kind;

FactCell number(std::int64_t value, const QString& text) {
    return {text, static_cast<qlonglong>(value)};
}

QString costText(std::int64_t multAdds) {
    return multAdds == 0 ? QStringLiteral("–") : amountText(multAdds);
}

// "83", or "83 | 99" where the networks differ.
FactCell fieldCell(const NetworkComparison& comparison, const ComparedLayer& row) {
    std::vector<int> sizes;
    for (int n = 0; n < 2; ++n) {
        if (row.layer[n] >= 0) {
            sizes.push_back(comparison.networks[n].layers[row.layer[n]].field.size);
        }
    }
    return number(sizes.front(),
                  sizes.front() == sizes.back()
                      ? QString::number(sizes.front())
                      : QStringLiteral("%1 | %2").arg(sizes.front()).arg(sizes.back()));
}

FactRow layerRow(const NetworkComparison& comparison, const ComparedLayer& row) {
    const LayerSummary& layer = comparison.layerOf(row);
    return {{{QString::fromStdString(layer.key), {}},
             {kindText(layer), {}, briefKindText(layer)},
             number(layer.output.values(), featureShapeText(layer.output)),
             number(layer.parameters, countText(layer.parameters)),
             number(layer.multAdds, costText(layer.multAdds)),
             fieldCell(comparison, row),
             {presenceText(comparison, row.presence), static_cast<int>(row.presence),
              briefPresenceText(row.presence)}},
            row.unit,
            row.presence};
}

// A place of the stage table: what both networks have of these units.
struct Part {
    QString name;
    std::array<int, 2> blocks = {0, 0};
    std::array<FeatureShape, 2> output;
    std::array<std::int64_t, 2> parameters = {0, 0};
    std::array<std::int64_t, 2> multAdds = {0, 0};
    int firstUnit = -1;
};

Part partOf(const NetworkComparison& comparison, const QString& name, int stage, bool head) {
    Part part;
    part.name = name;
    for (int i = 0; i < static_cast<int>(comparison.units.size()); ++i) {
        const ComparedUnit& unit = comparison.units[i];
        const bool ends = unit.kind == UnitKind::AveragePool || unit.kind == UnitKind::Classifier;
        if (unit.stage != stage || (stage < 0 && ends != head)) {
            continue;
        }
        part.firstUnit = part.firstUnit < 0 ? i : part.firstUnit;
        for (int n = 0; n < 2; ++n) {
            if (const auto cost = costOf(comparison, i, n)) {
                part.blocks[n] += stage >= 0 ? 1 : 0;
                part.output[n] = cost->output;
                part.parameters[n] += cost->parameters;
                part.multAdds[n] += cost->multAdds;
            }
        }
    }
    return part;
}

// "128 | 512 × 28 × 28"
QString bothShapesText(const FeatureShape& first, const FeatureShape& second) {
    const QString text = featureShapeText(second);
    if (first == second) {
        return text;
    }
    const bool sameSides = first.height == second.height && first.width == second.width;
    const QString before = sameSides ? QString::number(first.channels) : featureShapeText(first);
    return QStringLiteral("%1 | %2").arg(before, text);
}

FactRow stageRow(const Part& part) {
    const auto blocks = [&part](int n) {
        return number(part.blocks[n],
                      part.blocks[n] > 0 ? QString::number(part.blocks[n]) : QStringLiteral("–"));
    };
    FactRow row;
    row.unit = part.firstUnit;
    row.presence = part.output[0] == part.output[1] && part.parameters[0] == part.parameters[1]
                       ? Presence::Both
                       : Presence::SecondDiffers;
    row.cells = {{part.name, {}},
                 {bothShapesText(part.output[0], part.output[1]), {}},
                 blocks(0),
                 blocks(1),
                 number(part.parameters[0], countText(part.parameters[0])),
                 number(part.parameters[1], countText(part.parameters[1])),
                 number(part.multAdds[0], costText(part.multAdds[0])),
                 number(part.multAdds[1], costText(part.multAdds[1]))};
    return row;
}

bool isNumber(const QAbstractItemModel& model, int column) {
    return static_cast<Kind>(
               model.headerData(column, Qt::Horizontal, FactTableModel::ColumnKindRole).toInt()) ==
           Kind::Number;
}

QString cellText(const QAbstractItemModel& model, int row, int column, TableFormat format) {
    const QModelIndex index = model.index(row, column);
    const QString text = index.data().toString();
    if (format == TableFormat::Csv && isNumber(model, column) && !text.contains('|') &&
        !text.contains(QChar(0xD7))) {
        return index.data(FactTableModel::SortRole).toString();
    }
    if (format == TableFormat::Csv) {
        return QString::fromUtf8(csvCell(text));
    }
    return format == TableFormat::Markdown ? QString(text).replace('|', QLatin1String("\\|"))
                                           : text;
}

QStringList lineOf(const QAbstractItemModel& model, int row, TableFormat format) {
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column) {
        if (row >= 0) {
            cells << cellText(model, row, column, format);
        } else {
            const QString title = model.headerData(column, Qt::Horizontal).toString();
            cells << (format == TableFormat::Csv ? QString::fromUtf8(csvCell(title)) : title);
        }
    }
    return cells;
}

QString markdownRule(const QAbstractItemModel& model) {
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column) {
        cells << (isNumber(model, column) ? QStringLiteral("---:") : QStringLiteral(":---"));
    }
    return QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
}

QString aligned(const QAbstractItemModel& model, const std::vector<QStringList>& lines) {
    QString text;
    for (const QStringList& cells : lines) {
        QString line;
        for (int column = 0; column < static_cast<int>(cells.size()); ++column) {
            qsizetype width = 0;
            for (const QStringList& other : lines) {
                width = std::max(width, other[column].size());
            }
            line += isNumber(model, column) ? cells[column].rightJustified(width)
                                            : cells[column].leftJustified(width);
            line += QStringLiteral("  ");
        }
        text += line.trimmed().isEmpty() ? QString() : line;
        while (text.endsWith(' ')) {
            text.chop(1);
        }
        text += '\n';
    }
    return text;
}

}  // namespace

FactTableData layerFacts(const NetworkComparison& comparison) {
    FactTableData facts;
    facts.columns = {
        {say("Layer"), Kind::Key},
        {say("Kind"), Kind::Text},
        {say("Output"), Kind::Number, say("Channels × height × width")},
        {say("Parameters"), Kind::Number},
        {say("Mult-adds"), Kind::Number, say("Multiply-adds of one image's forward pass")},
        {say("Sees, px"),
         Kind::Number,
         say("Receptive field: the side of the square of the image that one place of the output "
             "depends on, through the longest path"),
         -1,
         {},
         true},
        {say("Present in"), Kind::Presence}};
    for (const ComparedLayer& row : comparison.layers) {
        facts.rows.push_back(layerRow(comparison, row));
    }
    return facts;
}

FactTableData stageFacts(const NetworkComparison& comparison) {
    FactTableData facts;
    facts.columns = {{say("Stage"), Kind::Text}, {say("Output"), Kind::Text}};
    // The ribbon of the diagram has the blocks as well.
    for (const auto& [full, brief] : {std::pair(say("Blocks, %1"), say("Blocks")),
                                      std::pair(say("Parameters, %1"), say("Parameters")),
                                      std::pair(say("Mult-adds, %1"), say("Mult-adds"))}) {
        for (int n = 0; n < 2; ++n) {
            const QString title = full.arg(comparison.titles[n]);
            const bool leaves = facts.columns.size() < 4;
            facts.columns.push_back({title, Kind::Number, title, n, brief, leaves});
        }
    }
    std::vector<Part> parts = {partOf(comparison, say("Stem"), -1, false)};
    for (int stage = 0; stage < comparison.stages; ++stage) {
        parts.push_back(partOf(comparison, say("Stage %1").arg(stage + 1), stage, false));
    }
    parts.push_back(partOf(comparison, say("Head"), -1, true));
    Part total;
    total.name = say("Total");
    total.output = parts.back().output;
    for (const Part& part : parts) {
        for (int n = 0; n < 2; ++n) {
            total.blocks[n] += part.blocks[n];
            total.parameters[n] += part.parameters[n];
            total.multAdds[n] += part.multAdds[n];
        }
    }
    parts.push_back(total);
    for (const Part& part : parts) {
        facts.rows.push_back(stageRow(part));
    }
    return facts;
}

FactTableData pathFacts(const NetworkComparison& comparison) {
    FactTableData facts;
    std::map<int, std::array<PathLength, 2>> byLayers;
    facts.columns = {{say("Layers"), Kind::Number}};
    for (int n = 0; n < 2; ++n) {
        facts.columns.push_back({say("Paths, %1").arg(comparison.titles[n]), Kind::Number});
        facts.columns.push_back({say("Share, %1, %").arg(comparison.titles[n]), Kind::Number});
        for (const PathLength& path : pathLengths(comparison.pair.networks[n])) {
            byLayers[path.layers][n] = path;
        }
    }
    for (const auto& [layers, paths] : byLayers) {
        FactRow row;
        row.cells.push_back(number(layers, QString::number(layers)));
        for (const PathLength& path : paths) {
            row.cells.push_back({QString::number(path.count, 'g', 12), path.count});
            row.cells.push_back({QString::number(100 * path.share, 'g', 4), 100 * path.share});
        }
        facts.rows.push_back(std::move(row));
    }
    return facts;
}

FactTableData publishedFacts(const std::vector<PublishedPoint>& points) {
    FactTableData facts;
    facts.columns = {{say("Network"), Kind::Text},      {say("Error, %"), Kind::Number},
                     {say("Parameters"), Kind::Number}, {say("Mult-adds"), Kind::Number},
                     {say("Measured on"), Kind::Text},  {say("Source"), Kind::Text}};
    for (const PublishedPoint& point : points) {
        FactRow row;
        row.cells = {{QString::fromStdString(point.result.title), {}},
                     {QString::number(point.result.top1, 'f', 2), point.result.top1},
                     number(point.parameters, countText(point.parameters)),
                     number(point.multAdds, amountText(point.multAdds)),
                     {QString::fromStdString(settingOf(point.result.benchmark)), {}},
                     {QString::fromStdString(phrase(point.result.source.c_str())), {}}};
        facts.rows.push_back(std::move(row));
    }
    return facts;
}

void FactTableModel::setFacts(FactTableData facts) {
    beginResetModel();
    m_facts = std::move(facts);
    endResetModel();
}

int FactTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_facts.rows.size());
}

int FactTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_facts.columns.size());
}

QVariant FactTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const FactRow& row = m_facts.rows.at(index.row());
    const FactCell& cell = row.cells.at(index.column());
    switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole:
            return cell.text;
        case SortRole:
            return cell.sort.isValid() ? cell.sort : QVariant(cell.text);
        case UnitRole:
            return row.unit;
        case PresenceRole:
            return static_cast<int>(row.presence);
        case ColumnKindRole:
            return static_cast<int>(m_facts.columns[index.column()].kind);
        case DiffersRole:
            return row.presence != Presence::Both;
        case BriefRole:
            return cell.brief.isEmpty() ? cell.text : cell.brief;
        default:
            return {};
    }
}

QVariant FactTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section >= columnCount()) {
        return {};
    }
    const FactColumn& column = m_facts.columns[section];
    switch (role) {
        case Qt::DisplayRole:
            return column.title;
        case Qt::ToolTipRole:
            return column.toolTip.isEmpty() ? QVariant() : column.toolTip;
        case Qt::TextAlignmentRole:
            return static_cast<int>(column.kind == Kind::Number ? Qt::AlignRight | Qt::AlignVCenter
                                                                : Qt::AlignLeft | Qt::AlignVCenter);
        case ColumnKindRole:
            return static_cast<int>(column.kind);
        case BriefRole:
            return column.brief.isEmpty() ? column.title : column.brief;
        case NetworkRole:
            return column.network;
        case LeavesRole:
            return column.leaves;
        default:
            return {};
    }
}

QString tableText(const QAbstractItemModel& model, TableFormat format,
                  const std::vector<int>& rows) {
    std::vector<QStringList> lines = {lineOf(model, -1, format)};
    if (rows.empty()) {
        for (int row = 0; row < model.rowCount(); ++row) {
            lines.push_back(lineOf(model, row, format));
        }
    }
    for (const int row : rows) {
        lines.push_back(lineOf(model, row, format));
    }
    if (format == TableFormat::Text) {
        return aligned(model, lines);
    }
    const bool csv = format == TableFormat::Csv;
    QString text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        text += csv ? lines[i].join(',') + '\n'
                    : QStringLiteral("| ") + lines[i].join(QStringLiteral(" | ")) +
                          QStringLiteral(" |\n");
        if (!csv && i == 0) {
            text += markdownRule(model);
        }
    }
    return text;
}

}  // namespace lab
