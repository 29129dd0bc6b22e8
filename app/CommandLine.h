// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab {

/// Parses the arguments and runs the command they name. Returns the program's exit status: 0, 1
/// (failed; also where standard output did not take the results), 2 (bad arguments) or 3 (training
/// was stopped and can be resumed), with one sentence on standard error. Throws nothing.
int runCommandLine(int argc, char** argv);

}  // namespace lab
