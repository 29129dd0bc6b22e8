// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace lab::test {

// Parts of a pickle, protocol 2.

inline std::string pickledText(const std::string& value) {
    std::string pickled = "X";
    for (unsigned shift = 0; shift < 32; shift += 8) {
        pickled += static_cast<char>(value.size() >> shift & 0xFFU);
    }
    return pickled + value;
}

/// A tensor of one number; `more`: further arguments of _rebuild_tensor_v2.
inline std::string pickledTensor(const std::string& more = {}) {
    const std::string one = "K\x01\x85";  // (1,)
    std::string pickled = "ctorch._utils\n_rebuild_tensor_v2\n((" + pickledText("storage") +
                          "ctorch\nFloatStorage\n" + pickledText("0") + pickledText("cpu") +
                          "K\x01tQK";
    pickled += '\0';
    return pickled + one + one + more + "tR";
}

}  // namespace lab::test
