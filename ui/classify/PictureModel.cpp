// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/PictureModel.h"

#include "ui/base/Format.h"

#include <QRegularExpression>

#include <algorithm>

namespace lab {

namespace {

namespace fs = std::filesystem;

// A sample is named after its class, up to the last dash; others lie in a folder named so.
QString labelFrom(const fs::path& file) {
    if (file.parent_path().filename() == "samples") {
        const QString stem = pathText(file.stem());
        return stem.left(stem.lastIndexOf('-'));
    }
    return pathText(file.parent_path().filename());
}

}  // namespace

PictureModel::PictureModel(const std::vector<ChosenModel>& models, QObject* parent)
    : QAbstractListModel(parent), m_models(models) {}

int PictureModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_pictures.size());
}

QVariant PictureModel::data(const QModelIndex& index, int role) const {
    const Picture& picture = at(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return picture.name;
        case Qt::DecorationRole:
            return picture.thumbnail;
        case Qt::ToolTipRole:
            return pathText(picture.file) + '\n' + judge(picture, m_models).line;
        case Qt::AccessibleTextRole:
            return picture.name + ", " + judge(picture, m_models).line;
        case LineRole:
            return judge(picture, m_models).line;
        case StandingRole:
            return static_cast<int>(judge(picture, m_models).standing);
        case IdRole:
            return picture.id;
        default:
            return {};
    }
}

const Picture* PictureModel::find(int id) const {
    const int row = rowOf(id);
    return row < 0 ? nullptr : &at(row);
}

int PictureModel::rowOf(int id) const {
    const auto found = std::ranges::find(m_pictures, id, &Picture::id);
    return found == m_pictures.end() ? -1 : static_cast<int>(found - m_pictures.begin());
}

int PictureModel::rowOf(const fs::path& file) const {
    const auto found = std::ranges::find(m_pictures, file, &Picture::file);
    return found == m_pictures.end() ? -1 : static_cast<int>(found - m_pictures.begin());
}

std::vector<int> PictureModel::add(const std::vector<fs::path>& files) {
    std::set<fs::path> known;
    for (const Picture& picture : m_pictures) {
        known.insert(picture.file);
    }
    std::vector<Picture> added;
    std::vector<int> ids;
    for (const fs::path& file : files) {
        if (!known.insert(file).second) {
            continue;
        }
        Picture picture;
        picture.id = ++m_lastId;
        picture.file = file;
        picture.name = pathText(file.filename());
        picture.label = labelFrom(file);
        ids.push_back(picture.id);
        added.push_back(std::move(picture));
    }
    if (!added.empty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
        std::ranges::move(added, std::back_inserter(m_pictures));
        endInsertRows();
    }
    return ids;
}

void PictureModel::rename(int id, const QString& name) {
    const int row = rowOf(id);
    if (row >= 0) {
        Picture& picture = m_pictures[static_cast<std::size_t>(row)];
        picture.name = name;
        picture.label.clear();
        touch(row);
        announce();
    }
}

void PictureModel::setRead(int id, const QSize& size, const QImage& thumbnail,
                           const QString& problem) {
    const int row = rowOf(id);
    if (row >= 0) {
        Picture& picture = m_pictures[static_cast<std::size_t>(row)];
        picture.size = size;
        picture.thumbnail = thumbnail;
        picture.problem = problem;
        touch(row);
    }
}

void PictureModel::setAnswer(int id, int model, const Answer& answer) {
    const int row = rowOf(id);
    const bool known = std::ranges::find(m_models, model, &ChosenModel::id) != m_models.end();
    if (row >= 0 && known) {
        m_pictures[static_cast<std::size_t>(row)].answers[model] = answer;
        touch(row);
    }
}

void PictureModel::touch(int row) {
    m_firstTouched = m_firstTouched < 0 ? row : std::min(m_firstTouched, row);
    m_lastTouched = std::max(m_lastTouched, row);
}

void PictureModel::announce() {
    if (m_firstTouched >= 0) {
        const int last = std::min(m_lastTouched, rowCount() - 1);
        Q_EMIT dataChanged(index(std::min(m_firstTouched, last)), index(last));
        m_firstTouched = m_lastTouched = -1;
        Q_EMIT resultsChanged();
    }
}

void PictureModel::handleModels() {
    for (Picture& picture : m_pictures) {
        std::erase_if(picture.answers, [this](const auto& answer) {
            return std::ranges::find(m_models, answer.first, &ChosenModel::id) == m_models.end();
        });
    }
    if (!m_pictures.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
    Q_EMIT resultsChanged();
}

std::vector<PictureModel::Taken> PictureModel::remove(const std::set<int>& ids) {
    std::vector<Taken> taken;
    beginResetModel();
    std::vector<Picture> left;
    for (std::size_t row = 0; row < m_pictures.size(); ++row) {
        if (ids.contains(m_pictures[row].id)) {
            taken.push_back({static_cast<int>(row), std::move(m_pictures[row])});
        } else {
            left.push_back(std::move(m_pictures[row]));
        }
    }
    m_pictures = std::move(left);
    endResetModel();
    Q_EMIT resultsChanged();
    return taken;
}

// Rows are those from before, in rising order, so each finds its place.
void PictureModel::putBack(const std::vector<Taken>& pictures) {
    beginResetModel();
    for (const Taken& taken : pictures) {
        const auto row = std::min(static_cast<std::size_t>(taken.row), m_pictures.size());
        m_pictures.insert(m_pictures.begin() + static_cast<std::ptrdiff_t>(row), taken.picture);
    }
    endResetModel();
    handleModels();
}

// ---- The filter --------------------------------------------------------------------------------

PictureFilter::PictureFilter(PictureModel& pictures, QObject* parent)
    : QSortFilterProxyModel(parent), m_pictures(pictures) {
    setSourceModel(&pictures);
}

void PictureFilter::setShow(Show show) {
    m_show = show;
    invalidateFilter();
}

void PictureFilter::setCell(const ConfusionCell& cell) {
    m_cell = cell;
    setShow(Show::Cell);
}

bool PictureFilter::isIn(const Picture& picture, const ConfusionCell& cell,
                         const std::vector<ChosenModel>& models) {
    const auto model = std::ranges::find(models, cell.model, &ChosenModel::id);
    return model != models.end() && labelOf(picture, *model) == cell.label &&
           answerOf(picture, *model) == cell.answer;
}

bool PictureFilter::filterAcceptsRow(int row, const QModelIndex& /*parent*/) const {
    const Picture& picture = m_pictures.at(row);
    const std::vector<ChosenModel>& models = m_pictures.models();
    if (m_show == Show::All) {
        return true;
    }
    if (m_show == Show::Cell) {
        return m_cell && isIn(picture, *m_cell, models);
    }
    const Standing standing = judge(picture, models).standing;
    switch (m_show) {
        case Show::Disagree:
            return standing == Standing::Disagree;
        case Show::Agree:
            return standing == Standing::Agree || standing == Standing::Right;
        case Show::Failed:
            return standing == Standing::Failed;
        default:
            return std::ranges::any_of(
                models, [&](const ChosenModel& model) { return isRight(picture, model) == false; });
    }
}

}  // namespace lab
