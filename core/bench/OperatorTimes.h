// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lab {

/// What one operator took of a measurement, without the operators that it called.
struct OperatorTime {
    std::string name;  ///< as LibTorch names it, "aten::mkldnn_convolution", or our own, "lab::…"
    double seconds = 0;
    std::int64_t calls = 0;
};

/// Notes every operator that LibTorch runs in this thread while it lives. Make it, use it and end
/// it in one thread; one at a time.
class OperatorClock {
public:
    OperatorClock();
    ~OperatorClock();
    OperatorClock(const OperatorClock&) = delete;
    OperatorClock& operator=(const OperatorClock&) = delete;

    /// The longest first.
    std::vector<OperatorTime> times() const;

private:
    std::uint64_t m_handle = 0;
};

}  // namespace lab
