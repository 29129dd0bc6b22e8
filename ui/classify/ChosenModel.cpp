#include "ui/classify/ChosenModel.h"

#include "ui/base/ClassNames.h"

namespace lab {

std::optional<int> classOf(const ChosenModel& model, const QString& name) {
    const auto found = model.classKeys.find(classKey(name));
    return found == model.classKeys.end() ? std::nullopt : std::optional(*found);
}

QString originOf(const std::filesystem::path& path) {
    const std::filesystem::path named = path.has_filename() ? path : path.parent_path();
    if (named.extension() == ".safetensors") {
        return QString::fromStdString(named.stem().string());
    }
    return QString::fromStdString(named.parent_path().filename().string());
}

}  // namespace lab
