// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <vector>

namespace lab {

/// How evenly the GUI thread ran.
struct HeartbeatReport {
    std::size_t beats = 0;
    double seconds = 0;
    double longest = 0;   ///< milliseconds between two beats
    double below50 = 1;   ///< share of the gaps, 0 to 1
    double below100 = 1;  ///< likewise
    double share99 = 0;   ///< milliseconds that 99 % of the gaps stay below
};

/// Pure; gaps in milliseconds.
HeartbeatReport reportOf(std::vector<double> gaps);

/// A precise timer of 2 ms that notes how late it comes: whatever holds the GUI thread up shows as
/// a gap. Lives in the thread that it measures.
class Heartbeat : public QObject {
    Q_OBJECT

public:
    explicit Heartbeat(QObject* parent = nullptr);

    void start();
    HeartbeatReport stop();

private:
    void beat();

    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<double> m_gaps;
};

}  // namespace lab
