// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace lab {

using SignalHandler = void (*)(int signal);

/// Calls the handler for what asks a program to stop: Ctrl-C, kill, a cluster's SIGUSR1, a closed
/// terminal. What is ignored stays so: nohup has SIGHUP ignored. Null: the system's own way again.
void onStopSignals(SignalHandler handler);
/// A reader of our output that went away is an error of write(), not our end.
void ignoreClosedPipes();
/// A limit on the size of files is an error of write(), not our end.
void ignoreFileSizeLimit();
/// Writes to standard error and ends the process without cleaning up; for a signal handler.
[[noreturn]] void endInHandler(std::string_view text, int status);

}  // namespace lab
