// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/Job.h"
#include "ui/classify/ChosenModel.h"

#include <QObject>
#include <QStringList>

#include <deque>

namespace lab {

/// Which networks answer: the shipped ones at first, later what the person has chosen, remembered
/// from one start to the next. Files are read in a Job, one after another. GUI thread.
class ClassifyModels : public QObject {
    Q_OBJECT

public:
    static constexpr int kMost = 8;

    explicit ClassifyModels(QObject* parent = nullptr);

    /// Loads what was chosen last, or what is shipped. What is gone meanwhile is passed over with a
    /// sentence. The second call does nothing.
    void restore();
    /// The shipped ones that are not chosen join.
    void addShipped();
    /// A run folder or a file of weights of this program. When it is there, changed().
    void add(const std::filesystem::path& path);
    void remove(int id);
    /// Reads its file again: another snapshot of a run that trains, under a new id.
    void reload(int id);

    const std::vector<ChosenModel>& all() const { return m_models; }  ///< those that are ready
    const ChosenModel* find(int id) const;
    bool contains(const std::filesystem::path& path) const;
    bool isLoading() const { return m_job.isRunning() || !m_waiting.empty(); }

Q_SIGNALS:
    void changed();
    void failed(const QString& sentence);
    void noted(const QString& sentence);  ///< of a network that answers otherwise than expected

private:
    struct Wanted {
        std::filesystem::path path;
        int replaces = 0;  ///< an id; 0: a new one
    };

    void want(Wanted wanted);
    void loadNext();
    void take(const Wanted& wanted, std::shared_ptr<const Classifier> classifier);
    void nameAll();
    void remember() const;

    std::vector<ChosenModel> m_models;
    std::deque<Wanted> m_waiting;
    int m_lastId = 0;
    bool m_restored = false;
    Job m_job;
};

}  // namespace lab
