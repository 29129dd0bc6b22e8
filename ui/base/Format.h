// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/Verdict.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <filesystem>

class QDateTime;
class QFontMetricsF;

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
/// "0.171", "−12.3", "11.6k", "1.16×10⁶": any number in three significant digits or fewer, for
/// places that are narrow. exactText() belongs into the tool tip.
QString figureText(double value, int digits = 3);
/// The same with as many digits as fit into `room`; "…" where not even one does.
QString figureText(double value, const QFontMetricsF& metrics, double room);
/// "−11592.3481": the value itself, in nine digits, as many as a weight or an activation has.
QString exactText(double value);
/// "¹⁶", "⁻³"
QString superscript(int number);
/// "23 %": a share of 0 to 1 in whole per cent.
QString wholePercentText(double share);
/// "today, 02:31", "yesterday, 18:05", "24 Nov, 02:31", "24 Nov 2025" for other years.
QString momentText(const QDateTime& moment, const QDateTime& now);

/// A cell of a CSV file, in quotes where it must be (core/base/Csv).
QByteArray csvCell(const std::string& text);
QByteArray csvCell(const QString& text);

/// A path as text to show, and as Qt takes it.
QString pathText(const std::filesystem::path& path);

/// Sentences of core as they stand in a text: behind a Japanese full stop there is no space.
QString sentencesText(const std::string& sentences);

}  // namespace lab
