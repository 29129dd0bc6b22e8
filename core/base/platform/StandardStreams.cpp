// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/StandardStreams.h"

#include <fcntl.h>
#include <unistd.h>

namespace lab {

void openMissingStreams() {
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
        if (::fcntl(stream, F_GETFD) == -1) {
            // The lowest free number is this one, as those below it are open.
            [[maybe_unused]] const int opened = ::open("/dev/null", O_RDWR);
        }
    }
}

bool isOutputOnTerminal() {
    return ::isatty(STDOUT_FILENO) != 0;
}

bool isErrorOnTerminal() {
    return ::isatty(STDERR_FILENO) != 0;
}

}  // namespace lab

// LibTorch, OpenBLAS and OpenCV may open files while they are loaded, before main(). A program's
// own DT_PREINIT_ARRAY runs before the initialisers of its libraries (ELF specification, chapter
// 5).
#if defined(__ELF__) && defined(__linux__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
__attribute__((section(".preinit_array"),
               used)) static void (*const openFirst)() = lab::openMissingStreams;
#endif
