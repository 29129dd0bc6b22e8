// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/Summary.h"

#include <QString>

#include <array>
#include <vector>

namespace lab {

/// What the Networks page offers as a family: the zoo's rows, grouped by what they are made of.
enum class NetworkGroup { Plain, ResNet, ResNeXt, WideResNet, CifarPlain, CifarResNet };
inline constexpr std::array kNetworkGroups = {NetworkGroup::Plain,      NetworkGroup::ResNet,
                                              NetworkGroup::ResNeXt,    NetworkGroup::WideResNet,
                                              NetworkGroup::CifarPlain, NetworkGroup::CifarResNet};

/// The two networks that the page compares, and what both share: a value. Channels and classes
/// stand in both specs.
struct NetworkPair {
    std::array<NetworkSpec, 2> networks;
    int side = 224;  ///< of the square image that goes in, in pixels

    InputSize input() const { return {side, side}; }
    bool operator==(const NetworkPair&) const = default;
};

/// plain-34 and ResNet-34 on 3×224×224 with 1000 classes.
NetworkPair usualPair();

NetworkGroup groupOf(const NetworkSpec& spec);
/// "Plain", "ResNeXt"
QString groupText(NetworkGroup group);
/// The zoo's rows of a group in this order of layers, by rising depth; a row that the zoo has in
/// post-activation order alone stands here in either. Some groups may be empty in a small zoo.
std::vector<NetworkSpec> rowsOf(NetworkGroup group, Order order);
/// "34", with what else tells the rows of a group apart: "50, 32×4d".
QString depthText(const NetworkSpec& row);
/// The zoo's row that a spec began as; where it has blocks or groups of its own, the row of its
/// group that is nearest in depth.
NetworkSpec rowOf(const NetworkSpec& spec);

/// The spec as this row of the zoo. What the person had changed against the spec's own row (width,
/// stem, shortcut, stride, start) stays; the rest is the new row's.
NetworkSpec turnedInto(const NetworkSpec& spec, const NetworkSpec& row);
/// The row of the group whose depth is nearest.
NetworkSpec nearestRow(NetworkGroup group, Order order, int depth);

/// Whether validate() takes it: at a small width a ResNeXt's groups are left without channels.
bool isBuildable(const NetworkSpec& spec);

/// Two names that tell the networks apart: titles, and where they are alike what differs, such as
/// "ResNet-34 · width 32".
std::array<QString, 2> titlesOf(const NetworkPair& pair);

/// The networks as the lesson would train them: its width for the wider one, the other in
/// proportion, and none narrower than can be built.
std::vector<NetworkSpec> atLessonWidth(const NetworkPair& pair, int lessonWidth);

/// As settings keep it. The second gives the usual pair where the text is none of ours.
QString pairText(const NetworkPair& pair);
NetworkPair pairFrom(const QString& text);

}  // namespace lab
