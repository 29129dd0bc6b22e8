#include "core/run/RunSpec.h"

#include "core/base/JsonFields.h"

#include <cctype>

namespace lab {

void validate(const RunSpec& spec) {
    validate(spec.network);
    validate(spec.data);
    validate(spec.recipe);
}

std::string folderNameOf(const RunSpec& spec) {
    std::string name;
    for (const char c : titleOf(spec.network)) {
        const auto letter = static_cast<unsigned char>(c);
        name += std::isalnum(letter) != 0 ? static_cast<char>(std::tolower(letter)) : '-';
    }
    return name + "-w" + std::to_string(spec.network.width) + "-s" + std::to_string(spec.seed);
}

void to_json(nlohmann::json& json, const RunSpec& spec) {
    json = {{"network", spec.network},
            {"data", spec.data},
            {"recipe", spec.recipe},
            {"seed", spec.seed}};
}

void from_json(const nlohmann::json& json, RunSpec& spec) {
    readField(json, "network", spec.network);
    readField(json, "data", spec.data);
    readField(json, "recipe", spec.recipe);
    readField(json, "seed", spec.seed);
}

}  // namespace lab
