// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/bench/OperatorTimes.h"

#include "core/base/Stopwatch.h"

#include <ATen/record_function.h>

#include <algorithm>
#include <map>

namespace lab {

namespace {

// Of the operator under way: when it began, and what those took that it called.
struct Open {
    Stopwatch watch;
    double inside = 0;
};

struct Notes {
    std::vector<Open> open;
    std::map<std::string, OperatorTime> times;
};

// LibTorch calls plain functions, so the notes are where these find them.
thread_local Notes notes;

std::unique_ptr<at::ObserverContext> begin(const at::RecordFunction& /*what*/) {
    notes.open.emplace_back();
    return nullptr;
}

void end(const at::RecordFunction& what, at::ObserverContext* /*context*/) {
    if (notes.open.empty()) {
        return;  // began before the clock
    }
    const double whole = notes.open.back().watch.seconds();
    const double own = whole - notes.open.back().inside;
    notes.open.pop_back();
    if (!notes.open.empty()) {
        notes.open.back().inside += whole;
    }
    OperatorTime& time = notes.times[what.name()];
    time.seconds += own;
    ++time.calls;
}

}  // namespace

OperatorClock::OperatorClock() {
    notes = {};
    m_handle = at::addThreadLocalCallback(at::RecordFunctionCallback(begin, end));
}

OperatorClock::~OperatorClock() {
    at::removeCallback(m_handle);
}

std::vector<OperatorTime> OperatorClock::times() const {
    std::vector<OperatorTime> list;
    for (const auto& [name, time] : notes.times) {
        list.push_back(time);
        list.back().name = name;
    }
    std::ranges::sort(list, std::greater(), &OperatorTime::seconds);
    return list;
}

}  // namespace lab
