// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lab {

/// An ONNX model (github.com/onnx/onnx, onnx.proto; IR version 7, operator set 13) as it is put
/// together: nodes in their order and constants, then bytes(). Written by hand: a second protobuf
/// beside LibTorch's is a needless risk. One thread at a time.
class OnnxFile {
public:
    static constexpr int kOperatorSet = 13;

    struct Attribute {
        std::string name;
        std::vector<std::int64_t> integers;  ///< one, or a list where `isList`
        bool isList = true;
    };
    static Attribute list(const char* name, std::vector<std::int64_t> integers);
    static Attribute number(const char* name, std::int64_t integer);

    void addNode(const char* operation, const std::vector<std::string>& inputs,
                 const std::string& output, const std::vector<Attribute>& attributes = {});
    /// A node with an attribute of one real number before the others.
    void addNode(const char* operation, const std::vector<std::string>& inputs,
                 const std::string& output, const char* realName, float real);
    void addConstant(const std::string& name, const std::vector<std::int64_t>& shape,
                     std::span<const float> values);
    void addConstant(const std::string& name, std::span<const std::int64_t> values);

    enum class Element { Float = 1, Byte = 2 };
    /// What goes in or comes out: any number of these in a batch.
    struct Port {
        std::string name;
        Element element = Element::Float;
        std::vector<std::int64_t> shape;  ///< without the batch
    };
    /// The whole file.
    std::string bytes(const std::string& name, const Port& input, const Port& output,
                      const std::map<std::string, std::string>& metadata) const;

private:
    std::string m_nodes;      // GraphProto.node, one after the other
    std::string m_constants;  // GraphProto.initializer
};

}  // namespace lab
