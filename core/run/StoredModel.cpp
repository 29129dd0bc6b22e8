#include "core/run/StoredModel.h"

namespace lab {

StoredModel readStoredModel(const std::filesystem::path& path) {
    StoredModel model;
    model.file = weightsOf(path);
    SafeTensors content = readSafeTensors(model.file);
    model.card = cardOf(content.metadata, model.file);
    std::erase_if(content.tensors,
                  [](const auto& entry) { return entry.first.starts_with("momentum."); });
    model.weights = std::move(content.tensors);
    return model;
}

}  // namespace lab
