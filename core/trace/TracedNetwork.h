// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ModelCard.h"

#include <filesystem>
#include <memory>

namespace lab {

/// A network whose activations can be read: weights in fp32 on the CPU, in evaluation mode (batch
/// norms with their running mean and variance). Nothing is folded, so that every layer has an
/// output of its own. Immutable: any number of threads may trace through it at once.
class TracedNetwork {
public:
    /// Trained weights. `path`: a run folder (its best weights), one of its files, or a file that
    /// was shipped, exported or imported. A snapshot: a run that trains on neither disturbs it nor
    /// is disturbed. Throws Error with file and remedy.
    explicit TracedNetwork(const std::filesystem::path& path);
    /// Fresh weights: the card's network as its seed makes it before the first step. The card needs
    /// input and classes; see initialCardOf(). Throws Error where the spec does not hold.
    explicit TracedNetwork(ModelCard card);
    ~TracedNetwork();
    TracedNetwork(TracedNetwork&&) noexcept;
    TracedNetwork& operator=(TracedNetwork&&) noexcept;

    /// Complete: input and classes are there; no classes without a classifier.
    const ModelCard& card() const;
    const NetworkSpec& spec() const { return card().spec.network; }
    const InputSpec& input() const { return *card().input; }

    /// For core's own sources.
    struct Private;
    const Private& internals() const { return *m_private; }

private:
    std::unique_ptr<Private> m_private;
};

/// The card of a run's network before its first step. Where no file of the run says the input and
/// the classes, its data set is loaded and asked. Throws Error with file and remedy.
ModelCard initialCardOf(const std::filesystem::path& run);

}  // namespace lab
