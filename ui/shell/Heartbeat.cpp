// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/Heartbeat.h"

#include <algorithm>
#include <numeric>

namespace lab {

HeartbeatReport reportOf(std::vector<double> gaps) {
    HeartbeatReport report;
    report.beats = gaps.size();
    if (gaps.empty()) {
        return report;
    }
    std::ranges::sort(gaps);
    const auto count = static_cast<double>(gaps.size());
    const auto shareBelow = [&](double limit) {
        return static_cast<double>(std::ranges::lower_bound(gaps, limit) - gaps.begin()) / count;
    };
    report.seconds = std::accumulate(gaps.begin(), gaps.end(), 0.0) / 1000;
    report.longest = gaps.back();
    report.below50 = shareBelow(50);
    report.below100 = shareBelow(100);
    report.share99 = gaps[static_cast<std::size_t>(0.99 * (count - 1))];
    return report;
}

Heartbeat::Heartbeat(QObject* parent) : QObject(parent) {
    constexpr int kMilliseconds = 2;
    m_timer.setInterval(kMilliseconds);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
}

void Heartbeat::start() {
    m_gaps.clear();
    m_clock.start();
    m_timer.start();
}

void Heartbeat::beat() {
    constexpr double kNanoseconds = 1e6;  // in a millisecond
    m_gaps.push_back(static_cast<double>(m_clock.nsecsElapsed()) / kNanoseconds);
    m_clock.start();
}

HeartbeatReport Heartbeat::stop() {
    beat();
    m_timer.stop();
    return reportOf(std::move(m_gaps));
}

}  // namespace lab
