// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace lab {

/// A protobuf message while it is written, field by field
/// (protobuf.dev/programming-guides/encoding). A repeated field is given once for each value. A
/// value; any thread.
class ProtobufMessage {
public:
    ProtobufMessage& integer(int field, std::int64_t value) {
        key(field, Wire::Varint);
        varint(static_cast<std::uint64_t>(value));
        return *this;
    }
    ProtobufMessage& real(int field, float value) { return fixed(field, Wire::Fixed32, value); }
    ProtobufMessage& wideReal(int field, double value) {
        return fixed(field, Wire::Fixed64, value);
    }
    ProtobufMessage& text(int field, std::string_view value) {
        key(field, Wire::Bytes);
        varint(value.size());
        m_bytes.append(value);
        return *this;
    }
    ProtobufMessage& message(int field, const ProtobufMessage& value) {
        return text(field, value.m_bytes);
    }
    /// Fields that were written before.
    ProtobufMessage& fields(std::string_view encoded) {
        m_bytes.append(encoded);
        return *this;
    }
    const std::string& bytes() const { return m_bytes; }

private:
    enum class Wire { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

    template <class Value>
    ProtobufMessage& fixed(int field, Wire wire, Value value) {
        static_assert(std::endian::native == std::endian::little);
        key(field, wire);
        char bytes[sizeof value];
        std::memcpy(bytes, &value, sizeof value);
        m_bytes.append(bytes, sizeof value);
        return *this;
    }
    void key(int field, Wire wire) {
        varint(static_cast<std::uint64_t>(field) << 3U | static_cast<std::uint64_t>(wire));
    }
    void varint(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7U) {
            m_bytes += static_cast<char>((value & 0x7FU) | 0x80U);
        }
        m_bytes += static_cast<char>(value);
    }

    std::string m_bytes;
};

}  // namespace lab
