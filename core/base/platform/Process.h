// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace lab {

/// This process's number.
int processId();
/// Whether no process of this machine has the number. Any thread.
bool isGone(int process);
/// The machine's own name; "localhost" where it has none.
std::string hostName();
/// Lets other threads go before this one and those that it starts, where the system keeps that for
/// a single thread; elsewhere it does nothing.
void giveWayToOtherThreads();

}  // namespace lab
