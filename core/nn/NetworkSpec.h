// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/EnumNames.h"

#include <nlohmann/json_fwd.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace lab {

enum class Family { Plain, Residual };
enum class BlockKind { Basic, Bottleneck };
/// ImageNet: 7×7 stride 2 and 3×3 max pool stride 2. Cifar: 3×3 stride 1. Small: 3×3 stride 2.
enum class Stem { ImageNet, Cifar, Small };
/// He et al. 2015, section 3.3. A: identity, zero-padded channels. B: projection where the shape
/// changes. C: projection everywhere.
enum class Shortcut { A, B, C };
/// Where a bottleneck halves the resolution. V1: on its first 1×1 (the paper). V1_5: on its 3×3
/// (torchvision).
enum class StrideAt { V1, V1_5 };
/// Post: convolution, batch norm, ReLU, and a ReLU behind the addition (He et al. 2015). Pre: batch
/// norm, ReLU, convolution, and nothing behind the addition (He et al. 2016, "Identity Mappings in
/// Deep Residual Networks"; docs/decisions/0014).
enum class Order { Post, Pre };

template <>
struct EnumNames<Family> {
    static constexpr const char* what = asPhrase("family");
    static constexpr std::array names = {std::pair{Family::Plain, std::string_view("plain")},
                                         std::pair{Family::Residual, std::string_view("residual")}};
};

template <>
struct EnumNames<BlockKind> {
    static constexpr const char* what = asPhrase("block");
    static constexpr std::array names = {
        std::pair{BlockKind::Basic, std::string_view("basic")},
        std::pair{BlockKind::Bottleneck, std::string_view("bottleneck")}};
};

template <>
struct EnumNames<Stem> {
    static constexpr const char* what = asPhrase("stem");
    static constexpr std::array names = {std::pair{Stem::ImageNet, std::string_view("imagenet")},
                                         std::pair{Stem::Cifar, std::string_view("cifar")},
                                         std::pair{Stem::Small, std::string_view("small")}};
};

template <>
struct EnumNames<Shortcut> {
    static constexpr const char* what = asPhrase("shortcut option");
    static constexpr std::array names = {std::pair{Shortcut::A, std::string_view("A")},
                                         std::pair{Shortcut::B, std::string_view("B")},
                                         std::pair{Shortcut::C, std::string_view("C")}};
};

template <>
struct EnumNames<StrideAt> {
    static constexpr const char* what = asPhrase("bottleneck stride");
    static constexpr std::array names = {std::pair{StrideAt::V1, std::string_view("v1")},
                                         std::pair{StrideAt::V1_5, std::string_view("v1.5")}};
};

template <>
struct EnumNames<Order> {
    static constexpr const char* what = asPhrase("order of the layers");
    static constexpr std::array names = {std::pair{Order::Post, std::string_view("post")},
                                         std::pair{Order::Pre, std::string_view("pre")}};
};

/// A network as a value: everything that decides its layers, nothing that decides its weights.
/// Two equal specs build networks with equal keys and shapes. Any thread.
struct NetworkSpec {
    std::string name = "resnet-18";  ///< the zoo's name, or the person's own
    Family family = Family::Residual;
    BlockKind block = BlockKind::Basic;
    std::vector<int> blocks = {2, 2, 2, 2};  ///< blocks in each stage; widths double by stage
    int width = 64;                          ///< channels of the stem and the first stage
    int cardinality = 1;                     ///< groups of a bottleneck's 3×3 (ResNeXt)
    int groupWidth = 64;  ///< a bottleneck's inner channels a group, for width 64 (Wide, ResNeXt)
    Stem stem = Stem::ImageNet;
    Shortcut shortcut = Shortcut::B;
    StrideAt strideAt = StrideAt::V1_5;
    Order order = Order::Post;
    /// In pre-activation order: whether a batch norm and a ReLU stand behind the last block, as in
    /// the paper; kuangliu's PyTorch module leaves them out. Without effect in the other order.
    bool endNorm = true;
    /// Each residual block starts with F(x) = 0: its last batch norm is zero (Goyal et al. 2017,
    /// section 5.1; torchvision's zero_init_residual; not in He et al. 2015). In pre-activation
    /// order its last convolution is (timm's zero_init_last): a ReLU would let no gradient through
    /// to a batch norm of zeros. Without effect on plain networks.
    bool zeroInitResidual = false;
    int inputChannels = 3;
    int classes = 1000;

    bool operator==(const NetworkSpec&) const = default;
};

/// Throws Error, naming the value and what it may be.
void validate(const NetworkSpec& spec);

/// "3,4,6,3": the blocks in each stage as a person writes them. The second throws Error where the
/// text is no such list; whether a network can have these blocks is for validate() to say.
std::string blocksText(const std::vector<int>& blocks, char separator = ',');
std::vector<int> blocksFrom(std::string_view text, char separator = ',');

/// Weighted layers along the main path, as the paper counts them (stem + blocks + classifier).
int depthOf(const NetworkSpec& spec);

/// "plain-34", "ResNet-34", "PreAct ResNet-34", "ResNet-34 A": how a person reads the name. Differs
/// from the zoo's default by the shortcut's letter only.
std::string titleOf(const NetworkSpec& spec);

void to_json(nlohmann::json& json, const NetworkSpec& spec);
void from_json(const nlohmann::json& json, NetworkSpec& spec);

}  // namespace lab
