// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/OnnxFile.h"

#include "core/base/Machine.h"
#include "core/base/ProtobufMessage.h"

#include <utility>

namespace lab {

namespace {

constexpr int kIrVersion = 7;
using Message = ProtobufMessage;

constexpr std::string_view kBatch = "batch";

// AttributeProto.type
constexpr int kReal = 1;
constexpr int kInteger = 2;
constexpr int kIntegers = 7;

Message attributeOf(const OnnxFile::Attribute& attribute) {
    Message message;
    message.text(1, attribute.name);
    for (const std::int64_t value : attribute.integers) {
        message.integer(attribute.isList ? 8 : 3, value);
    }
    message.integer(20, attribute.isList ? kIntegers : kInteger);
    return message;
}

Message nodeOf(const char* operation, const std::vector<std::string>& inputs,
               const std::string& output) {
    Message node;
    for (const std::string& input : inputs) {
        node.text(1, input);
    }
    node.text(2, output).text(3, output).text(4, operation);
    return node;
}

// ValueInfoProto: tensor type with shape, the batch first.
Message portOf(const OnnxFile::Port& port) {
    Message shape;
    shape.message(1, Message().text(2, kBatch));
    for (const std::int64_t side : port.shape) {
        shape.message(1, Message().integer(1, side));
    }
    Message tensor;
    tensor.integer(1, static_cast<int>(port.element)).message(2, shape);
    Message value;
    value.text(1, port.name).message(2, Message().message(1, tensor));
    return value;
}

}  // namespace

OnnxFile::Attribute OnnxFile::list(const char* name, std::vector<std::int64_t> integers) {
    return {name, std::move(integers), true};
}

OnnxFile::Attribute OnnxFile::number(const char* name, std::int64_t integer) {
    return {name, {integer}, false};
}

void OnnxFile::addNode(const char* operation, const std::vector<std::string>& inputs,
                       const std::string& output, const std::vector<Attribute>& attributes) {
    Message node = nodeOf(operation, inputs, output);
    for (const Attribute& attribute : attributes) {
        node.message(5, attributeOf(attribute));
    }
    m_nodes += Message().message(1, node).bytes();
}

void OnnxFile::addNode(const char* operation, const std::vector<std::string>& inputs,
                       const std::string& output, const char* realName, float real) {
    Message node = nodeOf(operation, inputs, output);
    node.message(5, Message().text(1, realName).real(2, real).integer(20, kReal));
    m_nodes += Message().message(1, node).bytes();
}

void OnnxFile::addConstant(const std::string& name, const std::vector<std::int64_t>& shape,
                           std::span<const float> values) {
    Message tensor;
    for (const std::int64_t side : shape) {
        tensor.integer(1, side);
    }
    tensor.integer(2, 1).text(8, name);
    tensor.text(9, {reinterpret_cast<const char*>(values.data()), values.size_bytes()});
    m_constants += Message().message(5, tensor).bytes();
}

void OnnxFile::addConstant(const std::string& name, std::span<const std::int64_t> values) {
    constexpr int kInt64 = 7;
    Message tensor;
    tensor.integer(1, static_cast<std::int64_t>(values.size())).integer(2, kInt64).text(8, name);
    tensor.text(9, {reinterpret_cast<const char*>(values.data()), values.size_bytes()});
    m_constants += Message().message(5, tensor).bytes();
}

std::string OnnxFile::bytes(const std::string& name, const Port& input, const Port& output,
                            const std::map<std::string, std::string>& metadata) const {
    Message graph;
    graph.fields(m_nodes).text(2, name).fields(m_constants);
    graph.message(11, portOf(input)).message(12, portOf(output));
    Message model;
    model.integer(1, kIrVersion).text(2, "ResNet Lab").text(3, programVersion());
    model.message(7, graph).message(8, Message().text(1, "").integer(2, kOperatorSet));
    for (const auto& [key, value] : metadata) {
        model.message(14, Message().text(1, key).text(2, value));
    }
    return model.bytes();
}

}  // namespace lab
