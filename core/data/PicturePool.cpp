// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/PicturePool.h"

#include <condition_variable>
#include <cstring>
#include <deque>
#include <exception>
#include <list>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace lab {

namespace {

/// One image on its way. Its fields are guarded by the pool's mutex until it is done and never
/// change after that.
struct Task {
    ImageKey key;
    bool started = false;
    bool done = false;
    std::vector<std::uint8_t> pixels;
    std::exception_ptr failure;
};

using TaskPointer = std::shared_ptr<Task>;

/// Done tasks by key; drops the one unused for longest. Not thread-safe.
class TaskCache {
public:
    explicit TaskCache(std::size_t capacity) : m_capacity(capacity) {}

    std::size_t capacity() const { return m_capacity; }
    bool contains(const ImageKey& key) const { return m_places.contains(key); }
    TaskPointer find(const ImageKey& key) {
        const auto place = m_places.find(key);
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
            m_places.erase(m_tasks.back()->key);
            m_tasks.pop_back();
        }
        m_tasks.push_front(std::move(task));
        m_places[m_tasks.front()->key] = m_tasks.begin();
    }

private:
    std::size_t m_capacity;
    std::list<TaskPointer> m_tasks;  // the last used first
    std::map<ImageKey, std::list<TaskPointer>::iterator> m_places;
};

}  // namespace

/// The threads, the queue and the cache. A fetch holds its tasks itself, so neither a small cache
/// nor other fetches can take them away from it.
struct PicturePool::Private {
    Private(Make how, std::size_t bytes, StreamLimits limits)
        : make(std::move(how)),
          imageBytes(bytes),
          threadCount(limits.threads),
          cache(static_cast<std::size_t>(limits.cacheBytes / bytes)) {}

    ~Private() {
        {
            const std::lock_guard lock(mutex);
            stop = true;
        }
        queued.notify_all();
        for (std::thread& thread : threads) {
            thread.join();
        }
    }

    Private(const Private&) = delete;
    Private& operator=(const Private&) = delete;

    /// Under the lock.
    void startThreads() {
        while (static_cast<int>(threads.size()) < threadCount) {
            threads.emplace_back([this] { work(); });
        }
    }

    TaskPointer open(const ImageKey& key) {
        auto task = std::make_shared<Task>();
        task->key = key;
        opened.emplace(key, task);
        return task;
    }

    void announce(std::span<const ImageKey> keys) {
        {
            const std::lock_guard lock(mutex);
            startThreads();
            for (const ImageKey& key : keys) {
                if (queue.size() >= cache.capacity()) {
                    break;
                }
                if (!cache.contains(key) && !opened.contains(key)) {
                    queue.push_back(open(key));
                }
            }
        }
        queued.notify_all();
    }

    /// The tasks of a batch: cached, already on their way, or new at the front of the queue.
    std::vector<TaskPointer> claim(std::span<const ImageKey> keys) {
        std::vector<TaskPointer> tasks;
        std::vector<TaskPointer> fresh;
        {
            const std::lock_guard lock(mutex);
            startThreads();
            for (const ImageKey& key : keys) {
                TaskPointer task = cache.find(key);
                if (!task) {
                    const auto found = opened.find(key);
                    task = found != opened.end() ? found->second : fresh.emplace_back(open(key));
                }
                tasks.push_back(std::move(task));
            }
            queue.insert(queue.begin(), fresh.begin(), fresh.end());
        }
        queued.notify_all();
        return tasks;
    }

    /// Whether the caller is the one to make it.
    bool start(const TaskPointer& task) {
        const std::lock_guard lock(mutex);
        return !std::exchange(task->started, true);
    }

    void produce(const TaskPointer& task) {
        std::vector<std::uint8_t> pixels(imageBytes);
        std::exception_ptr failure;
        try {
            make(task->key, pixels.data());
        } catch (...) {
            failure = std::current_exception();
        }
        {
            const std::lock_guard lock(mutex);
            task->pixels = std::move(pixels);
            task->failure = failure;
            task->done = true;
            opened.erase(task->key);
            if (!failure) {
                cache.insert(task);
            }
        }
        made.notify_all();
    }

    void wait(const TaskPointer& task) {
        std::unique_lock lock(mutex);
        made.wait(lock, [&] { return task->done; });
    }

    void work() {
        while (const TaskPointer task = next()) {
            produce(task);
        }
    }

    /// The next task that nobody has started; nothing at the end of the program's wish for it.
    TaskPointer next() {
        std::unique_lock lock(mutex);
        while (true) {
            queued.wait(lock, [this] { return stop || !queue.empty(); });
            if (stop) {
                return nullptr;
            }
            TaskPointer task = std::move(queue.front());
            queue.pop_front();
            if (!std::exchange(task->started, true)) {
                return task;
            }
        }
    }

    const Make make;
    const std::size_t imageBytes;
    const int threadCount;
    std::mutex mutex;
    std::condition_variable queued;
    std::condition_variable made;
    TaskCache cache;
    std::deque<TaskPointer> queue;
    std::map<ImageKey, TaskPointer> opened;  // queued or being made
    bool stop = false;
    std::vector<std::thread> threads;
};

PicturePool::PicturePool(Make make, std::size_t imageBytes, StreamLimits limits)
    : m_private(std::make_unique<Private>(std::move(make), imageBytes, limits)) {}

PicturePool::~PicturePool() = default;

void PicturePool::fetch(std::span<const ImageKey> keys, std::uint8_t* out) {
    const std::vector<TaskPointer> tasks = m_private->claim(keys);
    for (const TaskPointer& task : tasks) {
        if (m_private->start(task)) {
            m_private->produce(task);
        }
    }
    for (const TaskPointer& task : tasks) {
        m_private->wait(task);
        if (task->failure) {
            std::rethrow_exception(task->failure);
        }
        std::memcpy(out, task->pixels.data(), task->pixels.size());
        out += task->pixels.size();
    }
}

void PicturePool::prefetch(std::span<const ImageKey> keys) {
    m_private->announce(keys);
}

}  // namespace lab
