// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab {

/// Gigabytes a second between memory and so many threads: each adds one array of its own to
/// another, far beyond any cache, and reads two numbers and writes one for each sum (McCalpin's
/// STREAM, "add"). The best of several rounds. Blocks for about a second.
double memoryBandwidth(int threads);

}  // namespace lab
