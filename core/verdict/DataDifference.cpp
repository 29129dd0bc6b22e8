// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/DataDifference.h"

#include "core/base/Numbers.h"
#include "core/base/Phrase.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace lab {

namespace {

constexpr std::size_t kMostNamed = 4;

using Texts = std::vector<std::string>;
// What tells one list of pictures from another, in words that a person can tell apart as well.
using Tell = std::function<std::string(const RunInfo&)>;

std::string nameOf(const RunInfo& info) {
    return info.dataset.empty() ? info.spec.data.source : info.dataset;
}

// Each once, in the order of the runs.
Texts different(std::span<const RunInfo> runs, const Tell& tell) {
    Texts texts;
    for (const RunInfo& run : runs) {
        if (std::string text = tell(run); std::ranges::find(texts, text) == texts.end()) {
            texts.push_back(std::move(text));
        }
    }
    return texts;
}

std::string firstOf(const Texts& texts) {
    std::string shown;
    for (std::size_t i = 0; i < std::min(kMostNamed, texts.size()); ++i) {
        shown += (i == 0 ? "" : "; ") + texts[i];
    }
    return texts.size() > kMostNamed ? shown + "; …" : shown;
}

// The same name may stand for two folders.
Texts withSources(std::span<const RunInfo> runs, const Tell& tell) {
    Texts names = different(runs, tell);
    const Texts apart = different(runs, [&tell](const RunInfo& info) {
        return tell(info) + '\n' + info.spec.data.source + '\n' +
               std::to_string(info.spec.network.classes);
    });
    if (apart.size() == names.size()) {
        return names;
    }
    return different(runs, [&tell](const RunInfo& info) {
        return filled(phrase("%1 from %2, %3 classes"), tell(info), info.spec.data.source,
                      info.spec.network.classes);
    });
}

std::string testText(const RunInfo& info) {
    return filled(phrase("%1, %2 test images"), nameOf(info), groupedText(info.testImages));
}

std::string trainText(const RunInfo& info) {
    return filled(phrase("%1, %2 training images"), nameOf(info), groupedText(info.trainImages));
}

DataSpec withoutSize(const DataSpec& spec) {
    DataSpec bare = withoutAugmentation(spec);
    bare.imageSize = bare.storedSize = 0;
    return bare;
}

// The name of data that were other pictures for some of the runs, by their digests.
std::string changedData(std::span<const RunInfo> runs) {
    for (std::size_t i = 0; i < runs.size(); ++i) {
        for (std::size_t before = 0; before < i; ++before) {
            const RunInfo& one = runs[before];
            const RunInfo& other = runs[i];
            const bool atOneSize =
                withoutAugmentation(one.spec.data) == withoutAugmentation(other.spec.data);
            if ((atOneSize && isOtherData(one.data, other.data)) ||
                (withoutSize(one.spec.data) == withoutSize(other.spec.data) &&
                 haveOtherFiles(one.data, other.data))) {
                return nameOf(other);
            }
        }
    }
    return {};
}

bool haveTheSame(const RunInfo& one, const RunInfo& other) {
    return one.trainImages == other.trainImages && one.testImages == other.testImages &&
           isSameData(one.data, other.data);
}

void takeData(const RunInfo& from, RunInfo& to) {
    DataSpec data = from.spec.data;
    const DataSpec& own = to.spec.data;
    data.pad = own.pad;
    data.crop = own.crop;
    data.flip = own.flip;
    data.scale = own.scale;
    data.colourShift = own.colourShift;
    // Equal pixels are of one size, but a crop of them may be named in two ways.
    const bool sizesCount = own.storedSize != 0 || data.storedSize != 0;
    data.imageSize = sizesCount ? own.imageSize : data.imageSize;
    data.storedSize = sizesCount ? own.storedSize : data.storedSize;
    to.spec.data = data;
    to.dataset = from.dataset;
}

}  // namespace

std::vector<RunInfo> withSharedData(std::vector<RunInfo> runs) {
    for (std::size_t i = 1; i < runs.size(); ++i) {
        const auto before = std::span(runs).first(i);
        const auto first = std::ranges::find_if(
            before, [&](const RunInfo& one) { return haveTheSame(one, runs[i]); });
        if (first != before.end()) {
            takeData(*first, runs[i]);
        }
    }
    return runs;
}

std::vector<RunInfo> withSharedData(std::span<const RunResult> runs) {
    std::vector<RunInfo> infos;
    for (const RunResult& run : runs) {
        infos.push_back(run.info);
    }
    return withSharedData(std::move(infos));
}

bool areTestedAlike(std::span<const RunResult> runs) {
    const std::vector<RunInfo> infos = withSharedData(runs);
    return withSources(infos, testText).size() <= 1 && changedData(infos).empty();
}

std::string dataDifferenceText(std::span<const RunResult> runs) {
    const std::vector<RunInfo> infos = withSharedData(runs);
    if (const Texts tests = withSources(infos, testText); tests.size() > 1) {
        return filled(phrase("Different data, so these errors cannot be compared: %1."),
                      firstOf(tests));
    }
    if (const std::string name = changedData(infos); !name.empty()) {
        return filled(phrase("The pictures of %1 were not the same for all of these runs, so their "
                             "errors are compared only where they were."),
                      name);
    }
    if (const Texts trained = withSources(infos, trainText); trained.size() > 1) {
        return filled(phrase("Trained on different pictures; that they were tested on the same is "
                             "taken for granted: %1."),
                      firstOf(trained));
    }
    return {};
}

}  // namespace lab
