#pragma once

namespace lab {

/// Parses the arguments and runs the command they name. Returns the program's exit status: 0, 1
/// (failed) or 2 (bad arguments), with one sentence on standard error. Throws nothing.
int runCommandLine(int argc, char** argv);

}  // namespace lab
