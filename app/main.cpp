// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/CommandLine.h"
#include "core/base/platform/Signals.h"
#include "core/base/platform/StandardStreams.h"

int main(int argc, char** argv) {
    lab::openMissingStreams();
    lab::ignoreFileSizeLimit();
    return lab::runCommandLine(argc, argv);
}
