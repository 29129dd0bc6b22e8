// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab {

/// Where the program was started with standard input, output or error closed, opens /dev/null in
/// their place: else the next file that is opened gets the number 1 or 2, and progress text lands
/// in it. Runs by itself before any library's initialisers where the system can do that (ELF), and
/// first thing in main() everywhere. Does nothing the second time.
void openMissingStreams();

bool isOutputOnTerminal();  ///< standard output
bool isErrorOnTerminal();   ///< standard error

}  // namespace lab
