// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/NetworkSpec.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace lab {

/// A trained plain network and its deeper copies, compared on the same test images.
struct InsertionResult {
    NetworkSpec network;  ///< with the inserted blocks
    std::int64_t images = 0;
    double error = 0;  ///< test error in per cent
    /// Images for which another class is the likeliest than without the inserted blocks.
    std::int64_t changedAnswers = 0;
    double largestDifference = 0;  ///< of any logit from what it was without them
};

/// The construction of He et al. 2015, section 1: a deeper network made of a trained shallower one
/// and added layers that are the identity. A block of convolution, batch norm, ReLU, convolution,
/// batch norm, ReLU is the identity for x ≥ 0 when each convolution is a centred 1 of its own
/// channel and each batch norm undoes its own scaling; what a block receives is behind a ReLU, so
/// x ≥ 0 holds. Lives in one thread at a time, which should have its number of threads set.
class IdentityInsertion {
public:
    /// The shipped plain-18 on the first test images of the data it was trained on; where either is
    /// missing, a narrow plain-18 trained here on generated shapes, which takes seconds. `progress`
    /// hears a share of 0 to 1. Throws Error where nothing can be trained.
    explicit IdentityInsertion(const std::function<bool(double)>& progress = {});
    ~IdentityInsertion();
    IdentityInsertion(IdentityInsertion&&) noexcept;
    IdentityInsertion& operator=(IdentityInsertion&&) noexcept;

    /// "plain-18, trained on Fashion-MNIST": where the weights come from.
    const std::string& origin() const;
    const NetworkSpec& network() const;
    /// `inserted`: identity blocks at the end of each stage. Throws Error when there are not as
    /// many numbers as stages, or one is outside of 0 to 16.
    InsertionResult with(const std::vector<int>& inserted) const;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

}  // namespace lab
