// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <sys/resource.h>
#include <system_error>
#include <unistd.h>

namespace lab {

int processId() {
    return ::getpid();
}

std::filesystem::path programFile() {
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error);
}

bool isGone(int process) {
    return ::kill(process, 0) != 0 && errno == ESRCH;
}

std::string hostName() {
    std::array<char, 256> name{};
    const bool known = ::gethostname(name.data(), name.size() - 1) == 0 && name[0] != '\0';
    return known ? name.data() : "localhost";
}

void giveWayToOtherThreads() {
#if defined(__linux__)
    constexpr int kNice = 10;
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNice);
#endif
}

}  // namespace lab
