// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/Answering.h"

#include "core/base/Error.h"
#include "core/data/ParallelFor.h"
#include "core/data/Picture.h"
#include "core/data/PictureList.h"
#include "core/model/Models.h"
#include "ui/base/Format.h"
#include "ui/base/Job.h"
#include "ui/base/QtImage.h"

#include <QTimer>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <span>
#include <utility>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr int kAnsweringDrainMilliseconds = 40;
constexpr std::size_t kFirstBatch = 2;  // so that the first answer is there at once
constexpr std::size_t kBatch = 16;
constexpr int kAnsweringThumbnail = 64;  // 32 at 200 %

struct Asked {
    int id = 0;
    std::shared_ptr<const Classifier> classifier;
};

struct Task {
    int picture = 0;
    fs::path file;
    std::vector<Asked> models;  // those that have not answered
};

struct Result {
    int picture = 0;
    QSize size;
    QImage thumbnail;
    QString problem;
    std::vector<std::pair<int, Answer>> answers;  // by model
};

// A picture in flight; the whole one lives only while this is filled.
struct Prepared {
    Result result;
    std::vector<std::pair<InputSpec, PreparedImage>> inputs;
};

Prepared prepared(const Task& task) {
    Prepared made;
    made.result.picture = task.picture;
    std::vector<InputSpec> inputs;
    for (const Asked& model : task.models) {
        if (std::ranges::find(inputs, model.classifier->input()) == inputs.end()) {
            inputs.push_back(model.classifier->input());
        }
    }
    PictureForNetworks read = readPictureFor(task.file, inputs, 2 * kAnsweringThumbnail);
    if (read.problem) {
        made.result.problem =
            Answering::tr("Cannot be read: %1.").arg(QString::fromStdString(*read.problem));
        return made;
    }
    made.result.size = {read.shown.fullWidth, read.shown.fullHeight};
    made.result.thumbnail = imageOf(read.shown.image)
                                .scaled(kAnsweringThumbnail, kAnsweringThumbnail,
                                        Qt::KeepAspectRatio, Qt::SmoothTransformation);
    for (std::size_t i = 0; i < read.prepared.size(); ++i) {
        made.inputs.emplace_back(inputs[i], std::move(read.prepared[i]));
    }
    return made;
}

// Every model answers for all pictures of the batch that lack its answer, at once. An answer that
// is missing says why, and takes no other one away.
void answer(std::span<const Task> tasks, std::vector<Prepared>& batch) {
    std::vector<Asked> models;
    for (const Task& task : tasks) {
        for (const Asked& model : task.models) {
            if (std::ranges::find(models, model.id, &Asked::id) == models.end()) {
                models.push_back(model);
            }
        }
    }
    for (const Asked& model : models) {
        std::vector<PreparedImage> inputs;
        std::vector<std::size_t> whose;
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            const bool asked =
                std::ranges::find(tasks[i].models, model.id, &Asked::id) != tasks[i].models.end();
            for (const auto& [spec, image] : batch[i].inputs) {
                if (asked && spec == model.classifier->input()) {
                    inputs.push_back(image);
                    whose.push_back(i);
                }
            }
        }
        const std::vector<Answer> answers = model.classifier->classifyEach(inputs, Answering::kTop);
        for (std::size_t i = 0; i < answers.size(); ++i) {
            batch[whose[i]].result.answers.emplace_back(model.id, answers[i]);
        }
    }
}

}  // namespace

// What the Job and the window share. `cancelled` and what the mutex guards are for both.
struct Answering::Work {
    std::vector<fs::path> paths;
    std::vector<Task> tasks;
    int threads = 0;
    std::atomic<bool> cancelled = false;
    std::mutex mutex;
    std::vector<Result> results;
    std::vector<fs::path> files;
    QStringList problems;

    // A path that has gone meanwhile keeps no other one out.
    void expand() {
        for (const fs::path& path : paths) {
            try {
                const std::vector<fs::path> below = picturesIn({path});
                const std::lock_guard lock(mutex);
                files.insert(files.end(), below.begin(), below.end());
                if (below.empty()) {
                    problems << Answering::tr("There is no picture in %1; files of %2 are read.")
                                    .arg(pathText(path), QString::fromUtf8(kPictureFormats));
                }
            } catch (const Error& error) {
                const std::lock_guard lock(mutex);
                problems << QString::fromUtf8(error.what());
            }
        }
    }

    void run() {
        useInferenceThreads(threads);
        expand();
        std::size_t size = kFirstBatch;
        for (std::size_t first = 0; first < tasks.size() && !cancelled; first += size) {
            size = first == 0 ? kFirstBatch : kBatch;
            const auto chunk =
                std::span(tasks).subspan(first, std::min(size, tasks.size() - first));
            std::vector<Prepared> batch(chunk.size());
            parallelFor(static_cast<std::int64_t>(chunk.size()), resolvedThreads(threads),
                        [&](std::int64_t i) {
                            const auto at = static_cast<std::size_t>(i);
                            batch[at] = prepared(chunk[at]);
                        });
            answer(chunk, batch);
            const std::lock_guard lock(mutex);
            for (Prepared& one : batch) {
                results.push_back(std::move(one.result));
            }
        }
    }
};

Answering::Answering(PictureModel& pictures, QObject* parent)
    : QObject(parent), m_pictures(pictures), m_timer(new QTimer(this)), m_job(new Job(this)) {
    m_timer->setInterval(kAnsweringDrainMilliseconds);
    connect(m_timer, &QTimer::timeout, this, &Answering::drain);
    connect(m_job, &Job::done, this, &Answering::end);
    connect(m_job, &Job::failed, this, [this](const QString& sentence) {
        m_cancelled = true;  // another try would most likely fail again
        Q_EMIT failed(sentence);
        end();
    });
}

Answering::~Answering() {
    if (m_work) {
        m_work->cancelled = true;
    }
    delete m_job;  // waits, while what its thread uses is there
}

bool Answering::isBusy() const {
    return m_job->isRunning();
}

int Answering::missing() const {
    const std::vector<ChosenModel>& models = m_pictures.models();
    return static_cast<int>(std::ranges::count_if(m_pictures.all(), [&](const Picture& picture) {
        return picture.problem.isEmpty() &&
               (!picture.isRead() || std::ranges::any_of(models, [&](const ChosenModel& model) {
                   return !picture.answers.contains(model.id);
               }));
    }));
}

void Answering::addPaths(const std::vector<fs::path>& paths) {
    m_paths.insert(m_paths.end(), paths.begin(), paths.end());
    m_cancelled = false;
    catchUp();
}

void Answering::catchUp() {
    if (!m_job->isRunning() && !m_cancelled) {
        start();
    }
}

void Answering::startAfresh() {
    if (m_job->isRunning() && m_work->paths.empty()) {
        m_work->cancelled = true;
    }
    catchUp();
}

void Answering::cancel() {
    m_cancelled = true;
    m_paths.clear();
    if (m_work) {
        m_work->cancelled = true;
    }
    Q_EMIT changed();
}

void Answering::goOn() {
    m_cancelled = false;
    catchUp();
    Q_EMIT changed();
}

// Folders are looked through alone, so that their pictures show before the first answer.
void Answering::start() {
    auto work = std::make_shared<Work>();
    work->threads = m_threads;
    work->paths = std::exchange(m_paths, {});
    if (work->paths.empty()) {
        for (const Picture& picture : m_pictures.all()) {
            Task task{picture.id, picture.file, {}};
            for (const ChosenModel& model : m_pictures.models()) {
                if (!picture.answers.contains(model.id)) {
                    task.models.push_back({model.id, model.classifier});
                }
            }
            if (picture.problem.isEmpty() && (!picture.isRead() || !task.models.empty())) {
                work->tasks.push_back(std::move(task));
            }
        }
        if (work->tasks.empty()) {
            return;
        }
    }
    m_work = work;
    m_timer->start();
    m_job->start([work] { work->run(); });
    Q_EMIT changed();
}

void Answering::drain() {
    std::vector<Result> results;
    std::vector<fs::path> files;
    QStringList problems;
    {
        const std::lock_guard lock(m_work->mutex);
        results.swap(m_work->results);
        files.swap(m_work->files);
        problems.swap(m_work->problems);
    }
    for (const Result& result : results) {
        m_pictures.setRead(result.picture, result.size, result.thumbnail, result.problem);
        for (const auto& [model, answer] : result.answers) {
            m_pictures.setAnswer(result.picture, model, answer);
        }
    }
    if (!files.empty()) {
        const auto room = static_cast<std::size_t>(kMostPictures - m_pictures.rowCount());
        if (files.size() > room) {
            problems << tr("The list holds %1 pictures at most; clear it for the others.")
                            .arg(kMostPictures);
            files.resize(room);
        }
        const std::vector<int> added = m_pictures.add(files);
        Q_EMIT found(added, files.empty() ? -1 : m_pictures.rowOf(files.front()));
    }
    if (!results.empty()) {
        m_pictures.announce();
        Q_EMIT changed();
    }
    if (!problems.isEmpty()) {
        Q_EMIT failed(problems.size() == 1
                          ? problems.first()
                          : tr("%1 (and %2 more like it)")
                                .arg(problems.first(), QString::number(problems.size() - 1)));
    }
}

void Answering::end() {
    drain();
    m_timer->stop();
    catchUp();
    Q_EMIT changed();
}

}  // namespace lab
