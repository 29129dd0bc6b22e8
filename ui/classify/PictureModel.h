// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/Pictures.h"

#include <QAbstractListModel>
#include <QSortFilterProxyModel>

#include <optional>
#include <set>
#include <vector>

namespace lab {

/// The dropped pictures in the order in which they came, with what the chosen networks say.
/// `models`: these networks, which must outlive it. GUI thread.
class PictureModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { LineRole = Qt::UserRole, StandingRole, RightRole, IdRole };

    explicit PictureModel(const std::vector<ChosenModel>& models, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    const Picture& at(int row) const { return m_pictures[static_cast<std::size_t>(row)]; }
    const std::vector<Picture>& all() const { return m_pictures; }
    const std::vector<ChosenModel>& models() const { return m_models; }
    const Picture* find(int id) const;
    int rowOf(int id) const;  ///< −1: not there
    int rowOf(const std::filesystem::path& file) const;

    /// Files that are there already stay where they are. Gives the new pictures' ids.
    std::vector<int> add(const std::vector<std::filesystem::path>& files);
    /// A name that the file does not say, such as that of a pasted picture.
    void rename(int id, const QString& name);

    /// What was found out about a picture; changes nothing when it has gone meanwhile.
    void setRead(int id, const QSize& size, const QImage& thumbnail, const QString& problem);
    void setAnswer(int id, int model, const Answer& answer);
    /// After a burst of the two: one signal.
    void announce();
    /// After another choice of models: answers of those that went are dropped.
    void handleModels();

    struct Taken {
        int row = 0;
        Picture picture;
    };
    std::vector<Taken> remove(const std::set<int>& ids);
    void putBack(const std::vector<Taken>& pictures);

Q_SIGNALS:
    void resultsChanged();

private:
    const std::vector<ChosenModel>& m_models;
    std::vector<Picture> m_pictures;
    int m_lastId = 0;
    int m_firstTouched = -1;
    int m_lastTouched = -1;
    void touch(int row);
};

/// Pictures with one label that one model takes for one class.
struct ConfusionCell {
    int model = 0;  ///< its id
    int label = 0;
    int answer = 0;

    bool operator==(const ConfusionCell&) const = default;
};

/// What of the pictures the list shows. GUI thread.
class PictureFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum class Show { All, Disagree, Wrong, Agree, Failed, Cell };

    explicit PictureFilter(PictureModel& pictures, QObject* parent = nullptr);

    void setShow(Show show);
    void setCell(const ConfusionCell& cell);
    Show shown() const { return m_show; }
    const std::optional<ConfusionCell>& cell() const { return m_cell; }
    static bool isIn(const Picture& picture, const ConfusionCell& cell,
                     const std::vector<ChosenModel>& models);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    PictureModel& m_pictures;
    Show m_show = Show::All;
    std::optional<ConfusionCell> m_cell;
};

}  // namespace lab
