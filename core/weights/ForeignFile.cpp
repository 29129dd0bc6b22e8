// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/weights/ForeignFile.h"

#include "core/base/Ascii.h"
#include "core/base/Phrase.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

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

// A protobuf of ONNX: the version of its form, then who made it, or else the graph or the
// operators.
bool isOnnx(const std::string& head) {
    return head.size() > 3 && head[0] == '\x08' &&
           "\x12\x3A\x42"sv.find(head[2]) != std::string_view::npos &&
           static_cast<unsigned char>(head[1]) < 32;
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
                                Mark{"\x89PNG"sv, "PNG"},
                                Mark{"\xFF\xD8\xFF"sv, "JPEG"},
                                Mark{"%PDF"sv, "PDF"}};

bool isText(const std::string& head) {
    return std::ranges::all_of(
        head, [](unsigned char c) { return c >= 0x20 || c == '\n' || c == '\r' || c == '\t'; });
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
            return filled(phrase("%1 is a file of %2, which holds no weights that are read here; "
                                 "choose a .pth or .safetensors file."),
                          file, name);
        }
    }
    if (isOnnx(head)) {
        return filled(phrase("%1 is an ONNX network, which is not read here; in Python, save the "
                             "weights of the network it was made from: "
                             "torch.save(model.state_dict(), \"weights.pth\")."),
                      file);
    }
    if (std::ranges::all_of(head, [](char c) { return c == '\0'; })) {
        return filled(phrase("%1 begins with zeros alone, as a download is that broke off; get it "
                             "again."),
                      file);
    }
    if (head.starts_with('{') && head.find("\"weight_map\"") != std::string::npos) {
        return filled(phrase("%1 lists the parts in which weights lie, which are not read here; in "
                             "Python, save them as one file: model.save_pretrained(\"FOLDER\", "
                             "max_shard_size=\"100GB\")."),
                      file);
    }
    if (head.size() > 8 && isText(head)) {
        return filled(phrase("%1 is a text and no weights; choose a .pth or .safetensors file."),
                      file);
    }
    return {};
}

}  // namespace

std::string shardsSentence(const std::filesystem::path& folder) {
    return filled(
        phrase("%1 is a checkpoint that torch.distributed wrote in parts; in Python, make "
               "one file of it: python -m torch.distributed.checkpoint.format_utils "
               "dcp_to_torch %1 OUT.pth."),
        folder);
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
    return !isSafeTensors(head) && (head.starts_with("PK") || head.starts_with('\x80'));
}

}  // namespace lab
