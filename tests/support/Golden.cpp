// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/Golden.h"

#include "tests/support/TestMain.h"

#include <fstream>

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

const nlohmann::json& torchinfoSummaries() {
    static const nlohmann::json content = parsed("summaries.json");
    return content;
}

const nlohmann::json& preActivation() {
    static const nlohmann::json content = parsed("preact.json");
    return content;
}

}  // namespace lab::test
