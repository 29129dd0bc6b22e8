// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lab {

/// One object of a pickle. Containers name their members by their index into Pickle::objects, so
/// that neither depth nor a circle costs recursion.
struct PickleObject {
    enum class Kind {
        None,
        Bool,
        Int,
        Float,
        Text,
        Bytes,
        List,
        Tuple,
        Dict,
        Class,
        Storage,
        Tensor,
        Opaque  ///< a harmless object without weights, as a Namespace: passed over, never built
    };

    Kind kind = Kind::None;
    std::int64_t number = 0;  ///< Bool, Int
    double real = 0;          ///< Float
    /// Text; Bytes (also an integer beyond 64 bits, little-endian); Class, Opaque: "module name".
    std::string text;
    /// List, Tuple: members. Dict: key, value, key, value. Storage: the persistent id's members.
    /// Tensor: the arguments of torch._utils._rebuild_tensor_v2. Opaque: its attributes, a Dict.
    std::vector<std::uint32_t> items;
};

struct Pickle {
    std::vector<PickleObject> objects;
    std::uint32_t root = 0;
    std::size_t bytes = 0;  ///< how much of the input it took

    const PickleObject& operator[](std::uint32_t index) const { return objects[index]; }
};

/// Reads one pickle (protocols 2 to 5) from the front of `bytes`. Nothing in it is executed:
/// tensors and the plain containers that hold them are built here; what is known as harmless and
/// stands next to weights, as sets, dates and numbers of NumPy, is passed over; and whatever else
/// it names is refused by that name. `file` names the source in messages. Throws Error. Any thread.
Pickle readPickle(std::string_view bytes, const std::string& file);

}  // namespace lab
