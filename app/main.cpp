// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/CommandLine.h"
#include "app/StandardStreams.h"

#include <csignal>

int main(int argc, char** argv) {
    lab::openMissingStreams();
    std::signal(SIGXFSZ, SIG_IGN);  // a limit on files is an error of write(), with its sentence
    return lab::runCommandLine(argc, argv);
}
