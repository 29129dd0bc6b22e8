// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Files.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/base/platform/Process.h"

#include <atomic>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace lab {

namespace {

namespace fs = std::filesystem;

std::string textOf(int error) {
    return std::generic_category().message(error);
}

std::string remedyFor(int error) {
    switch (error) {
        case ENOSPC:
        case EDQUOT:
            return phrase("make room on the disk or choose another folder");
        case EACCES:
        case EPERM:
        case EROFS:
            return phrase("choose a folder that you may write to");
        case EFBIG:
            return phrase(
                "raise the limit on the size of files (ulimit -f) or choose another folder");
        case ENOENT:
        case ENOTDIR:
            return phrase("bring its folder back or choose another one");
        default:
            return phrase("check the folder or choose another one");
    }
}

[[noreturn]] void refuseToWrite(const fs::path& file, int error) {
    throw Error(
        filled(phrase("%1 could not be written (%2): %3."), file, textOf(error), remedyFor(error)));
}

[[noreturn]] void refuseToRead(const fs::path& file, const std::string& why) {
    throw Error(filled(
        phrase("%1 could not be read (%2): check that it is there and that you may read it."), file,
        why));
}

// Behind links, also behind one that leads to no file yet.
fs::path behindLinks(const fs::path& file) {
    constexpr int kMostLinks = 40;  // as Linux follows
    fs::path place = file;
    std::error_code error;
    for (int i = 0; i < kMostLinks && fs::is_symlink(place, error); ++i) {
        place = place.parent_path() / fs::read_symlink(place, error);
    }
    return place;
}

/// An open descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }
    int number() const { return m_number; }
    /// Closes now, to see the errors that network file systems report only here.
    int close() { return ::close(std::exchange(m_number, -1)); }

private:
    int m_number;
};

// Gives `made` the first free name in the same folder.
fs::path moveToFreeName(const fs::path& made, const fs::path& wanted) {
    fs::path name = wanted;
    for (int i = 2;; ++i) {
        // A second name for the file, which never replaces one, as rename() would.
        if (::link(made.c_str(), name.c_str()) == 0) {
            ::unlink(made.c_str());
            break;
        }
        const int problem = errno;
        std::error_code unseen;
        const bool isTaken = problem == EEXIST || fs::exists(fs::symlink_status(name, unseen));
        if (!isTaken) {  // a file system without second names
            if (::rename(made.c_str(), name.c_str()) != 0) {
                const int why = errno;
                ::unlink(made.c_str());
                refuseToWrite(wanted, why);
            }
            break;
        }
        name = wanted.parent_path() / wanted.stem();
        name += ' ';
        name += std::to_string(i);
        name += wanted.extension();
    }
    syncFolder(name.parent_path());
    return name;
}

/// The temporary next to the file; removed unless it was renamed.
class Temporary {
public:
    explicit Temporary(const fs::path& file) {
        // Not mkstemp: its mode 0600 would lock out the people whom the umask lets in.
        do {
            m_path = temporaryNameFor(file);
            m_descriptor = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        } while (m_descriptor < 0 && errno == EEXIST);
        if (m_descriptor < 0) {
            refuseToWrite(file, errno);
        }
    }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;
    ~Temporary() {
        if (!m_renamed) {
            ::unlink(m_path.c_str());
        }
    }
    int descriptor() const { return m_descriptor; }
    fs::path moveToFreeNameOf(const fs::path& file) {
        m_renamed = true;  // or removed
        return moveToFreeName(m_path, file);
    }
    void renameTo(const fs::path& file) {
        if (::rename(m_path.c_str(), file.c_str()) != 0) {
            refuseToWrite(file, errno);
        }
        m_renamed = true;
    }

private:
    fs::path m_path;
    int m_descriptor = -1;
    bool m_renamed = false;
};

// The process that a temporary's name tells (".NAME.PID-NUMBER.tmp"); 0 when it is no temporary.
int writerOf(const std::string& name) {
    constexpr std::string_view ending = ".tmp";
    if (!name.starts_with('.') || !name.ends_with(ending)) {
        return 0;
    }
    const std::size_t dash = name.rfind('-');
    const std::size_t dot = dash == std::string::npos ? dash : name.rfind('.', dash);
    if (dot == std::string::npos || dot == 0) {
        return 0;
    }
    int writer = 0;
    const char* const end = name.data() + dash;
    const auto [next, problem] = std::from_chars(name.data() + dot + 1, end, writer);
    return problem == std::errc() && next == end && writer > 0 ? writer : 0;
}

}  // namespace

fs::path temporaryNameFor(const fs::path& file) {
    static std::atomic<unsigned> counter{0};
    const std::string number = std::to_string(processId()) + "-" + std::to_string(counter++);
    fs::path path = file.parent_path() / ".";
    path += file.filename();
    path += '.' + number + ".tmp";
    return path;
}

void removeLeftovers(const fs::path& folder, OwnTemporaries own) {
    const int us = own == OwnTemporaries::Remove ? processId() : 0;
    std::error_code ignored;  // they are in nobody's way
    const fs::path path = folder.empty() ? fs::path(".") : folder;
    for (const auto& entry : fs::directory_iterator(path, ignored)) {
        const int writer = writerOf(entry.path().filename().string());
        if (writer != 0 && (writer == us || isGone(writer))) {
            fs::remove(entry.path(), ignored);
        }
    }
}

// Without this a power cut may lose the rename although the bytes are on the disk. Some file
// systems cannot sync a directory; the file itself is in place then, so that is no error.
void syncFolder(const fs::path& folder) {
    const fs::path path = folder.empty() ? fs::path(".") : folder;
    const Descriptor open(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (open.number() >= 0) {
        ::fsync(open.number());
    }
}

std::string readFile(const fs::path& file, std::uintmax_t maxBytes) {
    // O_NONBLOCK: a FIFO must be refused below, not wait here for its writer.
    const Descriptor open(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (open.number() < 0 || ::fstat(open.number(), &status) != 0) {
        refuseToRead(file, textOf(errno));
    }
    if (!S_ISREG(status.st_mode)) {
        refuseToRead(file, phrase("it is not a regular file"));
    }
    if (static_cast<std::uintmax_t>(status.st_size) > maxBytes) {
        throw Error(filled(phrase("%1 holds %2 bytes, more than the %3 that such a file may have: "
                                  "check that it is the right one."),
                           file, status.st_size, maxBytes));
    }
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::read(open.number(), bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno != EINTR) {
            refuseToRead(file, textOf(errno));
        }
        if (count == 0) {
            break;  // the file became shorter meanwhile
        }
        done += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    bytes.resize(done);
    return bytes;
}

fs::path writeFileAtomically(const fs::path& file, std::string_view bytes, IfTaken taken) {
    return writeFileAtomically(
        file, [bytes](FileWriter& writer) { writer.write(bytes); }, taken);
}

fs::path namedFile(const fs::path& name) {
    std::error_code unseen;
    const fs::file_status status = fs::status(name, unseen);
    if (fs::is_directory(status)) {
        throw Error(filled(phrase("%1 is a folder: give the name of a file in it."), name));
    }
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        throw Error(filled(phrase("%1 is a device or a pipe, which a file cannot replace: give the "
                                  "name of a file."),
                           name));
    }
    return behindLinks(name);
}

fs::path writeFileAtomically(const fs::path& file, const std::function<void(FileWriter&)>& write,
                             IfTaken taken) {
    Temporary temporary(file);
    Descriptor open(temporary.descriptor());
    FileWriter writer(open.number(), file);
    write(writer);
    if (::fsync(open.number()) != 0 || open.close() != 0) {
        refuseToWrite(file, errno);
    }
    if (taken == IfTaken::NextName) {
        return temporary.moveToFreeNameOf(file);
    }
    temporary.renameTo(file);
    syncFolder(file.parent_path());
    return file;
}

FileWriter::FileWriter(int descriptor, fs::path file)
    : m_descriptor(descriptor), m_file(std::move(file)) {}

void FileWriter::write(const void* bytes, std::size_t size) {
    const char* next = static_cast<const char*>(bytes);
    while (size > 0) {
        const ssize_t count = ::write(m_descriptor, next, size);
        if (count < 0 && errno != EINTR) {
            refuseToWrite(m_file, errno);
        }
        const std::size_t written = count > 0 ? static_cast<std::size_t>(count) : 0;
        next += written;
        size -= written;
    }
}

AppendedFile::AppendedFile(const fs::path& file)
    : m_file(file),
      m_descriptor(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666)) {
    if (m_descriptor < 0) {
        refuseToWrite(file, errno);
    }
}

AppendedFile::~AppendedFile() {
    ::close(m_descriptor);
}

void AppendedFile::write(std::string_view bytes) {
    FileWriter(m_descriptor, m_file).write(bytes);
}

void AppendedFile::sync() {
    if (::fsync(m_descriptor) != 0) {
        refuseToWrite(m_file, errno);
    }
}

}  // namespace lab
