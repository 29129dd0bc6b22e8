// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/weights/ForeignFile.h"

#include "core/base/Ascii.h"
#include "core/base/OneLine.h"
#include "core/base/Phrase.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string_view>
#include <utility>

namespace lab {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kHead = 512;  // a tar archive says what it is at byte 257

std::string headOf(const std::filesystem::path& file) {
    std::error_code error;
    std::string bytes(kHead, '\0');
    if (!std::filesystem::is_regular_file(file, error)) {  // opening a FIFO would wait
        return {};
    }
    std::ifstream stream(file, std::ios::binary);
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    return bytes;
}

bool isWebPage(const std::string& head) {
    std::string text = lowered(head);
    text.erase(0, text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    text.erase(0, std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    return text.starts_with("<!doctype") || text.starts_with("<html") ||
           text.starts_with("<head") || text.starts_with("<?xml");
}

/// The number at a place of a protobuf, and where the next begins; none: it is cut off or too long.
std::optional<std::pair<std::uint64_t, std::size_t>> varintAt(std::string_view bytes,
                                                              std::size_t at) {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 35 && at < bytes.size(); shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes[at++]);
        value |= std::uint64_t{byte & 0x7FU} << shift;
        if (byte < 0x80) {
            return std::pair(value, at);
        }
    }
    return std::nullopt;
}

/// What a field with a length holds, as far as it is there; none: no such field begins the bytes.
std::optional<std::string_view> fieldAt(std::string_view bytes, std::size_t at, char tag) {
    if (at >= bytes.size() || bytes[at] != tag) {
        return std::nullopt;
    }
    const auto size = varintAt(bytes, at + 1);
    return size ? std::optional(bytes.substr(size->second, size->first)) : std::nullopt;
}

bool isName(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F; });
}

// The first field of a message is its version in all three. Then ONNX says who made it in letters,
// or has its graph or its operators; Core ML and TensorFlow describe what follows, by the name of
// an input and by what TensorFlow itself was.
const char* protobufOf(std::string_view head) {
    if (const auto node = fieldAt(head, 0, '\x0A')) {  // a graph of TensorFlow's: name, operation
        const auto name = fieldAt(*node, 0, '\x0A');
        const bool isNode = name && isName(*name) && node->size() > name->size() + 3 &&
                            (*node)[name->size() + 2] == '\x12';
        return isNode ? "TensorFlow" : nullptr;
    }
    const auto version = head.starts_with('\x08') ? varintAt(head, 1) : std::nullopt;
    const bool isVersion = version && version->first > 0 && version->first < 32;
    if (!isVersion || version->second + 1 >= head.size()) {
        return nullptr;
    }
    const char tag = head[version->second];
    const auto second = fieldAt(head, version->second, '\x12');
    if (tag == '\x3A' || tag == '\x42' || (second && isName(*second))) {
        return "ONNX";
    }
    const auto inner = second ? fieldAt(*second, 0, '\x0A') : std::nullopt;
    if (!inner) {
        return tag == '\x12' ? "ONNX, TensorFlow or Core ML" : nullptr;
    }
    const auto input = fieldAt(*inner, 0, '\x0A');
    return input && isName(*input) ? "Core ML" : "TensorFlow";
}

// The length of a header below 16 MB, and its brace. Of such files every 32nd begins as a pickle
// does, and a few as a zip archive.
bool isSafeTensors(std::string_view head) {
    return head.size() > 8 && head.substr(3, 6) == "\0\0\0\0\0{"sv;
}

struct Mark {
    std::string_view begin;
    const char* name;
};

constexpr std::array kPacked = {Mark{"\x1F\x8B"sv, "gzip"},
                                Mark{"BZh"sv, "bzip2"},
                                Mark{"\xFD"
                                     "7zXZ\0"sv,
                                     "xz"},
                                Mark{"\x28\xB5\x2F\xFD"sv, "Zstandard"},
                                Mark{"7z\xBC\xAF\x27\x1C"sv, "7-Zip"},
                                Mark{"Rar!"sv, "RAR"}};

constexpr std::array kOthers = {Mark{"\x89HDF\r\n\x1A\n"sv, "HDF5 (Keras)"},
                                Mark{"\x93NUMPY"sv, "NumPy"},
                                Mark{"GGUF"sv, "GGUF"},
                                Mark{"lmgg"sv, "GGML"},
                                Mark{"tjgg"sv, "GGML"},
                                Mark{"\x12\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0"sv, "MXNet"},
                                Mark{"\x89PNG"sv, "PNG"},
                                Mark{"\xFF\xD8\xFF"sv, "JPEG"},
                                Mark{"%PDF"sv, "PDF"}};

/// What a name's end tells where the bytes tell nothing.
struct WeightsEnding {
    std::string_view end;
    const char* name;
};

constexpr std::array kWeightsEndings = {
    WeightsEnding{".index", "TensorFlow"}, WeightsEnding{".meta", "TensorFlow"},
    WeightsEnding{".pb", "TensorFlow"},    WeightsEnding{".tflite", "TensorFlow Lite"},
    WeightsEnding{".onnx", "ONNX"},        WeightsEnding{".mlmodel", "Core ML"},
    WeightsEnding{".msgpack", "Flax"},     WeightsEnding{".params", "MXNet"},
    WeightsEnding{".caffemodel", "Caffe"}, WeightsEnding{".h5", "HDF5 (Keras)"},
    WeightsEnding{".ggml", "GGML"},        WeightsEnding{".engine", "TensorRT"}};

const char* kindByName(const std::filesystem::path& file) {
    const std::string name = lowered(file.filename().string());
    if (name.find(".data-0") != std::string::npos) {  // "model.ckpt-1.data-00000-of-00001"
        return "TensorFlow";
    }
    const auto* const row = std::ranges::find_if(
        kWeightsEndings,
        [&name](const WeightsEnding& ending) { return name.ends_with(ending.end); });
    return row == kWeightsEndings.end() ? nullptr : row->name;
}

std::string sentenceOfKind(const std::filesystem::path& file, const char* kind) {
    return filled(phrase("%1 is a file of %2, which holds no weights that are read here; choose a "
                         ".pth or .safetensors file."),
                  file, kind);
}

std::string sentenceOfProtobuf(const std::filesystem::path& file, const char* kind) {
    if (std::string_view(kind) == "ONNX") {
        return filled(phrase("%1 is an ONNX network, which is not read here; in Python, save the "
                             "weights of the network it was made from: "
                             "torch.save(model.state_dict(), \"weights.pth\")."),
                      file);
    }
    return sentenceOfKind(file, kind);
}

bool isPickleOrZip(std::string_view head) {
    return head.starts_with("PK") || head.starts_with('\x80');
}

bool isText(const std::string& head) {
    return std::ranges::all_of(
        head, [](unsigned char c) { return c >= 0x20 || c == '\n' || c == '\r' || c == '\t'; });
}

/// "model.safetensors.index.json", which lists parts.
bool isIndex(const std::filesystem::path& file) {
    return file.filename().string().ends_with(".index.json");
}

/// Of a file that begins so, and is no file of SafeTensors.
std::string sentenceOf(const std::string& head, const std::filesystem::path& file) {
    if (isWebPage(head)) {
        return filled(phrase("%1 is a web page and no weights, as a download gives that asks to be "
                             "confirmed or was refused; open it in a browser and get the file "
                             "itself."),
                      file);
    }
    if (head.starts_with("version https://git-lfs")) {
        return filled(phrase("%1 is a pointer of Git LFS and not the weights themselves; get them "
                             "with: git lfs pull."),
                      file);
    }
    for (const auto& [begin, name] : kPacked) {
        if (head.starts_with(begin)) {
            return filled(phrase("%1 is packed with %2; unpack it and choose what is within."),
                          file, name);
        }
    }
    if (head.size() > 262 && std::string_view(head).substr(257, 5) == "ustar") {
        return filled(phrase("%1 is packed with %2; unpack it and choose what is within."), file,
                      "tar");
    }
    for (const auto& [begin, name] : kOthers) {
        if (head.starts_with(begin)) {
            return sentenceOfKind(file, name);
        }
    }
    if (std::string_view(head).substr(std::min<std::size_t>(4, head.size())).starts_with("TFL3")) {
        return sentenceOfKind(file, "TensorFlow Lite");
    }
    if (head.starts_with("\x7F"
                         "ELF")) {
        return filled(phrase("%1 is a program and no weights; choose a .pth or .safetensors file."),
                      file);
    }
    const char* const named = kindByName(file);
    if (const char* const protobuf = protobufOf(head); protobuf && !named) {
        return sentenceOfProtobuf(file, protobuf);
    }
    if (std::ranges::all_of(head, [](char c) { return c == '\0'; })) {
        return filled(phrase("%1 begins with zeros alone, as a download is that broke off; get it "
                             "again."),
                      file);
    }
    if (head.starts_with('{') &&
        (isIndex(file) || head.find("\"weight_map\"") != std::string::npos)) {
        return partsSentence(file);
    }
    if (isText(head)) {
        return filled(phrase("%1 is a text and no weights; choose a .pth or .safetensors file."),
                      file);
    }
    if (isPickleOrZip(head) || lowered(file.extension().string()) == ".safetensors") {
        return {};
    }
    return named ? sentenceOfProtobuf(file, named)
                 : filled(phrase("%1 is no file of weights that is known here; choose a .pth or "
                                 ".safetensors file."),
                          file);
}

}  // namespace

std::string shardsSentence(const std::filesystem::path& folder) {
    return filled(
        phrase("%1 is a checkpoint that torch.distributed wrote in parts; in a shell, make "
               "one file of it: python -m torch.distributed.checkpoint.format_utils "
               "dcp_to_torch %2 OUT.pth."),
        folder, shellWord(folder.string()));
}

std::string partsSentence(const std::filesystem::path& file) {
    if (lowered(file.filename().string()).find(".safetensors") != std::string::npos) {
        return filled(
            phrase("%1 is one of several parts, or lists them, and weights are read from one file "
                   "here; in Python, "
                   "put them together: import glob, safetensors.torch as s; s.save_file({k: v for "
                   "f in glob.glob(\"FOLDER/*-of-*.safetensors\") for k, v in "
                   "s.load_file(f).items()}, \"weights.safetensors\")."),
            file);
    }
    return filled(phrase("%1 is one of several parts, or lists them, and weights are read from one "
                         "file here; in Python, put "
                         "them together: import glob, torch; torch.save({k: v for f in "
                         "glob.glob(\"FOLDER/*-of-*%2\") for k, v in torch.load(f).items()}, "
                         "\"weights.pth\")."),
                  file, isIndex(file) ? ".bin" : file.extension().string());
}

std::string foreignSentence(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) {
        return {};
    }
    if (file.extension() == ".distcp" || file.filename() == ".metadata") {
        const auto folder = file.parent_path();
        return shardsSentence(folder.empty() ? "." : folder);
    }
    const std::string head = headOf(file);
    if (head.empty()) {
        const auto bytes = std::filesystem::file_size(file, error);
        return error || bytes > 0
                   ? std::string()
                   : filled(phrase("%1 is empty, as a download is that did not begin; get it "
                                   "again."),
                            file);
    }
    if (isSafeTensors(head)) {
        return {};
    }
    return sentenceOf(head, file);
}

bool beginsAsTorchFile(const std::filesystem::path& file) {
    const std::string head = headOf(file);
    return !isSafeTensors(head) && isPickleOrZip(head);
}

}  // namespace lab
