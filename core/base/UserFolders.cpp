// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/UserFolders.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/base/platform/Process.h"

#include <cstdlib>
#include <string>
#include <system_error>
#include <vector>

namespace lab {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> resourceRoots() {
    std::vector<fs::path> roots{pathFromEnvironment("RESNET_LAB_RESOURCES")};
    if (const fs::path program = programFile(); !program.empty()) {
        roots.push_back(program.parent_path().parent_path() / "share" / "resnet-lab");
    }
    roots.emplace_back(LAB_RESOURCES);
    std::erase_if(roots, [](const fs::path& root) { return root.empty(); });
    return roots;
}

}  // namespace

fs::path pathFromEnvironment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? fs::path(value) : fs::path();
}

fs::path userHomeFolder() {
#if defined(_WIN32)
    return pathFromEnvironment("USERPROFILE");
#else
    return pathFromEnvironment("HOME");
#endif
}

fs::path userDataFolder() {
#if defined(_WIN32)
    const fs::path base = pathFromEnvironment("LOCALAPPDATA");
#elif defined(__APPLE__)
    const fs::path home = userHomeFolder();
    const fs::path base = home.empty() ? home : home / "Library" / "Application Support";
#else
    const fs::path home = userHomeFolder();
    fs::path base = pathFromEnvironment("XDG_DATA_HOME");
    if (!base.is_absolute()) {  // the XDG specification: a relative one is to be ignored
        base = home.empty() ? home : home / ".local" / "share";
    }
#endif
    return base.empty() ? base : base / "resnet-lab";
}

fs::path userCacheFolder() {
#if defined(_WIN32)
    const fs::path base = pathFromEnvironment("LOCALAPPDATA");
#else
    const fs::path home = userHomeFolder();
    fs::path base = pathFromEnvironment("XDG_CACHE_HOME");
    if (!base.is_absolute()) {
#if defined(__APPLE__)
        base = home.empty() ? home : home / "Library" / "Caches";
#else
        base = home.empty() ? home : home / ".cache";
#endif
    }
#endif
    return base.empty() ? base : base / "resnet-lab";
}

fs::path resourceFolder(const char* name) {
    std::string looked;
    for (const fs::path& root : resourceRoots()) {
        std::error_code error;
        if (fs::is_directory(root / name, error)) {
            return root / name;
        }
        looked += (looked.empty() ? "" : ", ") + root.string();
    }
    throw Error(filled(phrase("The program's own folder \"%1\" was not found in %2; install the "
                              "program again, or set RESNET_LAB_RESOURCES."),
                       name, looked));
}

}  // namespace lab
