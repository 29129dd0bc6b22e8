// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Cores.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <vector>
#if defined(__linux__)
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace lab {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> linesOf(const fs::path& file) {
    std::vector<std::string> lines;
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, at);) {
        parts.push_back(part);
    }
    return parts;
}

bool lists(const std::string& words, const std::string& word) {
    const std::vector<std::string> all = split(words, ',');
    return std::ranges::find(all, word) != all.end();
}

// The number at the beginning of a word; none for "max" and the like.
std::optional<double> numberOf(const std::string& word) {
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), number);
    return problem == std::errc() && end != word.data() ? std::optional(static_cast<double>(number))
                                                        : std::nullopt;
}

std::optional<double> numberIn(const fs::path& file) {
    const std::vector<std::string> lines = linesOf(file);
    return lines.empty() ? std::nullopt : numberOf(lines.front());
}

// The cores that a quota of microseconds in each period is worth. A v1 quota of -1 is none.
std::optional<double> coresOf(std::optional<double> quota, std::optional<double> period) {
    return quota && period && *quota > 0 && *period > 0 ? std::optional(*quota / *period)
                                                        : std::nullopt;
}

std::optional<double> quotaOfGroup(const fs::path& group) {
    const std::vector<std::string> lines = linesOf(group / "cpu.max");  // "150000 100000"
    const std::vector<std::string> words = split(lines.empty() ? "" : lines.front(), ' ');
    if (words.size() == 2) {
        return coresOf(numberOf(words[0]), numberOf(words[1]));
    }
    return coresOf(numberIn(group / "cpu.cfs_quota_us"), numberIn(group / "cpu.cfs_period_us"));
}

// A tree of control groups that can limit processor time, and this process's group in it.
struct Tree {
    fs::path mount;
    std::string group;  // from the mount on: "/", "/user.slice/app.scope"
};

// In a container the tree may begin in the middle of the system's: then so does the mount.
std::string below(const std::string& top, const std::string& group) {
    const bool isBelow = top.size() > 1 && group.starts_with(top) &&
                         (group.size() == top.size() || group[top.size()] == '/');
    return isBelow ? group.substr(top.size()) : group;
}

std::vector<Tree> treesOf(const fs::path& root) {
    std::string group2 = "/";
    std::string group1 = "/";
    for (const std::string& line : linesOf(root / "proc/self/cgroup")) {  // "4:cpu,cpuacct:/a/b"
        const std::vector<std::string> parts = split(line, ':');
        if (parts.size() >= 3) {
            const std::string path = line.substr(parts[0].size() + parts[1].size() + 2);
            group2 = parts[1].empty() ? path : group2;
            group1 = lists(parts[1], "cpu") ? path : group1;
        }
    }
    std::vector<Tree> trees;
    // "31 23 0:28 /top /where options - type source superoptions"
    for (const std::string& line : linesOf(root / "proc/self/mountinfo")) {
        const std::size_t dash = line.find(" - ");
        const std::vector<std::string> before = split(line.substr(0, dash), ' ');
        const std::vector<std::string> after =
            split(dash == std::string::npos ? "" : line.substr(dash + 3), ' ');
        if (before.size() < 5 || after.size() < 3) {
            continue;
        }
        const fs::path mount = root / fs::path(before[4]).relative_path();
        if (after[0] == "cgroup2") {
            trees.push_back({mount, below(before[3], group2)});
        } else if (after[0] == "cgroup" && lists(after[2], "cpu")) {
            trees.push_back({mount, below(before[3], group1)});
        }
    }
    return trees;
}

std::string readProcessorName() {
    for (const std::string& line : linesOf("/proc/cpuinfo")) {
        const std::size_t colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos) {
            return line.substr(colon + 2);
        }
    }
    return "unknown processor";
}

}  // namespace

std::optional<int> quotaOfCores(const fs::path& root) {
    std::optional<double> least;
    for (const Tree& tree : treesOf(root)) {
        // Groups that this process does not see, as "/../..", end at the mount.
        fs::path group = fs::path(tree.group).lexically_normal().relative_path();
        for (bool more = true; more; group = group.parent_path()) {
            const std::optional<double> cores = quotaOfGroup(tree.mount / group);
            if (cores && (!least || *cores < *least)) {
                least = cores;
            }
            more = !group.empty();
        }
    }
    constexpr double kMost = 1 << 20;
    return least ? std::optional(std::max(1, static_cast<int>(std::ceil(std::min(*least, kMost)))))
                 : std::nullopt;
}

int coreCount() {
    int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
#if defined(__linux__)
    cpu_set_t mine;  // fewer than there are under taskset and in many containers
    if (::sched_getaffinity(0, sizeof mine, &mine) == 0) {
        cores = std::max(1, CPU_COUNT(&mine));
    }
    static const std::optional<int> quota = quotaOfCores();
    cores = std::min(cores, quota.value_or(cores));
#endif
    return cores;
}

std::string processorName() {
    static const std::string name = readProcessorName();
    return name;
}

bool askForMatrixTiles() {
#if defined(__linux__) && defined(__x86_64__)
    constexpr long kAskPermission = 0x1023;  // ARCH_REQ_XCOMP_PERM
    constexpr long kTileData = 18;           // XFEATURE_XTILEDATA
    return ::syscall(SYS_arch_prctl, kAskPermission, kTileData) == 0;
#else
    return false;
#endif
}

}  // namespace lab
