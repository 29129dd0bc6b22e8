#include "core/infer/StateDict.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"

#include <algorithm>
#include <array>
#include <optional>

namespace lab {

namespace {

using Kind = PickleObject::Kind;

// Where training scripts put the weights among other things.
constexpr std::array<std::string_view, 5> kNests = {"state_dict", "model_state_dict", "model",
                                                    "net", "weights"};

struct StorageRow {
    std::string_view name;
    NumberType type;
    std::size_t bytes;
};

constexpr std::array kStorages = {StorageRow{"torch DoubleStorage", NumberType::F64, 8},
                                  StorageRow{"torch FloatStorage", NumberType::F32, 4},
                                  StorageRow{"torch HalfStorage", NumberType::F16, 2},
                                  StorageRow{"torch BFloat16Storage", NumberType::BF16, 2},
                                  StorageRow{"torch LongStorage", NumberType::I64, 8},
                                  StorageRow{"torch IntStorage", NumberType::I32, 4},
                                  StorageRow{"torch ShortStorage", NumberType::I16, 2},
                                  StorageRow{"torch CharStorage", NumberType::I8, 1},
                                  StorageRow{"torch ByteStorage", NumberType::U8, 1},
                                  StorageRow{"torch BoolStorage", NumberType::Bool, 1}};

NumberType typeOf(const Pickle& pickle, const PickleObject& storage) {
    // readPickle() lets no other storage through.
    return std::ranges::find(kStorages, pickle[storage.items[1]].text, &StorageRow::name)->type;
}

std::vector<std::int64_t> numbersOf(const Pickle& pickle, std::uint32_t tuple) {
    std::vector<std::int64_t> numbers;
    for (const std::uint32_t item : pickle[tuple].items) {
        numbers.push_back(pickle[item].number);
    }
    return numbers;
}

StoredTensor tensorOf(const Pickle& pickle, const std::string& key, const PickleObject& tensor) {
    const PickleObject& storage = pickle[tensor.items[0]];
    return {key,
            typeOf(pickle, storage),
            numbersOf(pickle, tensor.items[2]),
            numbersOf(pickle, tensor.items[3]),
            pickle[tensor.items[1]].number,
            pickle[storage.items[2]].text};
}

/// Calls each(key, value) for the entries of a dictionary whose keys are texts.
template <class Each>
void forEntries(const Pickle& pickle, const PickleObject& dictionary, const Each& each) {
    for (std::size_t i = 0; i + 1 < dictionary.items.size(); i += 2) {
        const PickleObject& key = pickle[dictionary.items[i]];
        if (key.kind == Kind::Text) {
            each(key.text, dictionary.items[i + 1]);
        }
    }
}

bool holdsTensors(const Pickle& pickle, const PickleObject& object) {
    bool found = false;
    if (object.kind == Kind::Dict) {
        forEntries(pickle, object, [&](const std::string&, std::uint32_t value) {
            found = found || pickle[value].kind == Kind::Tensor;
        });
    }
    return found;
}

std::optional<std::uint32_t> entryOf(const Pickle& pickle, const PickleObject& dictionary,
                                     std::string_view wanted) {
    std::optional<std::uint32_t> found;
    forEntries(pickle, dictionary, [&](const std::string& key, std::uint32_t value) {
        if (key == wanted) {
            found = value;
        }
    });
    return found;
}

/// The dictionary of weights and the entry that held it. A nest comes first: beside it a checkpoint
/// may hold single tensors.
std::optional<std::pair<std::uint32_t, std::string>> find(const Pickle& pickle) {
    const PickleObject& root = pickle[pickle.root];
    if (root.kind != Kind::Dict) {
        return std::nullopt;
    }
    for (const std::string_view nest : kNests) {
        const auto entry = entryOf(pickle, root, nest);
        if (entry && holdsTensors(pickle, pickle[*entry])) {
            return std::pair(*entry, std::string(nest));
        }
    }
    if (holdsTensors(pickle, root)) {
        return std::pair(pickle.root, std::string());
    }
    return std::nullopt;
}

}  // namespace

std::size_t bytesOf(NumberType type) {
    return std::ranges::find(kStorages, type, &StorageRow::type)->bytes;
}

StateDict stateDictOf(const Pickle& pickle, const std::filesystem::path& file) {
    const auto found = find(pickle);
    if (!found) {
        throw Error(filled(phrase("%1 holds no dictionary of weights; in Python, save one: "
                                  "torch.save(model.state_dict(), \"weights.pth\")."),
                           file));
    }
    StateDict state;
    state.nestedIn = found->second;
    forEntries(pickle, pickle[found->first], [&](const std::string& key, std::uint32_t value) {
        if (pickle[value].kind == Kind::Tensor) {
            state.tensors.push_back(tensorOf(pickle, key, pickle[value]));
        }
    });
    for (const PickleObject& object : pickle.objects) {
        if (object.kind == Kind::Storage) {
            state.storageTypes[pickle[object.items[2]].text] = typeOf(pickle, object);
        }
    }
    return state;
}

}  // namespace lab
