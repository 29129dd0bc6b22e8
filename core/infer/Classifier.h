// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ImageInput.h"
#include "core/model/ModelCard.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace lab {

class FoldedNetwork;

/// One class of an answer.
struct ClassScore {
    int index = 0;
    std::string name;
    double probability = 0;  ///< softmax over all classes
};

/// What a network says of one picture.
struct Answer {
    std::vector<ClassScore> top;  ///< likeliest first
    double milliseconds = 0;   ///< this picture's share of its batch: preparation to probabilities
    std::string problem = {};  ///< why there is no answer: its numbers are not finite
};

/// A trained network ready to answer: batch norms folded into the convolutions, channels-last. It
/// holds a snapshot of its file, so a run that goes on training neither disturbs it nor is
/// disturbed. Answering is const, so threads may share one; each sets its threads first.
class Classifier {
public:
    /// `path`: a run folder (its best weights, or its last before the first epoch) or a
    /// .safetensors file of this program: shipped, imported or exported. `device`: see Execution.
    /// Where the file does not say the input or the classes, the data set it was trained on is
    /// asked. Throws Error with file and remedy.
    explicit Classifier(const std::filesystem::path& path, const std::string& device = "auto");
    ~Classifier();
    Classifier(Classifier&&) noexcept;
    Classifier& operator=(Classifier&&) noexcept;

    const std::filesystem::path& file() const;
    /// Complete: input and classes are there.
    const ModelCard& card() const;
    const InputSpec& input() const { return *card().input; }
    const std::string& nameOf(int index) const { return card().classes[index]; }

    /// Answers once for nothing, so that the first true answer takes no longer than the next.
    void warmUp() const;
    /// Answers for whole pictures. `top`: how many classes each answer has at most.
    std::vector<Answer> classify(std::span<const Image> pictures, int top) const;
    /// Answers for pictures that prepare() has made for input(). Throws Error where one has none.
    std::vector<Answer> classifyPrepared(std::span<const PreparedImage> prepared, int top) const;
    /// The same, but an answer that is missing has its `problem` and takes no other one away.
    std::vector<Answer> classifyEach(std::span<const PreparedImage> prepared, int top) const;
    /// The raw outputs, one row of `classes` numbers a picture.
    std::vector<std::vector<float>> logits(std::span<const PreparedImage> prepared) const;

    /// For the analyses of core.
    const FoldedNetwork& network() const;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

/// How many threads one answer of the calling thread uses; 0: one a core. The first thing that a
/// thread which classifies does.
void useInferenceThreads(int threads);

}  // namespace lab
