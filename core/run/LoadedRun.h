#pragma once

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

    /// On the test split of `dataset`, in evaluation mode. Throws Error when its channels or
    /// classes are not the network's.
    Evaluation evaluate(std::shared_ptr<const Dataset> dataset);

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

}  // namespace lab
