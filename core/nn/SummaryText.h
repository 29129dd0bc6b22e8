// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/Summary.h"

#include <string>

namespace lab {

/// Lab: our own tree, with names, paths and additions. Torchinfo: what that prints in Python.
enum class SummaryStyle { Lab, Torchinfo };

template <>
struct EnumNames<SummaryStyle> {
    static constexpr const char* what = asPhrase("style");
    static constexpr std::array names = {
        std::pair{SummaryStyle::Lab, std::string_view("lab")},
        std::pair{SummaryStyle::Torchinfo, std::string_view("torchinfo")}};
};

/// How far a printed summary opens.
enum class SummaryDepth { Stages, Blocks, Layers };

template <>
struct EnumNames<SummaryDepth> {
    static constexpr const char* what = asPhrase("depth");
    static constexpr std::array names = {
        std::pair{SummaryDepth::Stages, std::string_view("stages")},
        std::pair{SummaryDepth::Blocks, std::string_view("blocks")},
        std::pair{SummaryDepth::Layers, std::string_view("layers")}};
};

/// The summary as a tree of layers with names, output shapes, parameters and multiply-adds, then
/// the totals, the receptive field and the paths. Fixed columns, UTF-8, ends with a line break.
/// TorchinfoText.h has torchinfo's own form.
std::string summaryText(const NetworkSummary& summary, SummaryDepth depth);

/// "1,814,073,344"
std::string withCommas(std::int64_t number);

/// "[64, 112, 112]", and "[1000]" for the classifier's.
std::string shapeText(const FeatureShape& shape);

/// "identity", "zero-padded", "projection", "none".
std::string shortcutText(ShortcutPath path);

}  // namespace lab
