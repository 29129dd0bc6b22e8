// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/NotARun.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/model/ClassMatch.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <vector>

namespace lab {

namespace fs = std::filesystem;

void refuseExperiment(const fs::path& folder) {
    std::error_code error;
    if (!fs::exists(folder / "experiment.json", error)) {
        return;
    }
    std::vector<std::string> runs;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        std::error_code ignored;
        if (fs::exists(entry->path() / "run.json", ignored)) {
            runs.push_back(entry->path().filename().string());
        }
    }
    std::ranges::sort(runs);
    throw Error(filled(phrase("%1 is an experiment and no run; choose one of the run folders in "
                              "it: %2."),
                       folder, listOfNames(runs)));
}

}  // namespace lab
