// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Signals.h"

#include <csignal>
#include <cstdlib>
#include <unistd.h>

namespace lab {

void onStopSignals(SignalHandler handler) {
    for (const int signal : {SIGINT, SIGTERM, SIGUSR1, SIGHUP}) {
        if (std::signal(signal, handler != nullptr ? handler : SIG_DFL) == SIG_IGN) {
            std::signal(signal, SIG_IGN);
        }
    }
}

void ignoreClosedPipes() {
    std::signal(SIGPIPE, SIG_IGN);
}

void ignoreFileSizeLimit() {
    std::signal(SIGXFSZ, SIG_IGN);
}

void endInHandler(std::string_view text, int status) {
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
    std::_Exit(status);
}

}  // namespace lab
