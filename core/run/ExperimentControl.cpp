// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/ExperimentControl.h"

#include <algorithm>

namespace lab {

void ExperimentControl::pauseAll() {
    std::ranges::for_each(m_runs, &RunControl::pause);
}

void ExperimentControl::resumeAll() {
    std::ranges::for_each(m_runs, &RunControl::resume);
}

void ExperimentControl::stopAll() {
    std::ranges::for_each(m_runs, &RunControl::stop);
}

}  // namespace lab
