// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/StreamedImages.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"

#include <condition_variable>
#include <cstring>
#include <deque>
#include <exception>
#include <list>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

namespace lab {

namespace {

/// One picture on its way. Its fields are guarded by the decoder's mutex until it is done and never
/// change after that.
struct Task {
    std::int64_t index = 0;
    bool started = false;
    bool done = false;
    std::vector<std::uint8_t> pixels;
    std::exception_ptr failure;
};

using TaskPointer = std::shared_ptr<Task>;

/// Done tasks by index; drops the one unused for longest. Not thread-safe.
class TaskCache {
public:
    explicit TaskCache(std::size_t capacity) : m_capacity(capacity) {}

    std::size_t capacity() const { return m_capacity; }
    bool contains(std::int64_t index) const { return m_places.contains(index); }
    TaskPointer find(std::int64_t index) {
        const auto place = m_places.find(index);
        if (place == m_places.end()) {
            return nullptr;
        }
        m_tasks.splice(m_tasks.begin(), m_tasks, place->second);
        return m_tasks.front();
    }
    void insert(TaskPointer task) {
        if (m_capacity == 0) {
            return;
        }
        if (m_tasks.size() == m_capacity) {
            m_places.erase(m_tasks.back()->index);
            m_tasks.pop_back();
        }
        m_tasks.push_front(std::move(task));
        m_places[m_tasks.front()->index] = m_tasks.begin();
    }

private:
    std::size_t m_capacity;
    std::list<TaskPointer> m_tasks;  // the last used first
    std::unordered_map<std::int64_t, std::list<TaskPointer>::iterator> m_places;
};

}  // namespace

/// The threads, the queue and the cache behind a StreamedImages. A fetch holds its tasks itself, so
/// neither a small cache nor other fetches can take them away from it.
class StreamedImages::Decoder {
public:
    Decoder(std::shared_ptr<const PictureList> pictures, const InputSpec& input,
            StreamLimits limits)
        : m_pictures(std::move(pictures)),
          m_input(input),
          m_cache(static_cast<std::size_t>(limits.cacheBytes / bytesOf(input))) {
        for (int i = 0; i < limits.threads; ++i) {
            m_threads.emplace_back([this] { work(); });
        }
    }

    ~Decoder() {
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
        }
        m_queued.notify_all();
        for (std::thread& thread : m_threads) {
            thread.join();
        }
    }

    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    void fetch(std::span<const std::int64_t> indices, std::uint8_t* out) {
        const std::vector<TaskPointer> tasks = claim(indices);
        for (const TaskPointer& task : tasks) {
            if (start(task)) {
                decode(task);
            }
        }
        for (const TaskPointer& task : tasks) {
            wait(task);
            if (task->failure) {
                std::rethrow_exception(task->failure);
            }
            std::memcpy(out, task->pixels.data(), task->pixels.size());
            out += task->pixels.size();
        }
    }

    void prefetch(std::span<const std::int64_t> indices) {
        {
            const std::lock_guard lock(m_mutex);
            for (const std::int64_t index : indices) {
                if (m_queue.size() >= m_cache.capacity()) {
                    break;
                }
                if (!m_cache.contains(index) && !m_open.contains(index)) {
                    m_queue.push_back(open(index));
                }
            }
        }
        m_queued.notify_all();
    }

private:
    TaskPointer open(std::int64_t index) {
        auto task = std::make_shared<Task>();
        task->index = index;
        m_open.emplace(index, task);
        return task;
    }

    /// The tasks of a batch: cached, already on their way, or new at the front of the queue.
    std::vector<TaskPointer> claim(std::span<const std::int64_t> indices) {
        std::vector<TaskPointer> tasks;
        std::vector<TaskPointer> fresh;
        {
            const std::lock_guard lock(m_mutex);
            for (const std::int64_t index : indices) {
                TaskPointer task = m_cache.find(index);
                if (!task) {
                    const auto found = m_open.find(index);
                    task = found != m_open.end() ? found->second : fresh.emplace_back(open(index));
                }
                tasks.push_back(std::move(task));
            }
            m_queue.insert(m_queue.begin(), fresh.begin(), fresh.end());
        }
        m_queued.notify_all();
        return tasks;
    }

    /// Whether the caller is the one to decode it.
    bool start(const TaskPointer& task) {
        const std::lock_guard lock(m_mutex);
        return !std::exchange(task->started, true);
    }

    void decode(const TaskPointer& task) {
        std::vector<std::uint8_t> pixels(bytesOf(m_input));
        std::exception_ptr failure;
        try {
            const PictureEntry& entry = m_pictures->entries[static_cast<std::size_t>(task->index)];
            const std::filesystem::path file = m_pictures->pathOf(entry);
            if (const auto problem = decodePicture(file, m_input, pixels.data())) {
                throw Error(filled(
                    phrase("%1 can no longer be read (%2): put the picture back and resume."), file,
                    *problem));
            }
            if (fileStateOf(file) != entry.state) {
                throw Error(filled(phrase("%1 was changed since the training began: put the "
                                          "picture back as it was and resume."),
                                   file));
            }
        } catch (...) {
            failure = std::current_exception();
        }
        {
            const std::lock_guard lock(m_mutex);
            task->pixels = std::move(pixels);
            task->failure = failure;
            task->done = true;
            m_open.erase(task->index);
            if (!failure) {
                m_cache.insert(task);
            }
        }
        m_decoded.notify_all();
    }

    void wait(const TaskPointer& task) {
        std::unique_lock lock(m_mutex);
        m_decoded.wait(lock, [&] { return task->done; });
    }

    void work() {
        while (const TaskPointer task = next()) {
            decode(task);
        }
    }

    /// The next task that nobody has started; nothing at the end of the program's wish for it.
    TaskPointer next() {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_queued.wait(lock, [this] { return m_stop || !m_queue.empty(); });
            if (m_stop) {
                return nullptr;
            }
            TaskPointer task = std::move(m_queue.front());
            m_queue.pop_front();
            if (!std::exchange(task->started, true)) {
                return task;
            }
        }
    }

    const std::shared_ptr<const PictureList> m_pictures;
    const InputSpec m_input;
    std::mutex m_mutex;
    std::condition_variable m_queued;
    std::condition_variable m_decoded;
    TaskCache m_cache;
    std::deque<TaskPointer> m_queue;
    std::unordered_map<std::int64_t, TaskPointer> m_open;  // queued or being decoded
    bool m_stop = false;
    std::vector<std::thread> m_threads;
};

StreamedImages::StreamedImages(std::shared_ptr<const PictureList> pictures, const InputSpec& input,
                               StreamLimits limits)
    : m_decoder(std::make_unique<Decoder>(std::move(pictures), input, limits)) {}

StreamedImages::~StreamedImages() = default;

void StreamedImages::fetch(std::span<const std::int64_t> indices, std::uint8_t* out) const {
    m_decoder->fetch(indices, out);
}

void StreamedImages::prefetch(std::span<const std::int64_t> indices) const {
    m_decoder->prefetch(indices);
}

}  // namespace lab
