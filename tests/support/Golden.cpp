#include "tests/support/Golden.h"

#include "tests/support/TestMain.h"

#include <fstream>
#include <map>

namespace lab::test {

namespace {

nlohmann::json parsed(const std::string& name) {
    std::ifstream file(dataFile(name));
    return nlohmann::json::parse(file);
}

}  // namespace

const nlohmann::json& golden() {
    static const nlohmann::json content = parsed("torchvision.json");
    return content;
}

const nlohmann::json& torchvisionKeys() {
    static const nlohmann::json content = parsed("torchvision-keys.json");
    return content;
}

NetworkSpec torchvisionSpec(const std::string& name) {
    using enum BlockKind;
    struct Row {
        BlockKind block;
        std::vector<int> blocks;
        int cardinality = 1;
        int groupWidth = 64;
    };
    static const std::map<std::string, Row> rows = {
        {"resnet18", {Basic, {2, 2, 2, 2}}},
        {"resnet34", {Basic, {3, 4, 6, 3}}},
        {"resnet50", {Bottleneck, {3, 4, 6, 3}}},
        {"resnet101", {Bottleneck, {3, 4, 23, 3}}},
        {"resnet152", {Bottleneck, {3, 8, 36, 3}}},
        {"resnext50_32x4d", {Bottleneck, {3, 4, 6, 3}, 32, 4}},
        {"resnext101_32x8d", {Bottleneck, {3, 4, 23, 3}, 32, 8}},
        {"wide_resnet50_2", {Bottleneck, {3, 4, 6, 3}, 1, 128}},
        {"wide_resnet101_2", {Bottleneck, {3, 4, 23, 3}, 1, 128}}};
    const Row& row = rows.at(name);
    NetworkSpec spec;
    spec.name = name;
    spec.block = row.block;
    spec.blocks = row.blocks;
    spec.cardinality = row.cardinality;
    spec.groupWidth = row.groupWidth;
    return spec;
}

}  // namespace lab::test
