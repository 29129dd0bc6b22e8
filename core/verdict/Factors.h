// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/RunSpec.h"

#include <span>
#include <string>
#include <vector>

namespace lab {

/// What one run can have and another not, each with the fields that it takes together. Depth: the
/// blocks of each stage, and the kind of block, as the paper goes from 34 to 50 layers. Family:
/// plain or residual, with the shortcut that only one of them has. ZeroStart is always a factor of
/// its own.
enum class Factor {
    Family,
    Depth,
    Blocks,  ///< their kind, and how many each stage has, in networks of one depth
    Width,
    Shortcut,
    StrideAt,
    Order,
    EndNorm,
    ZeroStart,
    Stem,
    Groups,
    Classes,
    Channels,
    Epochs,
    BatchSize,
    LearningRate,
    Schedule,
    Warmup,
    Momentum,
    WeightDecay,
    Precision,
    Data,
    TrainImages,
    TestImages,
    ImageSize,
    Augmentation
};

template <>
struct EnumNames<Factor> {
    static constexpr const char* what = asPhrase("factor");
    static constexpr std::array names = {
        std::pair{Factor::Family, std::string_view("family")},
        std::pair{Factor::Depth, std::string_view("depth")},
        std::pair{Factor::Blocks, std::string_view("blocks")},
        std::pair{Factor::Width, std::string_view("width")},
        std::pair{Factor::Shortcut, std::string_view("shortcut")},
        std::pair{Factor::StrideAt, std::string_view("stride")},
        std::pair{Factor::Order, std::string_view("order")},
        std::pair{Factor::EndNorm, std::string_view("end-norm")},
        std::pair{Factor::ZeroStart, std::string_view("zero-start")},
        std::pair{Factor::Stem, std::string_view("stem")},
        std::pair{Factor::Groups, std::string_view("groups")},
        std::pair{Factor::Classes, std::string_view("classes")},
        std::pair{Factor::Channels, std::string_view("channels")},
        std::pair{Factor::Epochs, std::string_view("epochs")},
        std::pair{Factor::BatchSize, std::string_view("batch-size")},
        std::pair{Factor::LearningRate, std::string_view("learning-rate")},
        std::pair{Factor::Schedule, std::string_view("schedule")},
        std::pair{Factor::Warmup, std::string_view("warmup")},
        std::pair{Factor::Momentum, std::string_view("momentum")},
        std::pair{Factor::WeightDecay, std::string_view("weight-decay")},
        std::pair{Factor::Precision, std::string_view("precision")},
        std::pair{Factor::Data, std::string_view("data")},
        std::pair{Factor::TrainImages, std::string_view("train-images")},
        std::pair{Factor::TestImages, std::string_view("test-images")},
        std::pair{Factor::ImageSize, std::string_view("image-size")},
        std::pair{Factor::Augmentation, std::string_view("augmentation")}};
};

/// The spec without its seed, its network's name, and what has no effect on the training: a plain
/// network's shortcut and zero start, a basic block's groups and stride, milestones behind the last
/// epoch or under a cosine, a border that no crop uses. Two runs train in the same way exactly when
/// these are equal. Pure.
RunSpec normalForm(RunSpec spec);

/// Throws Error when two of the runs train in the same way with the same seed: to the same bits,
/// and a verdict would take them for two.
void requireDifferent(std::span<const RunSpec> runs);

/// The factors in which two normal forms differ, in the order of the enumeration. Where the
/// families differ, the shortcut's own fields go with them, but for the zero start. Empty when they
/// are equal.
std::vector<Factor> factorsBetween(const RunSpec& one, const RunSpec& other);

/// What the spec has of the factor, short and in English: "34", "B", "0.1".
std::string levelText(Factor factor, const RunSpec& spec);

/// Where it stands among the others of the factor: by size, or as the paper tells them.
bool levelComesBefore(Factor factor, const RunSpec& one, const RunSpec& other);

}  // namespace lab
