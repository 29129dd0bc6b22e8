// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core's .cpp files.

#include "core/base/Bf16.h"
#include "core/base/Torch.h"

namespace lab {

/// The tensor's memory; null where there is none.
template <class T>
T* valuesOf(const torch::Tensor& tensor) {
    return tensor.defined() ? static_cast<T*>(tensor.data_ptr()) : nullptr;
}

/// Calls work(float{}) or work(Bf16{}), as the tensor has it.
template <class Work>
void withType(const torch::Tensor& x, const Work& work) {
    x.scalar_type() == torch::kBFloat16 ? work(Bf16{}) : work(float{});
}

}  // namespace lab
