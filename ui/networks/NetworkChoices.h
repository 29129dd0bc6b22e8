// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/NetworkPair.h"

#include <QVariant>

namespace lab {

// What the fields at a network offer: words and values. Pure functions; any thread.

using ChoiceItems = std::vector<std::pair<QString, QVariant>>;

/// The depth's value for blocks that are in no row of the zoo.
inline constexpr int kOwnBlocks = -1;

ChoiceItems familyItems();
/// The rows of the network's group by their index, and "Own…", which says the depth where the
/// network has blocks of its own: "Own, 22".
ChoiceItems depthItems(const NetworkSpec& spec);
/// The index of the network's row in its group; kOwnBlocks where it has none.
int depthRow(const NetworkSpec& spec);
ChoiceItems shortcutItems();
ChoiceItems strideItems();
ChoiceItems stemItems();
/// The usual widths that can be built, and the network's own.
ChoiceItems widthItems(const NetworkSpec& spec);
/// Cardinality and width of a group as a QSize: those of Xie et al. 2017, table 2, of the zoo, and
/// the network's own.
ChoiceItems groupItems(const NetworkSpec& spec);
ChoiceItems orderItems();
/// Whether each block's F(x) starts at zero: by its last batch norm, or in pre-activation order by
/// its last convolution.
ChoiceItems startItems(Order order);

/// The spec under the name that its layers give it. Throws Error where it cannot be built.
NetworkSpec named(NetworkSpec spec);
NetworkSpec withGroups(NetworkSpec spec, int cardinality, int groupWidth);

}  // namespace lab
