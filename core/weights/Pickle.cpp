// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/weights/Pickle.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/data/RawSplit.h"
#include "core/weights/PickleNames.h"
#include "core/weights/PickleOpcodes.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace lab {

namespace {

using Kind = PickleObject::Kind;
using Index = std::uint32_t;

constexpr std::size_t kMaxObjects = 1'000'000;  // ResNet-152 with its optimizer has some 30 000

constexpr std::size_t kLongestKept = 1U << 16U;  // the bytes of a NumPy array are not looked at
constexpr std::size_t kMaxArguments = 16;
constexpr std::size_t kMaxPickleDimensions = 8;

/// Names come from a stranger's file and go to the terminal. Cut after 80 letters of UTF-8.
std::string shortened(std::string text) {
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
            const auto code = static_cast<Opcode>(take(1)[0]);
            if (code == Opcode::Stop) {
                m_pickle.root = pop();
                m_pickle.bytes = m_at;
                return std::move(m_pickle);
            }
            if (!scalar(code) && !container(code) && !memo(code) && !object(code)) {
                refuse(filled(phrase("the pickle instruction %1"), static_cast<int>(code)));
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
            m_file, shortened(what)));
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
            throw Error(filled(
                phrase("%1 holds more than %2 Python objects, as lists of numbers give; in Python, "
                       "save its weights alone, as tensors: torch.save({k: torch.as_tensor(v) for "
                       "k, v in weights.items()}, \"weights.pth\")."),
                m_file, kMaxObjects));
        }
        m_pickle.objects.push_back(std::move(object));
        return static_cast<Index>(m_pickle.objects.size() - 1);
    }
    void push(PickleObject object) { m_stack.push_back(add(std::move(object))); }
    void pushText(Kind kind, std::string_view text) {
        push({kind, 0, 0, std::string(text.substr(0, kLongestKept)), {}});
    }
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

    bool scalar(Opcode code) {
        switch (code) {
            case Opcode::None:
                push({});
                return true;
            case Opcode::NewTrue:
            case Opcode::NewFalse:
                pushNumber(Kind::Bool, code == Opcode::NewTrue ? 1 : 0);
                return true;
            case Opcode::BinInt:
                pushNumber(Kind::Int, static_cast<std::int32_t>(number(4)));
                return true;
            case Opcode::BinInt1:
                pushNumber(Kind::Int, static_cast<std::int64_t>(number(1)));
                return true;
            case Opcode::BinInt2:
                pushNumber(Kind::Int, static_cast<std::int64_t>(number(2)));
                return true;
            case Opcode::Long1:
                pushLong(take(number(1)));
                return true;
            case Opcode::Long4:
                pushLong(take(number(4)));
                return true;
            case Opcode::BinFloat:
                pushReal();
                return true;
            default:
                return text(code);
        }
    }

    bool text(Opcode code) {
        switch (code) {
            case Opcode::ShortBinUnicode:
            case Opcode::ShortBinString:  // Python 2's str
                pushText(Kind::Text, take(number(1)));
                return true;
            case Opcode::BinUnicode:
            case Opcode::BinString:
                pushText(Kind::Text, take(number(4)));
                return true;
            case Opcode::BinUnicode8:
                pushText(Kind::Text, take(number(8)));
                return true;
            case Opcode::ShortBinBytes:
                pushText(Kind::Bytes, take(number(1)));
                return true;
            case Opcode::BinBytes:
                pushText(Kind::Bytes, take(number(4)));
                return true;
            case Opcode::BinBytes8:
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

    bool container(Opcode code) {
        switch (code) {
            case Opcode::Mark:
                m_marks.push_back(m_stack.size());
                return true;
            case Opcode::EmptyTuple:
                push({Kind::Tuple, 0, 0, {}, {}});
                return true;
            case Opcode::Tuple1:
                push({Kind::Tuple, 0, 0, {}, popSome(1)});
                return true;
            case Opcode::Tuple2:
                push({Kind::Tuple, 0, 0, {}, popSome(2)});
                return true;
            case Opcode::Tuple3:
                push({Kind::Tuple, 0, 0, {}, popSome(3)});
                return true;
            case Opcode::Tuple:
                push({Kind::Tuple, 0, 0, {}, popToMark()});
                return true;
            case Opcode::EmptyList:
                push({Kind::List, 0, 0, {}, {}});
                return true;
            case Opcode::EmptyDict:
                push({Kind::Dict, 0, 0, {}, {}});
                return true;
            case Opcode::Append:
                append(Kind::List, popSome(1));
                return true;
            case Opcode::Appends:
                append(Kind::List, popToMark());
                return true;
            case Opcode::EmptySet:
                push({Kind::Opaque, 0, 0, {}, {}});
                return true;
            case Opcode::AddItems:
                append(Kind::List, popToMark());
                return true;
            case Opcode::FrozenSet:
                popToMark();
                push({Kind::Opaque, 0, 0, {}, {}});
                return true;
            case Opcode::SetItem:
                append(Kind::Dict, popSome(2));
                return true;
            case Opcode::SetItems:
                append(Kind::Dict, popToMark());
                return true;
            case Opcode::Pop:
                pop();
                return true;
            case Opcode::PopMark:
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

    bool memo(Opcode code) {
        switch (code) {
            case Opcode::BinPut:
                m_memo[number(1)] = top();
                return true;
            case Opcode::LongBinPut:
                m_memo[number(4)] = top();
                return true;
            case Opcode::Memoize:
                m_memo.emplace(m_memo.size(), top());
                return true;
            case Opcode::BinGet:
                recall(number(1));
                return true;
            case Opcode::LongBinGet:
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

    bool object(Opcode code) {
        switch (code) {
            case Opcode::Proto:
                if (number(1) > 5) {
                    refuse(phrase("a pickle of a protocol after 5"));
                }
                return true;
            case Opcode::Frame:  // its length: for readers of streams
                take(8);
                return true;
            case Opcode::Global: {
                const std::string_view package = line();
                name(package, line());
                return true;
            }
            case Opcode::StackGlobal: {
                const Index second = pop();
                const Index first = pop();
                name(std::string(at(first).text), at(second).text);
                return true;
            }
            case Opcode::BinPersId:
                storage();
                return true;
            case Opcode::Reduce:
            case Opcode::NewObj:
                call();
                return true;
            case Opcode::NewObjEx:  // keyword arguments are as little looked at as the others
                pop();
                call();
                return true;
            case Opcode::Build:
                build();
                return true;
            default:
                return false;
        }
    }

    void name(std::string_view package, std::string_view thing) {
        const std::string full = std::string(package) + " " + std::string(thing);
        if (const std::string sentence = sentenceOfTensors(full, m_file); !sentence.empty()) {
            throw Error(sentence);
        }
        // A class alone, as a setting, is no network yet: one that is called is.
        if (!isBuilt(full) && !isHarmless(full) && !isNetworkClass(full)) {
            refuse(filled(phrase("the Python object \"%1.%2\""), package, thing));
        }
        pushText(Kind::Class, full);
    }

    [[noreturn]] void refuseNetwork(const std::string& name) const {
        refuse(filled(phrase("a whole network (\"%1\")"), dotted(name)));
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
        if (id.size() > 1 && at(id[0]).text == "module" && at(id[1]).kind == Kind::Class) {
            refuseNetwork(at(id[1]).text);  // as the form before PyTorch 1.6 has its source
        }
        const bool whole = id.size() >= 5 && at(id[0]).text == "storage" &&
                           at(id[1]).kind == Kind::Class && at(id[1]).text.ends_with("Storage") &&
                           isBuilt(at(id[1]).text) && at(id[2]).kind == Kind::Text &&
                           at(id[4]).kind == Kind::Int;
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
        if (isHarmless(function)) {
            push({Kind::Opaque, 0, 0, function, {}});
            return;
        }
        // "Weights" is torchvision's choice among its own files, and no network.
        if (isNetworkClass(function) && !function.ends_with("Weights")) {
            refuseNetwork(function);
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
            refuse(filled(phrase("a call of \"%1\""), dotted(function)));
        }
    }

    // (storage, offset, size, stride, requires_grad, hooks)
    void checkTensor(const std::vector<Index>& items) {
        const auto isShape = [this](Index index) {
            return at(index).kind == Kind::Tuple &&
                   at(index).items.size() <= kMaxPickleDimensions &&
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
        const Index given = pop();
        const Kind state = at(given).kind;
        if (at(top()).kind == Kind::Opaque) {
            if (state == Kind::Dict) {
                at(top()).items = {given};
            }
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
