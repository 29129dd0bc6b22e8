// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/LostWeights.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/model/ModelCard.h"
#include "core/train/MetricsLog.h"

namespace lab {

namespace {

bool hasEpochs(const std::filesystem::path& run) {
    try {
        return !readEpochs(run).empty();
    } catch (const Error&) {
        return true;  // a damaged log is told by whoever needs it
    }
}

}  // namespace

std::string lostBestText(const std::filesystem::path& run) {
    const std::filesystem::path best = run / "best.safetensors";
    if (std::filesystem::exists(best)) {
        try {
            readMetadata(best);
            return {};
        } catch (const Error& error) {
            return filled(phrase("The best weights cannot be used: %1 Bring the file back from a "
                                 "copy, or train the run again."),
                          error.what());
        }
    }
    const bool gone = std::filesystem::is_directory(run) &&
                      !std::filesystem::exists(run / "best.safetensors") &&
                      std::filesystem::exists(run / "last.safetensors");
    if (!gone || !hasEpochs(run)) {
        return {};
    }
    return filled(phrase("%1 has no best.safetensors, so its last weights answer instead of its "
                         "best: bring the file back from a copy, or train the run again."),
                  run);
}

}  // namespace lab
