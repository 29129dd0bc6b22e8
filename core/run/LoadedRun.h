// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/TestViews.h"
#include "core/run/RunExperiment.h"
#include "core/train/Evaluation.h"

#include <filesystem>
#include <memory>

namespace lab {

/// Trained weights in memory, ready to answer. Opaque: what it holds is core's. One thread at a
/// time.
class LoadedRun {
public:
    /// A run folder (its best weights, or its last where no epoch is done) or a .safetensors file
    /// that this program wrote. Throws Error with file and remedy. Sets the calling thread's number
    /// of threads.
    explicit LoadedRun(const std::filesystem::path& path, const Execution& execution = {});
    ~LoadedRun();
    LoadedRun(LoadedRun&&) noexcept;
    LoadedRun& operator=(LoadedRun&&) noexcept;

    const RunSpec& spec() const;
    const std::filesystem::path& file() const;
    /// What the network wants to see, from its card.
    const InputSpec& input() const;
    /// Whether it is another program's, so that spec() does not say what it was trained on.
    bool isImported() const;

    /// The test images of a data set as this network's card wants them: see loadTestSet(). `spec`
    /// says which; its sizes do not count.
    std::shared_ptr<const Dataset> testSet(const DataSpec& spec, const LoadOptions& options) const;

    /// On the test split of `dataset`, in evaluation mode; classes are paired by their names.
    /// Throws Error when its channels or size are not the network's, or it has classes that the
    /// network does not know. With other views than the centre at the card's size each picture is
    /// seen so, see evaluateViews().
    Evaluation evaluate(std::shared_ptr<const Dataset> dataset, const TestViews& views = {});

    /// Sentences about what evaluate() assumed of the classes, if anything.
    std::string noteOn(const Dataset& dataset) const;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

}  // namespace lab
