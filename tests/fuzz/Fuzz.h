// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <string_view>
#include <unistd.h>

/// What libFuzzer calls with each input (llvm.org/docs/LibFuzzer.html).
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace lab::test {

/// A folder of this process in the temporary folder, which ./lab fuzz puts into memory: the readers
/// take paths, and no input shall touch a disk.
inline std::filesystem::path scratchFolder(const std::string& name) {
    const std::string own = "lab-" + name + "-" + std::to_string(::getpid());
    std::filesystem::path folder = std::filesystem::temp_directory_path() / own;
    std::filesystem::create_directories(folder);
    return folder;
}

/// A file that gets new content for each input. It stays open, because opening is what costs.
class ScratchFile {
public:
    explicit ScratchFile(const std::filesystem::path& path)
        : m_descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {}
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    ~ScratchFile() { ::close(m_descriptor); }

    void put(std::string_view bytes) const {
        const bool isThere =
            ::ftruncate(m_descriptor, 0) == 0 &&
            ::pwrite(m_descriptor, bytes.data(), bytes.size(), 0) == ssize_t(bytes.size());
        if (!isThere) {
            std::abort();  // the temporary folder is full
        }
    }

private:
    int m_descriptor;
};

/// Ends the process where the code under test broke a promise of its own.
inline void promise(bool isKept) {
    if (!isKept) {
        std::abort();
    }
}

/// Runs a reader: it may end well or with an Error whose sentence names the file (where the reader
/// has one), and in no other way. Returns whether it ended well.
template <class Call>
bool endsWellOrWithASentence(Call call, std::string_view names = {}) {
    try {
        call();
        return true;
    } catch (const Error& error) {
        const std::string_view sentence = error.what();
        promise(sentence.ends_with('.') && sentence.find(names) != std::string_view::npos);
        return false;
    }
}

/// Takes parts off an input, from its front.
class Input {
public:
    Input(const std::uint8_t* data, std::size_t size)
        : m_left(reinterpret_cast<const char*>(data), size) {}
    std::uint8_t byte() { return m_left.empty() ? 0 : std::uint8_t(take(1)[0]); }
    std::string_view take(std::size_t size) {
        const std::string_view taken = m_left.substr(0, size);
        m_left.remove_prefix(taken.size());
        return taken;
    }
    std::string_view rest() { return take(m_left.size()); }

private:
    std::string_view m_left;
};

}  // namespace lab::test
