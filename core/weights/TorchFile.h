// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace lab {

/// The types of number in which weights lie in files.
enum class NumberType { F64, F32, F16, BF16, I64, I32, I16, I8, U8, Bool };

std::size_t bytesOf(NumberType type);

/// Where a tensor lies in a .pth file. Sizes, strides and offset count numbers, not bytes, and lie
/// within the storage. A tensor may show a number several times, as an expanded one does (stride
/// 0): all such tensors of a file together have at most kMostExpanded numbers.
struct StoredTensor {
    std::string key;
    NumberType type = NumberType::F32;
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides;
    std::int64_t offset = 0;
    std::string storage;
    bool isNegated = false;  ///< its numbers are those of the storage with the other sign
};

inline constexpr std::uint64_t kMostExpanded = std::uint64_t{1} << 27U;

/// What the entries next to the weights say of the network and its training; empty: nothing.
struct StatedInFile {
    std::string arch;             ///< "arch", as PyTorch's and timm's scripts write it
    std::string args;             ///< JSON of "args", the settings of a training
    std::string hyperParameters;  ///< JSON of Lightning's "hyper_parameters"
    std::string meta;             ///< JSON of OpenMMLab's "meta"
    std::string names{};  ///< JSON of entries as "class_to_idx" and "classes", by their keys
};

enum class TorchFormat { Zip, Legacy };

/// A file that torch.save() wrote: the zip form, or the form before PyTorch 1.6. The state_dict is
/// the dictionary that the file holds, or one of its entries: "state_dict", "model", "net" and
/// others that training scripts use, or the only one there. Its pickle is read by readPickle(), so
/// nothing is executed. Weights are read on demand. One thread at a time.
class TorchFile {
public:
    /// `entry`: the one that is wanted, where there are several. Throws Error with file and remedy.
    explicit TorchFile(const std::filesystem::path& file, const std::string& entry = {});
    ~TorchFile();
    TorchFile(TorchFile&&) noexcept;
    TorchFile& operator=(TorchFile&&) noexcept;

    TorchFormat format() const;
    /// In the order of the dictionary.
    const std::vector<StoredTensor>& tensors() const;
    /// The entry that held the state_dict; empty where the file is one.
    const std::string& nestedIn() const;
    const StatedInFile& stated() const;
    /// Of the entry that was asked for, what names no entry: it may begin the keys. Without the
    /// dot at its end.
    const std::string& entryLeft() const;
    /// Further entries that hold weights.
    const std::vector<std::string>& otherNests() const;
    /// The bytes of a whole storage; tensors may share one. Throws Error when they are damaged.
    std::string readStorage(const StoredTensor& tensor) const;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

}  // namespace lab
