// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.h"
#include "core/nn/NetworkSpec.h"

#include <cstdint>
#include <memory>

namespace lab {

/// A stack of building blocks that must learn to give back the picture that it is given. The
/// identity is a solution for both families, so what differs is how hard it is to find (He et al.
/// 2015, section 3.1). Everything that decides the outcome; a value.
struct CopyTaskSpec {
    Family family = Family::Residual;
    int blocks = 8;    ///< of two 3×3 convolutions each, 1 to 32
    int channels = 8;  ///< of the stack, 1 to 64; the picture is laid into each of them
    double learningRate = 0.01;
    std::uint64_t seed = 1;
};

/// How well the stack copies now.
struct CopyState {
    std::int64_t step = 0;  ///< training steps done
    /// Mean squared error in per cent of what a uniform grey of the right mean would have.
    double error = 100;
    Image output;  ///< what it makes of the shown picture, grey
};

/// Trains one stack, a step a call, on generated shapes with fresh ones in every step; the shown
/// picture is not among them. Blocks, initial weights and optimizer are those of the networks,
/// but that the last batch norm of each block starts at 0.1: small, as Goyal et al. 2017 have it at
/// 0, where a residual stack would have nothing to learn. Lives in one thread at a time; sets
/// nothing but that thread's results.
class CopyTask {
public:
    /// `shown`: grey, 4 to 256 pixels a side. Throws Error naming the value that is out of range.
    CopyTask(const CopyTaskSpec& spec, const Image& shown);
    ~CopyTask();
    CopyTask(CopyTask&&) noexcept;
    CopyTask& operator=(CopyTask&&) noexcept;

    void step();
    /// Runs the shown picture through the stack; batch norm with the statistics of its batch.
    CopyState state() const;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

}  // namespace lab
