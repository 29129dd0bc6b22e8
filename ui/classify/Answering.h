// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/PictureModel.h"

#include <QObject>

#include <memory>

class QTimer;

namespace lab {

/// Reads dropped pictures and has the chosen networks answer, in a Job that streams its results in
/// small batches. Of each picture only thumbnail and answers are kept. What is missing is always
/// found from the model, so whoever joins later (a picture, a network) is caught up with. GUI
/// thread.
class Answering : public QObject {
    Q_OBJECT

public:
    static constexpr int kMostPictures = 10000;
    static constexpr int kTop = 5;

    explicit Answering(PictureModel& pictures, QObject* parent = nullptr);
    ~Answering() override;  ///< cancels and waits

    /// Files, and folders with what lies below them. They join when the folders have been looked
    /// through: found() tells which.
    void addPaths(const std::vector<std::filesystem::path>& paths);
    /// Has everything done that is missing, unless the person has cancelled.
    void catchUp();
    /// The same after pictures or networks went, which are no longer worked for.
    void startAfresh();
    /// Stops after the batch at work. What is missing stays missing until goOn().
    void cancel();
    void goOn();
    /// How many threads an answer may use: one while something trains, 0 for all.
    void setThreads(int threads) { m_threads = threads; }

    bool isBusy() const;
    bool isCancelled() const { return m_cancelled; }
    int missing() const;  ///< pictures that wait for something

Q_SIGNALS:
    void changed();  ///< busy, cancelled, how many
    void found(const std::vector<int>& added, int known);
    void failed(const QString& sentence);

private:
    struct Work;

    void start();
    void drain();
    void end();

    PictureModel& m_pictures;
    std::shared_ptr<Work> m_work;
    std::vector<std::filesystem::path> m_paths;  ///< not yet looked through
    QTimer* m_timer;
    int m_threads = 0;
    bool m_cancelled = false;
    class Job* m_job;
};

}  // namespace lab
