// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>

namespace lab {

/// One piece of work at a time in a thread of its own. Whatever the work throws ends here and
/// becomes a sentence: nothing escapes. Lives in the GUI thread; its signals and `then` come there
/// from the event loop. The destructor waits for the work and then delivers nothing.
class Job : public QObject {
    Q_OBJECT

public:
    explicit Job(QObject* parent = nullptr) : QObject(parent) {}
    ~Job() override;

    bool isRunning() const { return m_running; }

    /// Calls work() in the thread, then in this object's thread `then` with its result and done(),
    /// or failed(). Throws std::logic_error while one is running.
    template <class Work, class Then>
    void start(Work work, Then then) {
        using Result = std::invoke_result_t<Work>;
        auto result = std::make_shared<std::optional<Result>>();
        begin([work = std::move(work), result]() mutable { result->emplace(work()); },
              [then = std::move(then), result]() mutable { then(std::move(**result)); });
    }
    void start(std::function<void()> work) { begin(std::move(work), {}); }

Q_SIGNALS:
    void done();
    void failed(const QString& sentence);

private:
    void begin(std::function<void()> work, std::function<void()> then);
    void deliver(const QString& failure);  ///< empty: none

    std::function<void()> m_then;
    bool m_running = false;
    std::jthread m_thread;
};

}  // namespace lab
