// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/EnumNames.h"

#include <nlohmann/json_fwd.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace lab {

/// How any picture becomes what a network was trained on.
/// Centre: the shorter side is resized and the middle cut out. Garment: as Fashion-MNIST was made
/// (Xiao et al. 2017, section 2): grey, light on black, trimmed, fitted into the square. Digit: as
/// MNIST was made (LeCun et al. 1998, section III.A): likewise, in a box of 20 pixels, its centre
/// of mass in the middle.
enum class InputStyle { Centre, Garment, Digit };

template <>
struct EnumNames<InputStyle> {
    static constexpr const char* what = asPhrase("input style");
    static constexpr std::array names = {
        std::pair{InputStyle::Centre, std::string_view("centre")},
        std::pair{InputStyle::Garment, std::string_view("garment")},
        std::pair{InputStyle::Digit, std::string_view("digit")}};
};

/// Centre: whether the middle square is cut out and then resized, as training here does it, or the
/// whole picture is resized and its middle cut out, as torchvision does.
enum class Cut { AfterResize, BeforeResize };

template <>
struct EnumNames<Cut> {
    static constexpr const char* what = asPhrase("cut");
    static constexpr std::array names = {
        std::pair{Cut::AfterResize, std::string_view("after-resize")},
        std::pair{Cut::BeforeResize, std::string_view("before-resize")}};
};

struct Dataset;

/// What a network wants to see. A value; any thread.
struct InputSpec {
    InputStyle style = InputStyle::Centre;
    int channels = 3;       ///< 1 grey, 3 RGB
    int size = 224;         ///< pixels a side that the network sees
    int shorterSide = 256;  ///< Centre: what the shorter side is resized to before the cut
    std::vector<double> mean = {0.485, 0.456, 0.406};  ///< of each channel, pixels in [0, 1]
    std::vector<double> deviation = {0.229, 0.224, 0.225};
    Cut cut = Cut::AfterResize;

    bool operator==(const InputSpec&) const = default;
};

/// torchvision's evaluation transform for its ImageNet weights, as the defaults above.
inline InputSpec imageNetInput() {
    return {};
}

/// The middle square of a picture at this size: what a folder's pictures are stored as.
inline InputSpec squareInput(int channels, int side) {
    const auto count = static_cast<std::size_t>(channels);
    return {InputStyle::Centre,
            channels,
            side,
            side,
            std::vector<double>(count, 0.0),
            std::vector<double>(count, 1.0),
            Cut::BeforeResize};
}

/// Bytes of a prepared picture.
inline std::size_t bytesOf(const InputSpec& spec) {
    return static_cast<std::size_t>(spec.channels) * spec.size * spec.size;
}

/// What a network that is trained on this data set wants to see.
InputSpec inputOf(const Dataset& dataset);

/// Throws Error, naming the value and what it may be.
void validate(const InputSpec& spec);

void to_json(nlohmann::json& json, const InputSpec& spec);
void from_json(const nlohmann::json& json, InputSpec& spec);

}  // namespace lab
