// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/LockFile.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace lab {

LockFile::LockFile(const std::filesystem::path& file, Open how)
    : m_descriptor(::open(
          file.c_str(),
          (how == Open::Create ? O_CREAT | O_RDWR : O_RDONLY) | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
          0644)),
      m_problem(m_descriptor < 0 ? errno : 0) {}

LockFile::~LockFile() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

int LockFile::lock() {
    constexpr int kTries = 10;
    for (int i = 0; i < kTries; ++i) {
        if (::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0) {
            return 0;
        }
        if (errno != EWOULDBLOCK && errno != EINTR) {
            return errno;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return EWOULDBLOCK;
}

bool LockFile::isHeld() {
    return ::flock(m_descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

std::string LockFile::text(std::size_t most) const {
    std::string read(most, '\0');
    const ssize_t size = ::pread(m_descriptor, read.data(), read.size(), 0);
    read.resize(static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
    return read;
}

void LockFile::write(std::string_view text) {
    if (::ftruncate(m_descriptor, 0) == 0) {
        [[maybe_unused]] const auto written = ::pwrite(m_descriptor, text.data(), text.size(), 0);
    }
}

}  // namespace lab
