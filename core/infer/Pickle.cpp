#include "core/infer/Pickle.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/data/RawSplit.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <unordered_map>

namespace lab {

namespace {

using Kind = PickleObject::Kind;
using Index = std::uint32_t;

constexpr std::size_t kMaxObjects = 1'000'000;  // ResNet-152 with its optimizer has some 30 000

constexpr std::size_t kMaxArguments = 16;
constexpr std::size_t kMaxDimensions = 8;

constexpr std::string_view kOrderedDict = "collections OrderedDict";
constexpr std::string_view kTensor = "torch._utils _rebuild_tensor_v2";
constexpr std::string_view kParameter = "torch._utils _rebuild_parameter";
// One with attributes of its own, which hold no weights.
constexpr std::string_view kParameterWithState = "torch._utils _rebuild_parameter_with_state";

// All that a pickle may name. The storages stand in persistent ids and are never called.
constexpr std::array kKnown = {kOrderedDict,
                               kTensor,
                               kParameter,
                               kParameterWithState,
                               std::string_view("torch DoubleStorage"),
                               std::string_view("torch FloatStorage"),
                               std::string_view("torch HalfStorage"),
                               std::string_view("torch BFloat16Storage"),
                               std::string_view("torch LongStorage"),
                               std::string_view("torch IntStorage"),
                               std::string_view("torch ShortStorage"),
                               std::string_view("torch CharStorage"),
                               std::string_view("torch ByteStorage"),
                               std::string_view("torch BoolStorage")};

// What stands beside weights in checkpoints and holds none: settings, counters, dates, paths. None
// of it is built; a call of one of these becomes an opaque object, whatever its arguments are.
constexpr std::array kHarmless = {std::string_view("collections Counter"),
                                  std::string_view("collections defaultdict"),
                                  std::string_view("collections deque"),
                                  std::string_view("argparse Namespace"),
                                  std::string_view("types SimpleNamespace"),
                                  std::string_view("datetime datetime"),
                                  std::string_view("datetime date"),
                                  std::string_view("datetime time"),
                                  std::string_view("datetime timedelta"),
                                  std::string_view("datetime timezone"),
                                  std::string_view("decimal Decimal"),
                                  std::string_view("fractions Fraction"),
                                  std::string_view("uuid UUID"),
                                  std::string_view("pathlib Path"),
                                  std::string_view("pathlib PosixPath"),
                                  std::string_view("pathlib WindowsPath"),
                                  std::string_view("pathlib PurePath"),
                                  std::string_view("pathlib PurePosixPath"),
                                  std::string_view("pathlib PureWindowsPath"),
                                  std::string_view("pathlib._local Path"),
                                  std::string_view("pathlib._local PosixPath"),
                                  std::string_view("pathlib._local WindowsPath"),
                                  std::string_view("pathlib._local PurePosixPath"),
                                  std::string_view("pathlib._local PureWindowsPath"),
                                  std::string_view("_codecs encode"),
                                  std::string_view("copyreg _reconstructor"),
                                  std::string_view("copy_reg _reconstructor"),
                                  std::string_view("numpy dtype"),
                                  std::string_view("numpy ndarray"),
                                  std::string_view("numpy.core.multiarray scalar"),
                                  std::string_view("numpy.core.multiarray _reconstruct"),
                                  std::string_view("numpy._core.multiarray scalar"),
                                  std::string_view("numpy._core.multiarray _reconstruct"),
                                  std::string_view("torch Size"),
                                  std::string_view("torch device"),
                                  std::string_view("torch.serialization _get_layout"),
                                  std::string_view("easydict EasyDict"),
                                  std::string_view("munch Munch"),
                                  std::string_view("yacs.config CfgNode"),
                                  std::string_view("fvcore.common.config CfgNode"),
                                  std::string_view("mmcv.utils.config ConfigDict"),
                                  std::string_view("mmengine.config.config ConfigDict"),
                                  std::string_view("pytorch_lightning.utilities.parsing "
                                                   "AttributeDict"),
                                  std::string_view("lightning.fabric.utilities.data "
                                                   "AttributeDict"),
                                  std::string_view("lightning_fabric.utilities.data "
                                                   "AttributeDict"),
                                  std::string_view("lightning.pytorch.utilities.parsing "
                                                   "AttributeDict")};

// Types of Python itself, called "__builtin__" by Python 2 and protocol 2.
constexpr std::array kHarmlessTypes = {
    std::string_view("set"),       std::string_view("frozenset"), std::string_view("complex"),
    std::string_view("bytearray"), std::string_view("slice"),     std::string_view("range"),
    std::string_view("xrange"),    std::string_view("object"),    std::string_view("list"),
    std::string_view("dict"),      std::string_view("tuple"),     std::string_view("int"),
    std::string_view("float"),     std::string_view("bool"),      std::string_view("str"),
    std::string_view("bytes"),     std::string_view("long"),      std::string_view("unicode")};

// torch.float32 and the like, which are names without a call.
constexpr std::array kTorchTypes = {
    std::string_view("float64"),  std::string_view("float32"),   std::string_view("float16"),
    std::string_view("bfloat16"), std::string_view("int64"),     std::string_view("int32"),
    std::string_view("int16"),    std::string_view("int8"),      std::string_view("uint8"),
    std::string_view("bool"),     std::string_view("complex64"), std::string_view("complex128")};

bool isHarmless(std::string_view package, std::string_view thing) {
    const auto has = [thing](const auto& names) {
        return std::ranges::find(names, thing) != names.end();
    };
    if (package == "builtins" || package == "__builtin__") {
        return has(kHarmlessTypes);
    }
    if (package == "torch" && has(kTorchTypes)) {
        return true;
    }
    const std::string full = std::string(package) + " " + std::string(thing);
    return std::ranges::find(kHarmless, full) != kHarmless.end();
}

// A whole network was saved, and not its weights alone: the classes of its modules.
bool isModule(std::string_view package) {
    return package.starts_with("torch.nn.modules") || package.starts_with("torchvision.models") ||
           package.starts_with("timm.") || package.starts_with("torch.nn.parallel") ||
           package.starts_with("ultralytics.");
}

// Weights in whole numbers with a scale, by PyTorch's own quantisation.
bool isQuantised(std::string_view package, std::string_view thing) {
    return (package == "torch._utils" && thing == "_rebuild_qtensor") ||
           (package == "torch" && (thing.starts_with("qint") || thing.starts_with("quint"))) ||
           package.starts_with("torch.ao.nn.quantized") ||
           package.starts_with("torch.nn.quantized");
}

/// Names come from a stranger's file and go to the terminal. Cut after 80 letters of UTF-8.
std::string printable(std::string text) {
    constexpr std::size_t kLongest = 80;
    text.resize(std::min(text.size(), 4 * (kLongest + 1)));
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '?');
    std::size_t letters = 0;
    const auto past = std::ranges::find_if(text, [&letters](unsigned char c) {
        const bool begins = (c & 0xC0U) != 0x80U;
        return begins && letters++ == kLongest;
    });
    return past == text.end() ? text : std::string(text.begin(), past) + "…";
}

/// The stack machine of Python's pickle (Lib/pickletools.py describes each instruction).
class Machine {
public:
    Machine(std::string_view bytes, const std::string& file) : m_bytes(bytes), m_file(file) {}

    Pickle run() {
        for (;;) {
            const auto code = static_cast<unsigned char>(take(1)[0]);
            if (code == '.') {
                m_pickle.root = pop();
                m_pickle.bytes = m_at;
                return std::move(m_pickle);
            }
            if (!scalar(code) && !container(code) && !memo(code) && !object(code)) {
                refuse(filled(phrase("the pickle instruction %1"), code));
            }
        }
    }

private:
    [[noreturn]] void damaged(const char* how) const { refuseDamaged(m_file, phrase(how)); }
    [[noreturn]] void refuse(const std::string& what) const {
        throw Error(filled(
            phrase(
                "%1 holds %2, and only tensors in plain containers are read here; in Python, load "
                "it and save the weights alone: torch.save(model.state_dict(), \"weights.pth\")."),
            m_file, printable(what)));
    }

    // ---- Bytes ----------------------------------------------------------------------------

    std::string_view take(std::size_t size) {
        if (size > m_bytes.size() - m_at) {
            damaged(asPhrase("its pickle ends too early"));
        }
        const std::string_view taken = m_bytes.substr(m_at, size);
        m_at += size;
        return taken;
    }
    std::uint64_t number(std::size_t size) {
        std::uint64_t value = 0;
        const std::string_view bytes = take(size);
        for (std::size_t i = size; i-- > 0;) {
            value = value << 8U | static_cast<unsigned char>(bytes[i]);
        }
        return value;
    }
    std::string_view line() {
        const std::size_t end = m_bytes.find('\n', m_at);
        if (end == std::string_view::npos) {
            damaged(asPhrase("its pickle ends too early"));
        }
        const std::string_view text = take(end - m_at);
        m_at += 1;
        return text;
    }

    // ---- Stack ----------------------------------------------------------------------------

    Index add(PickleObject object) {
        if (m_pickle.objects.size() >= kMaxObjects) {
            refuse(filled(phrase("more than %1 Python objects"), kMaxObjects));
        }
        m_pickle.objects.push_back(std::move(object));
        return static_cast<Index>(m_pickle.objects.size() - 1);
    }
    void push(PickleObject object) { m_stack.push_back(add(std::move(object))); }
    void pushText(Kind kind, std::string_view text) { push({kind, 0, 0, std::string(text), {}}); }
    void pushNumber(Kind kind, std::int64_t value) { push({kind, value, 0, {}, {}}); }

    std::size_t bottom() const { return m_marks.empty() ? 0 : m_marks.back(); }
    Index top() const {
        if (m_stack.size() <= bottom()) {
            damaged(asPhrase("its pickle takes from an empty stack"));
        }
        return m_stack.back();
    }
    Index pop() {
        const Index index = top();
        m_stack.pop_back();
        return index;
    }
    std::vector<Index> popToMark() {
        if (m_marks.empty()) {
            damaged(asPhrase("its pickle has no mark where it needs one"));
        }
        std::vector<Index> items(m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back()),
                                 m_stack.end());
        m_stack.resize(m_marks.back());
        m_marks.pop_back();
        return items;
    }
    std::vector<Index> popSome(std::size_t count) {
        std::vector<Index> items(count);
        for (std::size_t i = count; i-- > 0;) {
            items[i] = pop();
        }
        return items;
    }
    PickleObject& at(Index index) { return m_pickle.objects[index]; }
    PickleObject& topOf(Kind kind) {
        PickleObject& object = at(top());
        if (object.kind != kind) {
            damaged(asPhrase("its pickle fills something that is no such container"));
        }
        return object;
    }

    // ---- Instructions ---------------------------------------------------------------------

    bool scalar(unsigned char code) {
        switch (code) {
            case 'N':
                push({});
                return true;
            case 0x88:
            case 0x89:
                pushNumber(Kind::Bool, code == 0x88 ? 1 : 0);
                return true;
            case 'J':
                pushNumber(Kind::Int, static_cast<std::int32_t>(number(4)));
                return true;
            case 'K':
                pushNumber(Kind::Int, static_cast<std::int64_t>(number(1)));
                return true;
            case 'M':
                pushNumber(Kind::Int, static_cast<std::int64_t>(number(2)));
                return true;
            case 0x8A:
                pushLong(take(number(1)));
                return true;
            case 0x8B:
                pushLong(take(number(4)));
                return true;
            case 'G':
                pushReal();
                return true;
            default:
                return text(code);
        }
    }

    bool text(unsigned char code) {
        switch (code) {
            case 0x8C:
            case 'U':  // Python 2's str
                pushText(Kind::Text, take(number(1)));
                return true;
            case 'X':
            case 'T':
                pushText(Kind::Text, take(number(4)));
                return true;
            case 0x8D:
                pushText(Kind::Text, take(number(8)));
                return true;
            case 'C':
                pushText(Kind::Bytes, take(number(1)));
                return true;
            case 'B':
                pushText(Kind::Bytes, take(number(4)));
                return true;
            case 0x8E:
                pushText(Kind::Bytes, take(number(8)));
                return true;
            default:
                return false;
        }
    }

    // Two's complement, little-endian; what 64 bits cannot hold stays as bytes.
    void pushLong(std::string_view bytes) {
        if (bytes.size() > sizeof(std::int64_t)) {
            pushText(Kind::Bytes, bytes);
            return;
        }
        const bool negative = !bytes.empty() && (bytes.back() & 0x80) != 0;
        std::uint64_t value = negative ? ~std::uint64_t{0} : 0;
        for (std::size_t i = bytes.size(); i-- > 0;) {
            value = value << 8U | static_cast<unsigned char>(bytes[i]);
        }
        pushNumber(Kind::Int, static_cast<std::int64_t>(value));
    }

    void pushReal() {
        std::uint64_t bits = 0;
        for (const char c : take(sizeof bits)) {  // big-endian, unlike all else
            bits = bits << 8U | static_cast<unsigned char>(c);
        }
        push({Kind::Float, 0, std::bit_cast<double>(bits), {}, {}});
    }

    bool container(unsigned char code) {
        switch (code) {
            case '(':
                m_marks.push_back(m_stack.size());
                return true;
            case ')':
                push({Kind::Tuple, 0, 0, {}, {}});
                return true;
            case 0x85:
            case 0x86:
            case 0x87:
                push({Kind::Tuple, 0, 0, {}, popSome(code - 0x84U)});
                return true;
            case 't':
                push({Kind::Tuple, 0, 0, {}, popToMark()});
                return true;
            case ']':
                push({Kind::List, 0, 0, {}, {}});
                return true;
            case '}':
                push({Kind::Dict, 0, 0, {}, {}});
                return true;
            case 'a':
                append(Kind::List, popSome(1));
                return true;
            case 'e':
                append(Kind::List, popToMark());
                return true;
            case 0x8F:  // an empty set
                push({Kind::Opaque, 0, 0, {}, {}});
                return true;
            case 0x90:
                append(Kind::List, popToMark());
                return true;
            case 0x91:
                popToMark();
                push({Kind::Opaque, 0, 0, {}, {}});
                return true;
            case 's':
                append(Kind::Dict, popSome(2));
                return true;
            case 'u':
                append(Kind::Dict, popToMark());
                return true;
            case '0':
                pop();
                return true;
            case '1':
                popToMark();
                return true;
            default:
                return false;
        }
    }

    void append(Kind kind, const std::vector<Index>& items) {
        if (kind == Kind::Dict && items.size() % 2 != 0) {
            damaged(asPhrase("its pickle has a key without a value"));
        }
        if (at(top()).kind == Kind::Opaque) {
            return;
        }
        std::vector<Index>& target = topOf(kind).items;
        target.insert(target.end(), items.begin(), items.end());
    }

    bool memo(unsigned char code) {
        switch (code) {
            case 'q':
                m_memo[number(1)] = top();
                return true;
            case 'r':
                m_memo[number(4)] = top();
                return true;
            case 0x94:
                m_memo.emplace(m_memo.size(), top());
                return true;
            case 'h':
                recall(number(1));
                return true;
            case 'j':
                recall(number(4));
                return true;
            default:
                return false;
        }
    }

    void recall(std::uint64_t key) {
        const auto found = m_memo.find(key);
        if (found == m_memo.end()) {
            damaged(asPhrase("its pickle recalls what it did not keep"));
        }
        m_stack.push_back(found->second);
    }

    bool object(unsigned char code) {
        switch (code) {
            case 0x80:
                if (number(1) > 5) {
                    refuse(phrase("a pickle of a protocol after 5"));
                }
                return true;
            case 0x95:  // the length of a frame: for readers of streams
                take(8);
                return true;
            case 'c': {
                const std::string_view package = line();
                name(package, line());
                return true;
            }
            case 0x93: {
                const Index second = pop();
                const Index first = pop();
                name(std::string(at(first).text), at(second).text);
                return true;
            }
            case 'Q':
                storage();
                return true;
            case 'R':
            case 0x81:
                call();
                return true;
            case 0x92:  // keyword arguments are as little looked at as the others
                pop();
                call();
                return true;
            case 'b':
                build();
                return true;
            default:
                return false;
        }
    }

    void name(std::string_view package, std::string_view thing) {
        const std::string full = std::string(package) + " " + std::string(thing);
        if (isQuantised(package, thing)) {
            throw Error(filled(phrase("%1 holds quantised weights (\"%2.%3\"); choose the weights "
                                      "from before they were quantised."),
                               m_file, package, printable(std::string(thing))));
        }
        if (full == "torch._utils _rebuild_tensor_v3") {  // no storage's class says their type
            throw Error(filled(phrase("%1 holds numbers of a type that is not read here, as float8 "
                                      "or uint16; choose weights in fp32, fp16 or bf16."),
                               m_file));
        }
        if (std::ranges::find(kKnown, full) == kKnown.end() && !isHarmless(package, thing)) {
            refuse(isModule(package)
                       ? filled(phrase("a whole network (\"%1.%2\")"), package, thing)
                       : filled(phrase("the Python object \"%1.%2\""), package, thing));
        }
        pushText(Kind::Class, full);
    }

    /// Arguments: a tuple, and short, so that a small file cannot cost much time.
    std::vector<Index> few(Index tuple) const {
        const PickleObject& object = m_pickle.objects[tuple];
        if (object.kind != Kind::Tuple || object.items.size() > kMaxArguments) {
            damaged(asPhrase("its pickle calls without proper arguments"));
        }
        return object.items;
    }

    // ("storage", torch.FloatStorage, key, device, elements[, view])
    void storage() {
        const std::vector<Index> id = few(pop());
        const bool whole = id.size() >= 5 && at(id[0]).text == "storage" &&
                           at(id[1]).kind == Kind::Class && at(id[1]).text.ends_with("Storage") &&
                           at(id[2]).kind == Kind::Text && at(id[4]).kind == Kind::Int;
        if (!whole) {
            refuse(phrase("an object outside of the pickle that is no storage of a tensor"));
        }
        if (id.size() > 5 && at(id[5]).kind != Kind::None) {
            refuse(phrase("a view of a storage, as PyTorch wrote it before version 0.4"));
        }
        push({Kind::Storage, 0, 0, {}, id});
    }

    void call() {
        const Index arguments = pop();
        const PickleObject& called = at(pop());
        const std::string function = called.kind == Kind::Class ? called.text : std::string();
        if (const std::size_t space = function.find(' ');
            space != std::string::npos &&
            isHarmless(std::string_view(function).substr(0, space),
                       std::string_view(function).substr(space + 1))) {
            push({Kind::Opaque, 0, 0, {}, {}});
            return;
        }
        const std::vector<Index> items = few(arguments);
        if (function == kOrderedDict) {
            if (!items.empty()) {
                damaged(asPhrase("its pickle makes an OrderedDict of something"));
            }
            push({Kind::Dict, 0, 0, {}, {}});
        } else if (function == kTensor) {
            checkTensor(items);
            push({Kind::Tensor, 0, 0, {}, items});
        } else if (function == kParameter || function == kParameterWithState) {
            if (items.empty() || at(items[0]).kind != Kind::Tensor) {
                damaged(asPhrase("its pickle makes a parameter of what is no tensor"));
            }
            m_stack.push_back(items[0]);
        } else {
            refuse(filled(phrase("a call of \"%1\""), function));
        }
    }

    // (storage, offset, size, stride, requires_grad, hooks)
    void checkTensor(const std::vector<Index>& items) {
        const auto isShape = [this](Index index) {
            return at(index).kind == Kind::Tuple && at(index).items.size() <= kMaxDimensions &&
                   std::ranges::all_of(at(index).items,
                                       [this](Index i) { return at(i).kind == Kind::Int; });
        };
        if (items.size() < 4 || at(items[0]).kind != Kind::Storage ||
            at(items[1]).kind != Kind::Int || !isShape(items[2]) || !isShape(items[3]) ||
            at(items[2]).items.size() != at(items[3]).items.size()) {
            damaged(asPhrase("its pickle has a tensor without storage, size or stride"));
        }
    }

    // An OrderedDict brings its attributes (a state_dict's _metadata); they hold no weights, and
    // neither does what is passed over.
    void build() {
        const Kind state = at(pop()).kind;
        if (at(top()).kind == Kind::Opaque) {
            return;
        }
        if ((state != Kind::Dict && state != Kind::Tuple) || at(top()).kind != Kind::Dict) {
            refuse(phrase("a Python object with a state of its own"));
        }
    }

    std::string_view m_bytes;
    const std::string& m_file;
    std::size_t m_at = 0;
    Pickle m_pickle;
    std::vector<Index> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint64_t, Index> m_memo;
};

}  // namespace

Pickle readPickle(std::string_view bytes, const std::string& file) {
    return Machine(bytes, file).run();
}

}  // namespace lab
