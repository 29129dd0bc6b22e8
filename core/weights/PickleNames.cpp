// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/weights/PickleNames.h"

#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace lab {

namespace {

// The storages stand in persistent ids and are never called.
constexpr std::array kBuilt = {kOrderedDict,
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

// What stands next to weights in checkpoints and holds none: settings, counters, dates, paths. None
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

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

/// By PyTorch's own quantisation: weights in whole numbers with a scale.
bool isQuantised(std::string_view name) {
    return name == "torch._utils _rebuild_qtensor" || name.starts_with("torch qint") ||
           name.starts_with("torch quint") || name.starts_with("torch.ao.nn.quantized") ||
           name.starts_with("torch.nn.quantized");
}

/// Tensors of other kinds than those that are read here, by the function that makes them.
struct OtherTensors {
    std::string_view name;
    const char* sentence;
};

constexpr const char* kComplexTensors = asPhrase(
    "%1 holds complex numbers, and networks here compute with real ones; choose weights in "
    "fp32, fp16 or bf16.");

constexpr std::array kOtherTensors = {
    OtherTensors{"torch._utils _rebuild_tensor_v3",  // no storage's class says their type
                 asPhrase("%1 holds numbers of a type that is not read here, as float8 or uint16; "
                          "choose weights in fp32, fp16 or bf16.")},
    OtherTensors{"torch._utils _rebuild_sparse_tensor",
                 asPhrase("%1 holds sparse tensors, which are not read here; in Python, load it, "
                          "make them dense and save it again: torch.save({k: v.to_dense() for k, v "
                          "in weights.items()}, \"weights.pth\").")},
    OtherTensors{
        "torch._tensor _rebuild_from_type_v2",
        asPhrase("%1 holds tensors of a class of its own, as a subclass of torch.Tensor; in "
                 "Python, load it, make them plain and save it again: torch.save({k: "
                 "v.detach().as_subclass(torch.Tensor) for k, v in weights.items()}, "
                 "\"weights.pth\").")},
    OtherTensors{"torch ComplexFloatStorage", kComplexTensors},
    OtherTensors{"torch ComplexDoubleStorage", kComplexTensors},
    OtherTensors{"torch._utils _rebuild_nested_tensor",
                 asPhrase("%1 holds nested tensors, which no network of the ResNet family has; "
                          "choose other weights.")},
    OtherTensors{
        "torch._utils _rebuild_meta_tensor_no_storage",
        asPhrase("%1 holds meta tensors, which have shapes and no numbers; in Python, load "
                 "the weights into the network on the CPU first and save its state_dict "
                 "then, or choose another file.")}};

}  // namespace

bool isBuilt(std::string_view name) {
    return holds(kBuilt, name);
}

bool isHarmless(std::string_view name) {
    const std::size_t space = std::min(name.find(' '), name.size());
    const std::string_view package = name.substr(0, space);
    const std::string_view thing = name.substr(std::min(space + 1, name.size()));
    if (package == "builtins" || package == "__builtin__") {
        return holds(kHarmlessTypes, thing);
    }
    return holds(kHarmless, name) || (package == "torch" && holds(kTorchTypes, thing));
}

std::string dotted(std::string_view name) {
    std::string whole(name);
    std::ranges::replace(whole, ' ', '.');
    return whole;
}

std::string sentenceOfTensors(std::string_view name, const std::string& file) {
    if (isQuantised(name)) {
        return filled(phrase("%1 holds quantised weights (\"%2\"); choose the weights from before "
                             "they were quantised."),
                      file, printable(dotted(name.substr(0, 120))));
    }
    const auto* const other = std::ranges::find(kOtherTensors, name, &OtherTensors::name);
    return other == kOtherTensors.end() ? std::string() : filled(phrase(other->sentence), file);
}

bool isNetworkClass(std::string_view name) {
    return name.starts_with("torch.nn.modules") || name.starts_with("torchvision.models") ||
           name.starts_with("timm.") || name.starts_with("torch.nn.parallel") ||
           name.starts_with("ultralytics.");
}

}  // namespace lab
