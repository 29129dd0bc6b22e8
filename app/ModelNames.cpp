// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ModelNames.h"

#include "app/Console.h"
#include "core/model/LostWeights.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace lab {

namespace {

namespace fs = std::filesystem;

// The last `count` parts of the path, without a file's ending.
std::string endOf(const fs::path& path, std::size_t count) {
    std::error_code unseen;
    fs::path whole = fs::absolute(path, unseen).lexically_normal();
    if (!whole.has_filename()) {  // a folder with its slash
        whole = whole.parent_path();
    }
    if (!fs::is_directory(whole, unseen)) {
        whole.replace_extension();
    }
    const fs::path parts = whole.relative_path();
    const auto all = static_cast<std::size_t>(std::distance(parts.begin(), parts.end()));
    fs::path end;
    for (auto part =
             std::next(parts.begin(), static_cast<std::ptrdiff_t>(all - std::min(all, count)));
         part != parts.end(); ++part) {
        end /= *part;
    }
    return end.string();
}

constexpr std::size_t kDeepest = 64;  // folders; paths that are equal so far are the same

}  // namespace

std::vector<std::string> distinctNames(const std::vector<std::string>& paths) {
    std::vector<std::string> names(paths.size());
    std::vector<std::size_t> parts(paths.size(), 1);
    bool unique = false;
    for (std::size_t round = 0; round < kDeepest && !unique; ++round) {
        std::map<std::string, int> times;
        for (std::size_t i = 0; i < paths.size(); ++i) {
            names[i] = endOf(paths[i], parts[i]);
            ++times[names[i]];
        }
        unique = times.size() == paths.size();
        for (std::size_t i = 0; i < paths.size(); ++i) {
            parts[i] += times[names[i]] > 1 ? 1 : 0;
        }
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string name = names[i];
        for (int number = 2;
             std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
             names.begin() + static_cast<std::ptrdiff_t>(i);
             ++number) {
            names[i] = name + " (" + std::to_string(number) + ")";
        }
    }
    return names;
}

void noteLostWeights(const std::vector<std::string>& models) {
    for (const std::string& model : models) {
        const std::string lost = lostBestText(model);
        if (!lost.empty()) {
            printNote(lost + "\n");
        }
    }
}

}  // namespace lab
