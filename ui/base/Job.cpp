// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/Job.h"

#include "core/base/Phrase.h"
#include "core/base/Problem.h"
#include "core/base/platform/Process.h"

#include <QMetaObject>

#include <exception>
#include <new>
#include <stdexcept>

namespace lab {

namespace {

std::string noReason() {
    return phrase("It failed for a reason that cannot be read.");
}

// The sentence of what `work` threw; empty when it ended well. LibTorch's errors are
// std::exceptions too.
std::string complaintOf(const std::function<void()>& work) {
    try {
        work();
        return {};
    } catch (const std::bad_alloc&) {
        return phrase("There is not enough memory; close something and try again.");
    } catch (const std::exception& error) {
        const std::string sentence = problemText(error);
        return sentence.empty() ? noReason() : sentence;
    } catch (...) {
        return noReason();
    }
}

}  // namespace

Job::~Job() {
    if (m_thread.joinable()) {
        m_thread.join();  // before QObject's destructor, which drops what was delivered meanwhile
    }
}

void Job::begin(std::function<void()> work, std::function<void()> then) {
    if (m_running) {
        throw std::logic_error("a Job was started while it is running");
    }
    m_running = true;
    m_then = std::move(then);
    m_thread = std::jthread([this, work = std::move(work)]() mutable {
        giveWayToOtherThreads();  // the window comes first where all cores compute
        const QString failure = QString::fromStdString(complaintOf(work));
        work = nullptr;  // what it holds ends in this thread
        QMetaObject::invokeMethod(
            this, [this, failure] { deliver(failure); }, Qt::QueuedConnection);
    });
}

void Job::deliver(const QString& failure) {
    m_running = false;
    const auto then = std::exchange(m_then, nullptr);
    if (!failure.isEmpty()) {
        Q_EMIT failed(failure);
        return;
    }
    if (then) {
        then();
    }
    Q_EMIT done();
}

}  // namespace lab
