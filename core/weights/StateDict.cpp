// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/weights/StateDict.h"

#include "core/base/Error.h"
#include "core/base/OptionError.h"
#include "core/base/Phrase.h"
#include "core/weights/PickleSettings.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>

namespace lab {

namespace {

using Kind = PickleObject::Kind;

// Where training scripts put the weights among other things; the first that is there is taken.
constexpr std::array kNests = {std::string_view("state_dict"), std::string_view("model_state_dict"),
                               std::string_view("model"),      std::string_view("net"),
                               std::string_view("weights"),    std::string_view("module"),
                               std::string_view("network"),    std::string_view("state_dict_ema"),
                               std::string_view("model_ema"),  std::string_view("ema_state_dict"),
                               std::string_view("ema"),        std::string_view("teacher"),
                               std::string_view("student"),    std::string_view("backbone"),
                               std::string_view("encoder")};

// Where they put the names of the classes.
constexpr std::array kClassKeys = {"class_to_idx", "idx_to_class", "classes", "class_names",
                                   "labels",       "label_names",  "id2label"};

constexpr int kDeepest = 3;                   // entries within entries
constexpr std::size_t kLongestName = 256;     // of an entry; paths repeat it for each one within
constexpr std::size_t kFewestOfNetwork = 10;  // tensors; a loss or a queue has fewer

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

/// Whether a tensor's numbers have the other sign than those of its storage. Throws Error for
/// whatever else its metadata, the seventh argument of _rebuild_tensor_v2, states of it.
bool isNegated(const Pickle& pickle, const std::string& key, const PickleObject& tensor,
               const std::filesystem::path& file) {
    constexpr std::size_t kMetadata = 6;
    if (tensor.items.size() <= kMetadata) {
        return false;
    }
    const PickleObject& metadata = pickle[tensor.items[kMetadata]];
    bool isKnown = metadata.kind == Kind::Dict || metadata.kind == Kind::None;
    bool negated = false;
    for (std::size_t i = 0; isKnown && i + 1 < metadata.items.size(); i += 2) {
        const PickleObject& name = pickle[metadata.items[i]];
        const PickleObject& value = pickle[metadata.items[i + 1]];
        isKnown = name.kind == Kind::Text && value.kind == Kind::Bool &&
                  (name.text == "neg" || value.number == 0);
        negated = isKnown && name.text == "neg" ? value.number != 0 : negated;
    }
    const NumberType type = typeOf(pickle, pickle[tensor.items[0]]);
    if (!isKnown || (negated && type == NumberType::Bool)) {
        throw Error(filled(
            phrase("%1 holds its tensor \"%2\" in a form that is not read here, as a conjugate; in "
                   "Python, load it, resolve that and save it again: torch.save({k: "
                   "v.resolve_conj().resolve_neg().clone() for k, v in weights.items()}, "
                   "\"weights.pth\")."),
            file, key));
    }
    return negated;
}

StoredTensor tensorOf(const Pickle& pickle, const std::string& key, const PickleObject& tensor,
                      const std::filesystem::path& file) {
    const PickleObject& storage = pickle[tensor.items[0]];
    return {key,
            typeOf(pickle, storage),
            numbersOf(pickle, tensor.items[2]),
            numbersOf(pickle, tensor.items[3]),
            pickle[tensor.items[1]].number,
            pickle[storage.items[2]].text,
            isNegated(pickle, key, tensor, file)};
}

std::size_t tensorsIn(const Pickle& pickle, const PickleObject& object) {
    std::size_t count = 0;
    if (object.kind == Kind::Dict) {
        forEntries(pickle, object, [&](const std::string&, std::uint32_t value) {
            count += pickle[value].kind == Kind::Tensor ? 1 : 0;
        });
    }
    return count;
}

/// A dictionary of tensors and the path of entries that leads to it, as "model.state_dict".
struct Nest {
    std::uint32_t place = 0;
    std::string path;
    std::string name;  // the last entry of the path
    std::size_t tensors = 0;
};

// Each dictionary once: a stranger's may hold itself.
void addNests(const Pickle& pickle, const Nest& within, int depth, std::set<std::uint32_t>& seen,
              std::vector<Nest>& nests) {
    forEntries(pickle, pickle[within.place], [&](const std::string& key, std::uint32_t value) {
        if (pickle[value].kind != Kind::Dict || key.size() > kLongestName ||
            !seen.insert(value).second) {
            return;
        }
        const std::string path = within.path.empty() ? key : within.path + "." + key;
        const Nest nest{value, path, key, tensorsIn(pickle, pickle[value])};
        if (nest.tensors > 0) {
            nests.push_back(nest);
        } else if (depth < kDeepest) {
            addNests(pickle, nest, depth + 1, seen, nests);
        }
    });
}

/// What the outermost dictionary has under this key; none where there is nothing.
std::optional<std::uint32_t> valueIn(const Pickle& pickle, std::string_view wanted) {
    std::optional<std::uint32_t> found;
    if (pickle[pickle.root].kind == Kind::Dict) {
        forEntries(pickle, pickle[pickle.root], [&](const std::string& key, std::uint32_t value) {
            found = key == wanted ? value : found;
        });
    }
    return found;
}

std::string listOf(const std::vector<Nest>& nests) {
    std::string list;
    for (const Nest& nest : nests) {
        list += (list.empty() ? "\"" : ", \"") + nest.path + "\"";
    }
    return list;
}

const Nest* usualOf(const std::vector<Nest>& nests) {
    for (const std::string_view name : kNests) {
        const auto found = std::ranges::find(nests, name, &Nest::name);
        if (found != nests.end()) {
            return &*found;
        }
    }
    return nests.size() == 1 ? &nests.front() : nullptr;
}

bool hasKeysFrom(const Pickle& pickle, const Nest& nest, const std::string& begin) {
    bool has = false;
    forEntries(pickle, pickle[nest.place], [&](const std::string& key, std::uint32_t value) {
        has = has || (pickle[value].kind == Kind::Tensor && key.starts_with(begin));
    });
    return has;
}

[[noreturn]] void askWhich(const std::vector<Nest>& nests, const std::filesystem::path& file) {
    throw OptionError(
        filled(phrase("%1 holds weights in its entries %2; say which ones as the entry."), file,
               listOf(nests)),
        "--entry NAME says it.");
}

/// The one of several, or the usual of them. Throws Error where it must be asked which.
const Nest& oneOf(const std::vector<Nest>& nests, const std::filesystem::path& file) {
    const Nest* usual = usualOf(nests);
    if (!usual) {
        askWhich(nests, file);
    }
    return *usual;
}

std::vector<Nest> only(const std::vector<Nest>& nests, const auto& holds) {
    std::vector<Nest> those;
    std::ranges::copy_if(nests, std::back_inserter(those), holds);
    return those;
}

/// The dictionary that an entry means; `left` becomes what of the entry is left to begin keys with.
/// None: no dictionary's own name, nor what begins its keys.
std::optional<Nest> wantedNest(const Pickle& pickle, const std::string& entry,
                               const std::vector<Nest>& nests, const Nest& root, std::string& left,
                               const std::filesystem::path& file) {
    left.clear();
    const auto exact = std::ranges::find(nests, entry, &Nest::path);
    if (exact != nests.end()) {
        return *exact;
    }
    for (const Nest& nest : nests) {  // "model.module.encoder": of "model" those from "module..."
        if (entry.starts_with(nest.path + ".")) {
            left = entry.substr(nest.path.size() + 1);
            if (hasKeysFrom(pickle, nest, left + ".")) {
                return nest;
            }
        }
    }
    left = entry;
    const auto begins = [&](const Nest& nest) { return hasKeysFrom(pickle, nest, entry + "."); };
    if (root.tensors > 0 && begins(root)) {
        return root;
    }
    if (const auto those = only(nests, begins); !those.empty()) {
        return oneOf(those, file);
    }
    left.clear();
    const auto named = only(nests, [&](const Nest& nest) { return nest.name == entry; });
    if (named.size() > 1) {
        askWhich(named, file);
    }
    if (named.size() == 1) {
        return named.front();
    }
    left = entry;
    return std::nullopt;
}

/// Whether a dictionary of the pickle has lists of numbers where weights have tensors.
bool holdsLists(const Pickle& pickle) {
    return std::ranges::any_of(pickle.objects, [&pickle](const PickleObject& object) {
        bool holds = false;
        if (object.kind == Kind::Dict) {
            forEntries(pickle, object, [&](const std::string& key, std::uint32_t value) {
                holds = holds || (key.ends_with(".weight") && pickle[value].kind == Kind::List);
            });
        }
        return holds;
    });
}

bool isArray(const PickleObject& object) {
    return object.kind == Kind::Opaque && object.text.ends_with("multiarray _reconstruct");
}

bool holdsArrays(const Pickle& pickle, const PickleObject& object) {
    bool holds = false;
    if (object.kind == Kind::Dict) {
        forEntries(pickle, object, [&](const std::string& key, std::uint32_t value) {
            holds = holds || (key.ends_with(".weight") && isArray(pickle[value]));
        });
    }
    return holds;
}

/// A list in which dictionaries of weights lie, and how Python says the first of them behind what
/// it loads: "[0]", "[\"models\"][0]".
struct WeightsList {
    std::size_t count = 0;
    std::string first;
};

bool holdsWeights(const Pickle& pickle, const PickleObject& object) {
    bool holds = tensorsIn(pickle, object) > 0;
    if (object.kind == Kind::Dict) {
        forEntries(pickle, object, [&](const std::string&, std::uint32_t value) {
            holds = holds || tensorsIn(pickle, pickle[value]) > 0;
        });
    }
    return holds;
}

std::optional<WeightsList> weightsListOf(const Pickle& pickle, const PickleObject& list,
                                         const std::string& path) {
    WeightsList found;
    for (std::size_t i = 0; list.kind != Kind::Dict && i < list.items.size(); ++i) {
        if (holdsWeights(pickle, pickle[list.items[i]])) {
            found.first = found.count == 0 ? path + "[" + std::to_string(i) + "]" : found.first;
            ++found.count;
        }
    }
    return found.count > 0 ? std::optional(found) : std::nullopt;
}

/// What is a list itself, or has one in an entry.
std::optional<WeightsList> weightsListIn(const Pickle& pickle) {
    const auto isList = [](const PickleObject& object) {
        return object.kind == Kind::List || object.kind == Kind::Tuple;
    };
    const PickleObject& root = pickle[pickle.root];
    std::optional<WeightsList> found;
    if (isList(root)) {
        found = weightsListOf(pickle, root, {});
    } else if (root.kind == Kind::Dict) {
        forEntries(pickle, root, [&](const std::string& key, std::uint32_t value) {
            if (!found && isList(pickle[value]) && key.size() <= kLongestName) {
                found = weightsListOf(pickle, pickle[value], "[\"" + key + "\"]");
            }
        });
    }
    return found;
}

[[noreturn]] void refuseList(const WeightsList& list, const std::filesystem::path& file) {
    if (list.count == 1) {
        throw Error(filled(phrase("%1 holds its weights in a list; in Python, save them alone: "
                                  "torch.save(torch.load(\"FILE\")%2, \"weights.pth\")."),
                           file, list.first));
    }
    throw Error(
        filled(phrase("%1 holds a list of %2 dictionaries of weights; in Python, save one of "
                      "them: torch.save(torch.load(\"FILE\")%3, \"weights.pth\")."),
               file, list.count, list.first));
}

[[noreturn]] void refuseWithoutWeights(const Pickle& pickle, const std::filesystem::path& file) {
    if (const auto list = weightsListIn(pickle)) {
        refuseList(*list, file);
    }
    if (std::ranges::any_of(pickle.objects, isArray)) {
        throw Error(filled(phrase("%1 holds arrays of NumPy's and no tensors; in Python, make them "
                                  "tensors: torch.save({k: torch.from_numpy(v) for k, v in "
                                  "weights.items()}, \"weights.pth\")."),
                           file));
    }
    if (holdsLists(pickle)) {
        throw Error(filled(phrase("%1 holds lists of numbers and no tensors; in Python, make them "
                                  "tensors: torch.save({k: torch.as_tensor(v) for k, v in "
                                  "weights.items()}, \"weights.pth\")."),
                           file));
    }
    throw Error(filled(phrase("%1 holds no dictionary of weights; in Python, save one: "
                              "torch.save(model.state_dict(), \"weights.pth\")."),
                       file));
}

/// The dictionary of weights. An entry comes first: next to it a checkpoint may hold single
/// tensors. Those with few tensors, as a loss's, count only where there is no other.
Nest chosenNest(const Pickle& pickle, const std::string& entry, std::vector<Nest>& nests,
                std::string& left, const std::filesystem::path& file) {
    const Nest root{pickle.root, {}, {}, tensorsIn(pickle, pickle[pickle.root])};
    if (pickle[pickle.root].kind == Kind::Dict) {
        std::set<std::uint32_t> seen = {pickle.root};
        addNests(pickle, root, 1, seen, nests);
    }
    if (std::ranges::any_of(nests, [](const Nest& n) { return n.tensors >= kFewestOfNetwork; })) {
        std::erase_if(nests, [](const Nest& n) { return n.tensors < kFewestOfNetwork; });
    }
    if (!entry.empty()) {
        if (const auto wanted = wantedNest(pickle, entry, nests, root, left, file)) {
            return *wanted;
        }
    }
    if (const Nest* usual = usualOf(nests)) {
        return *usual;
    }
    if (root.tensors > 0) {
        return root;
    }
    if (nests.empty()) {
        refuseWithoutWeights(pickle, file);
    }
    askWhich(nests, file);
}

}  // namespace

std::optional<std::string> arraysIn(const Pickle& pickle) {
    if (holdsArrays(pickle, pickle[pickle.root])) {
        return std::string();
    }
    std::optional<std::string> found;
    if (pickle[pickle.root].kind == Kind::Dict) {
        forEntries(pickle, pickle[pickle.root], [&](const std::string& key, std::uint32_t value) {
            if (!found && key.size() <= kLongestName && holdsArrays(pickle, pickle[value])) {
                found = "[\"" + key + "\"]";
            }
        });
    }
    return found;
}

std::size_t bytesOf(NumberType type) {
    return std::ranges::find(kStorages, type, &StorageRow::type)->bytes;
}

StateDict stateDictOf(const Pickle& pickle, const std::string& entry,
                      const std::filesystem::path& file) {
    std::vector<Nest> nests;
    StateDict state;
    const std::string wanted = entry.ends_with('.') ? entry.substr(0, entry.size() - 1) : entry;
    const Nest found = chosenNest(pickle, wanted, nests, state.entryLeft, file);
    state.nestedIn = found.path;
    for (const char* key : {"arch", "architecture", "model_name"}) {
        const auto said = valueIn(pickle, key);
        if (state.stated.arch.empty() && said && pickle[*said].kind == Kind::Text) {
            state.stated.arch = pickle[*said].text;
        }
    }
    const auto settingsAt = [&pickle](const char* key) {
        const auto settings = valueIn(pickle, key);
        return settings ? settingsOf(pickle, *settings) : std::string();
    };
    state.stated.args = settingsAt("args");
    state.stated.hyperParameters = settingsAt("hyper_parameters");
    state.stated.meta = settingsAt("meta");
    state.stated.names = settingsIn(pickle, kClassKeys);
    for (const Nest& nest : nests) {
        if (nest.place != found.place) {
            state.others.push_back(nest.path);
        }
    }
    forEntries(pickle, pickle[found.place], [&](const std::string& key, std::uint32_t value) {
        if (pickle[value].kind == Kind::Tensor) {
            state.tensors.push_back(tensorOf(pickle, key, pickle[value], file));
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
