// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <istream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lab {

/// The format's element types that are known here.
enum class ElementType { F32, F16, BF16, F64, I64, I32, U8, Bool };

struct ElementTypeRow {
    ElementType type;
    std::string_view name;  ///< as the header writes it
    std::size_t bytes;      ///< of one element
};

inline constexpr std::array kElementTypes = {
    ElementTypeRow{ElementType::F32, "F32", 4},   ElementTypeRow{ElementType::F16, "F16", 2},
    ElementTypeRow{ElementType::BF16, "BF16", 2}, ElementTypeRow{ElementType::F64, "F64", 8},
    ElementTypeRow{ElementType::I64, "I64", 8},   ElementTypeRow{ElementType::I32, "I32", 4},
    ElementTypeRow{ElementType::U8, "U8", 1},     ElementTypeRow{ElementType::Bool, "BOOL", 1}};

/// What the header says of one tensor. `begin` and `end` are bytes from the file's beginning.
struct SafeTensorsEntry {
    std::string name;
    ElementType type = ElementType::F32;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

/// The header of a SafeTensors file (huggingface.co/docs/safetensors).
struct SafeTensorsHeader {
    std::vector<SafeTensorsEntry> entries;  ///< as their data lie in the file
    std::map<std::string, std::string> metadata;
};

/// Reads the header from the beginning of a stream of `fileBytes` bytes. When it returns, the
/// entries cover the rest of the file without gap or overlap and their shapes fit, so that what
/// is allocated for them is no more than the file has. `file` is named in messages. Throws Error
/// with the remedy. Any thread.
SafeTensorsHeader readSafeTensorsHeader(std::istream& stream, std::uint64_t fileBytes,
                                        const std::filesystem::path& file);

/// Throws the Error of every damaged SafeTensors file; `why` stands in brackets.
[[noreturn]] void refuseSafeTensors(const std::filesystem::path& file, const std::string& why);

}  // namespace lab
