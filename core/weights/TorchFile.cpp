// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/weights/TorchFile.h"

#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"
#include "core/data/RawSplit.h"
#include "core/weights/Pickle.h"
#include "core/weights/StateDict.h"
#include "core/weights/ZipArchive.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <fstream>
#include <initializer_list>
#include <map>
#include <optional>

namespace lab {

namespace {

namespace fs = std::filesystem;

static_assert(std::endian::native == std::endian::little, "weights are read as little-endian");

constexpr std::uint64_t kUsualPickle = std::uint64_t{16} << 20;
constexpr std::uint64_t kMaxPickle = std::uint64_t{512} << 20;  // as arrays of NumPy's make it
constexpr std::uint64_t kMaxStorage = std::uint64_t{8} << 30;

// The first pickle of the form before PyTorch 1.6 is this number (torch/serialization.py).
constexpr std::array<unsigned char, 10> kMagic = {0x6C, 0xFC, 0x9C, 0x46, 0xF9,
                                                  0x20, 0x6A, 0xA8, 0x50, 0x19};
constexpr std::size_t kMostBeforeMagic = 16;  // the protocol, a frame, the length
constexpr int kLegacyVersion = 1001;

std::string firstBytes(const fs::path& file, std::size_t size) {
    std::error_code error;
    const bool isFile = fs::is_regular_file(file, error);  // opening a FIFO would wait
    std::ifstream stream;
    if (isFile) {
        stream.open(file, std::ios::binary);
    }
    if (!isFile || !stream) {
        throw Error(filled(phrase("Could not open %1; check the path and its permissions."), file));
    }
    const std::uintmax_t held = fs::file_size(file, error);
    std::string bytes(error ? size : std::min<std::uintmax_t>(size, held), '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    return bytes;
}

bool isZip(std::string_view bytes) {
    return bytes.starts_with("PK");
}

bool isPickle(std::string_view bytes) {
    return bytes.starts_with('\x80');
}

/// Bytes of the file where a storage of the older form lies.
struct StoragePlace {
    std::uint64_t begin = 0;
    std::uint64_t bytes = 0;
};

/// How many numbers a tensor of this shape has, none of whose sizes is 0; at most 1 + `most`.
std::uint64_t countOf(const std::vector<std::int64_t>& shape, std::uint64_t most) {
    std::uint64_t count = 1;
    for (const std::int64_t size : shape) {
        if (static_cast<std::uint64_t>(size) > most / count) {
            return most + 1;
        }
        count *= static_cast<std::uint64_t>(size);
    }
    return count;
}

/// What a zip file is that holds no state_dict, with the remedy, by the names in it.
std::string sentenceOfZip(const fs::path& file, const std::vector<ZipEntry>& entries) {
    const auto first = [&entries](std::initializer_list<std::string_view> endings) {
        const auto found = std::ranges::find_if(entries, [&](const ZipEntry& entry) {
            return std::ranges::any_of(
                endings, [&entry](std::string_view end) { return entry.name.ends_with(end); });
        });
        return found == entries.end() ? std::string() : found->name;
    };
    if (!first({"/archive_format"}).empty()) {
        return filled(
            phrase("%1 is a program of torch.export's and no state_dict; in Python, save "
                   "the weights alone: torch.save(torch.export.load(\"FILE\").state_dict, "
                   "\"weights.pth\")."),
            file);
    }
    if (!first({".weights.h5"}).empty()) {
        return filled(phrase("%1 is a file of %2, which holds no weights that are read here; "
                             "choose a .pth or .safetensors file."),
                      file, "Keras");
    }
    if (!first({".npy"}).empty()) {
        return filled(phrase("%1 is a file of %2, which holds no weights that are read here; "
                             "choose a .pth or .safetensors file."),
                      file, "NumPy");
    }
    if (const std::string within = first({".pth", ".pt", ".safetensors", ".bin", ".ckpt", ".tar"});
        !within.empty()) {
        return filled(phrase("%1 is a zip file in which \"%2\" lies; unpack it and choose that."),
                      file, printable(within));
    }
    return filled(phrase("%1 is a zip file without a state_dict; choose a file that torch.save() "
                         "wrote, or a .safetensors file."),
                  file);
}

}  // namespace

struct TorchFile::Private {
    fs::path file;
    std::string wanted;  // entry of the dictionary
    TorchFormat format = TorchFormat::Zip;
    std::optional<ZipArchive> archive;
    std::string root;                            // of the zip's entries, with its slash
    std::map<std::string, StoragePlace> places;  // of the older form's storages
    StateDict state;
    std::uint64_t expanded = 0;  // numbers of the tensors that show theirs several times

    void openZip();
    void openLegacy();
    void readLegacy(std::string_view head);
    void placeStorages(const Pickle& keys, std::uint64_t at);
    std::uint64_t bytesOfStorage(const std::string& key) const;
    void check(const StoredTensor& tensor);
};

void TorchFile::Private::openZip() {
    archive.emplace(file);
    const ZipEntry* pickle = nullptr;
    for (const ZipEntry& entry : archive->entries()) {
        const std::size_t slash = entry.name.find('/');
        if (slash != std::string::npos && entry.name.substr(slash) == "/data.pkl") {
            pickle = &entry;
            root = entry.name.substr(0, slash + 1);
        }
    }
    if (!pickle) {
        throw Error(sentenceOfZip(file, archive->entries()));
    }
    if (archive->find(root + "constants.pkl")) {
        throw Error(filled(
            phrase("%1 is a TorchScript program without a state_dict; in Python, save the weights "
                   "alone: torch.save(model.state_dict(), \"weights.pth\")."),
            file));
    }
    if (const ZipEntry* order = archive->find(root + "byteorder")) {
        std::string text(std::min<std::uint64_t>(order->bytes, 8), '\0');
        archive->read(*order, text.data(), text.size());
        if (text != "little") {
            throw Error(filled(
                phrase(
                    "%1 was written on a big-endian machine; in Python, load it and save it again: "
                    "torch.save(torch.load(\"FILE\"), \"weights.pth\")."),
                file));
        }
    }
    if (pickle->isStored && pickle->bytes > kMaxPickle) {
        throw Error(filled(
            phrase("%1 keeps more than %2 MiB outside of tensors, as arrays of NumPy's and lists "
                   "are kept; in Python, save its weights alone, as tensors: torch.save({k: "
                   "torch.as_tensor(v) for k, v in weights.items()}, \"weights.pth\")."),
            file, kMaxPickle >> 20U));
    }
    std::string bytes(pickle->isStored ? pickle->bytes : 0, '\0');
    archive->read(*pickle, bytes.data(), bytes.size());
    state = stateDictOf(readPickle(bytes, file.string()), wanted, file);
}

// Five pickles one after another (magic number, version, machine, the object, the storages' keys),
// then each storage: its length and its bytes.
void TorchFile::Private::readLegacy(std::string_view head) {
    format = TorchFormat::Legacy;
    const std::string name = file.string();
    std::size_t at = 0;
    const auto next = [&] {
        Pickle pickle = readPickle(head.substr(at), name);
        at += pickle.bytes;
        return pickle;
    };
    const std::string_view magic(reinterpret_cast<const char*>(kMagic.data()), kMagic.size());
    if (head.find(magic) > kMostBeforeMagic) {
        if (head.size() >= kMaxPickle) {
            throw Error(filled(phrase("%1 is a pickle of Python's that torch.save() did not write; "
                                      "choose a .pth or .safetensors file."),
                               name));
        }
        const Pickle other = next();  // what it names is refused by that name
        const std::optional<std::string> arrays = arraysIn(other);
        if (!arrays) {
            throw Error(filled(phrase("%1 is a pickle of Python's that holds no weights; choose a "
                                      ".pth or .safetensors file."),
                               name));
        }
        throw Error(filled(
            phrase("%1 is a pickle of Python's that torch.save() did not write, as detectron2's "
                   "are; in Python, save its weights as tensors: torch.save({k: "
                   "torch.as_tensor(v) for k, v in pickle.load(open(\"FILE\", \"rb\"))%2.items()}, "
                   "\"weights.pth\")."),
            name, *arrays));
    }
    next();
    const Pickle version = next();
    if (version[version.root].number != kLegacyVersion) {
        throw Error(filled(
            phrase(
                "%1 has a version of its form that is not known here; in Python, load it and save "
                "it again: torch.save(torch.load(\"FILE\"), \"weights.pth\")."),
            name));
    }
    next();
    state = stateDictOf(next(), wanted, file);
    const Pickle keys = next();
    placeStorages(keys, at);
}

// Numbers behind the pickles are not read with them, where the pickles are as small as they are.
void TorchFile::Private::openLegacy() {
    std::error_code error;
    try {
        readLegacy(firstBytes(file, kUsualPickle));
    } catch (const Error&) {
        if (fs::file_size(file, error) <= kUsualPickle || error) {
            throw;
        }
        readLegacy(firstBytes(file, kMaxPickle));
    }
}

void TorchFile::Private::placeStorages(const Pickle& keys, std::uint64_t at) {
    std::ifstream stream(file, std::ios::binary);
    const std::uint64_t fileBytes = fs::file_size(file);
    for (const std::uint32_t index : keys[keys.root].items) {
        const std::string& key = keys[index].text;
        const auto type = state.storageTypes.find(key);
        std::uint64_t count = 0;
        stream.seekg(static_cast<std::streamoff>(at));
        stream.read(reinterpret_cast<char*>(&count), sizeof count);
        if (!stream || type == state.storageTypes.end()) {
            refuseDamaged(file, phrase("its list of storages does not fit its tensors"));
        }
        at += sizeof count;
        const std::uint64_t size = bytesOf(type->second);
        if (count > (fileBytes - at) / size) {
            refuseDamaged(file, phrase("it is cut short"));
        }
        places[key] = {at, count * size};
        at += count * size;
    }
}

std::uint64_t TorchFile::Private::bytesOfStorage(const std::string& key) const {
    if (format == TorchFormat::Legacy) {
        const auto found = places.find(key);
        return found == places.end() ? 0 : found->second.bytes;
    }
    const ZipEntry* entry = archive->find(root + "data/" + key);
    return entry && entry->isStored ? entry->bytes : 0;
}

// Every number of the tensor lies in its storage, and there are at most as many as that holds, but
// for the expanded ones, which are counted together.
void TorchFile::Private::check(const StoredTensor& tensor) {
    const std::uint64_t held = bytesOfStorage(tensor.storage) / bytesOf(tensor.type);
    std::uint64_t last = static_cast<std::uint64_t>(std::max<std::int64_t>(tensor.offset, 0));
    bool fits = tensor.offset >= 0;
    const bool isEmpty = std::ranges::find(tensor.shape, 0) != tensor.shape.end();
    for (std::size_t i = 0; fits && !isEmpty && i < tensor.shape.size(); ++i) {
        const auto size = static_cast<std::uint64_t>(tensor.shape[i]);
        const auto stride = static_cast<std::uint64_t>(tensor.strides[i]);
        fits = tensor.shape[i] > 0 && tensor.strides[i] >= 0 &&
               (size == 1 || stride <= held / (size - 1));
        last += fits ? (size - 1) * stride : 0;
    }
    if (!fits || (!isEmpty && last >= held)) {
        refuseDamaged(
            file, filled(phrase("its tensor \"%1\" does not lie within its storage"), tensor.key));
    }
    const std::uint64_t most = std::max(held, kMostExpanded);
    const std::uint64_t count = isEmpty ? 0 : countOf(tensor.shape, most);
    expanded += count > held ? count : 0;
    if (expanded > kMostExpanded) {
        throw Error(filled(
            phrase("%1 holds expanded tensors, as \"%2\", that show few numbers many million "
                   "times; in Python, load it, write them out and save it again: torch.save({k: "
                   "v.contiguous() for k, v in weights.items()}, \"weights.pth\")."),
            file, printable(tensor.key)));
    }
}

TorchFile::TorchFile(const fs::path& file, const std::string& entry)
    : m_private(std::make_unique<Private>()) {
    m_private->file = file;
    m_private->wanted = entry;
    const std::string head = firstBytes(file, 2);
    if (isZip(head)) {
        m_private->openZip();
    } else if (isPickle(head)) {
        m_private->openLegacy();
    } else {
        throw Error(filled(
            phrase("%1 is no file that torch.save() wrote; choose a .pth or .safetensors file."),
            file));
    }
    for (const StoredTensor& tensor : m_private->state.tensors) {
        m_private->check(tensor);
    }
}

TorchFile::~TorchFile() = default;
TorchFile::TorchFile(TorchFile&&) noexcept = default;
TorchFile& TorchFile::operator=(TorchFile&&) noexcept = default;

TorchFormat TorchFile::format() const {
    return m_private->format;
}

const std::vector<StoredTensor>& TorchFile::tensors() const {
    return m_private->state.tensors;
}

const std::string& TorchFile::nestedIn() const {
    return m_private->state.nestedIn;
}

const StatedInFile& TorchFile::stated() const {
    return m_private->state.stated;
}

const std::string& TorchFile::entryLeft() const {
    return m_private->state.entryLeft;
}

const std::vector<std::string>& TorchFile::otherNests() const {
    return m_private->state.others;
}

std::string TorchFile::readStorage(const StoredTensor& tensor) const {
    const std::uint64_t size = m_private->bytesOfStorage(tensor.storage);
    if (size > kMaxStorage) {
        refuseDamaged(m_private->file, phrase("a storage is larger than any weights are"));
    }
    std::string bytes(size, '\0');
    if (m_private->format == TorchFormat::Zip) {
        if (const ZipEntry* entry =
                m_private->archive->find(m_private->root + "data/" + tensor.storage)) {
            m_private->archive->read(*entry, bytes.data(), bytes.size());
        }
        return bytes;
    }
    std::ifstream stream(m_private->file, std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(m_private->places.at(tensor.storage).begin));
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!stream) {
        refuseDamaged(m_private->file, filled(phrase("reading \"%1\" failed"), tensor.key));
    }
    return bytes;
}

}  // namespace lab
