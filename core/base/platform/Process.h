// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace lab {

/// This process's number.
int processId();
/// The file that this process runs; empty where the system does not say it.
std::filesystem::path programFile();
/// Whether no process of this machine has the number. Any thread.
bool isGone(int process);
/// The machine's own name; "localhost" where it has none.
std::string hostName();
/// Lets other threads go before this one and those that it starts, where the system keeps that for
/// a single thread; elsewhere it does nothing.
void giveWayToOtherThreads();

}  // namespace lab
