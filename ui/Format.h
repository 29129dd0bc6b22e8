#pragma once

#include "core/run/Verdict.h"

#include <QString>

#include <cstdint>

class QDateTime;

namespace lab {

// How numbers stand in the window. Pure functions; any thread. Values that are not finite come out
// as an en dash.

/// "13.6"
QString percentText(double percent);
/// "1 323 130", with U+202F between the thousands.
QString countText(std::int64_t count);
/// "46 s", "1 min 41 s", "2 h 05 min", "3 d 4 h"
QString durationText(double seconds);
/// "+8.2", "−0.3" or "0.0", with the true minus sign.
QString signedText(double points);
/// "+8.2", with several seeds "+8.2 ± 0.4".
QString signedText(const Spread& spread, int seeds);
/// "0.1", "0.001": as short as it reads back.
QString numberText(double value);
/// "today, 02:31", "yesterday, 18:05", "24 Nov, 02:31", "24 Nov 2025" for other years.
QString momentText(const QDateTime& moment, const QDateTime& now);

}  // namespace lab
